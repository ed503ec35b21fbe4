import type { Tx } from '../../platform/db.ts'
import { conferencesAwaited } from '../conferences/queries.ts'
import { strategyDiscussionsAwaited } from '../enquiries/queries.ts'
import { openEnquiries } from '../enquiries/queries-enquiry.ts'
import type { CloseCase, Closure, StepOpen } from './model.ts'

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

/** The steps about this child that were begun with others and have not ended, in the order they come. */
export async function stepsOpen(tx: Tx, childId: string): Promise<readonly StepOpen[]> {
  const discussions = await strategyDiscussionsAwaited(tx, [childId])
  const enquiries = await openEnquiries(tx, childId)
  const conferences = await conferencesAwaited(tx, [childId])
  return [
    ...(discussions.length > 0 ? (['strategy-discussion'] as const) : []),
    ...(enquiries.length > 0 ? (['enquiry'] as const) : []),
    ...(conferences.length > 0 ? (['conference'] as const) : []),
  ]
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
