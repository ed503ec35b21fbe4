import { sql } from 'kysely'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { EntryKind } from '../model.ts'
import type { By } from './queries-citations.ts'

/** Entries shown under one dimension. */
const NEWEST = 5

/** What is read under one dimension, of the entries about one child. */
export type UnderDimension = {
  readonly dimension: string
  readonly entries: number
  readonly latestOn: CalendarDay
  /** The newest, at most five. */
  readonly newest: readonly {
    readonly id: string
    readonly kind: EntryKind
    readonly title: string
    readonly happenedOn: CalendarDay
    readonly saidBy: string
  }[]
}

/**
 * The entries about a child under each dimension of the framework; a dimension with none is left out. One scan of
 * entry_about_person, with lens_tag_of.
 */
export async function entriesByDimension(tx: Tx, childId: string): Promise<readonly UnderDimension[]> {
  const { rows } = await sql<UnderDimension>`
    select dimension, count(*)::int as entries, max(happened_on)::text as latest_on,
           coalesce(jsonb_agg(jsonb_build_object('id', id, 'kind', kind, 'title', title, 'happenedOn', happened_on,
             'saidBy', said_by) order by place) filter (where place <= ${NEWEST}), '[]') as newest
      from (select t.dimension, e.id, e.kind, e.title, e.happened_on, e.said_by,
                   row_number() over (partition by t.dimension order by e.happened_on desc, e.recorded_at desc) as place
              from entry_about a
              join lens_tag t on t.authority = a.authority and t.tagged_id = a.entry_id and t.removed_at is null
              join entry e on e.authority = a.authority and e.id = a.entry_id
             where a.authority = ${tx.authority} and a.person_id = ${childId}) tagged
     group by dimension`.execute(tx)
  return rows
}

/** Puts entries or judgements under dimensions; what stands there already stays. */
export async function addLensTags(
  tx: Tx,
  tagged: { readonly kind: 'entry' | 'judgement'; readonly ids: readonly string[] },
  dimensions: readonly string[],
  by: By,
): Promise<void> {
  const rows = tagged.ids.flatMap((taggedId) =>
    dimensions.map((dimension) => ({
      ...{ authority: tx.authority, id: newId(), taggedKind: tagged.kind, taggedId, dimension },
      ...{ taggedBy: by.userId, taggedByName: by.name },
    })),
  )
  if (rows.length === 0) return
  await tx
    .insertInto('lensTag')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['authority', 'taggedId', 'dimension']).doUpdateSet({ removedAt: null }))
    .execute()
}

/** Takes one thing from under every dimension but these. */
export async function keepLensTags(
  tx: Tx,
  taggedId: string,
  dimensions: readonly string[],
  removedAt: Instant,
): Promise<void> {
  await tx
    .updateTable('lensTag')
    .set({ removedAt })
    .where('authority', '=', tx.authority)
    .where('taggedId', '=', taggedId)
    .where('removedAt', 'is', null)
    .where('dimension', 'not in', dimensions.length > 0 ? [...dimensions] : [''])
    .execute()
}
