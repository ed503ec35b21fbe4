import type { Actor } from '../../access/actor.ts'
import type { BankHolidays, CalendarDay } from '../../kernel/calendar-day.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { AwaitedStep, ConveneMeeting, Invitee, MeetingKind } from './model.ts'
import { meetingById } from './queries.ts'
import { plannedMeeting } from './queries-held.ts'
import { addInvited, addMeeting, askForReports, tieToStep } from './queries-writing.ts'
import { reportDueBy } from './rules.ts'
import { isAskedForReport } from './rules-people.ts'

export type PlanMeeting = {
  readonly convened: Omit<ConveneMeeting, 'chairedBy'>
  readonly chair: { readonly userId: string | null; readonly name: string }
  /** The discussion or conference it is for; null for core groups and reviews in need. */
  readonly stepId: AwaitedStep['stepId']
  /** The meeting that decided on it; null if none did. */
  readonly follows: string | null
}

/** Writes a meeting down as planned, ties it to its step, and asks the agencies of a conference for their reports. */
export async function planMeeting(
  tx: Tx,
  by: Actor,
  { convened, chair, stepId, follows }: PlanMeeting,
  now: { readonly day: CalendarDay; readonly holidays: BankHolidays },
): Promise<void> {
  const { id, kind, plannedFor } = convened
  if (!(await addMeeting(tx, convened, { chair, by, on: now.day, follows }))) return
  const invited = convened.invited.map((person) => ({ ...person, id: newId() }))
  await addInvited(tx, id, invited, { on: now.day, from: 0 })
  const asked = invited.filter((person) => isAskedForReport(kind, person, chair.name)).map((person) => person.id)
  await askForReports(tx, id, asked, { today: now.day, byOn: reportDueBy(plannedFor, now.day, now.holidays) })
  await tieToStep(tx, { kind, stepId }, { meetingId: id, plannedFor })
}

/** The next meeting, as the one just held decided on it. */
export type NextMeeting = {
  readonly kind: MeetingKind
  readonly plannedFor: CalendarDay
  readonly childIds: readonly string[]
  readonly stepId: string | null
  readonly chair: PlanMeeting['chair']
  /** Who of those asked to this one is asked again. */
  readonly asked: (person: Invitee) => boolean
}

/**
 * Plans the meeting that the one just held decided on: at the same place, with the same people. Nothing, where one of
 * this kind is planned for the children already.
 */
export async function planNext(
  tx: Tx,
  by: Actor,
  heldId: string,
  next: NextMeeting,
  now: { readonly day: CalendarDay; readonly holidays: BankHolidays },
): Promise<void> {
  const held = await meetingById(tx, heldId)
  if (!held || (await plannedMeeting(tx, next.childIds, next.kind))) return
  const { kind, plannedFor, childIds, chair, stepId } = next
  const invited = held.people.filter((person) => person.withdrawnWhy === null && next.asked(person))
  const convened = { id: newId(), kind, plannedFor, plannedTime: null, place: held.place, link: held.link }
  await planMeeting(tx, by, { convened: { ...convened, childIds, invited }, chair, stepId, follows: heldId }, now)
}
