import type { NewEntry } from '../../entries/model.ts'
import { paragraphs } from '../../entries/rules.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { londonDayOf } from '../../kernel/instant.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { hasCome } from '../meetings/rules-people.ts'
import type {
  ConcludeEnquiry,
  ConcludeRefusal,
  Enquiry,
  RecordRefusal,
  RecordStrategyDiscussion,
  StrategyDiscussion,
} from './model.ts'

/**
 * Whether a strategy discussion may be recorded. A late one is recorded as late. Who sees the child, and when, is
 * part of every decision to enquire.
 *
 * @source Working Together to Safeguard Children 2023, chapter 3: strategy discussion
 */
export function recordStrategyDiscussion(
  discussion: StrategyDiscussion,
  act: RecordStrategyDiscussion,
  today: CalendarDay,
): Outcome<RecordStrategyDiscussion, RecordRefusal> {
  if (discussion.heldOn !== null) return refused('already-recorded')
  if (discussion.withdrawnOn !== null) return refused('withdrawn')
  if (act.heldOn < londonDayOf(discussion.triggeredAt)) return refused('held-before-it-was-called')
  if (act.heldOn > today) return refused('held-in-the-future')
  if (!act.tookPart.some(hasCome)) return refused('nobody-took-part')
  if (act.reason.trim() === '') return refused('no-reason')
  if (act.decision === 'section-47' && act.whoSees.trim() === '') return refused('nobody-sees-the-child')
  return accepted(act)
}

type Called = {
  readonly id: string
  readonly entryId: string
  readonly childIds: readonly string[]
  readonly reason: string
  readonly on: CalendarDay
  readonly by: { readonly name: string; readonly jobTitle: string }
}

/** What each child's story says of a strategy discussion that was called, whichever act called it. */
export function entryOfCall({ id, entryId, childIds, reason, on, by }: Called): NewEntry {
  return {
    id: entryId,
    kind: 'opinion',
    title: 'A strategy discussion was called',
    body: paragraphs(reason),
    happenedOn: on,
    saidBy: by.name,
    saidByRole: by.jobTitle,
    bearing: 'worry',
    significant: true,
    step: { kind: 'strategy-discussion', id },
    about: childIds.map((personId) => ({ personId })),
  }
}

/**
 * Whether an enquiry may be concluded: for every child an outcome, and a chair if any needs a conference.
 *
 * @source Children Act 1989 s.47; Working Together to Safeguard Children 2023, chapter 3
 */
export function concludeEnquiry(
  enquiry: Enquiry,
  act: ConcludeEnquiry,
  today: CalendarDay,
): Outcome<ConcludeEnquiry, ConcludeRefusal> {
  if (enquiry.concludedOn !== null) return refused('already-concluded')
  if (enquiry.withdrawnOn !== null) return refused('withdrawn')
  if (act.concludedOn < enquiry.startedOn) return refused('concluded-before-it-started')
  if (act.concludedOn > today) return refused('concluded-in-the-future')
  if (act.summary.trim() === '') return refused('no-summary')
  const decided = new Set(act.children.map(({ childId }) => childId))
  if (enquiry.children.some(({ childId }) => !decided.has(childId))) return refused('not-decided-for-every-child')
  if (act.children.some(({ seenOn }) => seenOn !== null && seenOn > act.concludedOn)) {
    return refused('seen-after-conclusion')
  }
  if (act.children.some(({ seenOn }) => seenOn !== null && seenOn < enquiry.startedOn)) {
    return refused('seen-before-it-started')
  }
  if (needsConference(act) && act.chairId === null) return refused('no-chair')
  return accepted(act)
}

/** Whether any child of the enquiry needs a conference. */
export function needsConference({ children }: Pick<ConcludeEnquiry, 'children'>): boolean {
  return children.some(({ outcome }) => outcome === 'conference')
}
