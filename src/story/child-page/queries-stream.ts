import { sql } from 'kysely'
import { type Instant, instant } from '../../kernel/instant.ts'
import type { Tx } from '../../platform/db.ts'
import type { Correction, StoryEntry, StoryPage } from './model.ts'

/** Which entries of a story are asked for. `before` is the entry after which the last page ended. */
type StreamAsked = {
  readonly limit: number
  readonly before?: string | undefined
}

/** What of a story stands on the first screen: what goes well, the child's own words, what is new to this reader. */
export type Highlights = {
  readonly goingWell: readonly StoryEntry[]
  readonly words: StoryEntry | undefined
  readonly fresh: readonly StoryEntry[]
}

/**
 * A page of a story, latest happening first, with its highlights, in one statement. `since` is when the reader looked
 * before; without it nothing is called new. Stands on entry_about_person, entry_about_going_well,
 * entry_about_words and entry_about_recorded: a page late in a long story costs what the first does.
 */
export async function storyWithHighlights(
  tx: Tx,
  personId: string,
  asked: StreamAsked,
  reader: { readonly userId: string | null; readonly since: Instant | null },
): Promise<Highlights & { readonly stream: StoryPage }> {
  const of = sql`from entry_about a join entry e on e.authority = a.authority and e.id = a.entry_id
    where a.authority = ${tx.authority} and a.person_id = ${personId}`
  const newest = sql`order by a.happened_on desc, a.recorded_at desc, a.entry_id desc`
  const { rows } = await sql<Row>`
    (${streamIn(tx, personId, asked)})
    union all
    (select ${COLUMNS}, 'going-well' as place ${of} and a.bearing = 'going-well' and e.corrects is null ${newest} limit 3)
    union all
    (select ${COLUMNS}, 'words' as place ${of} and a.kind = 'child-words' and e.corrects is null ${newest} limit 1)
    union all
    (select ${COLUMNS}, 'fresh' as place ${of} and a.recorded_at > ${reader.since}::timestamptz
        and e.recorded_by is distinct from ${reader.userId}::uuid order by a.recorded_at desc, a.entry_id desc limit 6)`.execute(
    tx,
  )
  const at = (place: Row['place']) => rows.filter((row) => row.place === place)
  return {
    stream: pageOf(at('stream'), asked.limit),
    goingWell: at('going-well').map(asEntry),
    words: at('words').map(asEntry)[0],
    fresh: at('fresh').map(asEntry),
  }
}

type Row = Omit<StoryEntry, 'corrections'> & {
  readonly place: 'stream' | 'going-well' | 'words' | 'fresh'
  readonly corrections: readonly Correction[] | null
}

/** The columns of an entry and, by entry_correcting, what was put right about it since. */
const COLUMNS = sql`e.id, e.kind, e.title, e.body, e.happened_on, e.said_by, e.said_by_role, e.bearing, e.significant,
  e.step_kind, e.step_id, e.corrects, e.recorded_by_name, e.recorded_at, a.part,
  (select jsonb_agg(jsonb_build_object('id', c.id, 'title', c.title, 'body', c.body, 'why', c.correction,
            'by', c.recorded_by_name, 'recordedAt', c.recorded_at) order by c.recorded_at)
     from entry c where c.authority = e.authority and c.corrects = e.id) as corrections`

function streamIn(tx: Tx, personId: string, asked: StreamAsked) {
  const { limit, before } = asked
  return sql<Row>`
    select ${COLUMNS}, 'stream' as place from entry_about a
      join entry e on e.authority = a.authority and e.id = a.entry_id
     where a.authority = ${tx.authority} and a.person_id = ${personId} and e.corrects is null
       ${before ? sql`and (a.happened_on, a.recorded_at, a.entry_id) < ${placeOf(tx, personId, before)}` : sql``}
     order by a.happened_on desc, a.recorded_at desc, a.entry_id desc
     limit ${limit + 1}`
}

function pageOf(rows: readonly Row[], limit: number): StoryPage {
  const entries = rows.slice(0, limit).map(asEntry)
  return { entries, earlier: rows.length > limit ? (entries.at(-1)?.id ?? null) : null }
}

/** Where an entry stands in this story; nothing is before an entry that is not in it. */
function placeOf(tx: Tx, personId: string, entryId: string) {
  return sql`(select b.happened_on, b.recorded_at, b.entry_id from entry_about b
               where b.authority = ${tx.authority} and b.entry_id = ${entryId} and b.person_id = ${personId})`
}

function asEntry({ place: _place, corrections, ...entry }: Row): StoryEntry {
  const put = (corrections ?? []).map((one) => ({ ...one, recordedAt: instant(one.recordedAt) }))
  return { ...entry, corrections: put }
}
