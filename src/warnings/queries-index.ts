import { sql } from 'kysely'
import type { StandingConcern } from '../child-index/contract-concerns.ts'
import type { CalendarDay } from '../kernel/calendar-day.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Tx } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'
import type { BorderFact } from './model.ts'

/** How far this authority has read the index's feed; null before it began. */
export async function readTo(tx: Tx): Promise<string | null> {
  const row = await tx
    .selectFrom('indexReadTo')
    .select('position')
    .where('authority', '=', tx.authority)
    .executeTakeFirst()
  return row?.position ?? null
}

/** Keeps how far it has read. */
export async function saveReadTo(tx: Tx, position: string, readAt: Instant): Promise<void> {
  await tx
    .insertInto('indexReadTo')
    .values({ authority: tx.authority, position, readAt })
    .onConflict((conflict) => conflict.column('authority').doUpdateSet({ position, readAt }))
    .execute()
}

/**
 * Keeps which sealed concerns of a child stand, as the index told it; those it tells no more have ended. What one agency
 * told in one moment is one.
 */
export async function saveStanding(
  tx: Tx,
  indexNumber: string,
  concerns: readonly StandingConcern[],
  today: CalendarDay,
): Promise<void> {
  const each = new Map(concerns.map((concern) => [`${concern.holder} ${concern.recordedAt}`, concern]))
  const rows = [...each.values()].map(({ authority, reference: _, recordedAt, ...concern }) => ({
    ...{ authority: tx.authority, id: newId(), indexNumber, holdingAuthority: authority, toldAt: recordedAt },
    ...concern,
  }))
  if (rows.length > 0) {
    await tx
      .insertInto('indexConcern')
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(['authority', 'indexNumber', 'holder', 'toldAt']).doUpdateSet((the) => ({
          ...{ band: the.ref('excluded.band'), untilOn: the.ref('excluded.untilOn'), endedOn: null },
          whomToRing: the.ref('excluded.whomToRing'),
        })),
      )
      .execute()
  }
  const standing = JSON.stringify(rows.map(({ holder, toldAt }) => `${holder} ${Date.parse(toldAt)}`))
  await sql`
    update index_concern set ended_on = ${today}
     where authority = ${tx.authority} and index_number = ${indexNumber} and ended_on is null
       and not ${standing}::jsonb ? (holder || ' ' || (extract(epoch from told_at) * 1000)::bigint)`.execute(tx)
}

/** What is news of a child of this record: from where, and of what kind. */
export type News = { readonly kind: Exclude<BorderFact['kind'], 'transfer'>; readonly elsewhere: string }

/**
 * Keeps what the index tells of a child of this record; gives how much of it is news. Of a child whom it tells of for the
 * first time nothing is: it was so before.
 */
export async function saveNews(tx: Tx, indexNumber: string, news: readonly News[], on: CalendarDay): Promise<number> {
  const seen = await tx
    .selectFrom('indexNews')
    .select('id')
    .where('authority', '=', tx.authority)
    .where('indexNumber', '=', indexNumber)
    .limit(1)
    .executeTakeFirst()
  const here: News = { kind: 'known-elsewhere', elsewhere: tx.authority }
  const rows = (seen ? news : [here, ...news]).map((one) => ({
    ...{ authority: tx.authority, id: newId(), indexNumber, ...one, happenedOn: on, wasSoBefore: seen === undefined },
  }))
  if (rows.length === 0) return 0
  const added = await tx
    .insertInto('indexNews')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['authority', 'indexNumber', 'kind', 'elsewhere']).doNothing())
    .returning('id')
    .execute()
  return seen ? added.length : 0
}

/** Puts a job of this authority in the queue, in so many seconds; asked for again before, it is moved. */
export async function enqueueOnce(tx: Tx, task: string, seconds: number): Promise<void> {
  await sql`select public.enqueue_once(${task}, ${seconds}::integer)`.execute(tx)
}
