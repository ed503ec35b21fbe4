import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { may } from '../../access/policy.ts'
import { coveredBy } from '../../access/queries-cover.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { Tx } from '../../platform/db.ts'
import type { Waiting } from './model.ts'
import { waitingFor } from './queries.ts'

/** As many as a list shows; what is signed makes room for the next. */
const MOST_ON_A_LIST = 200

/** Opens the list of what waits for one's signature, the oldest first: one's own team's, and those one covers for. */
export async function lookAtWhatWaits(
  tx: Tx,
  actor: Actor,
  now: Moment,
): Promise<Outcome<readonly Waiting[], 'not-permitted'>> {
  if (!may(actor, 'signing.look') || actor.seat !== 'council') return refused('not-permitted')
  const covered = actor.userId ? await coveredBy(tx, actor.userId, now.day) : []
  const teams = [actor.teamId, ...covered.map(({ teamId }) => teamId)].flatMap((id) => id ?? [])
  const ofTeams = actor.roles.includes('team-manager')
    ? await waitingFor(tx, 'team-manager', teams, MOST_ON_A_LIST)
    : []
  const above = actor.roles.includes('service-manager')
    ? await waitingFor(tx, 'service-manager', [], MOST_ON_A_LIST)
    : []
  const waiting = [...above, ...ofTeams].toSorted((one, other) => (one.askedAt < other.askedAt ? -1 : 1))
  const children = [...new Set(waiting.flatMap(({ childIds }) => childIds))]
  await audit(tx, actor, 'signing.look', { kind: 'signing', id: actor.teamId }, { waiting: waiting.length }, children)
  return accepted(waiting)
}
