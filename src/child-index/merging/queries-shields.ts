import { sql } from 'kysely'
import type { Instant } from '../../kernel/instant.ts'
import type { IndexTx } from '../matching/queries.ts'

/** Shields a number, unless it is shielded. Stands on shield_of_child. */
export async function insertShield(
  tx: IndexTx,
  id: string,
  number: string,
  kind: 'provisional' | 'full',
  authority: string,
  at: Instant,
): Promise<void> {
  await sql`
    insert into child_index.shield (id, number, kind, authority, since)
    select ${id}::uuid, ${number}, ${kind}, ${authority}, ${at}::timestamptz
     where not exists (select from child_index.shield where number = ${number} and lifted_at is null)`.execute(tx)
}

/** Lifts the shields of a number, or only one of them. */
export async function saveLifted(
  tx: IndexTx,
  number: string,
  by: readonly string[],
  at: Instant,
  only: string | null = null,
): Promise<void> {
  await sql`
    update child_index.shield set lifted_at = ${at}, lifted_by = ${by}::text[]
     where number = ${number} and lifted_at is null and (${only}::uuid is null or id = ${only}::uuid)`.execute(tx)
}

/** The shields of a number since an instant, besides one. */
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
