import { sql } from 'kysely'
import type { CalendarDay } from '../kernel/calendar-day.ts'
import type { Tx } from '../platform/db.ts'
import type { Actor } from './actor.ts'

/** Someone away, for whom another stands in today. */
export type CoveredToday = {
  readonly absentUser: string
  readonly name: string | null
  readonly toOn: CalendarDay
  /** The team of a manager who is away: whoever covers stands to its children as the manager does. */
  readonly teamId: string | null
}

/** A team that someone leads: their own, or that of a manager they stand in for, whose name is `insteadOf`. */
export type TeamLed = { readonly teamId: string; readonly name: string; readonly insteadOf: string | null }

/** The teams this actor leads today as a manager: their own first, then those of managers they stand in for. */
export async function teamsLed(tx: Tx, actor: Actor, today: CalendarDay): Promise<readonly TeamLed[]> {
  const { userId, teamId: own } = actor
  if (!actor.roles.includes('team-manager') || userId === null) return []
  const insteadOf = new Map<string, string | null>()
  for (const { teamId, name } of await coveredBy(tx, userId, today)) if (teamId) insteadOf.set(teamId, name ?? '')
  if (own !== null) insteadOf.set(own, null)
  if (insteadOf.size === 0) return []
  const teams = await tx
    .selectFrom('access.team')
    .select(['id', 'name'])
    .where('authority', '=', tx.authority)
    .where('id', 'in', [...insteadOf.keys()])
    .orderBy('name')
    .execute()
  const led = teams.map(({ id, name }) => ({ teamId: id, name, insteadOf: insteadOf.get(id) ?? null }))
  return led.toSorted((one, other) => Number(other.teamId === own) - Number(one.teamId === own))
}

/** The team asked for, of those led; the first of them unless one is named; undefined for one that is not among them. */
export function teamAsked(teams: readonly TeamLed[], teamId: string | undefined): TeamLed | undefined {
  return teamId === undefined ? teams[0] : teams.find((team) => team.teamId === teamId)
}

/** For whom this user stands in today, by name; not for those whom these cover in turn. Stands on cover_by. */
export async function coveredBy(tx: Tx, userId: string, today: CalendarDay): Promise<readonly CoveredToday[]> {
  return tx
    .selectFrom('cover')
    .leftJoin('access.membership as seat', (join) =>
      join
        .onRef('seat.authority', '=', 'cover.authority')
        .onRef('seat.userId', '=', 'cover.absentUser')
        .on('seat.seat', '=', 'council')
        .on(sql<boolean>`'team-manager' = any(seat.roles)`)
        .on('seat.fromOn', '<=', today)
        .on((the) => the.or([the('seat.toOn', 'is', null), the('seat.toOn', '>=', today)])),
    )
    .select([
      'cover.absentUser',
      'cover.toOn',
      'seat.teamId',
      sql<string | null>`access.name_of(absent_user)`.as('name'),
    ])
    .where('cover.authority', '=', tx.authority)
    .where('cover.coveringUser', '=', userId)
    .where('cover.fromOn', '<=', today)
    .where('cover.toOn', '>=', today)
    .where((the) => the.or([the('cover.endedOn', 'is', null), the('cover.endedOn', '>', today)]))
    .orderBy('name')
    .limit(50)
    .execute()
}
