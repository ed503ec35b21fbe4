import { sql } from 'kysely'
import type { CalendarDay } from '../kernel/calendar-day.ts'
import { addDays } from '../kernel/calendar-day.ts'
import type { Tx } from '../platform/db.ts'
import type { Actor } from './actor.ts'
import { auditRefused } from './audit.ts'
import { type Act, may, type Relationship } from './policy.ts'
import { keepRefused, keepStanding, type Standing } from './standing.ts'

/** For how long the front door still stands to a child it has decided about. */
export const FRONT_DOOR_DAYS = 28

/** How someone stands to a child whom they hold in each role. */
export const OF_ALLOCATION = {
  'social-worker': 'allocated',
  'co-worker': 'allocated',
  'conference-chair': 'chairs',
  'reviewing-officer': 'reviews',
  'front-door': 'front-door',
} as const

/**
 * How the actor stands to each of these children today; a child who is not of this authority is not in the answer's
 * keys. Stands on allocation_of_child and contact_of_child.
 */
export async function relationshipsWith(
  tx: Tx,
  actor: Actor,
  childIds: readonly string[],
  today: CalendarDay,
): Promise<ReadonlyMap<string, ReadonlySet<Relationship>>> {
  const found = new Map<string, Standing>()
  if (childIds.length === 0) return new Map()
  const children = await tx
    .selectFrom('person')
    .select('id')
    .where('authority', '=', tx.authority)
    .where('id', 'in', childIds)
    .where('kind', '=', 'child')
    .execute()
  for (const { id } of children) found.set(id, { relationships: new Set(), covering: new Set() })
  await addAllocations(tx, actor, found, today)
  if (actor.roles.includes('front-door-manager')) {
    await addFrontDoor(tx, found, today)
    await addPrompted(tx, actor, found, today)
  }
  if (actor.roles.includes('service-manager')) await addSigning(tx, found)
  for (const childId of actor.opened ?? []) found.get(childId)?.relationships.add('broken-glass')
  keepStanding(tx, actor, found)
  return new Map([...found].map(([childId, { relationships }]) => [childId, relationships]))
}

/** How the actor stands to one child; undefined if this authority has no such child. */
export async function relationshipsWithChild(tx: Tx, actor: Actor, childId: string, today: CalendarDay) {
  return (await relationshipsWith(tx, actor, [childId], today)).get(childId)
}

/**
 * What is held today, by the actor or by someone they cover for: a worker's children, and those of the team of a
 * manager. Cover is not passed on. Stands on allocation_of_child and cover_by.
 */
async function addAllocations(
  tx: Tx,
  actor: Actor,
  found: ReadonlyMap<string, Standing>,
  today: CalendarDay,
): Promise<void> {
  if (found.size === 0) return
  const { rows } = await sql<Held>`
    select a.child_id, a.user_id, a.team_id, a.role, holder.absent_user as for_holder, manager.absent_user as for_manager
      from allocation a
      left join lateral (
        select c.absent_user from cover c where ${coveredToday(tx, actor, today)} and c.absent_user = a.user_id limit 1) holder on true
      left join lateral (
        select c.absent_user from cover c
          join access.membership m on m.authority = c.authority and m.user_id = c.absent_user and m.seat = 'council'
           and m.team_id = a.team_id and 'team-manager' = any(m.roles) and m.from_on <= ${today} and (m.to_on is null or m.to_on >= ${today})
         where ${coveredToday(tx, actor, today)} limit 1) manager on true
     where a.authority = ${tx.authority} and a.child_id = any(${[...found.keys()]}::uuid[]) and a.from_on <= ${today}
       and a.to_on is null`.execute(tx)
  for (const { childId, userId, teamId, role } of rows) {
    if (userId !== null && userId === actor.userId) found.get(childId)?.relationships.add(OF_ALLOCATION[role])
    if (teamId !== null && teamId === actor.teamId) found.get(childId)?.relationships.add('team')
  }
  for (const { childId, role, forHolder, forManager } of rows) {
    if (forHolder !== null) lend(found.get(childId), OF_ALLOCATION[role], forHolder)
    if (forManager !== null) lend(found.get(childId), 'team', forManager)
  }
}

type Held = {
  readonly childId: string
  readonly userId: string | null
  readonly teamId: string | null
  readonly role: keyof typeof OF_ALLOCATION
  readonly forHolder: string | null
  readonly forManager: string | null
}

/** Which rows of `cover`, as `c`, say that this actor stands in for someone today. */
export function coveredToday(tx: Tx, { userId }: Actor, today: CalendarDay) {
  return sql`c.authority = ${tx.authority} and c.covering_user = ${userId}::uuid and c.from_on <= ${today}
    and c.to_on >= ${today} and (c.ended_on is null or c.ended_on > ${today})`
}

function lend(standing: Standing | undefined, relationship: Relationship, absentUser: string): void {
  if (!standing || standing.relationships.has(relationship)) return
  standing.relationships.add(relationship)
  standing.covering.add(absentUser)
}

