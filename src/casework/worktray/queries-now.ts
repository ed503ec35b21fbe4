import { sql } from 'kysely'
import type { Instant } from '../../kernel/instant.ts'
import type { Tx } from '../../platform/db.ts'
import type { DueStep } from '../dues/model.ts'
import { type OpenWorryRow, openWorriesIn } from '../worries/queries-open.ts'
import type { TrayDue, TrayFacts, TrayWorry } from './model.ts'

type Ids = readonly string[]
type OfChild = { readonly childId: string }

/** A list of a child's clocks or worries at most: 500 children have some 20 each. */
const MOST_ROWS = 20_000

/** When this user last opened each child's page; who never did is not among the keys. Stands on audit_of_own_looks. */
export async function lastLooks(tx: Tx, userId: string | null, ids: Ids): Promise<ReadonlyMap<string, Instant>> {
  const { rows } = await sql<{ id: string; at: Instant }>`
    select c.id, looked.at from unnest(${ids}::uuid[]) as c (id), lateral (
      select at from access.audit_leaf
       where authority = ${tx.authority} and user_id = ${userId}::uuid and subject_id = c.id
         and action = 'child.look' and details ->> 'page' = 'child' order by at desc limit 1) looked`.execute(tx)
  return new Map(rows.map(({ id, at }) => [id, at]))
}

/** Since when each child's case is open, and with whom it was referred. Stands on episode_of_child. */
export async function casesOf(tx: Tx, ids: Ids) {
  const rows = await tx
    .selectFrom('episode')
    .select(['childId', 'openedOn', 'referralId as familyId'])
    .where('authority', '=', tx.authority)
    .where(sql<boolean>`child_id = any(${ids}::uuid[])`)
    .where('closedOn', 'is', null)
    .orderBy('openedOn')
    .limit(MOST_ROWS)
    .execute()
  return new Map(rows.map(({ childId, ...one }) => [childId, one]))
}

/** What each child's plan is in law now. Stands on plan_status_of_child. */
export async function plansNow(tx: Tx, ids: Ids): Promise<ReadonlyMap<string, NonNullable<TrayFacts['status']>>> {
  const rows = await tx
    .selectFrom('planStatus')
    .select(['childId', 'kind', 'category', 'fromOn'])
    .where('authority', '=', tx.authority)
    .where(sql<boolean>`child_id = any(${ids}::uuid[])`)
    .where('toOn', 'is', null)
    .orderBy('fromOn')
    .limit(MOST_ROWS)
    .execute()
  return new Map(rows.map(({ childId, ...one }) => [childId, one]))
}

/** The clocks that run for each child, nearest first. Stands on due_open_of_child. */
export async function duesOpen(tx: Tx, ids: Ids): Promise<ReadonlyMap<string, readonly TrayDue[]>> {
  const rows = await tx
    .selectFrom('due')
    .select(['childId', 'rule', 'stepKind', 'stepId', 'dueBy', 'dueAt'])
    .where('authority', '=', tx.authority)
    .where(sql<boolean>`child_id = any(${ids}::uuid[])`)
    .where('doneOn', 'is', null)
    .where('notNeeded', 'is', null)
    .orderBy('dueBy')
    .limit(MOST_ROWS)
    .execute()
  return byChild(
    rows.map(({ childId, rule, stepKind, stepId, ...by }) => ({
      childId: childId ?? '',
      rule: rule as TrayDue['rule'],
      step: { kind: stepKind as DueStep['kind'], id: stepId },
      ...by,
    })),
  )
}

/** How the list's reader knows what is new: what others wrote down after their last look. */
type Reader = { readonly userId: string | null; readonly looks: ReadonlyMap<string, Instant> }

/** Every open worry of each child, newest first, and of people around them who may be a risk. */
export async function worriesOpen(
  tx: Tx,
  ids: Ids,
  { userId, looks }: Reader,
): Promise<ReadonlyMap<string, readonly TrayWorry[]>> {
  const { rows } = await sql<Omit<TrayWorry, 'isNew'> & OfChild & Pick<OpenWorryRow, 'recordedBy' | 'recordedAt'>>`
    select child_id, title, kind, trend, recorded_by, recorded_at from ${openWorriesIn(tx, ids)} w
     order by recorded_at desc limit ${MOST_ROWS}`.execute(tx)
  return byChild(
    rows.map(({ recordedBy, recordedAt, ...worry }) => {
      const looked = looks.get(worry.childId)
      return { ...worry, isNew: recordedBy !== userId && looked !== undefined && recordedAt > looked }
    }),
  )
}

/** The rows of each child, in their order. */
function byChild<Row extends OfChild>(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  return Map.groupBy(rows, ({ childId }) => childId)
}
