import type { Actor } from '../../access/actor.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Tx } from '../../platform/db.ts'
import type { SignOff } from './model.ts'
import { lockRounds, saveDecided } from './queries.ts'

/**
 * Nothing waits about this child any more: their part of each round ends, and a round in which no other child waits is
 * withdrawn. Gives the rounds withdrawn. Stands on sign_off_child_waiting.
 */
export async function endWaitingAbout(
  tx: Tx,
  childId: string,
  by: Pick<Actor, 'userId' | 'name'>,
  at: Instant,
): Promise<readonly SignOff[]> {
  const parts = await tx
    .selectFrom('signOffChild')
    .select('signOffId')
    .where('authority', '=', tx.authority)
    .where('childId', '=', childId)
    .where('waits', '=', true)
    .execute()
  const rounds = await lockRounds(
    tx,
    parts.map(({ signOffId }) => signOffId),
  )
  await tx
    .updateTable('signOffChild')
    .set({ waits: false })
    .where('authority', '=', tx.authority)
    .where('childId', '=', childId)
    .where('waits', '=', true)
    .execute()
  const others = await othersWaiting(
    tx,
    rounds.map(({ id }) => id),
  )
  const withdrawn = rounds.filter(({ id, decidedAt }) => decidedAt === null && !others.has(id))
  for (const { id } of withdrawn) await saveDecided(tx, id, 'withdrawn', by, at)
  return withdrawn
}

/** Of these rounds, those in which a child still waits. Stands on the key of a round and its child. */
async function othersWaiting(tx: Tx, signOffIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (signOffIds.length === 0) return new Set()
  const rows = await tx
    .selectFrom('signOffChild')
    .select('signOffId')
    .where('authority', '=', tx.authority)
    .where('signOffId', 'in', signOffIds)
    .where('waits', '=', true)
    .execute()
  return new Set(rows.map(({ signOffId }) => signOffId))
}
