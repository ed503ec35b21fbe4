import { sql } from 'kysely'
import type { Tx } from '../../platform/db.ts'
import type { Holder } from './model.ts'

/** Who of the council holds these children, the social worker first, and how to ring them. Stands on allocation_of_child. */
export async function holdersOf(tx: Tx, childIds: readonly string[]): Promise<readonly Holder[]> {
  const { rows } = await sql<Holder>`
    select a.child_id, a.role, access.name_of(a.user_id) as name, t.name as team_name, m.phone, a.from_on
      from allocation a
      left join access.team t on t.authority = a.authority and t.id = a.team_id
      left join lateral (
        select s.phone from access.membership s
         where s.authority = a.authority and s.user_id = a.user_id and s.seat = 'council' and s.to_on is null limit 1) m on true
     where a.authority = ${tx.authority} and a.child_id = any(${childIds}::uuid[]) and a.to_on is null
     order by array_position(array['social-worker', 'co-worker', 'conference-chair', 'reviewing-officer'], a.role), a.from_on
     limit 100`.execute(tx)
  return rows
}

/** The latest entry in a child's story by each of these people, by their names. One walk of entry_about_person. */
export async function latestSaidBy(tx: Tx, childId: string, names: readonly string[]): Promise<readonly string[]> {
  if (names.length === 0) return []
  const { rows } = await sql<{ readonly entryId: string }>`
    select distinct on (e.said_by) e.id as entry_id
      from entry_about a join entry e on e.authority = a.authority and e.id = a.entry_id
     where a.authority = ${tx.authority} and a.person_id = ${childId} and e.corrects is null
       and e.said_by = any(${names}::text[])
     order by e.said_by, a.happened_on desc, a.recorded_at desc limit 20`.execute(tx)
  return rows.map(({ entryId }) => entryId)
}

/** Those of these users who work for the council itself. Stands on membership_of_user. */
export async function councilWorkersAmong(tx: Tx, userIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (userIds.length === 0) return new Set()
  const { rows } = await sql<{ readonly userId: string }>`
    select distinct user_id from access.membership
     where authority = ${tx.authority} and user_id = any(${userIds}::uuid[]) and seat = 'council' and to_on is null
     limit 500`.execute(tx)
  return new Set(rows.map(({ userId }) => userId))
}
