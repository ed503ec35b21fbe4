import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Role } from '../actor.ts'

/** The kinds of partner agency. The council's own children's services is none. */
export const PARTNER_KINDS = [
  ...(['gp-practice', 'hospital', 'health-visiting', 'school', 'early-years', 'police'] as const),
  ...(['early-help', 'housing', 'voluntary', 'other'] as const),
] as const
export type PartnerKind = (typeof PARTNER_KINDS)[number]

export type NewAgency = {
  readonly id: string
  readonly kind: PartnerKind
  readonly name: string
  /** Where the agency is rung, if it gave a number. */
  readonly phone: string | null
}

/** A partner agency that is a member; `people` have a seat in it today. */
export type Agency = Omit<NewAgency, 'kind'> & { readonly kind: string; readonly people: number }

/** Somebody with a seat in a partner agency today. */
export type Colleague = {
  readonly membershipId: string
  readonly userId: string
  readonly name: string
  readonly email: string | null
  readonly jobTitle: string
  readonly roles: readonly Role[]
  readonly fromOn: CalendarDay
}

/** A seat that waits for its person to sign in. */
export type Invitation = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly jobTitle: string
  readonly roles: readonly Role[]
  /** The last day on which it can be taken. */
  readonly untilOn: CalendarDay
}

/** Whom a lead invites: told apart at their first sign-in by the work e-mail their identity provider has verified. */
export type NewInvitation = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly jobTitle: string
  /** Whether they are to look after the agency's seats too. */
  readonly asLead: boolean
}

export type ChangeOfSeat = { readonly jobTitle: string; readonly asLead: boolean }

export type InviteRefusal =
  | 'not-permitted'
  | 'no-name'
  | 'no-title'
  | 'not-an-address'
  | 'seated-already'
  | 'invited-already'
export type SeatRefusal = 'not-permitted' | 'no-title' | 'oneself'
export type AgencyRefusal = 'not-permitted' | 'no-name'
