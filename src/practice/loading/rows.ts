import type { Insertable } from 'kysely'
import type { DB } from '../../platform/schema.ts'

/** The council's tables that a family is loaded into, in the order their keys need. */
export const LOADED_TABLES = [
  ...(['person', 'personName', 'personAddress', 'personIdentifier', 'relationship', 'household'] as const),
  ...(['householdMember', 'entry', 'entryAbout', 'worry', 'citation', 'contact', 'referral'] as const),
  ...(['referralChild', 'episode', 'assessment', 'assessmentChild', 'record', 'meeting'] as const),
  ...(['meetingChild', 'attendance', 'meetingReport'] as const),
  ...(['strategyDiscussion', 'strategyDiscussionChild', 'section47Enquiry', 'section47EnquiryChild'] as const),
  ...(['conference', 'conferenceChild', 'coreGroup', 'coreGroupChild', 'visit', 'visitChild'] as const),
  ...(['planReview', 'planReviewChild', 'immediateProtection', 'immediateProtectionChild'] as const),
  ...(['missingEpisode'] as const),
  ...(['judgement', 'judgementScale', 'lensTag', 'notKnown'] as const),
  ...(['plan', 'planStatus', 'planNeed', 'planOutcome', 'planAction', 'closure', 'decision', 'allocation'] as const),
  ...(['place', 'placePerson'] as const),
  ...(['curatedChronology', 'curatedChronologyEntry'] as const),
] as const
export type LoadedTable = (typeof LOADED_TABLES)[number]

/** A row without its authority, which is the transaction's own. Rows of one table all name the same columns. */
export type Row<Table extends keyof DB> = Omit<Insertable<DB[Table]>, 'authority'>

export type Rows = { readonly [Table in LoadedTable]: Row<Table>[] }

/** Makes an id from what a thing is: the same parts always give the same id, so that loading twice is loading once. */
export type IdOf = (...parts: readonly (string | number)[]) => string

/** What loading did. */
export type Loaded = {
  readonly families: number
  /** Families that were there already and were left as they are. */
  readonly familiesKept: number
  readonly children: number
  readonly rows: number
  readonly concerns: number
  readonly involvements: number
  /** Children who have a number of the index now. */
  readonly numbered: number
  /** Children whom both authorities know, and of these the ones whom the index recognised as one. */
  readonly knownToBoth: number
  readonly recognised: number
}
