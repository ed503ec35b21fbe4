import { sql } from 'kysely'
import type { Instant } from '../../kernel/instant.ts'
import type { IndexTx } from '../matching/queries.ts'

/** A shield that an act of two people puts up, beside what they decided. */
export type ShieldPutUp = {
  readonly id: string
  readonly number: string
  readonly kind: 'provisional' | 'full'
  readonly authority: string
  readonly reason: string
}

/** Shields a number, unless it is shielded as much or more. Stands on shield_of_child. */
export async function insertShield(
  tx: IndexTx,
  { id, number, kind, authority, reason }: ShieldPutUp,
  at: Instant,
): Promise<void> {
  await sql`
    insert into child_index.shield (id, number, kind, authority, reason, since)
    select ${id}::uuid, ${number}, ${kind}, ${authority}, ${reason}, ${at}::timestamptz
     where not exists (select from child_index.shield where number = ${number} and lifted_at is null
                         and kind in ('full', ${kind}))`.execute(tx)
}

/** The shields put up on a number since an instant, besides one. */
export async function shieldsSince(
  tx: IndexTx,
  number: string,
  since: Instant,
  besides: string | null,
): Promise<readonly { readonly id: string; readonly authority: string }[]> {
  const { rows } = await sql<{ id: string; authority: string }>`
    select id, authority from child_index.shield
     where number = ${number} and lifted_at is null and since >= ${since} and id is distinct from ${besides}::uuid
     limit 10`.execute(tx)
  return rows
}
