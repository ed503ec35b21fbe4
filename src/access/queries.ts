import { sql } from 'kysely'
import type { CalendarDay } from '../kernel/calendar-day.ts'
import { addDays } from '../kernel/calendar-day.ts'
import type { Tx } from '../platform/db.ts'
import type { Actor } from './actor.ts'
import { auditRefused } from './audit.ts'
import { type Act, may, type Relationship } from './policy.ts'
import { keepStanding } from './standing.ts'

/** For how long the front door still stands to a child it has decided about. */
const FRONT_DOOR_DAYS = 28

const OF_ALLOCATION = {
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
  const known = new Map<string, Set<Relationship>>()
  if (childIds.length === 0) return known
  const children = await tx
    .selectFrom('person')
    .select('id')
    .where('authority', '=', tx.authority)
    .where('id', 'in', childIds)
    .where('kind', '=', 'child')
    .execute()
  for (const { id } of children) known.set(id, new Set())
  await addAllocations(tx, actor, known, today)
  if (actor.roles.includes('front-door-manager')) await addFrontDoor(tx, known, today)
  return keepStanding(tx, actor, known)
}

/** How the actor stands to one child; undefined if this authority has no such child. */
export async function relationshipsWithChild(tx: Tx, actor: Actor, childId: string, today: CalendarDay) {
  return (await relationshipsWith(tx, actor, [childId], today)).get(childId)
}

async function addAllocations(
  tx: Tx,
  actor: Actor,
  known: Map<string, Set<Relationship>>,
  today: CalendarDay,
): Promise<void> {
  if (known.size === 0) return
  const rows = await tx
    .selectFrom('allocation')
    .select(['childId', 'userId', 'teamId', 'role'])
    .where('authority', '=', tx.authority)
    .where('childId', 'in', [...known.keys()])
    .where('fromOn', '<=', today)
    .where('toOn', 'is', null)
    .execute()
  for (const { childId, userId, teamId, role } of rows) {
    if (userId !== null && userId === actor.userId) known.get(childId)?.add(OF_ALLOCATION[role])
    if (teamId !== null && teamId === actor.teamId) known.get(childId)?.add('team')
  }
}

async function addFrontDoor(tx: Tx, known: Map<string, Set<Relationship>>, today: CalendarDay): Promise<void> {
  if (known.size === 0) return
  const rows = await tx
    .selectFrom('contact')
    .select('childId')
    .where('authority', '=', tx.authority)
    .where('childId', 'in', [...known.keys()])
    .where((the) =>
      the.or([the('decidedAt', 'is', null), the('decidedAt', '>', addDays(today, -FRONT_DOOR_DAYS) as never)]),
    )
    .execute()
  for (const { childId } of rows) if (childId) known.get(childId)?.add('front-door')
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
  const refused = [...standing].filter(([, relationships]) => !may(actor, act, relationships)).map(([id]) => id)
  await auditRefused(tx, actor, act, refused)
  return refused
}
