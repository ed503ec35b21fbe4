import { sql } from 'kysely'
import type { Role } from '../../access/actor.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Tx } from '../../platform/db.ts'
import type { Colleague, Cover, NamedCover, SetCover } from './model.ts'

/** As many colleagues as can be chosen from. */
const MOST_COLLEAGUES = 1000
/** As many covers as are shown: those that run or are to come, of everyone the reader may say it for. */
const MOST_COVERS = 200

const COLUMNS = ['id', 'absentUser', 'coveringUser', 'fromOn', 'toOn', 'reason', 'endedOn'] as const

/** The council's people who have a seat on this day, by name; one with several seats in teams is here once for each. */
export async function colleagues(tx: Tx, day: CalendarDay): Promise<readonly Colleague[]> {
  const rows = await seats(tx, day).orderBy('name').limit(MOST_COLLEAGUES).execute()
  return rows.map(asColleague)
}

/** One of them; undefined if there is none such. Stands on membership_of_user. */
export async function colleague(tx: Tx, userId: string, day: CalendarDay): Promise<Colleague | undefined> {
  const row = await seats(tx, day).where('seat.userId', '=', userId).limit(1).executeTakeFirst()
  return row && asColleague(row)
}

/** Adds a cover. False if it is set already: the same form, sent twice. */
export async function addCover(tx: Tx, cover: SetCover, setBy: string | null): Promise<boolean> {
  const added = await tx
    .insertInto('cover')
    .values({ authority: tx.authority, ...cover, setBy })
    .onConflict((conflict) => conflict.columns(['authority', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}

/** One cover, locked until the transaction ends; undefined if there is none such. */
export async function lockCover(tx: Tx, id: string): Promise<Cover | undefined> {
  return tx
    .selectFrom('cover')
    .select(COLUMNS)
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** Ends a cover on this day. */
export async function saveEnded(tx: Tx, id: string, endedOn: CalendarDay): Promise<void> {
  await tx.updateTable('cover').set({ endedOn }).where('authority', '=', tx.authority).where('id', '=', id).execute()
}

/** What is set for someone who is away and not over on this day. Two who set it at once wait for each other. Stands on cover_of. */
export async function lockCoversOf(tx: Tx, absentUser: string, day: CalendarDay): Promise<readonly Cover[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`cover ${tx.authority} ${absentUser}`}, 0))`.execute(tx)
  return tx
    .selectFrom('cover')
    .select(COLUMNS)
    .where('authority', '=', tx.authority)
    .where('absentUser', '=', absentUser)
    .where('toOn', '>=', day)
    .execute()
}

/** Every cover of the council that is not over on this day, the soonest first, with names. */
export async function coversNow(tx: Tx, day: CalendarDay): Promise<readonly NamedCover[]> {
  const name = (column: string) => sql<string>`coalesce(access.name_of(${sql.ref(column)}), '')`
  return tx
    .selectFrom('cover')
    .select(COLUMNS)
    .select([name('absent_user').as('absentName'), name('covering_user').as('coveringName')])
    .select(sql<string | null>`access.name_of(set_by)`.as('setByName'))
    .select(
      sql<string | null>`(select m.team_id from access.membership m where m.authority = cover.authority
        and m.user_id = absent_user and m.seat = 'council' order by m.from_on desc limit 1)`.as('absentTeam'),
    )
    .where('authority', '=', tx.authority)
    .where('toOn', '>=', day)
    .where('endedOn', 'is', null)
    .orderBy('fromOn')
    .orderBy('id')
    .limit(MOST_COVERS)
    .execute()
}

function seats(tx: Tx, day: CalendarDay) {
  return tx
    .selectFrom('access.membership as seat')
    .select(['seat.userId', 'seat.jobTitle', 'seat.roles', 'seat.teamId'])
    .select(sql<string>`coalesce(access.name_of(seat.user_id), '')`.as('name'))
    .where('seat.authority', '=', tx.authority)
    .where('seat.seat', '=', 'council')
    .where('seat.fromOn', '<=', day)
    .where((the) => the.or([the('seat.toOn', 'is', null), the('seat.toOn', '>=', day)]))
}

type Seat = Omit<Colleague, 'roles'> & { readonly roles: readonly string[] }

function asColleague({ roles, ...seat }: Seat): Colleague {
  return { ...seat, roles: roles as readonly Role[] }
}
