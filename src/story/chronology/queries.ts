import { type RawBuilder, sql } from 'kysely'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { instant } from '../../kernel/instant.ts'
import type { Tx } from '../../platform/db.ts'
import type { Correction } from '../child-page/model.ts'
import { BY_HAND, type StreamAsked, type StreamEntry, type StreamFilter, type StreamPage, type Voice } from './model.ts'
import { AGENCIES_OF, CODES_OF } from './rules.ts'

/**
 * A page of what was written about these people, latest happening first; an entry about several of them is there once.
 * Of each person's story no more is read than a page: each is walked along entry_about_person from where the page
 * begins, so that a page late in a long story costs what the first does.
 */
export async function streamOf(tx: Tx, personIds: readonly string[], asked: StreamAsked): Promise<StreamPage> {
  const { limit } = asked
  const { rows } = await sql<Row>`
    select ${COLUMNS}, at.about from (
      select entry_id, happened_on, recorded_at,
             jsonb_agg(jsonb_build_object('personId', person_id, 'part', part)) as about
        from unnest(${personIds}::uuid[]) as wanted (id) cross join lateral (
          select a.entry_id, a.person_id, a.part, a.happened_on, a.recorded_at
            from entry_about a join entry e on e.authority = a.authority and e.id = a.entry_id
           where a.authority = ${tx.authority} and a.person_id = wanted.id and e.corrects is null
             ${conditionsOf(tx, personIds, asked)}
           order by a.happened_on desc, a.recorded_at desc, a.entry_id desc limit ${limit + 1}) each_one
       group by entry_id, happened_on, recorded_at
       order by happened_on desc, recorded_at desc, entry_id desc limit ${limit + 1}) at
      join entry e on e.authority = ${tx.authority} and e.id = at.entry_id
      ${SOURCE}
     order by at.happened_on desc, at.recorded_at desc, at.entry_id desc`.execute(tx)
  const entries = rows.slice(0, limit).map(asEntry)
  return { entries, earlier: rows.length > limit ? (entries.at(-1)?.id ?? null) : null }
}

/** These entries as they stand in one child's story; the others are not in it. By the key of entry_about. */
export async function entriesOfStory(
  tx: Tx,
  childId: string,
  entryIds: readonly string[],
): Promise<readonly StreamEntry[]> {
  if (entryIds.length === 0) return []
  const { rows } = await sql<Row>`
    select ${COLUMNS}, jsonb_build_array(jsonb_build_object('personId', a.person_id, 'part', a.part)) as about
      from entry_about a join entry e on e.authority = a.authority and e.id = a.entry_id
      ${SOURCE}
     where a.authority = ${tx.authority} and a.person_id = ${childId} and a.entry_id = any(${entryIds}::uuid[])
     order by a.happened_on, a.recorded_at, a.entry_id limit ${entryIds.length}`.execute(tx)
  return rows.map(asEntry)
}

/** Everyone who says something in a story, who says most first; 300 at most. One walk of entry_about_person. */
export async function voicesOf(tx: Tx, personId: string): Promise<readonly Voice[]> {
  const { rows } = await sql<Voice>`
    select (array_agg(e.id order by a.happened_on desc))[1] as entry_id, e.said_by, count(*)::int as entries,
           coalesce(array_agg(distinct e.said_by_role) filter (where e.said_by_role is not null), '{}') as roles,
           min(a.happened_on) as first_on, max(a.happened_on) as last_on
      from entry_about a join entry e on e.authority = a.authority and e.id = a.entry_id
     where a.authority = ${tx.authority} and a.person_id = ${personId} and e.corrects is null
     group by e.said_by order by entries desc, e.said_by limit 300`.execute(tx)
  return rows
}

/** Whom this entry quotes, if it stands in a story of these people; undefined if it does not. */
export async function voiceOf(tx: Tx, personIds: readonly string[], entryId: string): Promise<string | undefined> {
  const { rows } = await sql<{
    saidBy: string
  }>`select said_by from entry where ${isTheirs(tx, personIds, entryId)}`.execute(tx)
  return rows[0]?.saidBy
}

type Row = Omit<StreamEntry, 'corrections'> & {
  readonly happenedOn: CalendarDay
  readonly corrections: readonly Correction[] | null
}

