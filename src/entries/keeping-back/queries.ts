import { sql } from 'kysely'
import type { Actor } from '../../access/actor.ts'
import { type Instant, instant } from '../../kernel/instant.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { KeepBack, KeptBack, KeptOf } from './model.ts'

/** Of one entry or step, at most. */
const MOST = 200

/** Writes down what was decided of an entry, or of all that a step wrote. What was decided before stays. */
export async function addKeptBack(
  tx: Tx,
  decider: Pick<Actor, 'userId' | 'name'>,
  of: KeptOf,
  { words, verdict, from, reason, why }: KeepBack,
): Promise<void> {
  await tx
    .insertInto('keptBack')
    .values({
      ...{ authority: tx.authority, id: newId(), ofKind: of.kind, ofId: of.id, words, verdict, fromCopies: from },
      ...{ reason, why, recordedBy: decider.userId, recordedByName: decider.name },
    })
    .execute()
}

/** What was decided of these entries and steps, oldest first. Stands on kept_back_of. */
export async function keptBackOf(tx: Tx, ids: readonly string[]): Promise<readonly KeptBack[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Omit<KeptBack, 'at'> & { readonly at: Instant }>`
    select jsonb_build_object('kind', of_kind, 'id', of_id) as of, words, verdict, from_copies as from, reason, why,
           recorded_by_name as by_name, recorded_at as at
      from kept_back
     where authority = ${tx.authority} and of_id = any(${ids}::uuid[])
     order by recorded_at, id limit ${MOST * ids.length}`.execute(tx)
  return rows.map((row) => ({ ...row, at: instant(row.at) }))
}
