import type { BankHolidays, CalendarDay } from '../../kernel/calendar-day.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { LocalTimescale } from '../../statute/timescale.ts'
import { lastDay } from '../../statute/timescales.ts'
import { hasCome } from '../meetings/rules-people.ts'
import {
  type Conference,
  type ConferenceHeld,
  INITIAL_OUTCOMES,
  REVIEW_OUTCOMES,
  type RecordConference,
  type RecordRefusal,
} from './model.ts'

type Today = { readonly day: CalendarDay; readonly holidays: BankHolidays }

/**
 * The last day a conference is in time.
 *
 * @source Working Together to Safeguard Children 2023, chapter 3: the initial conference within 15 working days of the
 *   strategy discussion, the first review within three months, later ones within six
 */
export function conferenceDueBy(
  { kind, dueFrom }: Pick<Conference, 'kind' | 'dueFrom'>,
  holidays: BankHolidays,
  isFirstReview = true,
  locals: readonly LocalTimescale[] = [],
): CalendarDay {
  if (kind === 'initial') return lastDay('initial-conference', dueFrom, holidays, locals)
  return lastDay(isFirstReview ? 'review-first' : 'review-next', dueFrom, holidays, locals)
}

/**
 * Whether a conference may be recorded as held, and what follows. A late one is recorded as late, never refused:
 * the record must say what happened. Dissent stands beside the decision and does not stop it.
 */
export function holdConference(
  conference: Conference,
  act: RecordConference,
  today: Today,
  isFirstReview: boolean,
  locals: readonly LocalTimescale[] = [],
): Outcome<ConferenceHeld, RecordRefusal> {
  if (conference.heldOn !== null) return refused('already-held')
  if (act.heldOn < conference.dueFrom) return refused('held-before-it-was-due-to-begin')
  if (act.heldOn > today.day) return refused('held-in-the-future')
  if (!act.attended.some(hasCome)) return refused('nobody-attended')
  if (act.coreGroupOn && act.coreGroupOn < act.heldOn) return refused('core-group-before-the-conference')
  if (act.reviewOn && act.reviewOn <= act.heldOn) return refused('review-before-the-conference')
  const fault = faultInDecisions(conference, act)
  if (fault) return refused(fault)
  if (act.reason.trim() === '') return refused('no-reason')
  const goesOn = (outcome: string) => outcome !== 'no-plan' && outcome !== 'end'
  return accepted({
    ...act,
    inTime: act.heldOn <= conferenceDueBy(conference, today.holidays, isFirstReview, locals),
    toReview: act.children.filter(({ outcome }) => goesOn(outcome)).map(({ childId }) => childId),
  })
}

function faultInDecisions({ kind, children }: Conference, act: RecordConference): RecordRefusal | undefined {
  const decided = new Map(act.children.map((child) => [child.childId, child]))
  if (children.some(({ childId }) => !decided.has(childId))) return 'not-decided-for-every-child'
  const offered: readonly string[] = kind === 'initial' ? INITIAL_OUTCOMES : REVIEW_OUTCOMES
  if (act.children.some(({ outcome }) => !offered.includes(outcome))) return 'outcome-of-another-conference'
  const needsCategory = (outcome: string) => outcome === 'protection-plan' || outcome === 'change-category'
  const isWithout = act.children.some(({ outcome, category }) => needsCategory(outcome) && category === null)
  return isWithout ? 'no-category' : undefined
}
