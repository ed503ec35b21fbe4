import type { ConcernBand } from '../../child-index/contract-concerns.ts'
import type { EntryKind } from '../../entries/model.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Instant } from '../../kernel/instant.ts'

/** What the front door can decide about a contact. */
export const CONTACT_DECISIONS = ['referral', 'existing-case', 'early-help', 'advice', 'no-further-action'] as const
export type ContactDecision = (typeof CONTACT_DECISIONS)[number]

/** How what reached us is known: the teller saw it, the child told them, someone else did. */
export const KNOWN_BY = ['saw', 'child-told', 'someone-else'] as const
export type KnownBy = (typeof KNOWN_BY)[number]

/** What kind of statement that makes it. */
export const KIND_OF: Readonly<Record<KnownBy, EntryKind>> = {
  saw: 'fact',
  'child-told': 'child-words',
  'someone-else': 'hearsay',
}

/** A child as the source gave them. `number` is an NHS number, a UPN or another, as typed. */
export type ChildAsGiven = {
  readonly given: string
  readonly family: string
  readonly birthDate: CalendarDay | null
  readonly postcode: string
  readonly number: string
}

/** What reached the front door, and the threshold decision. */
export type Contact = {
  readonly id: string
  /** Null until the child is found in, or added to, our own records. */
  readonly childId: string | null
  readonly childAsGiven: ChildAsGiven
  readonly concernId: string | null
  readonly receivedAt: Instant
  readonly sourceCode: string
  readonly sourceName: string
  readonly sourceAgency: string | null
  readonly summary: string
  readonly words: string
  readonly happenedOn: CalendarDay | null
  readonly knownBy: KnownBy | null
  readonly immediateDanger: boolean
  readonly toldFamily: boolean | null
  readonly whyNotTold: string | null
  readonly decideBy: Instant
  readonly decidedAt: Instant | null
  readonly decision: ContactDecision | null
  readonly decidedBy: string | null
}

/** A contact at the front door, with how worried the one who raised it is, where they were asked. */
export type WaitingContact = Contact & { readonly band: ConcernBand | null }

/** A contact as it comes in, before anyone has decided. */
export type NewContact = Omit<Contact, 'decidedAt' | 'decision' | 'decidedBy'>

/** A concern on its way to the front door: never a sealed one. */
export type IncomingConcern = {
  readonly id: string
  readonly agencyKind: string
  readonly agencyName: string
  readonly raisedBy: string
  readonly raisedByName: string
  readonly raisedByTitle: string
  /** Where to ring them. */
  readonly phone: string | null
  readonly raisedAt: Instant
  readonly kind: 'contact' | 'ring-first'
  readonly immediateDanger: boolean
  readonly indexNumber: string | null
  readonly childAsGiven: ChildAsGiven
  readonly whatSeen: string
  readonly happenedOn: CalendarDay
  readonly knownBy: KnownBy
  /** How worried, as they chose; null of one raised before they were asked. */
  readonly band: ConcernBand | null
  readonly howWorried: string
  readonly doneSoFar: string | null
  readonly toldFamily: boolean
  readonly whyNotTold: string | null
  readonly mayNameAgency: boolean
}

/** The decision about a contact as the front-door manager takes it. Ids are made at the edge. */
export type DecideContact = {
  readonly id: string
  readonly decision: ContactDecision
  /** Read by the one who raised it. */
  readonly reason: string
  /** Brothers and sisters whom a referral is about as well. */
  readonly siblingIds: readonly string[]
}

export type DecideContactRefusal =
  | 'not-permitted'
  | 'not-found'
  | 'already-decided'
  | 'no-reason'
  | 'no-child'
  | 'no-open-case'
  | 'not-a-sibling'

export type IdentifyRefusal = 'not-permitted' | 'not-found' | 'already-decided' | 'already-identified' | 'no-such-child'

export type TakeRefusal =
  | 'not-permitted'
  | 'no-child'
  | 'no-words'
  | 'no-source'
  | 'happened-in-the-future'
  | 'happened-before-birth'
  | 'received-in-the-future'
