import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Instant } from '../../kernel/instant.ts'

/** Nobody knows where the child is; or they are known to be where they may not be. */
export const MISSING_KINDS = ['missing', 'away-without-authorisation'] as const
export type MissingKind = (typeof MISSING_KINDS)[number]

/** A time when nobody knew where a child was, and the interview after it. */
export type MissingEpisode = ReportMissing & {
  readonly returnedAt: Instant | null
  readonly foundWhere: string | null
  readonly interviewOfferedOn: CalendarDay | null
  readonly interviewedOn: CalendarDay | null
  readonly interviewer: string | null
  readonly interviewerIndependent: boolean | null
  readonly interviewRefusedWhy: string | null
  readonly childWords: string | null
  readonly learned: string | null
  readonly withdrawnOn: CalendarDay | null
  readonly withdrawnWhy: string | null
}

/** That a child is missing: since when, who says so, and what is feared. */
export type ReportMissing = {
  /** Made at the edge, so that sending twice is one episode. */
  readonly id: string
  readonly childId: string
  readonly kind: MissingKind
  readonly missingFrom: Instant
  /** Where, by whom, in what clothes, with whom. */
  readonly lastSeen: string
  readonly reportedBy: string
  readonly policeReference: string | null
  /** What may happen to them. */
  readonly worry: string
  /** What is done to find them. */
  readonly actions: string | null
}

/** That the child came back, or was found. */
export type RecordReturn = { readonly does: 'return'; readonly returnedAt: Instant; readonly foundWhere: string }

/** What came of the interview after the return: it was offered, held, or the child did not want it. */
export type RecordInterview =
  | { readonly does: 'offer'; readonly offeredOn: CalendarDay }
  | { readonly does: 'refusal'; readonly offeredOn: CalendarDay; readonly why: string }
  | HeldInterview
export type HeldInterview = {
  readonly does: 'interview'
  readonly interviewedOn: CalendarDay
  readonly interviewer: string
  /** Whether the interviewer has no part in the child's case. */
  readonly independent: boolean
  readonly childWords: string
  readonly learned: string
}

/** It was written down by mistake: the child was never missing. */
export type WithdrawMissing = { readonly does: 'withdraw'; readonly why: string }

/** Where an episode has got to. */
export type MissingState = 'missing' | 'back' | 'interviewed' | 'interview-refused' | 'withdrawn'

export type ReportRefusal =
  | 'not-found'
  | 'in-the-future'
  | 'before-birth'
  | 'missing-already'
  | 'before-the-last-return'
  | 'no-last-seen'
  | 'nobody-reported'
  | 'no-worry'

export type GoOnRefusal =
  | 'not-found'
  | 'over-already'
  | 'not-back-yet'
  | 'back-in-the-future'
  | 'back-before-missing'
  | 'not-said-where'
  | 'offered-before-the-return'
  | 'interviewed-before-the-return'
  | 'interview-in-the-future'
  | 'nobody-interviewed'
  | 'no-words'
  | 'no-why'
