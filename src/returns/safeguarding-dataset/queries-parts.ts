import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../platform/db.ts'

// What the queries of the tables are made of.

export type Part = RawBuilder<unknown>

/** A row of a table as it is read: columns by their headings, and what another system said of it beyond them. */
export type TableRow = {
  readonly said: Readonly<Record<string, string>> | null
  readonly [column: string]: unknown
}

/** A person's reference of the authority; of one who has none, `#` and the id it is made of. Stands on the key of person_identifier. */
export function reference(tx: Tx, personId: Part): Part {
  return sql`coalesce((select i.value from person_identifier i where i.authority = ${tx.authority}
    and i.person_id = ${personId} and i.system = 'local' order by i.recorded_at desc limit 1), '#' || ${personId}::text)`
}

/** What another system said of this row beyond what the record has columns for. Stands on the key of reported_row. */
export function said(tx: Tx, table: string, rowId: Part): Part {
  return sql`(select rr.said from reported_row rr where rr.authority = ${tx.authority} and rr.of_table = ${table}
    and rr.row_id = ${rowId}) as said`
}

/** Who held the child on the day of a step, as `held`. Stands on allocation_of_child_ever. */
export function heldOn(tx: Tx, childId: Part, day: Part): Part {
  return sql`left join lateral (select holds.user_id, holds.team_id from allocation holds
     where holds.authority = ${tx.authority} and holds.child_id = ${childId} and holds.role = 'social-worker'
       and holds.from_on <= ${day} and coalesce(holds.to_on > ${day}, true)
     order by holds.from_on desc, holds.id limit 1) held on true`
}

/**
 * The row of a child’s referral; of a step that was begun for brothers and sisters by a referral the child was not part
 * of, that of the period of need on its day. Stands on the unique key of referral_child and on episode_of_child.
 */
export function referralOf(tx: Tx, referralId: Part, childId: Part, day: Part): Part {
  const of = (referral: Part) => sql`(select rc.id from referral_child rc where rc.authority = ${tx.authority}
    and rc.referral_id = ${referral} and rc.child_id = ${childId})`
  const then = sql`(select e.referral_id from episode e where e.authority = ${tx.authority} and e.child_id = ${childId}
    and e.opened_on <= ${day} and coalesce(e.closed_on >= ${day}, true) order by e.opened_on desc, e.id limit 1)`
  return sql`coalesce(${of(referralId)}, ${of(then)})`
}

/** Y, N, or nothing where it is not known. */
export function flag(condition: Part): Part {
  return sql`case when ${condition} then 'Y' when not (${condition}) then 'N' end`
}

/** The London day of an instant. */
export function dayOfInstant(at: Part): Part {
  return sql`(${at} at time zone 'Europe/London')::date`
}

/** Whom the tables are about: children, and mothers of children. */
export function isInTables(tx: Tx, person: Part): Part {
  return sql`(${person}.kind = 'child' or ${isMother(tx, sql`${person}.id`)})`
}

/** Whether someone is the mother of a child. Stands on relationship_to. */
export function isMother(tx: Tx, personId: Part): Part {
  return sql`exists (select from relationship m join person c on c.authority = m.authority and c.id = m.person_id and c.kind = 'child'
    where m.authority = ${tx.authority} and m.other_id = ${personId} and m.kind = 'mother')`
}
