import type { Citing } from '../../entries/evidence/model.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'

/** What rests on entries, as it stands in one child's case: a judgement, a worry, a need of the plan, an assessment. */
export type Resting = Citing & {
  readonly childId: string
  /** What it says, or of an assessment what it is. */
  readonly words: string
  /** The day it was made, or the assessment began. */
  readonly sinceOn: CalendarDay
}

/** Something of one child that rests on an entry that was corrected, and that nobody has read again. */
export type ToReadAgain = Resting & {
  /** The day of the latest correction. */
  readonly correctedOn: CalendarDay
  /** What was corrected, and what it is now said to be. */
  readonly entryTitle: string
}
