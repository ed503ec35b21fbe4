import { sql } from 'kysely'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { DueCounts } from './model.ts'

/** Whether this user wants the morning's e-mail: yes, until they said no. */
export async function wantsDigest(tx: Tx, userId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('digestSetting')
    .select('wanted')
    .where('authority', '=', tx.authority)
    .where('userId', '=', userId)
    .executeTakeFirst()
  return row?.wanted ?? true
}

/** Keeps whether this user wants the morning's e-mail. */
export async function saveWish(tx: Tx, userId: string, wanted: boolean): Promise<void> {
  await tx
    .insertInto('digestSetting')
    .values({ authority: tx.authority, id: newId(), userId, wanted })
    .onConflict((conflict) => conflict.columns(['authority', 'userId']).doUpdateSet({ wanted }))
    .execute()
}

/** Keeps the last day on which this user was sent the e-mail. */
export async function saveSent(tx: Tx, userId: string, on: CalendarDay): Promise<void> {
  await tx
    .insertInto('digestSetting')
    .values({ authority: tx.authority, id: newId(), userId, lastSentOn: on })
    .onConflict((conflict) => conflict.columns(['authority', 'userId']).doUpdateSet({ lastSentOn: on }))
    .execute()
}

/** Who of the council's people has an address, wants the e-mail and was not sent today's; at most `limit`. */
export async function digestReaders(tx: Tx, day: CalendarDay, limit: number): Promise<readonly string[]> {
  const { rows } = await sql<{ userId: string }>`
    select distinct seat.user_id from access.membership seat
      left join digest_setting s on s.authority = seat.authority and s.user_id = seat.user_id
     where seat.authority = ${tx.authority} and seat.seat = 'council' and coalesce(s.wanted, true)
       and s.last_sent_on is distinct from ${day}::date and access.email_of(seat.user_id, ${day}::date) is not null
     order by seat.user_id limit ${limit}`.execute(tx)
  return rows.map(({ userId }) => userId)
}

/** Where today's e-mail goes, unless its reader wants none or was sent it already. */
export async function digestAddress(tx: Tx, userId: string, day: CalendarDay): Promise<string | undefined> {
  const { rows } = await sql<{ email: string | null }>`
    select access.email_of(${userId}::uuid, ${day}::date) as email
     where not exists (select from digest_setting where authority = ${tx.authority} and user_id = ${userId}::uuid
                         and (not wanted or last_sent_on = ${day}::date))`.execute(tx)
  return rows[0]?.email ?? undefined
}

/** The clocks of the children whom this user holds or stands in for. Stands on allocation_of_user and due_running_of_child. */
export async function duesOf(tx: Tx, userId: string, day: CalendarDay): Promise<DueCounts> {
  const { rows } = await sql<DueCounts>`
    with holders as (
      select ${userId}::uuid as user_id
      union
      select absent_user from cover where authority = ${tx.authority} and covering_user = ${userId}::uuid
         and ${day}::date between from_on and to_on and ended_on is null),
    mine as (
      select distinct a.child_id from allocation a join holders h on h.user_id = a.user_id
       where a.authority = ${tx.authority} and a.to_on is null and a.role in ('social-worker', 'co-worker'))
    select count(*) filter (where d.due_by < ${day}::date)::integer as late,
           count(*) filter (where d.due_by = ${day}::date)::integer as today
      from mine join due d on d.authority = ${tx.authority} and d.child_id = mine.child_id
     where d.done_on is null and d.not_needed is null and d.due_by <= ${day}::date`.execute(tx)
  return rows[0] ?? { late: 0, today: 0 }
}
