import type { Tx } from '../../platform/db.ts'
import type { CloseCase, Closure } from './model.ts'

/** How the work with this child ended last; undefined if it never did. Stands on closure_of_child. */
export async function lastClosure(tx: Tx, childId: string): Promise<Closure | undefined> {
  return tx
    .selectFrom('closure')
    .select(['id', 'closedOn', 'reasonCode', 'summary', 'lookAgainIf'])
    .where('authority', '=', tx.authority)
    .where('childId', '=', childId)
    .orderBy('closedOn', 'desc')
    .orderBy('recordedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
}

type NewClosure = CloseCase & {
  readonly id: string
  readonly childId: string
  readonly episodeId: string
  readonly decidedBy: string | null
}

/** Writes down that the work with a child ended. */
export async function addClosure(tx: Tx, { lookAgainIf, ...closure }: NewClosure): Promise<void> {
  await tx
    .insertInto('closure')
    .values({ authority: tx.authority, ...closure, lookAgainIf: lookAgainIf || null })
    .execute()
}
