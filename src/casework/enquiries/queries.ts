import type { Actor } from '../../access/actor.ts'
import { addEntries } from '../../entries/queries.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Moment } from '../../kernel/moment.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { RecordStrategyDiscussion, StrategyDiscussion } from './model.ts'
import { entryOfCall } from './rules.ts'

/** The strategy discussion with its children; undefined if this authority has none such. */
export async function strategyDiscussionById(tx: Tx, id: string): Promise<StrategyDiscussion | undefined> {
  return withChildren(tx, await select(tx, id).executeTakeFirst())
}

/** The same, locked until the transaction ends. */
export async function lockStrategyDiscussion(tx: Tx, id: string): Promise<StrategyDiscussion | undefined> {
  return withChildren(tx, await select(tx, id).forUpdate().executeTakeFirst())
}

/** Strategy discussions called for these children and not yet held. Stands on strategy_discussion_child_of. */
export async function strategyDiscussionsAwaited(
  tx: Tx,
  childIds: readonly string[],
): Promise<readonly { readonly id: string; readonly childId: string }[]> {
  if (childIds.length === 0) return []
  return tx
    .selectFrom('strategyDiscussionChild as part')
    .innerJoin('strategyDiscussion as step', (join) =>
      join.onRef('step.authority', '=', 'part.authority').onRef('step.id', '=', 'part.strategyDiscussionId'),
    )
    .select(['step.id', 'part.childId'])
    .where('part.authority', '=', tx.authority)
    .where('part.childId', 'in', childIds)
    .where('step.heldOn', 'is', null)
    .where('step.withdrawnOn', 'is', null)
    .where('step.reported', '=', false)
    .execute()
}

/** Writes down that a strategy discussion was called, about these children. */
export async function addStrategyDiscussion(
  tx: Tx,
  called: {
    readonly id: string
    readonly referralId: string
    readonly triggeredAt: Instant
    readonly childIds: readonly string[]
  },
): Promise<void> {
  const { childIds, ...discussion } = called
  await tx
    .insertInto('strategyDiscussion')
    .values({ authority: tx.authority, ...discussion })
    .execute()
  const parts = childIds.map((childId) => ({
    authority: tx.authority,
    id: newId(),
    strategyDiscussionId: discussion.id,
    childId,
  }))
  await tx.insertInto('strategyDiscussionChild').values(parts).execute()
}

/** A strategy discussion that another act calls for: which referral, about whom, why, by whom. */
export type DiscussionCalled = {
  readonly referralId: string
  readonly childIds: readonly string[]
  readonly reason: string
  readonly by: Actor
}

/**
 * Calls a strategy discussion within another act, and tells it in the children's stories; its clock begins now. Children
 * for whom one is awaited already are left out. The caller refreshes the clocks.
 */
export async function callDiscussionFor(tx: Tx, called: DiscussionCalled, now: Moment): Promise<void> {
  const awaited = new Set((await strategyDiscussionsAwaited(tx, called.childIds)).map(({ childId }) => childId))
  const childIds = called.childIds.filter((child) => !awaited.has(child))
  if (childIds.length === 0) return
  const { referralId, reason, by } = called
  const id = newId()
  await addStrategyDiscussion(tx, { id, referralId, triggeredAt: now.at, childIds })
  await addEntries(tx, by, [entryOfCall({ id, entryId: newId(), childIds, reason, on: now.day, by })])
}

/** Keeps what the discussion decided, at this meeting. */
export async function saveStrategyDiscussion(
  tx: Tx,
  id: string,
  { heldOn, decision, reason, whoSees }: RecordStrategyDiscussion,
  { meetingId, decidedBy }: { readonly meetingId: string; readonly decidedBy: string | null },
): Promise<void> {
  await tx
    .updateTable('strategyDiscussion')
    .set({ meetingId, heldOn, decision, reason, whoSees, decidedBy })
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .execute()
}

function select(tx: Tx, id: string) {
  return tx
    .selectFrom('strategyDiscussion')
    .select(['id', 'referralId', 'triggeredAt', 'heldOn', 'decision', 'withdrawnOn'])
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .where('reported', '=', false)
}

type Row = {
  readonly id: string
  readonly referralId: string
  readonly triggeredAt: Instant
  readonly heldOn: CalendarDay | null
  readonly decision: StrategyDiscussion['decision']
  readonly withdrawnOn: CalendarDay | null
}

async function withChildren(tx: Tx, row: Row | undefined): Promise<StrategyDiscussion | undefined> {
  if (!row) return undefined
  const parts = await tx
    .selectFrom('strategyDiscussionChild')
    .select('childId')
    .where('authority', '=', tx.authority)
    .where('strategyDiscussionId', '=', row.id)
    .orderBy('childId')
    .execute()
  return { ...row, childIds: parts.map(({ childId }) => childId) }
}
