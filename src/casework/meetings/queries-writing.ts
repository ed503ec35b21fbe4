import { sql } from 'kysely'
import type { Actor } from '../../access/actor.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { Appointment, Attendee, AwaitedStep, ConveneMeeting, Invitee, KeepAttendee, Meeting } from './model.ts'

type Convened = {
  readonly chair: { readonly userId: string | null; readonly name: string }
  readonly by: Actor
  readonly on: CalendarDay
  /** The meeting that decided on this one; null if none did. */
  readonly follows: string | null
}

/** Writes a meeting down as planned, with its children. False if it is written down already. */
export async function addMeeting(
  tx: Tx,
  { id, kind, plannedFor, plannedTime, place, link, childIds }: Omit<ConveneMeeting, 'chairedBy' | 'invited'>,
  { chair, by, on, follows }: Convened,
): Promise<boolean> {
  const added = await tx
    .insertInto('meeting')
    .values({
      ...{ authority: tx.authority, id, kind, plannedFor, plannedTime, place, link, follows },
      ...{ chairedBy: chair.name, chairUser: chair.userId, convenedBy: by.userId, convenedOn: on },
    })
    .onConflict((conflict) => conflict.columns(['authority', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added) return false
  await addChildren(tx, id, childIds)
  return true
}

/** Writes down whom a meeting is about; who is written down already stays. */
export async function addChildren(tx: Tx, meetingId: string, childIds: readonly string[]): Promise<void> {
  if (childIds.length === 0) return
  await tx
    .insertInto('meetingChild')
    .values(childIds.map((childId) => ({ authority: tx.authority, id: newId(), meetingId, childId })))
    .onConflict((conflict) => conflict.columns(['authority', 'meetingId', 'childId']).doNothing())
    .execute()
}

/** Writes down who is asked to a meeting, after those asked before. */
export async function addInvited(
  tx: Tx,
  meetingId: string,
  invited: readonly (Invitee & { readonly id: string })[],
  { on, from }: { readonly on: CalendarDay; readonly from: number },
): Promise<void> {
  if (invited.length === 0) return
  const rows = invited.map(({ id, name, role, agency, service, contact, inCoreGroup }, at) => ({
    ...{ authority: tx.authority, id, meetingId, position: from + at, presence: 'invited' as const, invitedOn: on },
    ...{ name, role, agency, service, contact, inCoreGroup },
  }))
  await tx.insertInto('attendance').values(rows).execute()
}

/** Ties a discussion or a conference to its meeting, and to the day it is planned for; null when it is called off. */
export async function tieToStep(
  tx: Tx,
  { kind, stepId }: Pick<AwaitedStep, 'kind' | 'stepId'>,
  meeting: { readonly meetingId: string; readonly plannedFor: CalendarDay },
): Promise<void> {
  if (stepId === null) return
  const { meetingId, plannedFor } = meeting
  if (kind === 'strategy-discussion') {
    await tx
      .updateTable('strategyDiscussion')
      .set({ meetingId })
      .where('authority', '=', tx.authority)
      .where('id', '=', stepId)
      .execute()
    return
  }
  await tx
    .updateTable('conference')
    .set({ meetingId, plannedFor })
    .where('authority', '=', tx.authority)
    .where('id', '=', stepId)
    .execute()
}

/** Puts a meeting off to another day, and a conference with it. Stands on conference_of_meeting. */
export async function savePostponed(
  tx: Tx,
  meeting: Meeting,
  to: Appointment,
  decided: { readonly reason: string; readonly by: Actor },
): Promise<void> {
  const { id, plannedFor, plannedTime } = meeting
  await tx
    .insertInto('meetingPostponement')
    .values({
      ...{ authority: tx.authority, id: newId(), meetingId: id, fromOn: plannedFor ?? to.plannedFor },
      ...{ fromTime: plannedTime, toOn: to.plannedFor, reason: decided.reason },
      ...{ decidedBy: decided.by.userId, decidedByName: decided.by.name },
    })
    .execute()
  await tx.updateTable('meeting').set(to).where('authority', '=', tx.authority).where('id', '=', id).execute()
  await planConference(tx, id, to.plannedFor)
}

/** Calls a meeting off: it stays, with why, and its conference waits for another. */
export async function saveCalledOff(
  tx: Tx,
  id: string,
  called: { readonly on: CalendarDay; readonly why: string; readonly by: string | null },
): Promise<void> {
  await tx
    .updateTable('meeting')
    .set({ cancelledOn: called.on, cancelledWhy: called.why, cancelledBy: called.by })
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .execute()
  await planConference(tx, id, null)
}

/**
 * Hands the conferences planned about a child to the chair whom the child has now, once whoever was to chair them
 * chairs none of their children any more. Stands on meeting_child_of and allocation_of_child.
 */
export async function handOverConferences(
  tx: Tx,
  childId: string,
  chair: { readonly userId: string; readonly name: string },
): Promise<void> {
  await sql`
    update meeting m set chair_user = ${chair.userId}::uuid, chaired_by = ${chair.name}
     where m.authority = ${tx.authority} and m.kind in ('initial-conference', 'review-conference')
       and m.held_on is null and m.cancelled_on is null
       and m.id in (select c.meeting_id from meeting_child c where c.authority = ${tx.authority} and c.child_id = ${childId})
       and not exists (
         select from meeting_child c
           join allocation a on a.authority = c.authority and a.child_id = c.child_id and a.role = 'conference-chair'
            and a.to_on is null and a.user_id = m.chair_user
          where c.authority = m.authority and c.meeting_id = m.id)`.execute(tx)
}

/** What was kept of someone asked, until now. */
type AttendeeBefore = Pick<Attendee, 'answer' | 'withdrawnWhy' | 'report'>

/** Keeps what is known of someone asked, and what they were asked to write. A day is of the change it is the day of. */
export async function saveAttendee(
  tx: Tx,
  meetingId: string,
  { id, before, kept }: { readonly id: string; readonly before: AttendeeBefore; readonly kept: KeepAttendee },
  { today, entryId }: { readonly today: CalendarDay; readonly entryId: string | null },
): Promise<void> {
  const { name, role, agency, service, contact, inCoreGroup, answer, withdrawnWhy } = kept
  await tx
    .updateTable('attendance')
    .set({
      ...{ name, role, agency, service, contact, inCoreGroup, answer, withdrawnWhy },
      ...(answer === before.answer ? {} : { answeredOn: answer === null ? null : today }),
      ...((withdrawnWhy === null) === (before.withdrawnWhy === null)
        ? {}
        : { withdrawnOn: withdrawnWhy === null ? null : today }),
    })
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .execute()
  if (kept.reportBy === null) return
  const report = {
    ...{ byOn: kept.reportBy, receivedOn: kept.reportReceivedOn, sharedOn: kept.reportSharedOn },
    entryId: entryId ?? before.report?.entryId ?? null,
  }
  await tx
    .insertInto('meetingReport')
    .values({ authority: tx.authority, id: newId(), meetingId, attendanceId: id, askedOn: today, ...report })
    .onConflict((conflict) => conflict.columns(['authority', 'attendanceId']).doUpdateSet(report))
    .execute()
}

/** Asks these people of a meeting for a report by a day. Who was asked already stays asked. */
export async function askForReports(
  tx: Tx,
  meetingId: string,
  attendanceIds: readonly string[],
  { today, byOn }: { readonly today: CalendarDay; readonly byOn: CalendarDay },
): Promise<void> {
  if (attendanceIds.length === 0) return
  await tx
    .insertInto('meetingReport')
    .values(
      attendanceIds.map((attendanceId) => ({
        ...{ authority: tx.authority, id: newId(), meetingId, attendanceId, askedOn: today, byOn },
      })),
    )
    .onConflict((conflict) => conflict.columns(['authority', 'attendanceId']).doNothing())
    .execute()
}

/** Keeps the minutes as they stand. */
export async function saveMinutes(tx: Tx, id: string, minutes: string): Promise<void> {
  await tx.updateTable('meeting').set({ minutes }).where('authority', '=', tx.authority).where('id', '=', id).execute()
}

/** Keeps that the minutes went out, to whom, and the record they were frozen as. */
export async function saveMinutesSent(
  tx: Tx,
  id: string,
  { on, to, recordId }: { readonly on: CalendarDay; readonly to: readonly string[]; readonly recordId: string },
): Promise<void> {
  await tx
    .updateTable('meeting')
    .set({ minutesSentOn: on, minutesRecord: recordId })
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .execute()
  await tx
    .updateTable('attendance')
    .set({ minutesSentOn: on })
    .where('authority', '=', tx.authority)
    .where('meetingId', '=', id)
    .where('id', 'in', to)
    .execute()
}

async function planConference(tx: Tx, meetingId: string, plannedFor: CalendarDay | null): Promise<void> {
  await tx
    .updateTable('conference')
    .set({ plannedFor })
    .where('authority', '=', tx.authority)
    .where('meetingId', '=', meetingId)
    .where('heldOn', 'is', null)
    .execute()
}
