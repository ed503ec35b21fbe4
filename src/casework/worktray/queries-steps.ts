import { sql } from 'kysely'
import type { Instant } from '../../kernel/instant.ts'
import type { Tx } from '../../platform/db.ts'
import { MOST_NEWS, type TrayFacts } from './model.ts'

type Ids = readonly string[]
type Part<Name extends keyof TrayFacts> = ReadonlyMap<string, NonNullable<TrayFacts[Name]>>

/**
 * What others wrote about each child since this reader looked: the newest, and how many of the last few. Stands on
 * entry_about_recorded, so that a long story costs no more than a short one.
 */
export async function newsOf(
  tx: Tx,
  userId: string | null,
  looks: ReadonlyMap<string, Instant>,
): Promise<Part<'news'>> {
  const [ids, since] = [[...looks.keys()], [...looks.values()]]
  const { rows } = await sql<{ id: string } & NonNullable<TrayFacts['news']>>`
    with latest as (
      select c.id, a.entry_id, row_number() over (partition by c.id order by a.recorded_at desc) as place
        from unnest(${ids}::uuid[], ${since}::timestamptz[]) as c (id, looked_at)
        join entry_about a on a.authority = ${tx.authority} and a.person_id = c.id and a.recorded_at > c.looked_at)
    select distinct on (l.id) l.id, e.title, e.kind, e.said_by, count(*) over (partition by l.id)::integer as count
      from latest l join entry e on e.authority = ${tx.authority} and e.id = l.entry_id
     where l.place <= ${MOST_NEWS} and e.recorded_by is distinct from ${userId}::uuid order by l.id, l.place`.execute(
    tx,
  )
  return new Map(rows.map(({ id, ...news }) => [id, news]))
}

/**
 * The assessment of each child that is not signed yet, the latest; of those a return reported, only that of an open
 * case. Stands on assessment_child_of.
 */
export async function assessmentsOpen(tx: Tx, ids: Ids): Promise<Part<'assessment'>> {
  const { rows } = await sql<{ childId: string } & NonNullable<TrayFacts['assessment']>>`
    select p.child_id, s.id, s.state, s.submitted_on from assessment_child p
      join assessment s on s.authority = p.authority and s.id = p.assessment_id
     where p.authority = ${tx.authority} and p.child_id = any(${ids}::uuid[]) and s.state in ('open', 'submitted', 'returned')
       and (not s.reported or exists (select from episode e where e.authority = s.authority
              and e.referral_id = s.referral_id and e.child_id = p.child_id and e.closed_on is null))
     order by s.started_on`.execute(tx)
  return new Map(rows.map(({ childId, ...one }) => [childId, one]))
}

/** The conference each child waits for in the case that is open. Stands on conference_child_of and episode_of_child. */
export async function conferencesAwaited(tx: Tx, ids: Ids): Promise<Part<'conference'>> {
  const { rows } = await sql<{ childId: string } & NonNullable<TrayFacts['conference']>>`
    select p.child_id, s.id, s.planned_for from conference_child p
      join conference s on s.authority = p.authority and s.id = p.conference_id
     where p.authority = ${tx.authority} and p.child_id = any(${ids}::uuid[]) and not s.reported and s.held_on is null
       and exists (select from episode e where e.authority = p.authority and e.child_id = p.child_id
                      and e.closed_on is null and e.opened_on <= coalesce(s.called_on, s.due_from))
     order by s.due_from`.execute(tx)
  return new Map(rows.map(({ childId, ...one }) => [childId, one]))
}

type Danger = Pick<TrayFacts, 'missingSince' | 'protectedBy'>

/** Who is missing, or protected at once, now. Stands on missing_episode_open_once and immediate_protection_child_of. */
export async function inDanger(tx: Tx, ids: Ids): Promise<ReadonlyMap<string, Danger>> {
  const { rows } = await sql<Danger & { childId: string }>`
    select child_id, max(missing_from) as missing_since, max(kind) as protected_by from (
      select child_id, missing_from, null as kind from missing_episode
       where authority = ${tx.authority} and child_id = any(${ids}::uuid[]) and returned_at is null and withdrawn_on is null
         and kind = 'missing'
      union all
      select p.child_id, null, s.kind from immediate_protection_child p
        join immediate_protection s on s.authority = p.authority and s.id = p.immediate_protection_id
       where p.authority = ${tx.authority} and p.child_id = any(${ids}::uuid[]) and s.ended_at is null
         and s.withdrawn_on is null) now
     group by child_id`.execute(tx)
  return new Map(rows.map(({ childId, ...danger }) => [childId, danger]))
}

/** The social worker of each child, by id and name. Stands on allocation_of_child. */
export async function workersOf(
  tx: Tx,
  ids: Ids,
): Promise<ReadonlyMap<string, Pick<TrayFacts, 'worker' | 'workerId'>>> {
  const { rows } = await sql<{ childId: string; workerId: string; worker: string | null }>`
    with held as materialized (
      select child_id, user_id from allocation
       where authority = ${tx.authority} and child_id = any(${ids}::uuid[]) and to_on is null and role = 'social-worker'
         and user_id is not null),
    named as materialized (select user_id, access.name_of(user_id) as name from (select distinct user_id from held) one)
    select child_id, user_id as worker_id, name as worker from held join named using (user_id)`.execute(tx)
  return new Map(rows.map(({ childId, ...one }) => [childId, one]))
}