async function addFrontDoor(tx: Tx, found: ReadonlyMap<string, Standing>, today: CalendarDay): Promise<void> {
  if (found.size === 0) return
  const rows = await tx
    .selectFrom('contact')
    .select('childId')
    .where('authority', '=', tx.authority)
    .where('childId', 'in', [...found.keys()])
    .where((the) =>
      the.or([the('decidedAt', 'is', null), the('decidedAt', '>', addDays(today, -FRONT_DOOR_DAYS) as never)]),
    )
    .execute()
  for (const { childId } of rows) if (childId) found.get(childId)?.relationships.add('front-door')
}

/**
 * The children of whom a published rule put a prompt before the actor, or before whom they cover for, while it waits and
 * for as long after as after a contact: nobody else holds these. Stands on warning_prompt_of_child and cover_by.
 */
async function addPrompted(
  tx: Tx,
  actor: Actor,
  found: ReadonlyMap<string, Standing>,
  today: CalendarDay,
): Promise<void> {
  if (found.size === 0) return
  const { rows } = await sql<{ childId: string; putBefore: string }>`
    select p.child_id, p.put_before from (${promptsBefore(tx, actor, today)}) p
     where p.child_id = any(${[...found.keys()]}::uuid[])`.execute(tx)
  for (const { childId, putBefore } of rows) {
    if (putBefore === actor.userId) found.get(childId)?.relationships.add('front-door')
  }
  for (const { childId, putBefore } of rows) {
    if (putBefore !== actor.userId) lend(found.get(childId), 'front-door', putBefore)
  }
}

/** Of which children a prompt is put before this actor today, or before someone they cover for. */
export function promptsBefore(tx: Tx, actor: Actor, today: CalendarDay) {
  return sql`
    select w.child_id, w.put_before from warning_prompt w
     where w.authority = ${tx.authority} and w.child_id is not null
       and (w.answered_at is null or w.answered_at > ${addDays(today, -FRONT_DOOR_DAYS)})
       and (w.put_before = ${actor.userId}::uuid
         or w.put_before = any(array(select c.absent_user from cover c where ${coveredToday(tx, actor, today)})))`
}

/** The children about whom something waits for a service manager. Stands on sign_off_child_waiting. */
async function addSigning(tx: Tx, found: ReadonlyMap<string, Standing>): Promise<void> {
  if (found.size === 0) return
  const rows = await tx
    .selectFrom('signOffChild as part')
    .innerJoin('signOff', (join) =>
      join.onRef('signOff.authority', '=', 'part.authority').onRef('signOff.id', '=', 'part.signOffId'),
    )
    .select('part.childId')
    .where('part.authority', '=', tx.authority)
    .where('part.childId', 'in', [...found.keys()])
    .where('part.waits', '=', true)
    .where('signOff.signedByRole', '=', 'service-manager')
    .execute()
  for (const { childId } of rows) found.get(childId)?.relationships.add('signs')
}

/** The name of a colleague or partner with a seat in this authority; null for anyone else. */
export async function nameOf(tx: Tx, userId: string | null): Promise<string | null> {
  if (userId === null) return null
  const { rows } = await sql<{ name: string | null }>`select access.name_of(${userId}::uuid) as name`.execute(tx)
  return rows[0]?.name ?? null
}

/**
 * How the actor stands to a child for whom they may do this today. Undefined, and on record as refused, for a child who
 * is there and not theirs; undefined for one who is not there.
 */
export async function standingFor(
  tx: Tx,
  actor: Actor,
  act: Act,
  childId: string,
  today: CalendarDay,
): Promise<ReadonlySet<Relationship> | undefined> {
  const standing = await relationshipsWith(tx, actor, [childId], today)
  if ((await refusedAmong(tx, actor, act, standing)).length > 0) return undefined
  return standing.get(childId)
}

/** Whether this actor may do this for every one of these children today; what is refused is on record. */
export async function mayForEvery(
  tx: Tx,
  actor: Actor,
  act: Act,
  childIds: readonly string[],
  today: CalendarDay,
): Promise<boolean> {
  const standing = await relationshipsWith(tx, actor, childIds, today)
  const isRefused = (await refusedAmong(tx, actor, act, standing)).length > 0
  return !isRefused && childIds.every((childId) => standing.has(childId))
}

/** Whether this actor may do this for one of these children at least; if for none, that is on record as refused. */
export async function mayForSome(
  tx: Tx,
  actor: Actor,
  act: Act,
  childIds: readonly string[],
  today: CalendarDay,
): Promise<boolean> {
  const standing = await relationshipsWith(tx, actor, childIds, today)
  if ([...standing.values()].some((relationships) => may(actor, act, relationships))) return true
  await auditRefused(tx, actor, act, [...standing.keys()])
  return false
}

async function refusedAmong(
  tx: Tx,
  actor: Actor,
  act: Act,
  standing: ReadonlyMap<string, ReadonlySet<Relationship>>,
): Promise<readonly string[]> {
  const refused = [...standing].filter(([, relationships]) => !may(actor, act, relationships))
  const ids = refused.map(([id]) => id)
  if (ids.length > 0 && refused.every(([, relationships]) => may(actor, 'child.look', relationships)))
    keepRefused(tx, act)
  await auditRefused(tx, actor, act, ids)
  return ids
}
