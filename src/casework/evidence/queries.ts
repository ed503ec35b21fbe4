import { sql } from 'kysely'
import type { Citing } from '../../entries/evidence/model.ts'
import { type Instant, londonDayOf } from '../../kernel/instant.ts'
import { aroundChildren } from '../../people/family/queries-around.ts'
import type { Tx } from '../../platform/db.ts'
import { openWorriesIn } from '../worries/queries-open.ts'
import type { Resting, ToReadAgain } from './model.ts'

/** Things to read again that one list shows, and things of one child that can rest on entries. */
const MOST = 500

/**
 * What of these children rests, or could rest, on entries and stands today. Stands on judgement_of_child,
 * worry_of_child, the plan's unique child with plan_need_of, and assessment_child_of.
 */
function restingOf(tx: Tx, ids: readonly string[]) {
  const of = (part: string) =>
    sql`${sql.ref(`${part}.authority`)} = ${tx.authority} and ${sql.ref(`${part}.child_id`)} = any(${ids}::uuid[])`
  return sql`
    select 'judgement' as kind, j.id, j.child_id, j.statement as words, j.made_on as since_on
      from judgement j where ${of('j')} and j.ended_on is null
    union all
    select 'worry', w.id, w.child_id, w.title, w.since_on from ${openWorriesIn(tx.authority, ids)} w
    union all
    select 'plan-need', n.id, p.child_id, n.statement, p.made_on from plan p
      join plan_need n on n.authority = p.authority and n.plan_id = p.id and n.ended_on is null where ${of('p')}
    union all
    select 'assessment', a.id, c.child_id, 'Child and family assessment', a.started_on from assessment_child c
      join assessment a on a.authority = c.authority and a.id = c.assessment_id
       and a.state <> 'withdrawn' and (a.state <> 'authorised' or a.submitted_on is not null) where ${of('c')}`
}

/** What of one child's case can rest on entries, the newest first. */
export async function restingOn(tx: Tx, childId: string): Promise<readonly Resting[]> {
  const { rows } = await sql<Resting>`select * from (${restingOf(tx, [childId])}) resting
    order by since_on desc, id limit ${MOST}`.execute(tx)
  return rows
}

/**
 * The latest correction of an entry that `resting` rests on, and that nobody has had before them; none is none. Looked up
 * for each thing by itself, as few rest on what was corrected. Stands on citation_of, entry_correcting, reading_again_of.
 */
function latestUnread(tx: Tx) {
  return sql`(select fix.recorded_at as corrected_at, e.title as entry_title
      from citation c
      join entry fix on fix.authority = c.authority and fix.corrects = c.entry_id
      join entry e on e.authority = c.authority and e.id = c.entry_id
     where c.authority = ${tx.authority} and c.citing_id = resting.id and c.removed_at is null
       and not exists (select from reading_again a
                        where a.authority = c.authority and a.citing_id = c.citing_id and a.correction_id = fix.id)
     order by fix.recorded_at desc limit 1)`
}

/**
 * What of one child must be read again: it rests on an entry that was corrected, and nobody has had the correction before
 * them. The latest correction first.
 */
export async function toReadAgain(tx: Tx, childId: string): Promise<readonly ToReadAgain[]> {
  const { rows } = await sql<Row>`
    select resting.*, unread.* from (${restingOf(tx, [childId])}) resting cross join lateral ${latestUnread(tx)} unread
     order by unread.corrected_at desc, resting.id limit ${MOST}`.execute(tx)
  return rows.map(({ correctedAt, ...one }) => ({ ...one, correctedOn: londonDayOf(correctedAt) }))
}

type Row = Omit<ToReadAgain, 'correctedOn'> & { readonly correctedAt: Instant }

/**
 * How many things of each of these children must be read again; a child with none is not among the keys. Corrections that
 * nobody has read again are few: they are looked for first, and only where there are any, the children's things. Stands on
 * entry_correcting and citation_of_entry.
 */
export async function countToReadAgain(tx: Tx, childIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (childIds.length === 0) return new Map()
  const { rows } = await sql<{ childId: string; things: number }>`
    with unread as materialized (
      select distinct c.citing_id from entry fix
        join citation c on c.authority = fix.authority and c.entry_id = fix.corrects and c.removed_at is null
       where fix.authority = ${tx.authority} and fix.corrects is not null
         and not exists (select from reading_again a
                          where a.authority = c.authority and a.citing_id = c.citing_id and a.correction_id = fix.id))
    select resting.child_id, count(*)::int as things from (${restingOf(tx, childIds)}) resting
     where exists (select from unread) and resting.id in (select citing_id from unread) group by resting.child_id`.execute(
    tx,
  )
  return new Map(rows.map(({ childId, things }) => [childId, things]))
}

/** Something that can cite, with every child whose it is; undefined if this authority has none such. */
export type CitingThing = Citing & {
  readonly words: string
  readonly childIds: readonly string[]
  /** Whether it may cite more: what ended, was closed, signed or withdrawn stays as it was. */
  readonly isOpen: boolean
}

/** Finds what a citation would be of, by its id alone: a judgement, a worry, a need of a plan or an assessment. By key. */
export async function citingThing(tx: Tx, id: string): Promise<CitingThing | undefined> {
  const here = (part: string) =>
    sql`${sql.ref(`${part}.authority`)} = ${tx.authority} and ${sql.ref(`${part}.id`)} = ${id}`
  const { rows } = await sql<CitingThing>`
    select 'judgement' as kind, j.id, concat_ws(' ', j.statement, j.could_happen) as words, array[j.child_id] as child_ids, j.ended_on is null as is_open
      from judgement j where ${here('j')}
    union all
    select 'worry', w.id, w.title, case when w.kind <> 'risk-adult' or w.person_id is null then array[w.child_id] else
           array(select a.child_id from ${aroundChildren(tx.authority)} a where a.person_id = w.person_id order by a.child_id) end,
           w.closed_on is null from worry w where ${here('w')}
    union all
    select 'plan-need', n.id, n.statement, array[p.child_id], n.ended_on is null from plan_need n
      join plan p on p.authority = n.authority and p.id = n.plan_id where ${here('n')}
    union all
    select 'assessment', a.id, 'Child and family assessment',
           array(select c.child_id from assessment_child c where c.authority = a.authority and c.assessment_id = a.id order by c.child_id),
           a.state in ('open', 'returned') from assessment a where ${here('a')} and (a.state <> 'authorised' or a.submitted_on is not null)`.execute(
    tx,
  )
  return rows[0]
}
