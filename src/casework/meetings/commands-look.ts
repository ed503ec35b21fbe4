import type { Actor } from '../../access/actor.ts'
import { audit, auditLooks } from '../../access/audit.ts'
import { may } from '../../access/policy.ts'
import { relationshipsWith } from '../../access/queries.ts'
import { coveredBy } from '../../access/queries-cover.ts'
import type { Entry } from '../../entries/model.ts'
import { entriesOfStep } from '../../entries/queries.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { KnownPerson } from '../../people/model.ts'
import { peopleById } from '../../people/queries.ts'
import type { Tx } from '../../platform/db.ts'
import type { Decision } from '../decisions/model.ts'
import { decisionsOfStep } from '../decisions/queries.ts'
import { openDues } from '../dues/queries.ts'
import type { Meeting } from './model.ts'
import { meetingById, stepOfMeeting } from './queries.ts'
import {
  type ConferenceToCome,
  type MinutesAwaited,
  meetingAfter,
  meetingsToCome,
  minutesAwaited,
  type PlannedMeeting,
} from './queries-lists.ts'
import { mayKeep, mayRead } from './queries-who.ts'
import { lastDayOf } from './rules.ts'

/** A meeting as its page shows it. */
export type MeetingSeen = {
  readonly meeting: Meeting
  readonly children: readonly KnownPerson[]
  /** The conference or discussion it is for; of a core group or a review, once it is recorded. */
  readonly stepId: string | null
  readonly decisions: readonly (Decision & { readonly decidedByName: string })[]
  /** The words of the reports that came, oldest first. */
  readonly said: readonly Omit<Entry, 'part'>[]
  /** The last day in time, of the clocks it stops; null where none runs. */
  readonly lastDay: CalendarDay | null
  readonly next: Pick<PlannedMeeting, 'id' | 'plannedFor'> | null
  /** Whether the reader may change it. */
  readonly mayKeep: boolean
}

/** Opens a meeting: before the day, on it and after. The look is on record for each child it is about. */
export async function lookAtMeeting(
  tx: Tx,
  actor: Actor,
  id: string,
  now: Moment,
): Promise<Outcome<MeetingSeen, 'not-found'>> {
  const meeting = await meetingById(tx, id)
  if (!meeting || !(await mayRead(tx, actor, meeting, now.day))) return refused('not-found')
  await auditLooks(tx, actor, meeting.childIds, { part: 'meeting', stepId: id })
  const people = await peopleById(tx, meeting.childIds)
  const stepId = await stepOfMeeting(tx, id)
  return accepted({
    ...{ meeting, stepId, mayKeep: await mayKeep(tx, actor, meeting, now.day) },
    children: meeting.childIds.flatMap((childId) => people.get(childId) ?? []),
    decisions: stepId ? await decisionsOfStep(tx, stepId) : [],
    said: await entriesOfStep(tx, id),
    lastDay: lastDayOf(meeting, await openDues(tx, meeting.childIds, CLOCKS_READ)),
    next: await meetingAfter(tx, id),
  })
}

/** What waits for a conference chair: conferences to come, and minutes that are not out. */
export type Conferences = {
  readonly toCome: readonly ConferenceToCome[]
  readonly minutes: readonly MinutesAwaited[]
  /** The names of those for whom the reader stands in: what they chair is here too. */
  readonly insteadOf: readonly string[]
  /** Everyone whom these are about, by id. */
  readonly children: ReadonlyMap<string, KnownPerson>
}

/** Clocks of the children that are looked through for those a meeting stops. */
const CLOCKS_READ = 50

/** Conferences and minutes a chair's list shows at most, of each. */
export const MOST_CONFERENCES = 200

/** Opens the list of a conference chair, with what those chair for whom they stand in. Whoever chairs no conferences has none. */
export async function lookAtConferences(
  tx: Tx,
  actor: Actor,
  now: Moment,
): Promise<Outcome<Conferences, 'not-permitted'>> {
  const { userId } = actor
  if (userId === null || !may(actor, 'conference.record', new Set(['chairs']))) return refused('not-permitted')
  const away = await coveredBy(tx, userId, now.day)
  const covered = away.map(({ absentUser }) => absentUser)
  const toCome = await meetingsToCome(tx, [userId, ...covered], MOST_CONFERENCES)
  const minutes = await minutesAwaited(tx, { userId, covered }, MOST_CONFERENCES)
  const ids = [...new Set([...toCome, ...minutes].flatMap(({ childIds }) => childIds))]
  // The audit says for whom a look was: it knows from how the reader stands to these children.
  if (covered.length > 0) await relationshipsWith(tx, actor, ids, now.day)
  await audit(tx, actor, 'worktray.look', { kind: 'worktray', id: null }, { conferences: toCome.length }, ids)
  const insteadOf = [...new Set(away.flatMap(({ name }) => name ?? []))]
  return accepted({ toCome, minutes, insteadOf, children: await peopleById(tx, ids) })
}
