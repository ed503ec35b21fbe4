import { addMonths, type CalendarDay } from '../../kernel/calendar-day.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { NewNote, NoteRefusal, NoteReview, WarningNote } from './model.ts'

/** A warning is looked at again within a year, whatever happened. */
const LONGEST_REVIEW_MONTHS = 12

/** When a warning is looked at again, unless its writer says otherwise. */
export function usualReview(today: CalendarDay): CalendarDay {
  return addMonths(today, 3)
}

/** Whether a warning may be written: what to do and why, whether the person was told, and when to look again. */
export function addNote(note: NewNote, today: CalendarDay): Outcome<NewNote, NoteRefusal> {
  if (note.title.trim() === '' || note.reason.trim() === '' || note.saidBy.trim() === '')
    return refused('nothing-written')
  if (note.sinceOn > today) return refused('since-in-the-future')
  if (note.told === null || ('whyNotTold' in note.told && note.told.whyNotTold.trim() === '')) {
    return refused('told-or-why-not')
  }
  if ('toldOn' in note.told && note.told.toldOn > today) return refused('told-or-why-not')
  const fault = reviewFault(note.reviewBy, today)
  return fault ? refused(fault) : accepted(note)
}

/** Who reviews: their id, and whether they are a manager of one of the children it is shown for. */
export type Reviewer = { readonly userId: string | null; readonly isManager: boolean }

/** What a review makes of a warning. A manager approves it, who did not write it; a manager ends it. */
export function reviewNote(
  note: WarningNote,
  review: NoteReview,
  by: Reviewer,
  today: CalendarDay,
): Outcome<Pick<WarningNote, 'reviewBy' | 'endedOn' | 'endedHow'>, NoteRefusal> {
  const { outcome, words } = review
  if (note.endedOn !== null) return refused('ended-already')
  if (outcome !== 'stands' && !by.isManager) return refused('a-manager-ends-it')
  if (outcome === 'approved' && note.approvedAt !== null) return refused('approved-already')
  if (outcome === 'approved' && note.recordedBy === by.userId) return refused('own-work')
  if (words.trim() === '') return refused('nothing-written')
  if (outcome === 'ended') return accepted({ reviewBy: note.reviewBy, endedOn: today, endedHow: words.trim() })
  const reviewBy = review.reviewBy ?? note.reviewBy
  const fault = reviewFault(reviewBy, today)
  return fault ? refused(fault) : accepted({ reviewBy, endedOn: null, endedHow: null })
}

function reviewFault(reviewBy: CalendarDay, today: CalendarDay) {
  if (reviewBy <= today) return 'review-not-ahead' as const
  return reviewBy > addMonths(today, LONGEST_REVIEW_MONTHS) ? ('review-too-far' as const) : undefined
}
