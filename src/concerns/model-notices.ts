import type { Instant } from '../kernel/instant.ts'

/** What a partner is told of. `told-nobody`: what they told came to nobody, for nobody there knows the child. `unread-by-colleague`: an agency's lead, that something waits for a colleague who did not read it. */
export const NOTICE_KINDS = [
  ...(['answer-came', 'review-near', 'disagreement-answered', 'request-waiting'] as const),
  ...(['request-answered', 'told-nobody'] as const),
  'unread-by-colleague',
] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

export type PartnerNotice = {
  readonly id: string
  readonly kind: NoticeKind
  /** What it is about: a `concern`, a `share-request`, or the `colleague` who did not read. */
  readonly aboutKind: string
  readonly aboutId: string
  readonly at: Instant
  readonly readAt: Instant | null
}

/** How somebody wants to be told: by e-mail or not, and between which full hours in London not. */
export type PartnerSetting = { readonly mail: boolean; readonly quietFrom: number; readonly quietTo: number }
