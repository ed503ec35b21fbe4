import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { Tx } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { audit } from '../audit.ts'
import { may } from '../policy.ts'
import type {
  Agency,
  AgencyRefusal,
  ChangeOfSeat,
  Colleague,
  Invitation,
  InviteRefusal,
  NewAgency,
  NewInvitation,
  SeatRefusal,
} from './model.ts'
import {
  addAgency,
  addInvitation,
  openInvitations,
  partnerAgencies,
  partnerAgency,
  peopleOf,
  saveAgencyEnded,
  saveInvitationWithdrawn,
  saveSeat,
  saveSeatEnded,
} from './queries.ts'
import { inviting, registering, titleOfSeat } from './rules.ts'

/** An agency with its people and those who are invited. */
export type AgencyOpened = {
  readonly agency: Omit<Agency, 'people'>
  readonly people: readonly Colleague[]
  readonly invited: readonly Invitation[]
}

/** Opens an agency for its lead or the council's administrator; undefined for anybody else. The look is on record. */
export async function openAgency(
  tx: Tx,
  actor: Actor,
  agencyId: string,
  now: Moment,
): Promise<AgencyOpened | undefined> {
  if (!manages(actor, agencyId)) return undefined
  const agency = await partnerAgency(tx, agencyId)
  if (!agency) return undefined
  const people = await peopleOf(tx, agencyId, now.day)
  await audit(tx, actor, actOf(actor), { kind: 'agency', id: agencyId }, { people: people.length })
  return { agency, people, invited: await openInvitations(tx, agencyId, now.day) }
}

/** The partner agencies, for the council's administrator. */
export async function openAgencies(tx: Tx, actor: Actor, now: Moment): Promise<readonly Agency[] | undefined> {
  if (!mayRegister(actor)) return undefined
  const agencies = await partnerAgencies(tx, now.day)
  await audit(tx, actor, 'agency.register', { kind: 'agencies', id: null }, { shown: agencies.length })
  return agencies
}

/** Invites somebody into the agency: they take the seat when they first sign in with that address. */
export async function inviteColleague(
  tx: Tx,
  actor: Actor,
  agencyId: string,
  given: NewInvitation,
  now: Moment,
): Promise<Outcome<string, InviteRefusal>> {
  if (!manages(actor, agencyId)) return refused('not-permitted')
  const invitation = inviting(given, now.day)
  if (!invitation.ok) return invitation
  const answer = await addInvitation(tx, agencyId, invitation.value, now)
  if (answer !== 'invited') return refused(answer)
  await audit(tx, actor, actOf(actor), { kind: 'invitation', id: given.id }, { agency: agencyId, asLead: given.asLead })
  return accepted(given.id)
}

/** Takes an invitation back. */
export async function withdrawInvitation(
  tx: Tx,
  actor: Actor,
  id: string,
  now: Moment,
): Promise<Outcome<string, 'not-permitted'>> {
  if (!(await saveInvitationWithdrawn(tx, id, now))) return refused('not-permitted')
  await audit(tx, actor, actOf(actor), { kind: 'invitation', id }, { withdrawn: true })
  return accepted(id)
}

/** Ends a colleague's seat: they are out at their next request. Nobody ends their own. */
export async function endSeat(
  tx: Tx,
  actor: Actor,
  membershipId: string,
  now: Moment,
): Promise<Outcome<string, SeatRefusal>> {
  const answer = await saveSeatEnded(tx, membershipId, now)
  if (answer !== 'ended') return refused(answer)
  await audit(tx, actor, actOf(actor), { kind: 'membership', id: membershipId }, { ended: true })
  return accepted(membershipId)
}

/** Says what a colleague's title is, and whether they look after the agency's seats too. */
export async function changeSeat(
  tx: Tx,
  actor: Actor,
  membershipId: string,
  { jobTitle, asLead }: ChangeOfSeat,
  now: Moment,
): Promise<Outcome<string, SeatRefusal>> {
  const title = titleOfSeat(jobTitle)
  if (!title) return refused('no-title')
  if (!(await saveSeat(tx, membershipId, { jobTitle: title, asLead }, now.day))) return refused('not-permitted')
  await audit(tx, actor, actOf(actor), { kind: 'membership', id: membershipId }, { asLead })
  return accepted(membershipId)
}

/** Registers a partner agency, and invites its first lead. */
export async function registerAgency(
  tx: Tx,
  actor: Actor,
  given: NewAgency,
  lead: NewInvitation,
  now: Moment,
): Promise<Outcome<string, AgencyRefusal | InviteRefusal>> {
  if (!mayRegister(actor)) return refused('not-permitted')
  const agency = registering(given)
  if (!agency.ok) return agency
  const invitation = inviting(lead, now.day)
  if (!invitation.ok) return invitation
  if (!(await addAgency(tx, agency.value, now.day))) return refused('not-permitted')
  await audit(tx, actor, 'agency.register', { kind: 'agency', id: given.id }, { agencyKind: given.kind })
  const invited = await inviteColleague(tx, actor, given.id, lead, now)
  return invited.ok ? accepted(given.id) : invited
}

/** Ends an agency's membership: every seat in it is over at the next request. */
export async function endAgency(
  tx: Tx,
  actor: Actor,
  id: string,
  now: Moment,
): Promise<Outcome<string, AgencyRefusal>> {
  if (!mayRegister(actor) || !(await saveAgencyEnded(tx, id, now))) return refused('not-permitted')
  await audit(tx, actor, 'agency.register', { kind: 'agency', id }, { ended: true })
  return accepted(id)
}

/** Whether this person looks after their own agency's seats. */
export function leadsAgency(actor: Actor): actor is Actor & { readonly agencyId: string } {
  return actor.seat === 'partner' && actor.agencyId !== null && may(actor, 'agency.manage')
}

function mayRegister(actor: Actor): boolean {
  return actor.seat === 'council' && may(actor, 'agency.register')
}

function manages(actor: Actor, agencyId: string): boolean {
  return mayRegister(actor) || (leadsAgency(actor) && actor.agencyId === agencyId)
}

function actOf(actor: Actor) {
  return actor.seat === 'partner' ? ('agency.manage' as const) : ('agency.register' as const)
}
