import { sql } from 'kysely'
import { aroundChildren } from '../../people/family/queries-around.ts'
import type { Tx } from '../../platform/db.ts'
import type { Worry } from './model.ts'

/**
 * Warnings to workers that stand, as worries of these children: about people around them, by ties and homes as they
 * stand, and about the addresses where they live. Stands on warning_note_of_person, warning_note_of_household and
 * household_of_person.
 */
export async function notesShownFor(tx: Tx, childIds: readonly string[]): Promise<readonly Worry[]> {
  if (childIds.length === 0) return []
  const children = sql`${childIds}::uuid[]`
  const note = sql`
    n.id, 'warning-note' as kind, n.person_id, n.title, n.reason as statement, null::text as trend, n.how_known, n.said_by,
    n.since_on, n.review_by, null::date as closed_on, null::text as closed_how, true as is_note,
    concat_ws('; ', coalesce(to_char(n.told_on, 'FMDD FMMonth YYYY'), 'no: ' || n.why_not_told),
              case when n.approved_at is null then 'not approved by a manager yet' end) as told`
  const { rows } = await sql<Worry>`
    select distinct on (child_id, since_on, id) * from (
      select ${note}, a.child_id from ${aroundChildren(tx.authority)} a
        join warning_note n on n.authority = ${tx.authority} and n.person_id = a.person_id and n.ended_on is null
       where a.child_id = any(${children})
      union all
      select ${note}, m.person_id from household_member m
        join warning_note n on n.authority = m.authority and n.household_id = m.household_id and n.ended_on is null
       where m.authority = ${tx.authority} and m.person_id = any(${children}) and m.to_on is null) shown
     order by child_id, since_on desc, id`.execute(tx)
  return rows
}
