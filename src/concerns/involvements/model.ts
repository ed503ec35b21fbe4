import type { InvolvementKind, ShownAs } from '../../child-index/contract-involvements.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'

/** Kinds that are always behind the broker. */
export const SENSITIVE_KINDS = ['sexual-health', 'substance-misuse', 'mental-health'] as const

/** The child as the index showed them to the practitioner who was certain of them. */
export type ChildShown = { readonly given: string; readonly family: string; readonly birthDate: CalendarDay | null }

/** That somebody of an agency works with a child, as they say it. */
export type NewInvolvement = {
  readonly id: string
  readonly indexNumber: string
  readonly child: ChildShown
  readonly kind: InvolvementKind
  /** What they do: "Health visitor". */
  readonly role: string
  /** How to reach them at work. */
  readonly contact: string
  readonly sinceOn: CalendarDay
  readonly shown: ShownAs
  /** Who agreed that a sensitive service shows as existing, and when; null for any other. */
  readonly consent: string | null
}

export type OwnInvolvement = NewInvolvement & {
  readonly userId: string
  readonly agencyId: string
  readonly userName: string
  /** The last day on which they said that it goes on. */
  readonly renewedOn: CalendarDay
  readonly endedOn: CalendarDay | null
}

/** It goes on, or ended on a day. */
export type ChangeInvolvement = { readonly id: string; readonly endedOn: CalendarDay | null }

export type BeginRefusal = 'not-permitted' | 'nothing-written' | 'since-in-the-future' | 'no-consent' | 'works-already'
export type ChangeRefusal = 'not-found' | 'ended-already' | 'ended-before-it-began' | 'ended-in-the-future'
