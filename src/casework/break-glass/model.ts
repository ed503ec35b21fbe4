import type { Instant } from '../../kernel/instant.ts'

/** Why a record is opened in an emergency. */
export const REASON_CODES = [
  'child-in-danger',
  'police-asked',
  'hospital-asked',
  'family-rang',
  'found-alone',
  'other',
] as const
export type ReasonCode = (typeof REASON_CODES)[number]

/** A record that is to be opened. */
export type OpenRecord = {
  readonly id: string
  readonly childId: string
  readonly reasonCode: ReasonCode
  readonly reason: string
}

export const REVIEWS = ['proper', 'to-be-asked'] as const
/** What was thought of it the next day: it was proper, or its opener is to be asked about it. */
export type Review = (typeof REVIEWS)[number]

/** A record that was opened: by whom, why, from when to when, and what was thought of it. */
export type OpenedRecord = OpenRecord & {
  readonly userId: string
  readonly userName: string
  readonly begunAt: Instant
  readonly untilAt: Instant
  readonly review: Review | null
  readonly reviewWords: string | null
  readonly reviewedByName: string | null
  readonly reviewedAt: Instant | null
}

export type OpenRefusal = 'not-found' | 'no-reason'
export type ReviewRefusal = 'not-found' | 'no-reason' | 'own-work' | 'reviewed-already'
