import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { LastSeen, RecordVisit, VisitKind } from './model.ts'

/** When each of these children was last seen, and last seen alone. Stands on visit_child_of. */
export async function lastSeen(tx: Tx, childIds: readonly string[]): Promise<ReadonlyMap<string, LastSeen>> {
  if (childIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('visitChild')
    .select('childId')
    .select((the) => [
      the.fn.max('happenedOn').filterWhere('seen', '=', true).as('seenOn'),
      the.fn.max('happenedOn').filterWhere('seenAlone', '=', true).as('aloneOn'),
    ])
    .where('authority', '=', tx.authority)
    .where('childId', 'in', childIds)
    .where('notPartOn', 'is', null)
    .groupBy('childId')
    .execute()
  const seen = new Map(rows.map(({ childId, ...days }) => [childId, days]))
  return new Map(childIds.map((id) => [id, seen.get(id) ?? { seenOn: null, aloneOn: null }]))
}

type Visited = RecordVisit & {
  readonly kind: VisitKind
  readonly visitor: { readonly userId: string | null; readonly name: string }
}

/** Writes a visit down with each child's part. False if it is written down already. */
export async function addVisit(tx: Tx, visit: Visited): Promise<boolean> {
  const { id, kind, happenedOn, place, summary, visitor, children } = visit
  const added = await tx
    .insertInto('visit')
    .values({
      authority: tx.authority,
      ...{ id, kind, happenedOn, place, summary },
      visitedBy: visitor.userId,
      visitedByName: visitor.name,
    })
    .onConflict((conflict) => conflict.columns(['authority', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added) return false
  const parts = children.map((child) => ({
    ...{ authority: tx.authority, id: newId(), visitId: id, happenedOn },
    ...child,
    whyNotSeen: child.seen ? null : child.whyNotSeen,
  }))
  await tx.insertInto('visitChild').values(parts).execute()
  return true
}
