import type { CalendarDay } from '../../kernel/calendar-day.ts'

/** Steps that are withdrawn when they were begun by mistake. Others say so on pages of their own. */
export const WITHDRAWN_KINDS = ['assessment', 'strategy-discussion', 'section-47-enquiry'] as const
export type WithdrawnKind = (typeof WITHDRAWN_KINDS)[number]

/** A step about children, as far as withdrawing goes by it. */
export type BegunStep = {
  readonly kind: WithdrawnKind
  readonly id: string
  readonly begunOn: CalendarDay
  readonly childIds: readonly string[]
  readonly isFinished: boolean
  readonly withdrawnOn: CalendarDay | null
}

export type WithdrawStep = { readonly kind: WithdrawnKind; readonly id: string; readonly why: string }
export type WithdrawRefusal = 'not-found' | 'finished-already' | 'no-reason'

/** What each is called in the story. */
export const WITHDRAWN_WORDS: Readonly<Record<WithdrawnKind, string>> = {
  assessment: 'assessment',
  'strategy-discussion': 'strategy discussion',
  'section-47-enquiry': 'section 47 enquiry',
}
