import { sql } from 'kysely'
import type { Instant } from '../../kernel/instant.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { FoundFault, StandingFault, Sweep } from './model.ts'

/** How far the rules have looked at the record of a year; undefined if not yet. */
export async function sweepOf(tx: Tx, year: number): Promise<Sweep | undefined> {
  return tx
    .selectFrom('recordSweep')
    .select(['upTo', 'wholeAt', 'children'])
    .where('authority', '=', tx.authority)
    .where('year', '=', year)
    .executeTakeFirst()
}

/** As `sweepOf`, and nobody else looks at the authority's record until this transaction ends; begun if it was not. */
export async function lockSweep(tx: Tx, year: number, from: Instant): Promise<Sweep | undefined> {
  const values = { authority: tx.authority, year, upTo: from }
  await tx
    .insertInto('recordSweep')
    .values(values)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await sql`select from record_sweep where authority = ${tx.authority} and year = ${year} for update`.execute(tx)
  return sweepOf(tx, year)
}

/** Writes how far the rules have looked. It never goes back. */
export async function saveSweep(tx: Tx, year: number, { upTo, ...more }: Partial<Sweep>): Promise<void> {
  await tx
    .updateTable('recordSweep')
    .set({ ...more, ...(upTo && { upTo: sql<Instant>`greatest(up_to, ${upTo}::timestamptz)` }) })
    .where('authority', '=', tx.authority)
    .where('year', '=', year)
    .execute()
}

/** The children about whom something was done since an instant; of a look there is no word. Stands on audit_of_acts. */
export async function childrenActedOn(tx: Tx, since: Instant): Promise<readonly string[]> {
  const { rows } = await sql<{ childId: string }>`
    with act as materialized (
      select subject_kind, subject_id, children from access.audit_leaf
       where authority = ${tx.authority} and at >= ${since}
         and action not like '%.look' and action not in ('child.find', 'sign-in', 'sign-out', 'refused'))
    select subject_id as "childId" from act where subject_kind = 'child' and subject_id is not null
     union select unnest(children) from act order by 1`.execute(tx)
  return rows.map(({ childId }) => childId)
}

/** Children of whom a rule still says something in a year, though they may no longer be of it. Stands on record_fault_of_year. */
export async function childrenWithFaults(tx: Tx, year: number): Promise<readonly string[]> {
  const { rows } = await sql<{ childId: string }>`
    select distinct child_id as "childId" from record_fault
     where authority = ${tx.authority} and year = ${year} and mended_at is null`.execute(tx)
  return rows.map(({ childId }) => childId)
}

/** What is kept as standing of these children. Stands on record_fault_standing. */
export async function standingFaults(
  tx: Tx,
  year: number,
  childIds: readonly string[],
): Promise<readonly StandingFault[]> {
  const { rows } = await sql<StandingFault>`
    select id, child_id as "childId", code, path from record_fault
     where authority = ${tx.authority} and year = ${year} and child_id = any(${childIds}::uuid[]) and mended_at is null`.execute(
    tx,
  )
  return rows
}

export async function addFaults(tx: Tx, year: number, faults: readonly FoundFault[], since: Instant): Promise<void> {
  if (faults.length === 0) return
  const rows = faults.map(({ place, ...fault }) => ({
    ...{ authority: tx.authority, id: newId(), year, since, placeKind: place.kind, placeId: place.id },
    ...fault,
  }))
  await tx
    .insertInto('recordFault')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function mendFaults(tx: Tx, ids: readonly string[], at: Instant): Promise<void> {
  if (ids.length === 0) return
  await sql`update record_fault set mended_at = ${at}
     where authority = ${tx.authority} and id = any(${ids}::uuid[]) and mended_at is null`.execute(tx)
}
