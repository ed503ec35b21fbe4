import type { Actor } from '../../access/actor.ts'
import { may } from '../../access/policy.ts'
import { mayForEvery, relationshipsWith } from '../../access/queries.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { stillOpen } from '../episodes/queries.ts'
import type { Category } from '../plans/model.ts'
import type { Conference, ConferenceHeld } from './model.ts'

const COLUMNS = ['id', 'kind', 'referralId', 'dueFrom', 'plannedFor', 'heldOn', 'reported'] as const

/** The conference with its children; undefined if this authority has none such. */
export async function conferenceById(tx: Tx, id: string): Promise<Conference | undefined> {
  return withChildren(tx, await select(tx, id).executeTakeFirst())
}

/** The same, locked until the transaction ends. */
export async function lockConference(tx: Tx, id: string): Promise<Conference | undefined> {
  return withChildren(tx, await select(tx, id).forUpdate().executeTakeFirst())
}

/**
 * Whether the actor chairs this conference: every child of it whose case is still open. One that is held stays with
 * whoever still chairs any of its children.
 */
export async function mayRecord(tx: Tx, actor: Actor, conference: Conference, today: CalendarDay): Promise<boolean> {
  const childIds = conference.children.map(({ childId }) => childId)
  if (conference.heldOn === null) {
    return mayForEvery(tx, actor, 'conference.record', await stillOpen(tx, childIds), today)
  }
  const standing = await relationshipsWith(tx, actor, childIds, today)
  return [...standing.values()].some((relationships) => may(actor, 'conference.record', relationships))
}

/** A conference that is called for and not yet held, for one child. */
export type AwaitedConference = Pick<Conference, 'id' | 'kind' | 'dueFrom' | 'plannedFor'> & {
  readonly childId: string
}

/**
 * The conferences these children wait for: of a case that was closed meanwhile, as when the family moved to another
 * authority, none is awaited any more. Stands on conference_child_of and episode_of_child.
 */
export async function conferencesAwaited(tx: Tx, childIds: readonly string[]): Promise<readonly AwaitedConference[]> {
  if (childIds.length === 0) return []
  return tx
    .selectFrom('conferenceChild as part')
    .innerJoin('conference as step', (join) =>
      join.onRef('step.authority', '=', 'part.authority').onRef('step.id', '=', 'part.conferenceId'),
    )
    .select(['step.id', 'step.kind', 'step.dueFrom', 'step.plannedFor', 'part.childId'])
    .where('part.authority', '=', tx.authority)
    .where('part.childId', 'in', childIds)
    .where('step.heldOn', 'is', null)
    .where('step.reported', '=', false)
    .where((the) =>
      the.exists(
        the
          .selectFrom('episode')
          .select('episode.id')
          .where('episode.authority', '=', tx.authority)
          .whereRef('episode.childId', '=', 'part.childId')
          .where('episode.closedOn', 'is', null)
          .whereRef('episode.openedOn', '<=', the.fn.coalesce('step.calledOn', 'step.dueFrom')),
      ),
    )
    .orderBy('step.dueFrom')
    .execute()
}

/** How many reviews these children's protection was looked at in already, since this day. */
export async function reviewsHeldSince(tx: Tx, childIds: readonly string[], since: CalendarDay): Promise<number> {
  const row = await tx
    .selectFrom('conferenceChild as part')
    .innerJoin('conference as step', (join) =>
      join.onRef('step.authority', '=', 'part.authority').onRef('step.id', '=', 'part.conferenceId'),
    )
    .select((the) => the.fn.count<string>('step.id').distinct().as('held'))
    .where('part.authority', '=', tx.authority)
    .where('part.childId', 'in', childIds)
    .where('step.kind', '=', 'review')
    .where('step.heldOn', '>=', since)
    .executeTakeFirst()
  return Number(row?.held ?? 0)
}

/** Keeps that a conference was held at this meeting: what was decided for each child, and why. */
export async function saveHeld(
  tx: Tx,
  conference: Conference,
  held: ConferenceHeld,
  { meetingId, decidedBy }: { readonly meetingId: string; readonly decidedBy: string | null },
): Promise<void> {
  await tx
    .updateTable('conference')
    .set({
      meetingId,
      heldOn: held.heldOn,
      decisionReason: held.reason,
      contingency: held.contingency,
      decidedBy,
    })
    .where('authority', '=', tx.authority)
    .where('id', '=', conference.id)
    .execute()
  for (const { childId, outcome, category, view } of held.children) {
    await tx
      .updateTable('conferenceChild')
      .set({ outcome, category, childView: view })
      .where('authority', '=', tx.authority)
      .where('conferenceId', '=', conference.id)
      .where('childId', '=', childId)
      .execute()
  }
}

/** Calls the review that follows, about the children it follows for. Its clock begins with this conference. */
export async function callReview(
  tx: Tx,
  { referralId }: Conference,
  called: { readonly id: string; readonly dueFrom: CalendarDay; readonly childIds: readonly string[] },
): Promise<void> {
  const { id, dueFrom, childIds } = called
  await tx
    .insertInto('conference')
    .values({ authority: tx.authority, id, kind: 'review', referralId, calledOn: dueFrom, dueFrom })
    .execute()
  const parts = childIds.map((childId) => ({ authority: tx.authority, id: newId(), conferenceId: id, childId }))
  await tx.insertInto('conferenceChild').values(parts).execute()
}

/** Gives an open child protection plan another category; the first one stays beside it. */
export async function changeCategory(tx: Tx, statusId: string, category: Category): Promise<void> {
  await tx
    .updateTable('planStatus')
    .set({ category })
    .where('authority', '=', tx.authority)
    .where('id', '=', statusId)
    .execute()
}

/** Keeps what happens if the plan does not work, on each of these children's plans. */
export async function saveContingency(tx: Tx, childIds: readonly string[], contingency: string): Promise<void> {
  if (childIds.length === 0 || contingency.trim() === '') return
  await tx
    .updateTable('plan')
    .set({ contingency })
    .where('authority', '=', tx.authority)
    .where('childId', 'in', childIds)
    .execute()
}

function select(tx: Tx, id: string) {
  return tx.selectFrom('conference').select(COLUMNS).where('authority', '=', tx.authority).where('id', '=', id)
}

async function withChildren(tx: Tx, row: Omit<Conference, 'children'> | undefined): Promise<Conference | undefined> {
  if (!row) return undefined
  const children = await tx
    .selectFrom('conferenceChild')
    .select(['childId', 'outcome', 'category'])
    .where('authority', '=', tx.authority)
    .where('conferenceId', '=', row.id)
    .orderBy('childId')
    .execute()
  if (row.heldOn !== null) return { ...row, children }
  // Whoever moved away meanwhile is not waited for; the brothers and sisters who are here are.
  const ids = children.map(({ childId }) => childId)
  const expected = new Set(await stillOpen(tx, ids))
  return { ...row, children: children.filter(({ childId }) => expected.has(childId)) }
}
