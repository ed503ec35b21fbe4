import { sql } from 'kysely'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Tx } from '../../platform/db.ts'
import type { FoundKind, FoundText, SearchPlace, WordsSought } from './model.ts'
import { piecesOf, SOUGHT_FROM, SOUGHT_TO } from './rules.ts'

/** So many of the latest texts with the words are put in order at once. */
const PUT_IN_ORDER = 500
const ON_A_PAGE = 20
/** So much of a long text is looked through for the sentences that are shown. */
const LOOKED_THROUGH = 20_000

export type TextsFound = {
  readonly texts: readonly FoundText[]
  readonly count: number
  readonly atLeast: boolean
  readonly next: SearchPlace | null
}

/** Whether there is a word to search texts by: `the` and `of` are none. */
export async function hasWordsToSeek(tx: Tx, words: string): Promise<boolean> {
  const { rows } = await sql<{ has: boolean }>`select numnode(public.words_sought(${words})) > 0 as has`.execute(tx)
  return rows[0]?.has ?? false
}

/**
 * The texts about these children that have the words, best first, twenty at a time of the latest five hundred. Stands on
 * search_text_words, search_text_of_child and search_text_latest, as `search_words` chooses; then on keys, and on
 * entry_correcting and entry_about_person for the twenty.
 */
export async function findTexts(tx: Tx, sought: WordsSought, children: readonly string[]): Promise<TextsFound> {
  const { rows } = await sql<Row>`
    with found as materialized (${foundIn(sought, children)}),
    texts as (
      select source_id, max(rank) as rank, max(happened_on) as happened_on, min(kind) as kind,
             array_agg(child_id order by rank desc, child_id) as child_ids
        from found group by source_id),
    placed as (
      select *, row_number() over (order by rank desc, happened_on desc, source_id desc) as place from texts),
    shown as (
      select * from placed
       where place > coalesce((select place from placed where source_id = ${sought.place.after}::uuid), 0)
       order by place limit ${ON_A_PAGE + 1})
    select s.source_id, s.kind, s.happened_on, s.child_ids, ${headline(sought.words)}, ${whereItIs(tx)},
           (select count(*)::int from texts) as count, (select count(*)::int from found) as looked,
           (select jsonb_build_object('on', happened_on, 'sourceId', source_id) from found
             order by happened_on, source_id limit 1) as oldest
      from shown s
      join search_text t on t.authority = ${tx.authority} and t.source_id = s.source_id and t.child_id = s.child_ids[1]
     order by s.place`.execute(tx)
  return asFound(rows, sought.place)
}

/** What a part of the projection was made of again. */
export type Rebuilt = {
  readonly sources: number
  /** How many rows were not as the record says. */
  readonly differed: number
  /** The last of the sources; null when there were none. */
  readonly last: string | null
}

/** Makes the texts of the next `lot` sources of a kind again, after this one. Stands on the sources' keys. */
export async function rebuildTexts(tx: Tx, kind: FoundKind, after: string | null, lot: number): Promise<Rebuilt> {
  const { rows } =
    await sql<Rebuilt>`select * from public.rebuild_search(${kind}, ${after}::uuid, ${lot}::int)`.execute(tx)
  return rows[0] ?? { sources: 0, differed: 0, last: null }
}

type Row = {
  readonly sourceId: string
  readonly kind: FoundKind
  readonly happenedOn: CalendarDay
  readonly childIds: readonly string[]
  readonly title: string
  readonly excerpt: string
  readonly corrected: boolean
  readonly stepKind: string | null
  readonly stepId: string | null
  readonly entryId: string | null
  readonly nextId: string | null
  readonly count: number
  readonly looked: number
  readonly oldest: NonNullable<SearchPlace['before']>
}

function foundIn({ words, kinds, from, to, place }: WordsSought, children: readonly string[]) {
  return sql`select * from public.search_words(${words}, ${children}::uuid[], ${kinds.length > 0 ? kinds : null}::text[],
    ${from}::date, ${to}::date, ${place.before?.on ?? null}::date, ${place.before?.sourceId ?? null}::uuid, ${PUT_IN_ORDER})`
}

/** The title, and the sentences around what was sought, with marks. Of a long text, what stands near the first of the words. */
function headline(words: string) {
  const marks = `StartSel="${SOUGHT_FROM}", StopSel="${SOUGHT_TO}"`
  const query = sql`public.words_sought(${words})`
  const near = sql`substr(t.text, greatest(1, strpos(lower(t.text),
    (tsvector_to_array(to_tsvector('english', public.folded(${words}))))[1]) - 500), ${LOOKED_THROUGH}::int)`
  // What stands between < and > would be passed over as a mark.
  const text = sql`translate(case when length(t.text) <= ${LOOKED_THROUGH}::int then t.text else ${near} end, '<>', '‹›')`
  return sql`
    ts_headline('english', translate(t.title, '<>', '‹›'), ${query}, ${`${marks}, HighlightAll=true`}) as title,
    ts_headline('english', ${text}, ${query}, ${`${marks}, MaxFragments=2, MaxWords=28, MinWords=12, FragmentDelimiter=" … "`}) as excerpt`
}

/** Where it is read: the step of a record; an entry, or what it corrects, with the next later one of the story. */
function whereItIs(tx: Tx) {
  const entry = sql`(select coalesce(e.corrects, e.id) from entry e
    where s.kind = 'entry' and e.authority = ${tx.authority} and e.id = s.source_id)`
  const about = sql`a.authority = ${tx.authority} and a.person_id = s.child_ids[1]`
  return sql`
    exists (select from entry c where c.authority = ${tx.authority} and c.corrects = s.source_id) as corrected,
    (select r.step_kind from record r where s.kind = 'record' and r.authority = ${tx.authority} and r.id = s.source_id) as step_kind,
    (select r.step_id from record r where s.kind = 'record' and r.authority = ${tx.authority} and r.id = s.source_id) as step_id,
    ${entry} as entry_id,
    (select a.entry_id from entry_about a
      where s.kind = 'entry' and ${about} and (a.happened_on, a.recorded_at, a.entry_id) >
            (select a.happened_on, a.recorded_at, a.entry_id from entry_about a where ${about} and a.entry_id = ${entry})
      order by a.happened_on, a.recorded_at, a.entry_id limit 1) as next_id`
}

function asFound(rows: readonly Row[], { before }: SearchPlace): TextsFound {
  const [first] = rows
  if (!first) return { texts: [], count: 0, atLeast: false, next: null }
  const texts = rows.slice(0, ON_A_PAGE).map(asText)
  const atLeast = first.looked >= PUT_IN_ORDER
  const after = rows.length > ON_A_PAGE ? (texts.at(-1)?.sourceId ?? null) : null
  const next = after ? { after, before } : atLeast ? { after: null, before: first.oldest } : null
  return { texts, count: first.count, atLeast, next }
}

function asText(row: Row): FoundText {
  const { sourceId, kind, happenedOn, childIds, corrected, stepKind, stepId, entryId, nextId } = row
  return {
    ...{ sourceId, kind, happenedOn, childIds, corrected },
    title: piecesOf(row.title),
    excerpt: piecesOf(row.excerpt),
    step: stepKind && stepId ? { kind: stepKind, id: stepId } : null,
    entry: entryId ? { id: entryId, next: nextId } : null,
  }
}
