import type { Actor } from '../../access/actor.ts'
import { type Act, may } from '../../access/policy.ts'
import { relationshipsWith, standingFor } from '../../access/queries.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { KnownPerson } from '../../people/model.ts'
import { peopleById } from '../../people/queries.ts'
import type { Tx } from '../../platform/db.ts'
import { childrenOfReferral, episodesOf } from './queries.ts'

/**
 * A child, and the brothers and sisters of the same open case, of whom the actor may do this today; the child goes
 * first. Undefined if the actor may not do it for the child.
 */
export async function childrenWorkedWithTogether(
  tx: Tx,
  actor: Actor,
  act: Act,
  childId: string,
  today: CalendarDay,
): Promise<readonly [KnownPerson, ...KnownPerson[]] | undefined> {
  if (!(await standingFor(tx, actor, act, childId, today))) return undefined
  const own = (await episodesOf(tx, [childId])).find(({ closedOn }) => closedOn === null)
  const referred = own ? await childrenOfReferral(tx, own.referralId) : []
  const open = (await episodesOf(tx, referred)).filter(({ closedOn }) => closedOn === null)
  const ids = [...new Set([childId, ...open.map((episode) => episode.childId)])]
  const standing = await relationshipsWith(tx, actor, ids, today)
  const allowed = ids.filter((id) => may(actor, act, standing.get(id) ?? new Set()))
  const people = await peopleById(tx, allowed)
  const child = people.get(childId)
  const others = allowed.filter((id) => id !== childId).flatMap((id) => people.get(id) ?? [])
  return child && [child, ...others]
}
