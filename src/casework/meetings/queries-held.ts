import type { BankHolidays } from '../../kernel/calendar-day.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { localTimescales } from '../timescales/queries.ts'
import type { Attendee, Came, Meeting, MeetingHeld, MeetingKind } from './model.ts'
import { attendeesOf, meetingById } from './queries.ts'
import { addChildren } from './queries-writing.ts'
import { minutesDueBy } from './rules.ts'
import { serviceByWords } from './rules-people.ts'

/**
 * The meeting of this kind that is planned for any of these children, the nearest; undefined if none is. A step that is
 * recorded begins from it. Stands on meeting_child_of.
 */
export async function plannedMeeting(
  tx: Tx,
  childIds: readonly string[],
  kind: MeetingKind,
): Promise<Meeting | undefined> {
  if (childIds.length === 0) return undefined
  const row = await tx
    .selectFrom('meetingChild as part')
    .innerJoin('meeting as step', (join) =>
      join.onRef('step.authority', '=', 'part.authority').onRef('step.id', '=', 'part.meetingId'),
    )
    .select('step.id')
    .where('part.authority', '=', tx.authority)
    .where('part.childId', 'in', childIds)
    .where('step.kind', '=', kind)
    .where('step.heldOn', 'is', null)
    .where('step.cancelledOn', 'is', null)
    .orderBy('step.plannedFor')
    .limit(1)
    .executeTakeFirst()
  return row && meetingById(tx, row.id)
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
