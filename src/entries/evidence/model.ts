import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { EntryKind, RichText } from '../model.ts'

/** What somebody makes of what is known of a child. */
export const JUDGEMENT_KINDS = [
  'danger-statement',
  'worry-statement',
  'strength',
  'safety-goal',
  'analysis',
  'scaling',
] as const
export type JudgementKind = (typeof JUDGEMENT_KINDS)[number]
/** The kinds that are a statement alone. A scaling question has numbers beside. */
export type StatementKind = Exclude<JudgementKind, 'scaling'>
export const STATEMENT_KINDS = ['danger-statement', 'worry-statement', 'strength', 'safety-goal', 'analysis'] as const

/** A judgement about one child: who says so, what, and for a danger or a worry what could happen to whom. */
export type Judgement = {
  readonly id: string
  readonly childId: string
  readonly kind: JudgementKind
  /** Whose view it is. */
  readonly saidBy: string
  /** The statement; of a scaling question, the question. */
  readonly statement: string
  readonly couldHappen: string | null
  /** What 0 and what 10 mean, of a scaling question. */
  readonly worst: string | null
  readonly best: string | null
  readonly madeOn: CalendarDay
  /** The assessment it was written in. */
  readonly assessmentId: string | null
  readonly endedOn: CalendarDay | null
  readonly endedHow: string | null
  /** The numbers given so far, latest first. */
  readonly scales: readonly Scale[]
  /** Codes of the framework's dimensions it is read under. */
  readonly dimensions: readonly string[]
}

/** A number from 0 to 10 that somebody gave on a day, and why that number. */
export type Scale = {
  readonly number: number
  readonly askedOf: string
  readonly askedOn: CalendarDay
  readonly why: string
}

/** A statement to be written, about one or more children. */
export type NewJudgement = Pick<Judgement, 'id' | 'saidBy' | 'statement' | 'couldHappen' | 'dimensions'> & {
  readonly kind: StatementKind
  readonly childIds: readonly string[]
}

/** A scaling question with its first number, about one child. */
export type NewScaling = Pick<Judgement, 'id' | 'childId' | 'statement'> & {
  readonly worst: string
  readonly best: string
  readonly first: Scale
}

export type JudgementRefusal =
  | 'not-found'
  | 'nothing-written'
  | 'nobody-named'
  | 'not-a-number'
  | 'nobody-asked'
  | 'no-why'
  | 'in-the-future'
  | 'already-ended'
  | 'no-reason'

/** What can rest on entries. */
export const CITING_KINDS = ['judgement', 'worry', 'plan-need', 'assessment'] as const
export type CitingKind = (typeof CITING_KINDS)[number]
export type Citing = { readonly kind: CitingKind; readonly id: string }

export const WEIGHS = ['for', 'against'] as const
export type Weighs = (typeof WEIGHS)[number]

/** An entry that something rests on, for or against, with what was put right about the entry since. */
export type Citation = {
  readonly id: string
  readonly citingKind: CitingKind
  readonly citingId: string
  readonly weighs: Weighs
  /** The sentence that cites it, in a longer text. */
  readonly passage: string | null
  readonly citedByName: string | null
  readonly citedAt: Instant
  readonly entry: CitedEntry
}
export type CitedEntry = {
  readonly id: string
  readonly kind: EntryKind
  readonly title: string
  readonly body: RichText
  readonly happenedOn: CalendarDay
  readonly saidBy: string
  readonly corrections: readonly CitedCorrection[]
}
/** A correction of a cited entry; `isRead` once somebody who answers for what rests on the entry has had it before them. */
export type CitedCorrection = {
  readonly id: string
  readonly title: string
  readonly body: RichText
  readonly why: string | null
  readonly by: string
  readonly at: Instant
  readonly isRead: boolean
}

/** What whoever read again found; `cited` is that the entry was cited as corrected already. */
export type Finding = 'stands' | 'changed' | 'cited'

export type ReadingAgain = {
  readonly citingId: string
  readonly finding: Finding
  readonly note: string | null
  readonly readByName: string
  readonly at: Instant
}

export type CitingRefusal = 'not-found' | 'nothing-chosen' | 'not-in-the-story' | 'no-reason' | 'nothing-to-read'

/** A question that nobody can answer yet, who finds out, and by when. */
export type NotKnown = {
  readonly id: string
  readonly childId: string
  readonly question: string
  readonly finderName: string
  readonly findBy: CalendarDay | null
  readonly askedOn: CalendarDay
  readonly assessmentId: string | null
  readonly endedOn: CalendarDay | null
  readonly answerEntryId: string | null
  readonly letGoWhy: string | null
}

export type NewNotKnown = Pick<NotKnown, 'question' | 'finderName' | 'findBy'> & {
  readonly childIds: readonly string[]
  readonly assessmentId: string | null
}

/** How a question ends: with an entry that answers it, or with why it is asked no more. */
export type Answer =
  | { readonly words: string; readonly kind: EntryKind; readonly saidBy: string; readonly on: CalendarDay }
  | { readonly letGoWhy: string }

export type NotKnownRefusal =
  | 'not-found'
  | 'nothing-asked'
  | 'nobody-finds-out'
  | 'no-answer'
  | 'in-the-future'
  | 'already-ended'
