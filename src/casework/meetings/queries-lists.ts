import { sql } from 'kysely'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Tx } from '../../platform/db.ts'
import type { Meeting, MeetingKind } from './model.ts'

/** A meeting that is planned, as a list shows it. */
export type PlannedMeeting = Pick<Meeting, 'id' | 'kind' | 'plannedFor' | 'plannedTime' | 'place'> & {
  readonly childIds: readonly string[]
}

/**
 * Of a meeting `m` and its child `c`: it is still to be held for the child. Neither was it held or called off, nor was
 * another of its kind held for this child without the others, on its day or since.
 */
export const IS_TO_COME = sql<boolean>`
  m.held_on is null and m.cancelled_on is null and not exists (
    select from meeting_child own join meeting other on other.authority = own.authority and other.id = own.meeting_id
     where own.authority = c.authority and own.child_id = c.child_id and other.kind = m.kind
       and other.held_on >= m.planned_for and other.recorded_at > m.recorded_at)`

/** The meetings planned for any of these children, nearest first; at most `limit`. Stands on meeting_child_of. */
export async function meetingsPlanned(
  tx: Tx,
  childIds: readonly string[],
  limit: number,
): Promise<readonly PlannedMeeting[]> {
  if (childIds.length === 0) return []
  const { rows } = await sql<PlannedMeeting>`
    select m.id, m.kind, m.planned_for, m.planned_time, m.place, array_agg(c.child_id order by c.child_id) as child_ids
      from meeting_child c join meeting m on m.authority = c.authority and m.id = c.meeting_id
     where c.authority = ${tx.authority} and c.child_id = any(${childIds}::uuid[])
       and ${IS_TO_COME}
     group by m.authority, m.id order by m.planned_for, m.planned_time limit ${limit}`.execute(tx)
  return rows
}

/** A conference that waits for its chair: convened or not, by when it is due, and what is missing. */
export type ConferenceToCome = {
  readonly conferenceId: string
  readonly kind: Extract<MeetingKind, 'initial-conference' | 'review-conference'>
  readonly childIds: readonly string[]
  /** The last day in time; null where no clock runs any more. */
  readonly dueBy: CalendarDay | null
  /** Null until it is convened. */
  readonly meetingId: string | null
  readonly plannedFor: CalendarDay | null
  readonly plannedTime: string | null
  readonly place: string | null
  readonly reportsAsked: number
  readonly reportsMissing: number
}

/**
 * The conferences these chairs are to chair, those not convened and the nearest first; at most `limit`. Stands on
 * allocation_of_user, conference_child_of, due_of_child and meeting_report_of.
 */
export async function meetingsToCome(
  tx: Tx,
  chairs: readonly string[],
  limit: number,
): Promise<readonly ConferenceToCome[]> {
  const { rows } = await sql<ConferenceToCome>`
    select c.id as conference_id, c.kind || '-conference' as kind, about.child_ids, clock.due_by,
           m.id as meeting_id, coalesce(m.planned_for, c.planned_for) as planned_for, m.planned_time, m.place,
           coalesce(reports.asked, 0)::integer as reports_asked, coalesce(reports.missing, 0)::integer as reports_missing
      from (select distinct p.conference_id from allocation a
              join conference_child p on p.authority = a.authority and p.child_id = a.child_id
             where a.authority = ${tx.authority} and a.user_id = any(${chairs}::uuid[]) and a.role = 'conference-chair'
               and a.to_on is null) mine
      join conference c on c.authority = ${tx.authority} and c.id = mine.conference_id
       and c.held_on is null and not c.reported
      left join meeting m on m.authority = c.authority and m.id = c.meeting_id and m.cancelled_on is null
      join lateral (
        select array_agg(p.child_id order by p.child_id) as child_ids from conference_child p
         where p.authority = c.authority and p.conference_id = c.id) about on true
      left join lateral (
        select min(d.due_by) as due_by from due d
         where d.authority = c.authority and d.child_id = any(about.child_ids) and d.done_on is null and d.not_needed is null
           and d.rule = any(case c.kind when 'initial' then array['initial-conference']
                                        else array['review-first', 'review-next'] end)) clock on true
      left join lateral (
        select count(*) as asked, count(*) filter (where r.received_on is null) as missing
          from meeting_report r join attendance a on a.authority = r.authority and a.id = r.attendance_id
         where r.authority = m.authority and r.meeting_id = m.id and a.withdrawn_on is null) reports on true
     order by coalesce(m.planned_for, c.planned_for) nulls first, clock.due_by, c.id limit ${limit}`.execute(tx)
  return rows
}

/** A meeting whose minutes are not out. */
export type MinutesAwaited = Pick<Meeting, 'id' | 'kind'> & {
  readonly heldOn: CalendarDay
  readonly minutesBy: CalendarDay
  readonly childIds: readonly string[]
}

/** Whose minutes: one's own, and those of chairs one stands in for. */
type MinutesOf = { readonly userId: string; readonly covered: readonly string[] }

/**
 * The conferences this user chaired whose minutes are not out, the latest due first; at most `limit`. Of those that a
 * colleague chaired for whom they stand in, the ones whose children the colleague still chairs: by these alone may the
 * minutes be kept for them. Stands on meeting_minutes_awaited, the meeting_child key of a meeting and allocation_of_child.
 */
export async function minutesAwaited(
  tx: Tx,
  { userId, covered }: MinutesOf,
  limit: number,
): Promise<readonly MinutesAwaited[]> {
  const { rows } = await sql<MinutesAwaited>`
    select m.id, m.kind, m.held_on, m.minutes_by,
           array(select c.child_id from meeting_child c where c.authority = m.authority and c.meeting_id = m.id
                  order by c.child_id) as child_ids
      from meeting m
     where m.authority = ${tx.authority} and m.chair_user = any(${[userId, ...covered]}::uuid[])
       and m.minutes_by is not null and m.minutes_sent_on is null
       and (m.chair_user = ${userId}::uuid or not exists (
         select from meeting_child c where c.authority = m.authority and c.meeting_id = m.id and not exists (
           select from allocation a where a.authority = c.authority and a.child_id = c.child_id
              and a.user_id = m.chair_user and a.role = 'conference-chair' and a.to_on is null)))
     order by m.minutes_by, m.id limit ${limit}`.execute(tx)
  return rows
}

/** The meeting that this one decided on, or null. Stands on meeting_after. */
export async function meetingAfter(tx: Tx, id: string): Promise<Pick<PlannedMeeting, 'id' | 'plannedFor'> | null> {
  const row = await tx
    .selectFrom('meeting')
    .select(['id', 'plannedFor'])
    .where('authority', '=', tx.authority)
    .where('follows', '=', id)
    .where('cancelledOn', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}
