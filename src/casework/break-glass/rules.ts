import { addHours, type Instant } from '../../kernel/instant.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { OpenedRecord, OpenRefusal, Review, ReviewRefusal } from './model.ts'

/** The shortest reason that says something, in characters. */
const LEAST_REASON = 10

/** Until when a record opened now stays open: `hours` later, or not at all without a reason in words. */
export function openUntil(reason: string, at: Instant, hours: number): Outcome<Instant, OpenRefusal> {
  return reason.trim().length < LEAST_REASON ? refused('no-reason') : accepted(addHours(at, hours))
}

/** Whether somebody may say what they think of it: once, not of their own, and with words where it is to be asked about. */
export function review(
  opened: OpenedRecord,
  said: { readonly review: Review; readonly words: string; readonly by: string | null },
): Outcome<Review, ReviewRefusal> {
  if (opened.userId === said.by) return refused('own-work')
  if (opened.review !== null) return refused('reviewed-already')
  if (said.review === 'to-be-asked' && said.words.trim() === '') return refused('no-reason')
  return accepted(said.review)
}
