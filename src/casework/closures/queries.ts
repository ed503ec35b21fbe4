import { sql } from 'kysely'
import type { Tx } from '../../platform/db.ts'
import { conferencesAwaited } from '../conferences/queries.ts'
import { strategyDiscussionsAwaited } from '../enquiries/queries.ts'
import { openEnquiries } from '../enquiries/queries-enquiry.ts'
import type { CloseCase, Closure, StepOpen } from './model.ts'

/** How the work with this child ended last; undefined if it never did. */
export async function lastClosure(tx: Tx, childId: string): Promise<Closure | undefined> {
  return (await lastClosures(tx, [childId])).get(childId)
}

/** How the work with each of these children ended last, in the words of whoever decided it. Stands on closure_of_child. */
export async function lastClosures(tx: Tx, childIds: readonly string[]): Promise<ReadonlyMap<string, Closure>> {
  if (childIds.length === 0) return new Map()
  const { rows } = await sql<Closure>`
    select distinct on (child_id) id, child_id, closed_on, reason_code, summary, look_again_if,
           access.name_of(decided_by) as decided_by_name
      from closure
     where authority = ${tx.authority} and child_id = any(${childIds}::uuid[])
     order by child_id, closed_on desc, recorded_at desc`.execute(tx)
  return new Map(rows.map((row) => [row.childId, row]))
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
