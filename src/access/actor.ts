import type { Seat } from '../platform/db.ts'

export const ROLES = [
  'practitioner',
  'agency-lead',
  'front-door-manager',
  'social-worker',
  'team-manager',
  'service-manager',
  'conference-chair',
  'reviewing-officer',
  'emergency-duty-worker',
  'analyst',
  'administrator',
  'index-operator',
  'auditor',
  'system',
] as const
export type Role = (typeof ROLES)[number]

/** Who is acting, from which seat of which authority, and as what. Every command and every look carries one. */
export type Actor = Seat & {
  readonly name: string
  readonly jobTitle: string
  readonly roles: readonly Role[]
  readonly agencyName: string
  readonly teamId: string | null
  /** Where from, for the audit: a session's id, or the job's or command's name. Never a network address with a name. */
  readonly origin: string
  /** Children whose records an emergency duty worker opened, as far as that stands now. */
  readonly opened?: readonly string[]
}

/** The program itself at work for an authority, in a job or a command: named, audited, from a council's seat. */
export function systemActor(authority: string, origin: string): Actor {
  return {
    authority,
    userId: null,
    agencyId: null,
    seat: 'council',
    name: 'OpenICS',
    jobTitle: 'the program itself',
    roles: ['system'],
    agencyName: 'Children’s services',
    teamId: null,
    origin,
  }
}

/**
 * The program at work for one partner agency: named, audited, from that agency's seat. What is sealed to it is there
 * from no other.
 */
export function systemActorOfAgency(authority: string, agencyId: string, origin: string): Actor {
  return { ...systemActor(authority, origin), agencyId, seat: 'partner', agencyName: 'a partner agency' }
}

/** Somebody in the seat of a partner agency: a person, not the program at work for it. */
export type SeatedPartner = Actor & { readonly userId: string; readonly agencyId: string }

/** Whether somebody acts from the seat of a partner agency. What they may do there, the policy says. */
export function isSeatedPartner(actor: Actor): actor is SeatedPartner {
  return actor.seat === 'partner' && actor.userId !== null && actor.agencyId !== null
}

/** How a partner's seat is named where rows say to whom they are open: user and agency. */
export function seatOf({ userId, agencyId }: Pick<Seat, 'userId' | 'agencyId'>): string {
  return `${userId}/${agencyId}`
}
