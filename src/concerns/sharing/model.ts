import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { AnswerOutcome, Holder, SentAnswer, SentOutcome, SentRequest, SharedPart, Urgency } from './contract.ts'

/** Whom to ask, as the index shows them. */
export type HolderShown = Holder & {
  /** "Health visiting, Ravi Menon"; of a sealed concern the kind of agency alone. */
  readonly name: string
  readonly agency: string
  readonly whomToRing: string
}

/** What is asked of one or several holders at once. */
export type AskHolders = {
  readonly childId: string
  readonly indexNumber: string
  readonly holders: readonly (HolderShown & { readonly id: string })[]
  readonly purpose: string
  readonly basis: string
  readonly asked: string
  readonly urgency: Urgency
}

/** A request as the council keeps it, with its answer once there is one. */
export type LedgerRequest = Omit<SentRequest, 'fromAuthority' | 'number' | 'holder'> & {
  readonly holder: HolderShown
  readonly deliveredAt: Instant | null
  /** Why it came to nobody. */
  readonly undelivered: string | null
}

export type LedgerAnswer = Omit<SentAnswer, 'toAuthority' | 'number'>

/** Who was asked about a child, who answered what, and what was told unasked. */
export type Ledger = {
  readonly requests: readonly LedgerRequest[]
  readonly answers: readonly LedgerAnswer[]
  readonly outcomes: readonly LedgerOutcome[]
}

/** What came of a request, as whoever was asked was told. */
export type LedgerOutcome = Omit<SentOutcome, 'holder'>

/** Says what came of these requests about a child, in the same words to each who was asked. */
export type TellOutcome = {
  readonly childId: string
  readonly requestIds: readonly string[]
  readonly words: string
}

/** A request as the agency has it that is asked. */
export type AskedOfUs = Omit<SentRequest, 'holder'> & {
  /** The author of what is asked for, or who says that they work with the child. */
  readonly addressedTo: string
  readonly answeredAt: Instant | null
  /** What came of it; null until whoever asked says so. */
  readonly outcome: string | null
  readonly outcomeByName: string | null
  readonly outcomeByTitle: string | null
  readonly outcomeAt: Instant | null
}

/** What the agency answers. */
export type AnswerAsked = {
  readonly id: string
  readonly askedId: string
  readonly outcome: AnswerOutcome
  readonly reason: string | null
  readonly parts: readonly SharedPart[]
}

/** What the agency tells unasked, of a child it works with. */
export type TellUnasked = {
  readonly id: string
  readonly involvementId: string
  readonly basis: string
  readonly parts: readonly SharedPart[]
}

/** What the agency gave, as it keeps it. */
export type Given = SentAnswer & { readonly deliveredAt: Instant | null; readonly undelivered: string | null }

/** Words that an agency holds about a child and may share: from a concern of its own. */
export type Passage = {
  readonly words: string
  readonly sentences: readonly string[]
  readonly howKnown: SharedPart['howKnown']
  readonly happenedOn: CalendarDay
}

export type AskRefusal = 'not-found' | 'nobody-chosen' | 'nothing-asked' | 'no-purpose' | 'no-such-basis'
export type OutcomeRefusal = 'not-found' | 'nobody-chosen' | 'nothing-written' | 'too-long'
export type AnswerRefusal =
  | 'not-found'
  | 'answered-already'
  | 'nothing-shared'
  | 'no-reason'
  | 'part-ahead'
  | 'too-long'
export type TellRefusal = 'not-found' | 'nothing-shared' | 'no-such-basis' | 'part-ahead' | 'too-long'
