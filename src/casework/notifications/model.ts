import type { Instant } from '../../kernel/instant.ts'

/** What somebody is told of. `report-came`: word about their child reached the front door, or a report they asked for came. */
export const NOTICE_KINDS = [
  ...(['record-returned', 'record-to-sign', 'allocated', 'given-away'] as const),
  ...(['report-came', 'worry-opened', 'decision-made', 'cover-began'] as const),
  ...(['glass-broken', 'share-answered', 'warning-to-approve'] as const),
  'pattern-noticed',
] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

/** The step, entry or allocation that a notice is about. */
export type NoticeStep = { readonly kind: string; readonly id: string }

/** A notice for one person: ids alone; its words are made when it is read. */
export type NewNotice = {
  readonly userId: string
  readonly kind: NoticeKind
  readonly step: NoticeStep
  readonly childId: string | null
}

export type Notice = NewNotice & { readonly id: string; readonly at: Instant; readonly readAt: Instant | null }

/** What is told at once: one act, about one child or several. */
export type Told = {
  readonly kind: NoticeKind
  readonly step: NoticeStep
  readonly at: Instant
  readonly isRead: boolean
  readonly childIds: readonly string[]
}

/** How many clocks are late, and how many fall due on a day. */
export type DueCounts = { readonly late: number; readonly today: number }
