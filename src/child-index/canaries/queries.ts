import { sql } from 'kysely'
import type { IndexNumber } from '../../kernel/index-number.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Asked } from '../contract-asked.ts'
import type { Canary, CanaryAlert } from '../contract-shields.ts'
import type { IndexTx } from '../matching/queries.ts'

/** The numbers of all planted children. Reads no more than ten thousand: a few hundred are enough. */
export async function plantedNumbers(tx: IndexTx): Promise<readonly string[]> {
  const rows = await tx.selectFrom('childIndex.canary').select('number').limit(10_000).execute()
  return rows.map(({ number }) => number)
}

/** Writes that a child is planted. */
export async function savePlanted(
  tx: IndexTx,
  { authority, userId }: Asked,
  { number, plantedAt }: Canary,
): Promise<void> {
  await tx
    .insertInto('childIndex.canary')
    .values({ number, authority, plantedBy: userId ?? '', plantedAt })
    .execute()
}

/** Writes that somebody was shown planted children. */
export async function saveAlerts(
  tx: IndexTx,
  { authority, userId, role, purpose }: Asked,
  request: string,
  numbers: readonly string[],
  at: Instant,
): Promise<void> {
  await tx
    .insertInto('childIndex.canaryAlert')
    .values(numbers.map((number) => ({ number, at, authority, userId, role, purpose, request })))
    .execute()
}

/** Who was shown a planted child, newest first. Stands on canary_alert's key. */
export async function alertsBefore(tx: IndexTx, after: string | null, count: number): Promise<readonly CanaryAlert[]> {
  const { rows } = await sql<CanaryAlert & { readonly number: IndexNumber }>`
    select id::text, number, at, authority, user_id, role, purpose, request from child_index.canary_alert
     where ${after}::bigint is null or id < ${after}::bigint order by canary_alert.id desc limit ${count}`.execute(tx)
  return rows
}
