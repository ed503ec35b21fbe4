import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Tx } from '../../platform/db.ts'
import type { Episode } from './model.ts'

const COLUMNS = [
  'id',
  'childId',
  'referralId',
  'openedOn',
  'primaryNeed',
  'closedOn',
  'closureReason',
  'reported',
] as const

/** Every episode of these children, latest first. Stands on episode_of_child. */
export async function episodesOf(tx: Tx, childIds: readonly string[]): Promise<readonly Episode[]> {
  if (childIds.length === 0) return []
  return tx
    .selectFrom('episode')
    .select(COLUMNS)
    .where('authority', '=', tx.authority)
    .where('childId', 'in', childIds)
    .orderBy('openedOn', 'desc')
    .execute()
}

/** The episode that is open for this child, locked until the transaction ends; undefined if none is. */
export async function lockOpenEpisode(tx: Tx, childId: string): Promise<Episode | undefined> {
  return tx
    .selectFrom('episode')
    .select(COLUMNS)
    .where('authority', '=', tx.authority)
    .where('childId', '=', childId)
    .where('closedOn', 'is', null)
    .orderBy('openedOn', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
}

/**
 * Of the children of a joint step, those whose case is still open: whoever works with all of these carries the step on,
 * and a child whose case was closed does not stop it for the others. All of them if no case is open any more.
 */
export async function stillOpen(tx: Tx, childIds: readonly string[]): Promise<readonly string[]> {
  const episodes = await episodesOf(tx, childIds)
  const open = new Set(episodes.filter(({ closedOn }) => closedOn === null).map(({ childId }) => childId))
  return open.size === 0 ? childIds : childIds.filter((id) => open.has(id))
}

/** The children whose episodes this referral opened. */
export async function childrenOfReferral(tx: Tx, referralId: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('referralChild')
    .select('childId')
    .where('authority', '=', tx.authority)
    .where('referralId', '=', referralId)
    .execute()
  return rows.map(({ childId }) => childId)
}

export async function addEpisodes(tx: Tx, episodes: readonly Episode[]): Promise<void> {
  if (episodes.length === 0) return
  await tx
    .insertInto('episode')
    .values(episodes.map((episode) => ({ authority: tx.authority, ...episode })))
    .execute()
}

/** Closes an episode with its reason (a code of the census). */
export async function closeEpisode(tx: Tx, id: string, closedOn: CalendarDay, closureReason: string): Promise<void> {
  await tx
    .updateTable('episode')
    .set({ closedOn, closureReason })
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .execute()
}

/** Closes every episode of this child that is still open; a return may have reported two at once. */
export async function closeOpenEpisodes(tx: Tx, childId: string, closedOn: CalendarDay, reason: string): Promise<void> {
  await tx
    .updateTable('episode')
    .set({ closedOn, closureReason: reason })
    .where('authority', '=', tx.authority)
    .where('childId', '=', childId)
    .where('closedOn', 'is', null)
    .execute()
}
