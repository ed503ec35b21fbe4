import { sql } from 'kysely'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Tx } from '../../platform/db.ts'
import type { Invitee, Meeting, MeetingKind } from './model.ts'
import { plannedMeeting } from './queries-held.ts'
import { type Expected, expectedOf } from './rules-people.ts'

/** What is known when a step is about to be recorded: its meeting, the day it was to be, and who is expected. */
export type BeforeRecording = {
  /** The meeting that was convened for it; undefined if none was. */
  readonly meeting: Meeting | undefined
  readonly people: readonly Expected[]
  /** The day it was planned for, if that has come; else today. */
  readonly heldOn: CalendarDay
}

/** Gathers what a page that records a step begins from: the people asked to its meeting, or else those who met last. */
export async function beforeRecording(
  tx: Tx,
  childIds: readonly string[],
  kind: MeetingKind,
  today: CalendarDay,
): Promise<BeforeRecording> {
  const meeting = await plannedMeeting(tx, childIds, kind)
  const asked = meeting ? expectedOf(meeting.people) : []
  const planned = meeting?.plannedFor
  const met = await peopleMet(tx, childIds)
  const before = kind === 'core-group' && met.coreGroup.length > 0 ? met.coreGroup : met.last
  return {
    meeting,
    people: asked.length > 0 ? asked : before,
    heldOn: planned && planned <= today ? planned : today,
  }
}

/**
 * Who was asked to the last meeting held about any of these children, and who carries out the plan as the last meeting
 * that named a core group has it. Stands on meeting_child_of and attendance_of.
 */
export async function peopleMet(tx: Tx, childIds: readonly string[]) {
  const { rows } = await sql<Invitee & { readonly isLast: boolean }>`
    with met as (
      select distinct m.id, m.held_on, m.recorded_at from meeting_child c
        join meeting m on m.authority = c.authority and m.id = c.meeting_id
       where c.authority = ${tx.authority} and c.child_id = any(${childIds}::uuid[]) and m.held_on is not null
       order by m.held_on desc, m.recorded_at desc limit 20),
    last as (select id from met order by held_on desc, recorded_at desc limit 1),
    grouped as (
      select m.id from met m where exists (
        select from attendance a where a.authority = ${tx.authority} and a.meeting_id = m.id and a.in_core_group)
       order by m.held_on desc, m.recorded_at desc limit 1)
    select a.name, a.role, a.agency, a.service, a.contact, a.in_core_group, a.meeting_id = (select id from last) as is_last
      from attendance a
     where a.authority = ${tx.authority} and a.withdrawn_on is null
       and a.meeting_id in (select id from last union select id from grouped)
       and (a.in_core_group or a.meeting_id = (select id from last))
     order by a.position, a.id limit 100`.execute(tx)
  const people = rows.map(({ isLast, ...person }) => ({ person, isLast }))
  return {
    coreGroup: people.filter(({ person }) => person.inCoreGroup).map(({ person }) => person),
    last: people.filter(({ isLast }) => isLast).map(({ person }) => person),
  }
}
