import { sql } from 'kysely'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Moment } from '../../kernel/moment.ts'
import type { Tx } from '../../platform/db.ts'
import type { Agency, ChangeOfSeat, Colleague, Invitation, NewAgency, NewInvitation } from './model.ts'

// Seats are written by the functions of migration 0054 alone, which look for themselves whether the acting user leads
// the agency or administers the council.

/** Agencies that a list shows, at most. */
const MOST = 1000

/** The partner agencies of the authority that are members, by name, with how many have a seat today. Reads the authority's seats. */
export async function partnerAgencies(tx: Tx, today: CalendarDay): Promise<readonly Agency[]> {
  const { rows } = await sql<Agency>`
    select a.id, a.kind, a.name, a.phone, count(m.id)::int as people
      from access.agency a
      left join access.membership m on m.authority = a.authority and m.agency_id = a.id and m.seat = 'partner'
           and m.from_on <= ${today} and (m.to_on is null or m.to_on >= ${today})
     where a.authority = ${tx.authority} and a.ended_on is null and a.kind not in ('childrens-services', 'index')
     group by a.authority, a.id order by a.name, a.id limit ${MOST}`.execute(tx)
  return rows
}

/** One partner agency that is a member; undefined for any other. By its key. */
export async function partnerAgency(tx: Tx, id: string): Promise<Omit<Agency, 'people'> | undefined> {
  const { rows } = await sql<Omit<Agency, 'people'>>`
    select id, kind, name, phone from access.agency
     where authority = ${tx.authority} and id = ${id} and ended_on is null
       and kind not in ('childrens-services', 'index')`.execute(tx)
  return rows[0]
}

/** Who has a seat in an agency today, for whoever may manage it; nobody for others. At most 1,000. */
export async function peopleOf(tx: Tx, agencyId: string, today: CalendarDay): Promise<readonly Colleague[]> {
  const { rows } = await sql<Colleague>`
    select membership_id, user_id, name, email, job_title, roles, from_on
      from access.people_of(${agencyId}::uuid, ${today}::date)`.execute(tx)
  return rows
}

/** The invitations of an agency that can still be taken, newest first. Stands on invitation_open. */
export async function openInvitations(tx: Tx, agencyId: string, today: CalendarDay): Promise<readonly Invitation[]> {
  return tx
    .selectFrom('access.invitation')
    .select(['id', 'name', 'email', 'jobTitle', 'untilOn'])
    .select(sql<Invitation['roles']>`roles`.as('roles'))
    .where('authority', '=', tx.authority)
    .where('agencyId', '=', agencyId)
    .where('takenAt', 'is', null)
    .where('withdrawnAt', 'is', null)
    .where('untilOn', '>=', today)
    .orderBy('invitedAt', 'desc')
    .orderBy('id')
    .limit(MOST)
    .execute()
}

type Invited = 'invited' | 'not-permitted' | 'seated-already' | 'invited-already'

/** Writes an invitation, if it is the acting user's to give. */
export async function addInvitation(
  tx: Tx,
  agencyId: string,
  invitation: NewInvitation & { readonly untilOn: CalendarDay },
  { at, day }: Moment,
): Promise<Invited> {
  const { id, name, email, jobTitle, asLead, untilOn } = invitation
  const { rows } = await sql<{ answer: Invited }>`
    select access.invite(${id}::uuid, ${agencyId}::uuid, ${name}, ${email}, ${jobTitle}, ${asLead}, ${untilOn}::date,
                         ${at}::timestamptz, ${day}::date) as answer`.execute(tx)
  return rows[0]?.answer ?? 'not-permitted'
}

/** Takes an open invitation back; false where it is not the acting user's to take back. */
export async function saveInvitationWithdrawn(tx: Tx, id: string, { at, day }: Moment): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select access.withdraw_invitation(${id}::uuid, ${at}::timestamptz, ${day}::date) as done`.execute(tx)
  return rows[0]?.done ?? false
}

/** Ends a seat today, with its sessions. */
export async function saveSeatEnded(tx: Tx, membershipId: string, { at, day }: Moment) {
  const { rows } = await sql<{ answer: 'ended' | 'oneself' | 'not-permitted' }>`
    select access.end_seat(${membershipId}::uuid, ${at}::timestamptz, ${day}::date) as answer`.execute(tx)
  return rows[0]?.answer ?? 'not-permitted'
}

/** Writes what a seat is called and whether it leads; false where it is not the acting user's to say. */
export async function saveSeat(tx: Tx, membershipId: string, { jobTitle, asLead }: ChangeOfSeat, today: CalendarDay) {
  const { rows } = await sql<{ done: boolean }>`
    select access.change_seat(${membershipId}::uuid, ${jobTitle}, ${asLead}, ${today}::date) as done`.execute(tx)
  return rows[0]?.done ?? false
}

/** Writes a partner agency down; false where it is not the acting user's to do, or it is there already. */
export async function addAgency(tx: Tx, { id, kind, name, phone }: NewAgency, today: CalendarDay): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select access.register_agency(${id}::uuid, ${kind}, ${name}, ${phone}, ${today}::date) as done`.execute(tx)
  return rows[0]?.done ?? false
}

/** Ends an agency's membership today, with its seats, sessions and invitations. */
export async function saveAgencyEnded(tx: Tx, id: string, { at, day }: Moment): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select access.end_agency(${id}::uuid, ${at}::timestamptz, ${day}::date) as done`.execute(tx)
  return rows[0]?.done ?? false
}

/** Who leads an agency today, by their seats. Reads the agency's seats by the authority's key. */
export async function leadsOf(tx: Tx, agencyId: string, today: CalendarDay): Promise<readonly string[]> {
  const { rows } = await sql<{ userId: string }>`
    select user_id from access.membership
     where authority = ${tx.authority} and agency_id = ${agencyId} and seat = 'partner' and 'agency-lead' = any(roles)
       and from_on <= ${today} and (to_on is null or to_on >= ${today}) order by user_id limit 50`.execute(tx)
  return rows.map(({ userId }) => userId)
}
