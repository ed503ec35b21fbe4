import type { Instant } from '../../kernel/instant.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database, Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { Actor } from '../actor.ts'
import { audit } from '../audit.ts'
import type { HeldSeat, Session } from './model.ts'
import { beginSession, endSession, sessionNamed, touchSession } from './queries.ts'
import { openedBy } from './queries-opened.ts'
import { isWorthNoting, type Over, standing } from './rules.ts'
import { hashOf, newToken } from './token.ts'

/** The actor someone is in a seat; `origin` is their session's id. */
export function actorIn(seat: HeldSeat, origin: string): Actor {
  const { authority, userId, agencyId, name, jobTitle, roles, agencyName, teamId } = seat
  return { authority, userId, agencyId, seat: seat.seat, name, jobTitle, roles, agencyName, teamId, origin }
}

/** Signs someone in to a seat of theirs; gives the token their browser keeps. The transaction acts from that seat. */
export async function signIn(tx: Tx, seat: HeldSeat, at: Instant): Promise<Outcome<{ token: string }, 'no-such-seat'>> {
  const id = newId()
  const token = newToken()
  const begun = await beginSession(tx, { id, tokenHash: hashOf(token), membershipId: seat.membershipId, at })
  if (!begun) return refused('no-such-seat')
  await audit(tx, actorIn(seat, id), 'sign-in', { kind: 'session', id })
  return accepted({ token })
}

/** Ends a session, because its person asked or because it ran out. Ending it twice is ending it once. */
export async function signOut(tx: Tx, session: Session, at: Instant, why: Over): Promise<void> {
  const ended = await endSession(tx, session.sessionId, at)
  if (!ended) return
  const subject = { kind: 'session', id: session.sessionId }
  await audit(tx, actorIn(session, session.sessionId), 'sign-out', subject, { why })
}

/**
 * Whose session this still is, for what outlasts a request; undefined once it is over, or the seat.
 *
 * @param isUse whether they are doing something, so that the session goes on
 */
export async function stillSignedIn(
  db: Database,
  sessionId: string,
  { clock, isUse }: { readonly clock: Clock; readonly isUse: boolean },
): Promise<Actor | undefined> {
  const session = await sessionNamed(db, sessionId)
  const now = clock.now()
  if (!session || !standing(session, now, clock.today()).ok) return undefined
  if (isUse && isWorthNoting(session, now)) await touchSession(db, sessionId, now)
  return actorNow(db, session, sessionId, now)
}

/** As `actorIn`, with what they opened in an emergency as far as it stands at this instant. */
export async function actorNow(db: Database, seat: HeldSeat, origin: string, at: Instant): Promise<Actor> {
  const actor = actorIn(seat, origin)
  return actor.roles.includes('emergency-duty-worker') ? { ...actor, opened: await openedBy(db, actor, at) } : actor
}

/** Records that something was refused to someone at the door: a seat that has ended, a form that was not theirs. */
export async function recordRefusal(tx: Tx, seat: HeldSeat, origin: string, why: string): Promise<void> {
  await audit(tx, actorIn(seat, origin), 'refused', { kind: 'session', id: null }, { why })
}
