import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { AUTHORITIES, authorityByCode, authorityName, PRACTICE_AUTHORITIES } from '../../statute/authorities.ts'
import type {
  AnswerTransfer,
  BeginRefusal,
  BeginTransfer,
  CompleteTransfer,
  GoOnRefusal,
  GoOnTransfer,
  Transfer,
  TransferChild,
} from './model.ts'

/** Stands for every authority outside England: the reason and the other worker say which. */
export const OUTSIDE_ENGLAND = 'outside-england'

/** The authorities a family can move between with this one, by name, those of a day in force; outside England last. */
export function otherAuthorities(
  own: string,
  on: CalendarDay,
): readonly { readonly code: string; readonly name: string }[] {
  const invented = PRACTICE_AUTHORITIES.some(({ code }) => code === own) ? PRACTICE_AUTHORITIES : []
  const inForce = AUTHORITIES.filter(({ code }) => authorityByCode(code, on) !== undefined)
  const byName = [...inForce].sort((one, other) => (one.name < other.name ? -1 : 1))
  const others = [...invented, ...byName].filter(({ code }) => code !== own)
  return [...others, { code: OUTSIDE_ENGLAND, name: otherName(OUTSIDE_ENGLAND) }]
}

/** What the other authority is called. */
export function otherName(code: string): string {
  return code === OUTSIDE_ENGLAND ? 'an authority outside England' : authorityName(code)
}

type Before = {
  /** Our own code. */
  readonly own: string
  /** Whether a transfer of any of the children is under way. */
  readonly isMoving: boolean
  /** The children with an open case here, with the day it opened. */
  readonly open: ReadonlyMap<string, CalendarDay>
  /** The children with a plan of ours that goes on. */
  readonly planned: ReadonlySet<string>
  readonly today: CalendarDay
}

/** Whether a notice may be written down. One transfer of a child at a time, so that one authority is responsible. */
export function beginTransfer(act: BeginTransfer, before: Before): Outcome<BeginTransfer, BeginRefusal> {
  if (act.childIds.length === 0) return refused('nobody-chosen')
  if (before.isMoving) return refused('moving-already')
  if (!otherAuthorities(before.own, act.noticedOn).some(({ code }) => code === act.otherAuthority))
    return refused('not-another-authority')
  if (act.direction === 'out' && act.childIds.some((id) => !before.open.has(id))) return refused('no-open-case')
  if (act.noticedOn > before.today) return refused('noticed-in-the-future')
  if (act.direction === 'in' && act.childIds.some((id) => isOurs(id, act.noticedOn, before)))
    return refused('ours-already')
  if (act.reason.trim() === '') return refused('no-reason')
  return act.direction === 'out' && !act.summary?.trim() ? refused('no-summary') : accepted(act)
}

/** Whether we are responsible already: a plan of ours goes on, or our case was open before the notice came. */
function isOurs(childId: string, noticedOn: CalendarDay, { open, planned }: Before): boolean {
  const openedOn = open.get(childId)
  return planned.has(childId) || (openedOn !== undefined && openedOn < noticedOn)
}

/** What is looked at before a transfer goes on. */
export type CaseOfTransfer = {
  /** The children's open cases here, with the day each opened. */
  readonly open: ReadonlyMap<string, CalendarDay>
  /** Whether others wait for a strategy discussion or an enquiry about one of them. */
  readonly isStepOpen: boolean
  /** Whether whoever acts may decide for the authority. */
  readonly mayDecide: boolean
  readonly today: CalendarDay
}

/** Whether something more may be recorded of a transfer. A late hand-over is late, never refused. */
export function goOn(transfer: Transfer, act: GoOnTransfer, of: CaseOfTransfer): Outcome<GoOnTransfer, GoOnRefusal> {
  if (!isUnderWay(transfer)) return refused('over-already')
  const refusal =
    act.does === 'answer'
      ? hindranceToAnswer(transfer, act, of)
      : act.does === 'complete'
        ? hindranceToComplete(transfer, act, of)
        : act.why.trim() === ''
          ? 'no-why'
          : undefined
  return refusal ? refused(refusal) : accepted(act)
}

/** Whether the hand-over is still to be answered or completed. */
export function isUnderWay({ state }: Pick<Transfer, 'state'>): boolean {
  return state === 'noticed' || state === 'accepted'
}

/** The children for whom a conference is to be called when a transfer in is accepted: a plan comes along, to stay. */
export function childrenToConfer({ direction, temporary, children }: Transfer): readonly string[] {
  if (direction === 'out' || temporary) return []
  return children.filter(({ withPlan }) => withPlan).map(({ childId }) => childId)
}

/**
 * Which of the two authorities is responsible for this child now: exactly one, at any time. For a while only, it stays
 * with the one they come from; a plan is taken over by the conference, everything else by completing the hand-over.
 *
 * @source Working Together to Safeguard Children 2023, chapter 3: children who move; local procedures for transfers
 */
export function responsible(
  { direction, temporary, state }: Pick<Transfer, 'direction' | 'temporary' | 'state'>,
  { withPlan, heldOn }: Pick<TransferChild, 'withPlan' | 'heldOn'>,
): 'ours' | 'theirs' {
  const isTakenOver =
    state === 'complete' || (direction === 'in' && state === 'accepted' && withPlan && heldOn !== null)
  const hasMoved = !temporary && isTakenOver
  return (direction === 'out') === hasMoved ? 'theirs' : 'ours'
}

function hindranceToAnswer(
  transfer: Transfer,
  act: AnswerTransfer,
  { open, mayDecide, today }: CaseOfTransfer,
): GoOnRefusal | undefined {
  if (transfer.state !== 'noticed') return 'answered-already'
  if (transfer.direction === 'in' && !mayDecide) return 'not-entitled'
  if (act.answeredOn > today) return 'answered-in-the-future'
  if (act.answeredOn < transfer.noticedOn) return 'answered-before-the-notice'
  if (act.reason.trim() === '') return 'no-reason'
  if (transfer.direction === 'out') return act.answeredBy.trim() === '' ? 'nobody-answered' : undefined
  const toConfer = act.answer === 'accepted' ? childrenToConfer(transfer) : []
  if (toConfer.some((childId) => !open.has(childId))) return 'no-open-case'
  return toConfer.length > 0 && act.chairId === null ? 'no-chair' : undefined
}

function hindranceToComplete(
  transfer: Transfer,
  act: CompleteTransfer,
  { open, isStepOpen, mayDecide, today }: CaseOfTransfer,
): GoOnRefusal | undefined {
  const { state, answeredOn, direction, temporary, children } = transfer
  if (state !== 'accepted' || answeredOn === null) return 'not-accepted-yet'
  if (!mayDecide) return 'not-entitled'
  if (act.completedOn > today) return 'completed-in-the-future'
  if (act.completedOn < answeredOn) return 'completed-before-the-answer'
  if (temporary) return undefined
  if (direction === 'in') {
    return children.some(({ withPlan, heldOn }) => withPlan && heldOn === null) ? 'conference-not-held' : undefined
  }
  if (isStepOpen) return 'step-still-open'
  if ([...open.values()].some((openedOn) => act.completedOn < openedOn)) return 'completed-before-it-opened'
  return act.lookAgainIf.trim() === '' ? 'no-look-again' : undefined
}
