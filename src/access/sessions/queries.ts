import { sql } from 'kysely'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Database, Tx } from '../../platform/db.ts'
import type { HeldSeat, Session } from './model.ts'

// Signing in comes before any authority is bound, so these call the functions of schema access (migration 0009),
// which are the only way to users and sessions, instead of reading tables.

/** The session of a browser's token, over or not; undefined if there never was one. Stands on session_token_hash_key. */
export async function sessionOf(db: Database, tokenHash: Buffer): Promise<Session | undefined> {
  const { rows } = await sql<Session>`
    select session_id, begun_at, last_seen_at, ended_at, authority, user_id, name, removed_at, membership_id, agency_id,
           agency_name, team_id, roles, seat, job_title, from_on, to_on
      from access.session_of(${tokenHash})`.execute(db)
  return rows[0]
}

/** The session of this id, over or not. Stands on session_pkey. */
export async function sessionNamed(db: Database, sessionId: string): Promise<Session | undefined> {
  const { rows } = await sql<Session>`
    select session_id, begun_at, last_seen_at, ended_at, authority, user_id, name, removed_at, membership_id, agency_id,
           agency_name, team_id, roles, seat, job_title, from_on, to_on
      from access.session_named(${sessionId}::uuid)`.execute(db)
  return rows[0]
}

/** Somebody as an identity provider means them. */
export type AtTheDoor = { readonly issuer: string; readonly subject: string; readonly verifiedEmail: string | null }

/**
 * Who somebody at the door is here, once they have taken the seats that wait for their verified address; null for
 * somebody not known, for whom none waits. Stands on app_user_issuer_subject_key and invitation_of_email.
 */
export async function takeSeats(
  db: Database,
  { issuer, subject, verifiedEmail }: AtTheDoor,
  { at, day }: { readonly at: Instant; readonly day: CalendarDay },
): Promise<string | null> {
  const { rows } = await sql<{ userId: string | null }>`
    select access.take_seats(${issuer}, ${subject}, ${verifiedEmail}, ${at}::timestamptz, ${day}::date) as user_id`.execute(
    db,
  )
  return rows[0]?.userId ?? null
}

/** Every seat of this person, past and coming ones too, at most 100. Stands on membership_of_user. */
export async function seatsOf(db: Database, userId: string): Promise<readonly HeldSeat[]> {
  const { rows } = await sql<HeldSeat>`
    select authority, membership_id, user_id, name, removed_at, agency_id, agency_name, team_id, roles, seat, job_title,
           from_on, to_on
      from access.seats_of(${userId}::uuid)`.execute(db)
  return rows
}

/** Begins a session in this seat of the acting user; false if they have no such seat in this authority. */
export async function beginSession(
  tx: Tx,
  session: { readonly id: string; readonly tokenHash: Buffer; readonly membershipId: string; readonly at: Instant },
): Promise<boolean> {
  const { id, tokenHash, membershipId, at } = session
  const { rows } = await sql<{ begun: boolean }>`
    select access.begin_session(${id}::uuid, ${tokenHash}, ${membershipId}::uuid, ${at}::timestamptz) as begun`.execute(
    tx,
  )
  return rows[0]?.begun ?? false
}

/** Notes when a session was last used. */
export async function touchSession(db: Database, sessionId: string, at: Instant): Promise<void> {
  await sql`select access.touch_session(${sessionId}::uuid, ${at}::timestamptz)`.execute(db)
}

/** Ends the acting user's session; false if it was over already. */
export async function endSession(tx: Tx, sessionId: string, at: Instant): Promise<boolean> {
  const { rows } = await sql<{ ended: boolean }>`
    select access.end_session(${sessionId}::uuid, ${at}::timestamptz) as ended`.execute(tx)
  return rows[0]?.ended ?? false
}

export type PracticePerson = Pick<HeldSeat, 'name' | 'authority' | 'agencyName' | 'seat' | 'jobTitle'> & {
  readonly subject: string
}

/** Whom one may sign in as in practice, a row a seat, the council's first; nobody where the record is live. */
export async function practicePeople(db: Database, today: CalendarDay): Promise<readonly PracticePerson[]> {
  const { rows } = await sql<PracticePerson>`
    select subject, name, authority, agency_name, seat, job_title from access.practice_people(${today}::date)`.execute(
    db,
  )
  return rows
}