/** The columns of an entry and, by entry_correcting, what was put right about it since. */
const COLUMNS = sql`e.id, e.kind, e.title, e.body, e.happened_on, e.said_by, e.said_by_role, e.bearing, e.significant,
  e.step_kind, e.step_id, e.corrects, e.recorded_by_name, e.recorded_at,
  case when k.id is not null or g.id is not null then jsonb_build_object('code', k.source_code, 'agencyKind', g.kind,
         'agency', case when g.id is not null then g.name when coalesce(n.may_name_agency, true) then k.source_agency end,
         'toldFamily', k.told_family) end as source,
  (select jsonb_agg(jsonb_build_object('id', c.id, 'title', c.title, 'body', c.body, 'why', c.correction,
            'by', c.recorded_by_name, 'recordedAt', c.recorded_at) order by c.recorded_at)
     from entry c where c.authority = e.authority and c.corrects = e.id) as corrections`

/**
 * The contact that an entry came by, and whether whoever raised it may be named; and the agency of a partner who wrote it.
 * By their keys and membership_of_user.
 */
const SOURCE = sql`
  left join contact k on e.step_kind = 'contact' and e.said_by <> e.recorded_by_name
   and k.authority = e.authority and k.id = e.step_id
  left join concern n on n.authority = k.authority and n.id = k.concern_id
  left join lateral (
    select m.agency_id from access.membership m
     where m.authority = e.authority and m.user_id = e.recorded_by and m.seat = 'partner' order by m.from_on limit 1) p on true
  left join access.agency g on g.authority = e.authority and g.id = p.agency_id`

function conditionsOf(tx: Tx, personIds: readonly string[], asked: StreamAsked): RawBuilder<unknown> {
  const { before, kind, bearing, significant, from, to, step, person, saidAs } = asked
  const conditions = [
    before && sql`(a.happened_on, a.recorded_at, a.entry_id) < ${placeOf(tx, personIds, before)}`,
    from && sql`a.happened_on >= ${from}`,
    to && sql`a.happened_on <= ${to}`,
    kind && sql`e.kind = ${kind}`,
    bearing && sql`e.bearing = ${bearing}`,
    significant && sql`e.significant`,
    step && (step === BY_HAND ? sql`e.step_kind is null` : sql`e.step_kind = ${step}`),
    person &&
      sql`exists (select from entry_about b where b.authority = a.authority and b.entry_id = a.entry_id
            and b.person_id = ${person})`,
    saidAs && sql`e.said_by = (select s.said_by from entry s where ${isTheirs(tx, personIds, saidAs, 's')})`,
    originIs(tx, asked.origin),
  ].filter((condition) => typeof condition === 'object')
  return sql.join(
    conditions.map((condition) => sql`and ${condition}`),
    sql` `,
  )
}

/** As `originOf` has it, so that what is chosen is what is shown. */
function originIs(tx: Tx, origin: StreamFilter['origin']): RawBuilder<unknown> | undefined {
  if (!origin) return undefined
  const ours = sql`not coalesce(e.recorded_by = any(array(${partnersOf(tx)})), false)`
  if (origin === 'us') return sql`${ours} and e.said_by = e.recorded_by_name`
  if (origin === 'told')
    return sql`${ours} and e.said_by <> e.recorded_by_name and e.step_kind is distinct from 'contact'`
  return sql`(e.recorded_by = any(array(${partnersOf(tx, AGENCIES_OF[origin])}))
    or (${ours} and e.step_kind = 'contact' and e.said_by <> e.recorded_by_name and exists (
      select from contact o where o.authority = e.authority and o.id = e.step_id
         and o.source_code = any(${CODES_OF[origin]}::text[]))))`
}

/** The people of partner agencies, of these kinds or of all: few, and found once a statement. */
function partnersOf(tx: Tx, kinds?: readonly string[]) {
  return sql`select m.user_id from access.membership m
    join access.agency g on g.authority = m.authority and g.id = m.agency_id
   where m.authority = ${tx.authority} and m.seat = 'partner' ${kinds ? sql`and g.kind = any(${kinds}::text[])` : sql``}`
}

/** Where an entry stands in these stories; nothing is before an entry that is in none of them. */
function placeOf(tx: Tx, personIds: readonly string[], entryId: string) {
  return sql`(select b.happened_on, b.recorded_at, b.entry_id from entry_about b
               where b.authority = ${tx.authority} and b.entry_id = ${entryId}
                 and b.person_id = any(${personIds}::uuid[]) limit 1)`
}

function isTheirs(tx: Tx, personIds: readonly string[], entryId: string, entry = 'entry') {
  return sql`${sql.ref(`${entry}.authority`)} = ${tx.authority} and ${sql.ref(`${entry}.id`)} = ${entryId} and exists (
    select from entry_about t where t.authority = ${tx.authority} and t.entry_id = ${entryId}
       and t.person_id = any(${personIds}::uuid[]))`
}

function asEntry({ corrections, ...entry }: Row): StreamEntry {
  return { ...entry, corrections: (corrections ?? []).map((one) => ({ ...one, recordedAt: instant(one.recordedAt) })) }
}
