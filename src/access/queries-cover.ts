import { sql } from 'kysely'
import type { CalendarDay } from '../kernel/calendar-day.ts'
import type { Tx } from '../platform/db.ts'

/** Someone away, for whom another stands in today. */
export type CoveredToday = {
  readonly absentUser: string
  readonly name: string | null
  readonly toOn: CalendarDay
  /** The team of a manager who is away: whoever covers stands to its children as the manager does. */
  readonly teamId: string | null
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
        .on(sql<boolean>`'team-manager' = any(seat.roles)`),
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
