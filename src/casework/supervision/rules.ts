import type { NewEntry } from '../../entries/model.ts'
import { paragraphs, titleOf } from '../../entries/rules.ts'
import { addDays, type CalendarDay, inWords } from '../../kernel/calendar-day.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type {
  DecidedAction,
  ManagementDecision,
  ManagementRefusal,
  MarkRefusal,
  RecordSupervision,
  SupervisionAction,
  SupervisionRefusal,
} from './model.ts'

export type SupervisionState = {
  readonly supervisorId: string | null
  /** Whether there is such a worker, and which of the children they hold. */
  readonly worker: { readonly holds: ReadonlySet<string> } | undefined
  /** The outcomes of each child's plan, for actions to serve. */
  readonly outcomes: ReadonlyMap<string, ReadonlySet<string>>
}

/** Whether a supervision may be written down: of children the worker holds, each spoken of, with whole actions. */
export function recordSupervision(
  { supervisorId, worker, outcomes }: SupervisionState,
  act: RecordSupervision,
  today: CalendarDay,
): Outcome<RecordSupervision, SupervisionRefusal> {
  if (!worker) return refused('no-such-worker')
  if (act.workerId === supervisorId) return refused('own-supervision')
  if (act.children.length === 0) return refused('nobody-chosen')
  if (act.children.some(({ childId }) => !worker.holds.has(childId))) return refused('not-their-child')
  if (act.heldOn > today) return refused('in-the-future')
  if (act.nextOn <= act.heldOn) return refused('next-not-after')
  if (act.children.some(({ discussed }) => discussed.trim() === '')) return refused('nothing-discussed')
  if (act.actions.some(({ what, ownerName }) => what.trim() === '' || ownerName.trim() === '')) {
    return refused('unfinished-action')
  }
  if (act.actions.some(({ byOn }) => byOn < act.heldOn)) return refused('action-in-the-past')
  if (act.actions.some((action) => !servesPlan(action, outcomes.get(action.childId))))
    return refused('choose-an-outcome')
  return accepted(act)
}

/** An action is in the plan where there is one: it serves one of its outcomes. */
function servesPlan({ outcomeId }: DecidedAction, outcomes: ReadonlySet<string> = new Set()): boolean {
  return outcomes.size === 0 ? outcomeId === null : outcomeId !== null && outcomes.has(outcomeId)
}

/** The usual day of the next supervision. */
export function usualNext(heldOn: CalendarDay, weeks: number): CalendarDay {
  return addDays(heldOn, weeks * 7)
}

/** When a worker's next supervision is due: as agreed in the last; for one never supervised, today. */
export function nextDue({ nextOn }: { readonly nextOn: CalendarDay | null }, today: CalendarDay): CalendarDay {
  return nextOn ?? today
}

type Told = {
  readonly entryId: string
  readonly workerName: string
  readonly supervisor: { readonly name: string; readonly jobTitle: string }
}

/** What a supervision adds to the stories: written once, with what was said and decided of each child. */
export function entryOfSupervision(act: RecordSupervision, { entryId, workerName, supervisor }: Told): NewEntry {
  const actionsOf = (childId: string) =>
    act.actions
      .filter((action) => action.childId === childId)
      .map(({ what, ownerName, byOn }) => `${what} (${ownerName}, by ${inWords(byOn)})`)
  return {
    ...{
      id: entryId,
      kind: 'opinion',
      title: `Supervision: ${workerName} and ${supervisor.name}`,
      happenedOn: act.heldOn,
    },
    body: paragraphs(`The next supervision is on ${inWords(act.nextOn)}.`),
    ...{ saidBy: supervisor.name, saidByRole: supervisor.jobTitle, step: { kind: 'supervision', id: act.id } },
    about: act.children.map(({ childId, discussed, reflection, decision }) => ({
      personId: childId,
      part: [discussed, reflection, decision && `Decided: ${decision}`, ...actionsOf(childId)]
        .filter(Boolean)
        .join(' – '),
    })),
  }
}

/** Whether an action of supervision may be marked as done or stopped. Marked so already, it stays so. */
export function markAction(
  { state, inPlan }: Pick<SupervisionAction, 'state' | 'inPlan'>,
  to: 'done' | 'stopped',
): Outcome<{ readonly isNew: boolean }, MarkRefusal> {
  if (inPlan) return refused('not-open-any-more')
  if (state === to) return accepted({ isNew: false })
  return state === 'open' ? accepted({ isNew: true }) : refused('not-open-any-more')
}

/** Whether a manager's decision may be written down: what is decided, and why. */
export function decideAsManager(act: ManagementDecision): Outcome<ManagementDecision, ManagementRefusal> {
  if (act.childIds.length === 0) return refused('nobody-chosen')
  if (act.decision.trim() === '') return refused('nothing-decided')
  if (act.reason.trim() === '') return refused('no-reason')
  return accepted({ ...act, decision: act.decision.trim(), reason: act.reason.trim() })
}

/** What a manager's decision is called in the story. */
export function decisionTitle({ decision }: Pick<ManagementDecision, 'decision'>): string {
  return `Management decision: ${titleOf(decision)}`
}
