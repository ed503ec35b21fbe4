import type { CalendarDay } from '../../kernel/calendar-day.ts'

/** How a referral is responded to. */
export const RESPONSES = ['assessment', 'strategy-discussion', 'early-help', 'advice', 'no-further-action'] as const
export type Response = (typeof RESPONSES)[number]

/** A request for services about one or more children. */
export type Referral = {
  readonly id: string
  readonly contactId: string | null
  readonly receivedOn: CalendarDay
  readonly sourceCode: string
  readonly sourceName: string | null
  readonly reason: string | null
  readonly decidedOn: CalendarDay | null
  readonly response: Response | null
  readonly decidedBy: string | null
  readonly childIds: readonly string[]
}

/** A referral as it comes in. */
export type NewReferral = Omit<Referral, 'decidedOn' | 'response' | 'decidedBy'>

/** Who is to hold the children: a worker with their team, or a team whose manager will say. */
export type Holder = { readonly userId: string | null; readonly teamId: string | null }

/** The decision about a referral as a manager takes it. The id is made at the edge, so that sending twice is one act. */
export type DecideReferral = {
  readonly id: string
  readonly response: Response
  readonly reason: string
  readonly holder: Holder | null
}

/** What is known of one of the children when the referral is decided. */
export type ReferredChild = {
  readonly childId: string
  readonly openEpisodeId: string | null
  /** An assessment of the child is being written already. */
  readonly isBeingAssessed: boolean
}

/** What follows from the decision, for each child. */
export type ReferralDecided = {
  readonly response: Response
  readonly reason: string
  readonly inTime: boolean
  readonly noFurtherAction: boolean
  readonly holder: Holder | null
  /** Children for whom a period of need begins, and those whose open one the referral joins. */
  readonly opens: readonly string[]
  readonly joins: readonly string[]
  /** Children whose assessment begins: those not being assessed already. */
  readonly assesses: readonly string[]
}

export type DecideReferralRefusal =
  | 'not-found'
  | 'already-decided'
  | 'no-reason'
  | 'no-child'
  | 'nobody-to-allocate-to'
  | 'no-such-worker'
