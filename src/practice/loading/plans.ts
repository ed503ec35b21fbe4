import { paragraphs } from '../../entries/rules.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { EarlyHelpStep, LookedAfterStep, PlanAction, PlanStep } from '../steps/model.ts'
import { aboutOf, add, momentOf, recordedAtOf, referralOf, type Sheet, stepsOf, who, write } from './sheet.ts'

type Planned = PlanStep | EarlyHelpStep | LookedAfterStep

/** The one living plan of each child, what it was in law and when, and who does what by when. */
export function layPlans(sheet: Sheet): void {
  const planned: readonly Planned[] = sheet.family.steps.filter(
    ({ kind }) => kind === 'plan' || kind === 'early-help' || kind === 'looked-after',
  ) as Planned[]
  for (const child of new Set(planned.flatMap(({ children }) => children))) {
    layPlan(
      sheet,
      child,
      planned.filter(({ children }) => children.includes(child)),
    )
  }
  for (const step of planned) tellBeginning(sheet, step)
}

/** The living plan says what its latest step says; what earlier ones asked for has ended with them. */
function layPlan(sheet: Sheet, child: string, steps: readonly Planned[]): void {
  const [first] = steps
  const written = steps.filter((step) => step.kind === 'plan')
  const latest = written.at(-1)
  if (!first) return
  const planId = sheet.id(child, 'plan')
  const helped = steps.findLast((step) => step.kind === 'early-help')
  add(sheet, 'plan', {
    ...{ id: planId, childId: sheet.id(child), madeOn: first.on, whyInvolved: latest?.why ?? '' },
    ...{ weWant: latest?.wanted ?? helped?.whatHelps ?? '', contingency: latest?.contingency ?? '' },
    ...{ childView: null, parentView: null, recordedAt: recordedAtOf(sheet, first) },
  })
  let times = 0
  for (const step of steps) {
    const isProtection = step.kind === 'plan' && step.status === 'child-protection'
    layStatus(sheet, step, { child, planId, previousCount: isProtection ? times : null })
    if (isProtection) times += 1
  }
  for (const step of written) layNeeds(sheet, step, { child, planId, endedOn: step === latest ? null : step.endedOn })
}

function layStatus(
  sheet: Sheet,
  step: Planned,
  { child, planId, previousCount }: { child: string; planId: string; previousCount: number | null },
): void {
  const { id } = sheet
  const referral = step.kind === 'early-help' ? undefined : referralOf(sheet, step)
  const conference = step.because ? sheet.stepsById.get(step.because) : undefined
  const category = step.kind === 'plan' ? step.category : null
  add(sheet, 'planStatus', {
    ...{ id: id(step.id, 'status', child), planId, childId: id(child), kind: kindOf(step), previousCount },
    episodeId: referral?.children.includes(child) ? id(referral.id, 'episode', child) : null,
    ...{ category: category?.latest ?? null, firstCategory: category?.initial ?? null },
    conferenceId: conference?.kind === 'initial-conference' ? id(conference.id) : null,
    ...{ fromOn: step.on, toOn: step.endedOn, endReason: null, reported: false },
    recordedAt: recordedAtOf(sheet, step),
  })
}

function kindOf(step: Planned) {
  if (step.kind === 'plan') return step.status
  return step.kind === 'early-help' ? 'family-help' : 'care'
}

type NeedsOf = { readonly child: string; readonly planId: string; readonly endedOn: CalendarDay | null }

function layNeeds(sheet: Sheet, step: PlanStep, { child, planId, endedOn }: NeedsOf): void {
  const { id } = sheet
  const recordedAt = recordedAtOf(sheet, step)
  let position = 0
  for (const [needAt, { need, outcomes }] of step.needs.entries()) {
    const needId = id(step.id, child, needAt)
    add(sheet, 'planNeed', { id: needId, planId, position: needAt + 1, statement: need, endedOn, recordedAt })
    for (const [outcomeAt, { outcome, changed, actions }] of outcomes.entries()) {
      const outcomeId = id(step.id, child, needAt, outcomeAt)
      position += 1
      add(sheet, 'planOutcome', {
        ...{ id: outcomeId, planId, needId, position, statement: outcome, changed, endedOn },
        ...{ byOn: null, achievedOn: null, recordedAt },
      })
      for (const [at, action] of actions.entries()) {
        const actionId = id(step.id, child, needAt, outcomeAt, at)
        layAction(sheet, action, { id: actionId, planId, outcomeId, position: position * 100 + at, recordedAt })
      }
    }
  }
}

const STATES = { 'not-begun': 'open', 'under-way': 'open', done: 'done', dropped: 'stopped' } as const

function layAction(
  sheet: Sheet,
  { action, owner, by, state, doneOn }: PlanAction,
  of: { id: string; planId: string; outcomeId: string; position: number; recordedAt: ReturnType<typeof recordedAtOf> },
): void {
  add(sheet, 'planAction', {
    ...{ ...of, what: action, ownerName: owner.name, byOn: by, state: STATES[state], doneOn, note: null },
    ownerUser: owner.subject === null ? null : who(sheet, owner.subject).userId,
  })
}

const BEGAN = {
  'child-protection': 'Child protection plan began',
  'child-in-need': 'Child in need plan began',
  'family-help': 'Early help began',
  care: 'Became looked after',
} as const

function tellBeginning(sheet: Sheet, step: Planned): void {
  const recorder = who(sheet, step.recordedBy)
  const plan = { kind: 'plan', id: sheet.id(step.children[0] ?? '', 'plan') } as const
  const always = { saidBy: recorder.name, saidByRole: recorder.title, step: plan, about: aboutOf(sheet, step) }
  write(sheet, recorder, recordedAtOf(sheet, step), {
    ...{ ...always, id: sheet.id(step.id, 'entry'), kind: 'fact', title: BEGAN[kindOf(step)], happenedOn: step.on },
    ...{ body: paragraphs(wordsOf(step)), significant: true },
  })
  if (step.kind !== 'early-help' || step.endedOn === null) return
  write(sheet, recorder, momentOf(sheet, step.endedOn, '16:00'), {
    ...{ ...always, id: sheet.id(step.id, 'ended'), kind: 'fact', title: 'Early help ended', happenedOn: step.endedOn },
    ...{ body: paragraphs(step.endedBecause ?? 'Early help ended.'), significant: true },
  })
}

const LEGAL = { V2: 'Section 20', C1: 'Interim care order', C2: 'Care order' } as const

function wordsOf(step: Planned): string {
  if (step.kind === 'early-help') return step.whatHelps
  if (step.kind === 'looked-after') return `${step.why}\n\n${LEGAL[step.legalStatus]}. Lives in: ${step.place}.`
  return `${step.why}\n\n${step.wanted}`
}

/** Whether a child of the family is looked after now. */
export function isLookedAfter(sheet: Sheet, child: string): boolean {
  return stepsOf(sheet, 'looked-after').some(({ children, endedOn }) => endedOn === null && children.includes(child))
}
