import type { MarkedText } from '../../entries/model.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { DecideRefusal } from '../sign-off/model.ts'

/** A child and family assessment under section 17 of the Children Act 1989. */
export type Assessment = {
  readonly id: string
  readonly referralId: string
  /** The day the referral was received, which sets the clock going. */
  readonly referredOn: CalendarDay
  readonly startedOn: CalendarDay
  readonly state: 'open' | 'submitted' | 'returned' | 'authorised' | 'withdrawn'
  readonly content: AssessmentText
  /** Grows by one at each saving, so that two writers never overwrite each other unseen. */
  readonly revision: number
  /** Who kept what stands now; null if nobody wrote yet. */
  readonly writtenBy: string | null
  readonly writtenAt: Instant | null
  readonly submittedOn: CalendarDay | null
  readonly submittedBy: string | null
  readonly returnedComment: string | null
  readonly authorisedOn: CalendarDay | null
  readonly outcome: AssessmentOutcome | null
  readonly reported: boolean
  readonly children: readonly AssessedChild[]
}

/** A child assessed: what was found, whether and when seen. */
export type AssessedChild = {
  readonly childId: string
  readonly factors: readonly string[]
  readonly seenOn: CalendarDay | null
  readonly seenAlone: boolean | null
}

/** The words of an assessment. `answers` are by the id of the prompt that asked; `marked` is what is marked in which field. */
export type AssessmentText = {
  readonly worries: string
  readonly strengths: string
  readonly childWords: string
  readonly analysis: string
  readonly notKnown: string
  readonly answers: Readonly<Record<string, string>>
  /** By the name of its field, for those in which something is marked. Its words are those of the field. */
  readonly marked?: Readonly<Record<string, MarkedText>>
}

export const NOTHING_WRITTEN: AssessmentText = {
  worries: '',
  strengths: '',
  childWords: '',
  analysis: '',
  notKnown: '',
  answers: {},
}

export const ASSESSMENT_OUTCOMES = ['strategy-discussion', 'child-in-need-plan', 'early-help', 'close'] as const
export type AssessmentOutcome = (typeof ASSESSMENT_OUTCOMES)[number]

/** What a worker writes: the words, and what differs for each child. */
export type WriteAssessment = {
  readonly text: AssessmentText
  readonly children: readonly AssessedChild[]
  readonly outcome: AssessmentOutcome | null
  /** The revision the writer had before them. */
  readonly revision: number
  /** Whether the manager is asked to sign. */
  readonly submit: boolean
}

/** What is wrong with the words themselves. */
export type WriteFault = 'no-analysis' | 'no-outcome' | 'no-factors' | 'seen-in-the-future'
export type WriteRefusal =
  | WriteFault
  | 'not-found'
  | 'already-authorised'
  | 'with-the-manager'
  | 'someone-else-wrote'
  | 'seen-before-birth'
  | 'not-one-of-the-children'

export type AuthoriseRefusal = 'not-found' | DecideRefusal

/** What is known of a child, as far as prompts go by it. */
export type PromptFacts = {
  readonly ageInYears: number | null
  readonly unborn: boolean
  readonly disabled: boolean
  readonly primaryNeed: string | null
}

/** A question put only when it matters to this child; it has an owner, a purpose and a day to look at it again. */
export type Prompt = {
  readonly id: string
  readonly domain: 'development' | 'parenting' | 'family-and-environment'
  readonly question: string
  readonly purpose: string
  readonly owner: string
  readonly reviewBy: CalendarDay
  readonly when: (facts: PromptFacts) => boolean
}
