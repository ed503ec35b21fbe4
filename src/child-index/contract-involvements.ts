import type { CalendarDay } from '../kernel/calendar-day.ts'
import type { IndexNumber } from '../kernel/index-number.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Outcome } from '../kernel/outcome.ts'
import type { Asked, AskedRefusal } from './contract-asked.ts'
import type { ByNumber } from './contract-children.ts'

/** Who works with a child. */
export type InvolvementOperations = {
  /** Who works with a child now, newest first; sensitive services show as existing, without a name. */
  involvementsOf(request: ByNumber): Promise<Outcome<readonly Involvement[], InvolvementRefusal>>
  /** Says that an organisation works with a child. Repeating a reference replaces what it said. */
  recordInvolvement(request: RecordInvolvementRequest): Promise<Outcome<Involvement, InvolvementRefusal>>
  /** Says that it no longer does, from a day on. Ending it twice is one act. */
  endInvolvement(request: EndInvolvementRequest): Promise<Outcome<Involvement, InvolvementRefusal>>
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
  | 'other'

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
}

export type RecordInvolvementRequest = { readonly asked: Asked; readonly involvement: InvolvementInput }

export type EndInvolvementRequest = { readonly asked: Asked; readonly reference: string; readonly endedOn: CalendarDay }

export type Involvement = Omit<InvolvementInput, 'number' | 'organisation' | 'role' | 'contact'> & {
  readonly number: IndexNumber
  readonly authority: string
  /** Null, as are role and contact, for a sensitive service of another authority. */
  readonly organisation: string | null
  readonly role: string | null
  readonly contact: string | null
  readonly endedOn: CalendarDay | null
  readonly recordedAt: Instant
}

export type InvolvementRefusal =
  | AskedRefusal
  | 'not-found'
  | 'number-not-valid'
  | 'involvement-not-readable'
  | 'not-a-date'
  | 'ended-before-it-began'
