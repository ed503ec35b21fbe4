import { sql } from 'kysely'
import type { BankHolidays } from '../../kernel/calendar-day.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { episodesOf } from '../episodes/queries.ts'
import { planStatusesOf } from '../plans/queries.ts'
import { localTimescales } from '../timescales/queries.ts'
import { type Attendee, type Came, type Meeting, type MeetingHeld, type MeetingKind, PLANS_MET } from './model.ts'
import { attendeesOf, meetingById } from './queries.ts'
import { IS_TO_COME } from './queries-lists.ts'
import { addChildren } from './queries-writing.ts'
import { minutesDueBy } from './rules.ts'
import { serviceByWords } from './rules-people.ts'

/** The meeting of this kind that is planned for any of these children, the nearest; undefined if none is. */
export async function plannedMeeting(
  tx: Tx,
  childIds: readonly string[],
  kind: MeetingKind,
): Promise<Meeting | undefined> {
  const [nearest] = await meetingsToHold(tx, childIds, kind)
  return nearest && meetingById(tx, nearest.id)
}

/**
 * The meeting on which it is kept that one of this kind was held for these children: the one planned, if nobody else
 * waits for it. Null if none is, or it is still to be held for others; those recorded now then have one of their own.
 */
export async function meetingHeldFor(tx: Tx, childIds: readonly string[], kind: MeetingKind): Promise<string | null> {
  for (const { id, about } of await meetingsToHold(tx, childIds, kind)) {
    const others = about.filter((childId) => !childIds.includes(childId))
    if (!(await doesWait(tx, others, kind))) return id
  }
  return null
}

type ToHold = { readonly id: string; readonly about: readonly string[] }

/** The nearest first, each with all for whom it is still to be held. Stands on meeting_child_of. */
async function meetingsToHold(tx: Tx, childIds: readonly string[], kind: MeetingKind): Promise<readonly ToHold[]> {
  if (childIds.length === 0) return []
  const { rows } = await sql<ToHold>`
    select m.id, array_agg(c.child_id order by c.child_id) as about
      from meeting m join meeting_child c on c.authority = m.authority and c.meeting_id = m.id
     where m.authority = ${tx.authority} and m.kind = ${kind} and ${IS_TO_COME}
       and m.id in (select part.meeting_id from meeting_child part
                     where part.authority = ${tx.authority} and part.child_id = any(${childIds}::uuid[]))
     group by m.authority, m.id having array_agg(c.child_id) && ${childIds}::uuid[]
     order by m.planned_for, m.id limit 20`.execute(tx)
  return rows
}

/** Whether such a meeting is still to be held for any of these: their case is open, and so is the plan it is about. */
async function doesWait(tx: Tx, childIds: readonly string[], kind: MeetingKind): Promise<boolean> {
  if (childIds.length === 0) return false
  const open = (await episodesOf(tx, childIds)).filter(({ closedOn }) => closedOn === null)
  const plans = PLANS_MET[kind]
  if (!plans) return open.length > 0
  const statuses = await planStatusesOf(
    tx,
    open.map(({ childId }) => childId),
  )
  return statuses.some((status) => status.toOn === null && plans.includes(status.kind))
}

/**
 * Keeps that a meeting was held: on the one convened for it, or on a new one where none was. Who was asked is marked as
 * come or not; who was not asked is added. Gives its id.
 */
export async function keepMeetingHeld(tx: Tx, held: MeetingHeld, holidays: BankHolidays): Promise<string> {
  const { kind, heldOn, chair, childIds, people } = held
  const meetingId = held.meetingId ?? newId()
  const facts = {
    ...{ heldOn, chairedBy: chair.name, chairUser: chair.userId },
    minutesBy: minutesDueBy(kind, heldOn, holidays, await localTimescales(tx)),
  }
  await tx
    .insertInto('meeting')
    .values({ authority: tx.authority, id: meetingId, kind, ...facts })
    .onConflict((conflict) => conflict.columns(['authority', 'id']).doUpdateSet(facts))
    .execute()
  await addChildren(tx, meetingId, childIds)
  const asked = held.meetingId ? await attendeesOf(tx, meetingId) : []
  const known = (person: Came) => asked.find(({ id }) => id === person.id)
  for (const person of people) {
    const before = known(person)
    if (before) await markCame(tx, before, person)
  }
  const added = people.filter((person) => !known(person))
  await addCame(tx, meetingId, added, asked.length)
  return meetingId
}

async function markCame(tx: Tx, before: Attendee, person: Came): Promise<void> {
  await tx
    .updateTable('attendance')
    .set({ ...asKept(person), service: before.service ?? serviceByWords(person) })
    .where('authority', '=', tx.authority)
    .where('id', '=', before.id)
    .execute()
}

async function addCame(tx: Tx, meetingId: string, people: readonly Came[], from: number): Promise<void> {
  if (people.length === 0) return
  const rows = people.map((person, at) => ({
    ...asKept(person),
    ...{ authority: tx.authority, id: newId(), meetingId, position: from + at, service: serviceByWords(person) },
  }))
  await tx.insertInto('attendance').values(rows).execute()
}

function asKept({ name, role, agency, view, presence = 'attended', dissents = false, inCoreGroup = false }: Came) {
  return { name, role, agency, view, presence, dissents, inCoreGroup }
}
