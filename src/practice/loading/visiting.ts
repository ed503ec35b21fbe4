import { paragraphs } from '../../entries/rules.ts'
import type { ClosureStep, PlanReviewStep, VisitStep } from '../steps/model.ts'
import {
  aboutOf,
  add,
  calledName,
  personOf,
  recordedAtOf,
  referralOf,
  type Sheet,
  stepsOf,
  who,
  write,
} from './sheet.ts'

/** Visits that were made, reviews that were held, and how cases were closed. */
export function layVisiting(sheet: Sheet): void {
  for (const step of stepsOf(sheet, 'visit')) if (!step.planned) layVisit(sheet, step)
  for (const step of stepsOf(sheet, 'plan-review')) if (!step.planned) layReview(sheet, step)
  for (const step of stepsOf(sheet, 'closure')) layClosure(sheet, step)
}

/** An enquiry's visit is part of assessing; visits to looked-after children have no kind of their own yet. */
const KINDS = {
  assessment: 'assessment',
  'section-47': 'assessment',
  'child-protection': 'child-protection',
  'child-in-need': 'child-in-need',
  'looked-after': 'other',
} as const
const PLACES = { home: 'At home', school: 'At school', elsewhere: 'Elsewhere' } as const

function layVisit(sheet: Sheet, step: VisitStep): void {
  const { id } = sheet
  const visitor = who(sheet, step.by)
  const recordedAt = recordedAtOf(sheet, step)
  const visitId = id(step.id)
  add(sheet, 'visit', {
    ...{ id: visitId, kind: KINDS[step.purpose], happenedOn: step.on, visitedBy: visitor.userId },
    ...{
      visitedByName: visitor.name,
      place: PLACES[step.where],
      summary: step.note ?? '',
      reported: false,
      recordedAt,
    },
  })
  for (const part of step.perChild) {
    add(sheet, 'visitChild', {
      ...{ id: id(step.id, part.child), visitId, childId: id(part.child), happenedOn: step.on, words: part.words },
      ...{ seen: part.seen, seenAlone: part.seen && part.seenAlone, bedroomSeen: part.bedroomSeen },
      ...{ whyNotSeen: part.seen ? null : whyNotSeen(sheet, step, part.child), recordedAt },
    })
  }
  tellVisit(sheet, step)
}

function whyNotSeen(sheet: Sheet, step: VisitStep, child: string): string {
  if (step.happened === 'nobody-in') return 'Nobody was in'
  const { bornOn } = personOf(sheet, child)
  return bornOn === null || bornOn > step.on ? 'Not yet born' : 'Not there'
}

function tellVisit(sheet: Sheet, step: VisitStep): void {
  const { id } = sheet
  const visitor = who(sheet, step.by)
  const recordedAt = recordedAtOf(sheet, step)
  const of = { kind: 'visit', id: id(step.id) } as const
  const anyone = step.perChild.some(({ seen }) => seen)
  write(sheet, visitor, recordedAt, {
    ...{ id: id(step.id, 'entry'), kind: 'fact', step: of, happenedOn: step.on },
    title: step.happened === 'nobody-in' ? 'Visit: nobody in' : anyone ? 'Visit' : 'Visit: no child seen',
    ...{ body: paragraphs(step.note ?? ''), saidBy: visitor.name, saidByRole: visitor.title },
    about: step.perChild.map((part) => ({ personId: id(part.child), part: seenInWords(sheet, step, part) })),
  })
  for (const { child, words } of step.perChild) {
    const told = sheet.family.entries.some(
      ({ on, source, about }) => on === step.on && source === 'child-words' && about.includes(child),
    )
    if (words === null || told) continue
    const name = calledName(personOf(sheet, child))
    write(sheet, visitor, recordedAt, {
      ...{ id: id(step.id, 'words', child), kind: 'child-words', title: words, body: paragraphs(words), step: of },
      ...{ happenedOn: step.on, saidBy: name, saidByRole: null, about: [{ personId: id(child) }] },
    })
  }
}

function seenInWords(sheet: Sheet, step: VisitStep, part: VisitStep['perChild'][number]): string {
  if (!part.seen) return `Not seen: ${whyNotSeen(sheet, step, part.child).toLowerCase()}`
  return `Seen${part.seenAlone ? ' alone' : ''}${part.bedroomSeen ? ', bedroom seen' : ''}`
}

const REVIEWS = {
  continue: 'the plan continues',
  'step-down': 'less help is needed',
  'step-up': 'more help is needed',
  close: 'the plan ends',
} as const

function layReview(sheet: Sheet, step: PlanReviewStep): void {
  const chair = who(sheet, step.chair)
  const what = step.of === 'child-in-need' ? 'Child in need review' : 'Looked-after review'
  if (step.of === 'child-in-need') addReview(sheet, step, chair.userId)
  write(sheet, chair, recordedAtOf(sheet, step), {
    ...{ id: sheet.id(step.id, 'entry'), kind: 'opinion', happenedOn: step.on, significant: true },
    title: step.decision ? `${what}: ${REVIEWS[step.decision]}` : what,
    ...{ body: paragraphs(step.reason ?? what), saidBy: chair.name, saidByRole: chair.title },
    ...{ step: { kind: 'plan', id: sheet.id(step.children[0] ?? '', 'plan') }, about: aboutOf(sheet, step) },
  })
}

function addReview(sheet: Sheet, step: PlanReviewStep, recordedBy: string): void {
  const { id } = sheet
  const recordedAt = recordedAtOf(sheet, step)
  const summary = step.reason ?? 'The plan was reviewed.'
  const planReviewId = id(step.id)
  add(sheet, 'planReview', { id: planReviewId, meetingId: null, heldOn: step.on, summary, recordedBy, recordedAt })
  for (const child of step.children) {
    add(sheet, 'planReviewChild', {
      ...{ id: id(step.id, child), planReviewId, childId: id(child), outcome: step.decision ?? 'continue' },
      ...{ reason: summary, childView: null, parentView: null, recordedAt },
    })
  }
}

function layClosure(sheet: Sheet, step: ClosureStep): void {
  const { id } = sheet
  const decider = who(sheet, step.decidedBy)
  const recordedAt = recordedAtOf(sheet, step)
  const referral = referralOf(sheet, step)
  if (!referral) throw new RangeError(`a closure without a referral: ${step.id}`)
  for (const child of step.children) {
    add(sheet, 'closure', {
      ...{ id: id(step.id, child), childId: id(child), episodeId: id(referral.id, 'episode', child) },
      ...{ closedOn: step.on, reasonCode: step.reasonCode, summary: step.reason, lookAgainIf: step.lookAgainIf },
      ...{ decidedBy: decider.userId, reported: false, recordedAt },
    })
  }
  const of = { kind: 'closure', id: id(step.id, step.children[0] ?? '') } as const
  add(sheet, 'decision', {
    ...{ id: id(step.id, 'decision'), stepKind: of.kind, stepId: of.id, options: ['close', 'keep-open'] },
    ...{ choice: 'close', reason: step.reason, evidence: [], dissent: null, decidedBy: decider.userId },
    ...{ decidedByName: decider.name, decidedAt: recordedAt, recordedAt },
  })
  write(sheet, decider, recordedAt, {
    ...{ id: id(step.id, 'entry'), kind: 'opinion', title: 'Case closed', happenedOn: step.on, significant: true },
    body: paragraphs(`${step.reason}\n\nWe would look again if: ${step.lookAgainIf}`),
    ...{ saidBy: decider.name, saidByRole: decider.title, step: of, about: aboutOf(sheet, step) },
  })
}
