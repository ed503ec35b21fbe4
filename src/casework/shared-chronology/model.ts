import type { EntryKind } from '../../entries/model.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { ChildAsGiven } from '../contacts/model.ts'

/** On what agencies may share what they know: the family's agreement, consent under section 17, or an enquiry. */
export const BASES = ['family-agreement', 'section-17-consent', 'section-47'] as const
export type Basis = (typeof BASES)[number]

/** On what a council's worker begins to share; early help begins on the family's agreement, by itself. */
export const BASES_OF_COUNCIL = ['section-17-consent', 'section-47'] as const

/** The basis as people say it. */
export const BASIS_WORDS: Readonly<Record<Basis, string>> = {
  'family-agreement': 'The family agreed to early help',
  'section-17-consent': 'Consent, for a child in need (section 17)',
  'section-47': 'A section 47 enquiry, without consent if need be',
}

/** Someone who adds to what is shared and reads it, from and to. */
export type Member = {
  readonly id: string
  readonly userId: string
  readonly ofAgency: string
  readonly name: string
  readonly jobTitle: string
  readonly agencyName: string
  readonly leads: boolean
  readonly fromOn: CalendarDay
  readonly toOn: CalendarDay | null
}

/** What agencies share about one child, and on what basis. */
export type SharedChronology = {
  readonly id: string
  /** Null where early help began for a child whose record is not found yet; then early help says who it is. */
  readonly childId: string | null
  readonly asGiven: ChildAsGiven
  readonly basis: Basis
  /** What was agreed and with whom it is shared, or which enquiry; in words. */
  readonly basisWords: string
  readonly agreedBy: string | null
  readonly fromOn: CalendarDay
  readonly untilOn: CalendarDay | null
  readonly endedOn: CalendarDay | null
  readonly endedWhy: string | null
  /** Those who may read and add now: `user/agency`. */
  readonly seats: readonly string[]
  /** The seat that says who the others are; null where the council does. */
  readonly ledBy: string | null
  readonly begunByName: string
}

export type NewSharedChronology = Omit<SharedChronology, 'endedOn' | 'endedWhy' | 'seats' | 'ledBy' | 'begunByName'> & {
  readonly members: readonly NewMember[]
}

export type NewMember = Pick<Member, 'userId' | 'ofAgency' | 'name' | 'jobTitle' | 'agencyName' | 'leads'>

/** A fact or view that one agency shares with the others. */
export type SharedEntry = {
  readonly id: string
  readonly kind: EntryKind
  readonly title: string
  readonly words: string
  readonly happenedOn: CalendarDay
  readonly basis: Basis
  readonly saidBy: string
  readonly saidByRole: string
  readonly agencyName: string
  readonly sharedAt: Instant
}

export type NewSharedEntry = Pick<SharedEntry, 'id' | 'kind' | 'title' | 'words' | 'happenedOn'>

/** What is added to a chronology, as it was typed. The id is made at the edge. */
export type AddShared = {
  readonly id: string
  readonly kind: EntryKind
  readonly words: string
  readonly happenedOn: CalendarDay
}

export type AddSharedRefusal = 'not-found' | 'not-standing' | 'nothing-written' | 'too-long' | 'happened-in-the-future'

/** Sharing on consent or for an enquiry, as a worker of the council begins it. */
export type BeginSharing = {
  readonly id: string
  readonly childId: string
  readonly basis: (typeof BASES_OF_COUNCIL)[number]
  readonly basisWords: string
  readonly agreedBy: string | null
  readonly untilOn: CalendarDay | null
  readonly members: readonly NewMember[]
}

export type BeginSharingRefusal = 'not-found' | 'nobody-chosen' | 'no-basis' | 'who-agreed' | 'until-not-ahead'

export type EndSharingRefusal = 'not-found' | 'ended-already' | 'no-reason'
