import type { CalendarDay } from '../kernel/calendar-day.ts'
import type { IndexNumber } from '../kernel/index-number.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Outcome } from '../kernel/outcome.ts'
import type { Asked, AskedRefusal, BudgetSpent } from './contract-asked.ts'
import type { ByNumber } from './contract-children.ts'

/** Who works with a child. */
export type InvolvementOperations = {
  /**
   * Who works with a child now, newest first, whatever number of theirs it was told under. A sensitive service of
   * another authority shows as existing, with the broker to ask; or not at all.
   */
  involvementsOf(request: ByNumber): Promise<Outcome<readonly Involvement[], InvolvementRefusal> | BudgetSpent>
  /** Says that an organisation works with a child. Repeating a reference replaces what it said, and renews it. */
  recordInvolvement(request: RecordInvolvementRequest): Promise<Outcome<Involvement, InvolvementRefusal>>
  /** Says that it goes on. One not renewed lapses 12 months after it was last heard of; a lapsed one lives again. */
  renewInvolvement(request: RenewInvolvementRequest): Promise<Outcome<Involvement, InvolvementRefusal>>
  /** Says that it no longer does, from a day on. Ending it twice is one act. */
  endInvolvement(request: EndInvolvementRequest): Promise<Outcome<Involvement, InvolvementRefusal>>
  /** Sets whom others ask about the asking authority's sensitive services. */
  setBroker(request: SetBrokerRequest): Promise<Outcome<Broker, AskedRefusal | 'broker-not-readable'>>
}

export type InvolvementKind =
  | 'childrens-services'
  | 'gp-practice'
  | 'health-visiting'
  | 'hospital'
  | 'school'
  | 'early-years'
  | 'early-help'
  | 'police'
  | SensitiveKind
  | 'other'

/** Always behind the broker, whatever else is said. */
export type SensitiveKind = 'sexual-health' | 'substance-misuse' | 'mental-health'

/**
 * How others see an involvement: by name; as "a service is involved: ask through the broker"; or not at all, where the
 * child or parent did not consent to more.
 */
export type ShownAs = 'named' | 'broker' | 'hidden'

export type InvolvementInput = {
  /** The asking system's own name for this involvement, unchanging. */
  readonly reference: string
  readonly number: string
  readonly organisation: string
  readonly kind: InvolvementKind
  /** What the person does: "Health visitor". */
  readonly role: string
  /** How to reach them: a work telephone number or address. */
  readonly contact: string
  readonly sinceOn: CalendarDay
  readonly lastSeenOn: CalendarDay | null
  /** A sensitive service is shown as existing, without its name, role or contact. */
  readonly sensitive: boolean
  /** Left out: 'broker' for a sensitive service, 'named' for any other. A sensitive one is never 'named'. */
  readonly shown?: ShownAs
}

export type RecordInvolvementRequest = { readonly asked: Asked; readonly involvement: InvolvementInput }

/** `seenOn` is the day the child was last seen, if it is known. */
export type RenewInvolvementRequest = {
  readonly asked: Asked
  readonly reference: string
  readonly seenOn?: CalendarDay | null
}

export type EndInvolvementRequest = { readonly asked: Asked; readonly reference: string; readonly endedOn: CalendarDay }

/** Who answers for an authority's sensitive services: a name or a desk, and how to reach it. */
export type Broker = { readonly name: string; readonly contact: string }

export type SetBrokerRequest = { readonly asked: Asked; readonly broker: Broker }

export type Involvement = Omit<InvolvementInput, 'number' | 'organisation' | 'role' | 'contact' | 'shown'> & {
  readonly number: IndexNumber
  readonly authority: string
  /** Null, as are role and contact, for a sensitive service of another authority. */
  readonly organisation: string | null
  readonly role: string | null
  readonly contact: string | null
  readonly endedOn: CalendarDay | null
  readonly recordedAt: Instant
  readonly shown: ShownAs
  /** Whom to ask of a sensitive service; null where its authority has set nobody, and for what is named. */
  readonly broker: Broker | null
  /** The day from which it no longer shows, unless it is renewed. */
  readonly lapsesOn: CalendarDay
}

export type InvolvementRefusal =
  | AskedRefusal
  | 'not-found'
  | 'number-not-valid'
  | 'involvement-not-readable'
  | 'involvement-ended'
  | 'not-a-date'
  | 'ended-before-it-began'
