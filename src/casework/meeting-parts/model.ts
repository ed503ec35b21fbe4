import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { MeetingKind } from '../meetings/model.ts'

export const PART_KINDS = ['conference-report', 'discussion-information', 'core-group-contribution'] as const
export type PartKind = (typeof PART_KINDS)[number]

/** What a part of each kind is called. */
export const PART_WORDS: Readonly<Record<PartKind, string>> = {
  'conference-report': 'Report for the conference',
  'discussion-information': 'Information for the strategy discussion',
  'core-group-contribution': 'Contribution to the core group',
}

/** The part that someone of another agency writes for a meeting; none for a meeting that is not of child protection. */
export const PART_OF: Readonly<Partial<Record<MeetingKind, PartKind>>> = {
  'initial-conference': 'conference-report',
  'review-conference': 'conference-report',
  'strategy-discussion': 'discussion-information',
  'core-group': 'core-group-contribution',
}

export const PART_FIELDS = ['words', 'strengths', 'worries', 'childWords', 'recommendation'] as const
export type PartField = (typeof PART_FIELDS)[number]

/** What a part says. Only `words` is always there. */
export type PartContent = Readonly<Record<PartField, string>>

/** What is asked of someone for a meeting, and what they wrote. */
export type Part = {
  readonly id: string
  readonly meetingId: string
  readonly attendanceId: string
  readonly kind: PartKind
  /** Null where they write by a secure link. */
  readonly forUser: string | null
  readonly forName: string
  readonly question: string
  /** First names alone. */
  readonly childNames: string
  readonly meetingWords: string
  /** Whom they ring. */
  readonly ring: string | null
  readonly byOn: CalendarDay
  readonly askedByName: string
  readonly withdrawnOn: CalendarDay | null
  readonly content: PartContent | null
  readonly sentAt: Instant | null
  readonly sentByName: string | null
  readonly sentByTitle: string | null
}

/** What its writer said of a part afterwards: that it needs putting right, or that they do not agree with what was decided. */
export type PartNote = {
  readonly id: string
  readonly partId: string
  readonly kind: 'correction' | 'dissent'
  readonly words: string
  readonly saidByName: string
  readonly saidAt: Instant
}

/** The minutes as they were sent to whoever wrote a part. */
export type MinutesCopy = { readonly minutes: string; readonly sentOn: CalendarDay }

export type NewPart = Pick<Part, 'id' | 'kind' | 'meetingId' | 'attendanceId' | 'forUser' | 'forName' | 'question'> &
  Pick<Part, 'childNames' | 'meetingWords' | 'ring' | 'byOn'> & { readonly ofAgency: string | null }

/** A secure link, as the council sees it; the token is nowhere. */
export type SectionLink = {
  readonly id: string
  readonly partId: string
  readonly expiresAt: Instant
  readonly usedAt: Instant | null
  readonly revokedAt: Instant | null
  readonly madeByName: string
}

/** Asking someone for their part: from their own seat, or by a secure link. */
export type AskForPart = {
  readonly id: string
  readonly question: string
  readonly byOn: CalendarDay
  /** Null for someone without a seat. */
  readonly seat: { readonly userId: string; readonly agencyId: string } | null
}

export type AskRefusal =
  | 'not-found'
  | 'no-part'
  | 'over'
  | 'asked-already'
  | 'nothing-asked'
  | 'after-the-meeting'
  | 'by-has-passed'
export type SendRefusal = 'not-found' | 'sent-already' | 'nothing-written' | 'too-long'
export type NoteRefusal = 'not-found' | 'not-sent' | 'nothing-written' | 'too-long' | 'nothing-to-dissent-from'
export type LinkRefusal = 'not-found' | 'sent-already'
export type TakeBackRefusal = 'not-found' | 'sent-already' | 'no-reason'

/** Why a link leads no further. To whoever holds it, all of them look the same. */
export type LinkState = 'open' | 'used' | 'over'
