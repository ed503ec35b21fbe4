import { sql } from 'kysely'
import { json, type Tx } from '../../../platform/db.ts'
import type { ReportedRow } from './model.ts'
import { SAID_BY } from './rules-entries.ts'
import type { Standing } from './rules-standing.ts'

/** The people this authority knows by these references: reference to person. Stands on person_identifier_by_value. */
export async function peopleKnownBy(tx: Tx, references: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (references.length === 0) return new Map()
  const { rows } = await sql<{ value: string; personId: string }>`
    select value, person_id as "personId" from person_identifier
     where authority = ${tx.authority} and system = 'local' and value = any(${references}::text[])
     order by person_id desc`.execute(tx)
  return new Map(rows.map(({ value, personId }) => [value, personId]))
}

/** The referrals of these children. Stands on referral_child_of. */
export async function referralsStanding(tx: Tx, childIds: readonly string[]): Promise<readonly Standing[]> {
  const { rows } = await sql<Standing>`
    select part.id, part.child_id as "childId", r.received_on as on from referral_child part
      join referral r on r.authority = part.authority and r.id = part.referral_id
     where part.authority = ${tx.authority} and part.child_id = any(${childIds}::uuid[])`.execute(tx)
  return rows
}

/** The missing episodes of these children that have not ended. Stands on missing_episode_open_once. */
export async function missingStanding(tx: Tx, childIds: readonly string[]): Promise<readonly Standing[]> {
  const { rows } = await sql<Standing>`
    select id, child_id as "childId", (missing_from at time zone 'Europe/London')::date as on from missing_episode
     where authority = ${tx.authority} and child_id = any(${childIds}::uuid[]) and returned_at is null
       and withdrawn_on is null`.execute(tx)
  return rows
}

/** Which of these steps someone else told of already. Stands on entry_of_step. */
export async function stepsTold(tx: Tx, stepIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (stepIds.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    select distinct step_id as id from entry
     where authority = ${tx.authority} and step_id = any(${stepIds}::uuid[]) and said_by <> ${SAID_BY}`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}

/** Keeps what was said of rows beyond the record; the same again adds no version. @param ids the id of each row */
export async function keepReported(tx: Tx, rows: readonly ReportedRow[], ids: readonly string[]): Promise<void> {
  if (rows.length === 0) return
  const values = rows.map(({ said, ...row }, at) => ({
    authority: tx.authority,
    id: ids[at] ?? '',
    ...row,
    said: json(said),
  }))
  const once = [...new Map(values.map((row) => [row.id, row])).values()]
  await tx
    .insertInto('reportedRow')
    .values(once)
    .onConflict((conflict) =>
      conflict
        .columns(['authority', 'id'])
        .doUpdateSet((the) => ({ said: the.ref('excluded.said'), alone: the.ref('excluded.alone') }))
        .where(sql<boolean>`(reported_row.said, reported_row.alone) is distinct from (excluded.said, excluded.alone)`),
    )
    .execute()
}
