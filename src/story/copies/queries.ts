import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../access/actor.ts'
import type { KeptBack } from '../../entries/keeping-back/model.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { type Instant, instant } from '../../kernel/instant.ts'
import type { Moment } from '../../kernel/moment.ts'

import { aroundChildren } from '../../people/family/queries-around.ts'
import { PARENTS_TO_GIVE_TO } from '../../people/family/rules.ts'

import { json, type Tx } from '../../platform/db.ts'
import type { CopyDocument, CopyHead, CopyListed, EntryFacts, Given, OtherPerson, Picture } from './model.ts'

/** Copies and pictures of one child, and people around them, at most. */
const [MOST_COPIES, MOST_PICTURES, MOST_AROUND] = [50, 60, 200]

/** What must be known of an entry before it is in a copy, and is not in the entry itself. */
export type KnownOfEntry = Pick<EntryFacts, 'isNotToBeNamed' | 'isWarning' | 'others'> & {
  readonly decided: readonly KeptBack[]
}

/**
 * Of each of these entries: whether who told us may be named, whether it warns workers, whom else it is about, and what was decided of it and its
 * step. By the keys of entry, contact and concern, entry_about, citation_of_entry and kept_back_of.
 */
export async function knownOfEntries(
  tx: Tx,
  childId: string,
  entryIds: readonly string[],
): Promise<ReadonlyMap<string, KnownOfEntry>> {
  const { rows } = await sql<KnownRow>`
    select e.id, (k.id is not null and (k.source_code in ('9', '10') or not coalesce(n.may_name_agency, true))) as is_not_to_be_named,
           exists (select from citation c join worry w on w.authority = c.authority and w.id = c.citing_id and w.kind = 'warning-note'
             where c.authority = e.authority and c.entry_id = e.id and c.removed_at is null) as is_warning,
           coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'kind', p.kind))
              from entry_about b join person p on p.authority = b.authority and p.id = b.person_id
             where b.authority = e.authority and b.entry_id = e.id and b.person_id <> ${childId}), '[]') as others,
           coalesce((select jsonb_agg(jsonb_build_object('of', jsonb_build_object('kind', d.of_kind, 'id', d.of_id),
                       'words', d.words, 'verdict', d.verdict, 'from', d.from_copies, 'reason', d.reason, 'why', d.why,
                       'byName', d.recorded_by_name, 'at', d.recorded_at) order by d.recorded_at, d.id)
              from kept_back d where d.authority = e.authority and d.of_id = any(array[e.id, e.step_id])), '[]') as decided
      from entry e
      left join contact k on e.step_kind = 'contact' and e.said_by <> e.recorded_by_name
       and k.authority = e.authority and k.id = e.step_id
      left join concern n on n.authority = k.authority and n.id = k.concern_id
     where e.authority = ${tx.authority} and e.id = any(${entryIds}::uuid[])
     limit ${entryIds.length}`.execute(tx)
  return new Map(
    rows.map(({ id, decided, ...row }) => [
      id,
      { ...row, decided: decided.map((one) => ({ ...one, at: instant(one.at) })) },
    ]),
  )
}

type KnownRow = {
  readonly id: string
  readonly isNotToBeNamed: boolean
  readonly isWarning: boolean
  readonly others: readonly OtherPerson[]
  readonly decided: readonly KeptBack[]
}

/**
 * The pictures among a child's documents that are about this child alone, oldest first; whether a photo or drawing may be
 * given was decided of the entry that it came by. Stands on document_child_of.
 */
export async function picturesOf(tx: Tx, childId: string): Promise<readonly Picture[]> {
  const { rows } = await sql<Picture>`
    select d.id, coalesce(last.kind, d.kind) as kind, coalesce(last.dated_on, d.dated_on) as dated_on, d.entry_id,
           coalesce(last.kind, d.kind) = 'portrait' or coalesce(decided.verdict = 'give', false) as may_be_given
      from document_child c
      join document d on d.authority = c.authority and d.id = c.document_id and d.media_type like 'image/%'
      left join lateral (select n.kind, n.dated_on from document_correction n
        where n.authority = d.authority and n.document_id = d.id order by n.recorded_at desc, n.id desc limit 1) last on true
      left join lateral (select k.verdict from kept_back k
        where k.authority = d.authority and k.of_id = d.entry_id and k.words is null and k.from_copies = 'both'
        order by k.recorded_at desc, k.id desc limit 1) decided on true
     where c.authority = ${tx.authority} and c.child_id = ${childId} and coalesce(last.kind, d.kind) in ('portrait', 'photo')
       and not exists (select from document_withdrawal w where w.authority = d.authority and w.document_id = d.id)
       and not exists (select from document_child o where o.authority = d.authority and o.document_id = d.id and o.child_id <> c.child_id)
     order by c.dated_on, d.id limit ${MOST_PICTURES}`.execute(tx)
  return rows
}

