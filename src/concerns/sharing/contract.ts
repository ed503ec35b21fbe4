import type { EntryKind } from '../../entries/model.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Outcome } from '../../kernel/outcome.ts'

/**
 * What crosses the border between two councils' systems when one asks for information about a child and an agency of the
 * other answers. Everything is plain data that survives JSON. The ids are the sender's: delivering twice is one act.
 * `unavailable` may be tried again later, word for word.
 */
export type SharingPort = {
  /** Puts a request before the agency that holds the information. `no-such-holder`: nobody there is known by that reference. */
  deliverRequest(request: SentRequest): Promise<Outcome<'kept', 'no-such-holder' | 'unavailable'>>
  /** Brings an answer, or what was told unasked, to the council. It learns what was given, and nothing else. */
  deliverAnswer(answer: SentAnswer): Promise<Outcome<'kept', 'no-such-request' | 'no-such-child' | 'unavailable'>>
  /** Tells whoever was asked what came of it, once. `no-such-holder`: nobody there is known by that reference. */
  deliverOutcome(outcome: SentOutcome): Promise<Outcome<'kept', 'no-such-holder' | 'unavailable'>>
}

/** Who holds it, as the index names them: the keeper of a sealed concern, or who says that they work with the child. */
export type Holder = {
  readonly authority: string
  readonly kind: 'sealed-concern' | 'involvement'
  readonly reference: string
}

export const URGENCIES = ['today', 'soon', 'usual'] as const
export type Urgency = (typeof URGENCIES)[number]

export type SentRequest = {
  readonly id: string
  readonly holder: Holder
  readonly fromAuthority: string
  /** The child's index number. */
  readonly number: string
  readonly askedByName: string
  readonly askedByTitle: string
  readonly purpose: string
  /** A code of `SHARING_BASES`. */
  readonly basis: string
  readonly asked: string
  readonly urgency: Urgency
  readonly answerBy: CalendarDay
  readonly askedAt: Instant
}

/** What came of a request, in the asker's words. */
export type SentOutcome = {
  readonly requestId: string
  readonly holder: Holder
  readonly words: string
  readonly toldByName: string
  readonly toldByTitle: string
  readonly toldAt: Instant
}

export const ANSWERS = ['shared', 'refused', 'nothing-held'] as const
export type AnswerOutcome = (typeof ANSWERS)[number]

export type SentAnswer = {
  readonly id: string
  /** Null for what is told unasked. */
  readonly requestId: string | null
  readonly toAuthority: string
  readonly fromAuthority: string
  readonly number: string
  readonly outcome: AnswerOutcome
  /** Why sharing would harm the child more. */
  readonly reason: string | null
  readonly basis: string | null
  readonly agency: string
  readonly answeredByName: string
  readonly answeredByTitle: string
  readonly answeredAt: Instant
  readonly parts: readonly SharedPart[]
}

/** A part of what was shared: how it is known, of which day it speaks, and in what context it was said. */
export type SharedPart = {
  readonly howKnown: EntryKind
  readonly happenedOn: CalendarDay
  readonly context: string | null
  readonly words: string
}