/** The children whose parent someone is on a day, by what is written. Stands on relationship_to. */
export async function childrenOfParent(tx: Tx, parentId: string, on: CalendarDay): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct person_id as id from relationship
     where authority = ${tx.authority} and other_id = ${parentId} and kind = any(${PARENTS_TO_GIVE_TO}::text[])
       and (from_on is null or from_on <= ${on}) and (to_on is null or to_on > ${on}) limit 50`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Whoever is or was around a child, through their parents too. Stands on what `aroundChildren` stands on. */
export async function idsAround(tx: Tx, childId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct a.person_id as id from ${aroundChildren(tx.authority, { ever: true })} a
     where a.child_id = ${childId} and a.person_id <> ${childId} limit ${MOST_AROUND}`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Writes down that a copy was prepared. */
export async function addCopy(
  tx: Tx,
  { userId, name }: Actor,
  copy: Pick<CopyHead, 'id' | 'childId' | 'whose' | 'parentId' | 'language' | 'largePrint'>,
  now: Moment,
): Promise<void> {
  await tx
    .insertInto('readingCopy')
    .values({ authority: tx.authority, ...copy, preparedBy: userId, preparedByName: name, preparedAt: now.at })
    .execute()
}

/** The copies of a child, newest first, with to whom each was given. Stands on reading_copy_of_child. */
export async function copiesOf(tx: Tx, childId: string): Promise<readonly CopyListed[]> {
  return copiesWhere(tx, sql`c.child_id = ${childId}`)
}

/** One copy of this child; undefined if there is none such. `lock` until the transaction ends, to decide on it. */
export async function copyById(
  tx: Tx,
  { childId, id }: { readonly childId: string; readonly id: string },
  lock = false,
): Promise<CopyListed | undefined> {
  if (lock) await sql`select from reading_copy where authority = ${tx.authority} and id = ${id} for update`.execute(tx)
  return (await copiesWhere(tx, sql`c.child_id = ${childId} and c.id = ${id}`))[0]
}

/** The words of a released copy as they were frozen; undefined before. */
export async function frozenCopy(
  tx: Tx,
  id: string,
): Promise<{ readonly content: CopyDocument; readonly sha256: string } | undefined> {
  const row = await tx
    .selectFrom('readingCopy')
    .select(['content', 'sha256'])
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .where('state', '=', 'released')
    .executeTakeFirst()
  return row?.content && row.sha256 ? { content: row.content as CopyDocument, sha256: row.sha256 } : undefined
}

/**
 * When something was first kept back since a copy was released, of what was written about its child before; undefined if
 * nothing was, or all of that may be given again. Stands on entry_about_person and kept_back_of.
 */
export async function keptBackSince(tx: Tx, { id, childId, whose }: CopyHead): Promise<Instant | undefined> {
  const { rows } = await sql<{ at: Instant | null }>`
    with latest as (
      select distinct on (k.of_id, k.words) k.verdict, k.recorded_at
        from reading_copy c
        join entry_about a on a.authority = c.authority and a.person_id = ${childId}
        join entry e on e.authority = a.authority and e.id = a.entry_id and e.recorded_at <= c.frozen_at
        join kept_back k on k.authority = e.authority and k.of_id = any(array[e.id, e.step_id]) and k.recorded_at > c.frozen_at
       where c.authority = ${tx.authority} and c.id = ${id} and (k.from_copies = 'both' or ${whose} = 'parent')
       order by k.of_id, k.words, k.recorded_at desc, k.id desc)
    select min(recorded_at) as at from latest where verdict <> 'give'`.execute(tx)
  return rows[0]?.at ?? undefined
}

type Decision =
  | { readonly state: 'handed-back'; readonly comment: string }
  | { readonly state: 'released'; readonly content: CopyDocument; readonly sha256: string }

/** Writes down what the manager decided. */
export async function saveDecision(tx: Tx, { userId, name }: Actor, id: string, decision: Decision, now: Moment) {
  const frozen =
    decision.state === 'released'
      ? { ...decision, content: json(decision.content), frozenAt: sql<Instant>`now()` }
      : decision
  await tx
    .updateTable('readingCopy')
    .set({ ...frozen, decidedBy: userId, decidedByName: name, decidedAt: now.at })
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .execute()
}

/** Writes down to whom a copy was given. */
export async function addGiven(
  tx: Tx,
  { userId, name }: Actor,
  given: Omit<Given, 'byName'> & { readonly copyId: string },
): Promise<void> {
  await tx
    .insertInto('readingCopyGiven')
    .values({ authority: tx.authority, ...given, recordedBy: userId, recordedByName: name })
    .execute()
}

async function copiesWhere(tx: Tx, condition: RawBuilder<unknown>): Promise<readonly CopyListed[]> {
  const { rows } = await sql<CopyListed & { readonly preparedAt: Instant; readonly decidedAt: Instant | null }>`
    select c.id, c.child_id, c.whose, c.parent_id, c.language, c.large_print, c.state, c.prepared_by, c.prepared_by_name,
           c.prepared_at, c.decided_by_name, c.decided_at, c.comment,
           coalesce((select jsonb_agg(jsonb_build_object('id', g.id, 'toWhom', g.to_whom, 'givenOn', g.given_on, 'how', g.how,
                       'byName', g.recorded_by_name) order by g.recorded_at)
              from reading_copy_given g where g.authority = c.authority and g.copy_id = c.id), '[]') as given
      from reading_copy c
     where c.authority = ${tx.authority} and ${condition}
     order by c.prepared_at desc, c.id limit ${MOST_COPIES}`.execute(tx)
  return rows
}
