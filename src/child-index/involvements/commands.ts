import { asCalendarDay, type CalendarDay } from '../../kernel/calendar-day.ts'
import { indexNumber } from '../../kernel/index-number.ts'
import type { Instant } from '../../kernel/instant.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { openChild } from '../children/commands.ts'
import type { ByNumber } from '../contract-children.ts'
import type {
  Broker,
  EndInvolvementRequest,
  Involvement,
  InvolvementRefusal,
  RecordInvolvementRequest,
  RenewInvolvementRequest,
  SetBrokerRequest,
} from '../contract-involvements.ts'
import type { IndexTx } from '../matching/queries.ts'
import { lockInvolvement, openInvolvements, saveBroker, saveEnd, saveInvolvement, saveRenewal } from './queries.ts'
import { type HeldInvolvement, isLive, readBroker, readInvolvement, shownInvolvement } from './rules.ts'

type Answer<T> = Promise<Outcome<T, InvolvementRefusal>>

/** Who works with a child now, as the asking authority may know it. */
export async function findInvolvements(
  tx: IndexTx,
  { asked, number }: ByNumber,
  today: CalendarDay,
): Answer<readonly Involvement[]> {
  const child = await openChild(tx, number, asked.authority)
  if (!child.ok) return child
  const live = (await openInvolvements(tx, child.value.number)).filter((held) => isLive(held, today))
  return accepted(live.flatMap((held) => shownInvolvement(held, asked.authority) ?? []))
}

/** Whether an authority works with a child, by its own word: an involvement it told of goes on. */
export async function worksWith(tx: IndexTx, number: string, authority: string, today: CalendarDay): Promise<boolean> {
  const held = await openInvolvements(tx, number, authority)
  return held.some((involvement) => isLive(involvement, today))
}

/** What an act is given from the edge. */
export type InvolvementMaking = { readonly id: string; readonly at: Instant; readonly today: CalendarDay }

/** Records that an organisation works with a child, in place of what was said before under the same reference. */
export async function recordInvolvement(
  tx: IndexTx,
  { asked, involvement: input }: RecordInvolvementRequest,
  making: InvolvementMaking,
): Answer<Involvement> {
  const read = readInvolvement(input, making.today)
  if (!read.ok) return read
  const child = await openChild(tx, input.number, asked.authority)
  if (!child.ok) return child
  // Under the number it was told of: if that was an alias and is parted again, what was told goes with it.
  const number = indexNumber(input.number) ?? child.value.number
  await saveInvolvement(tx, asked.authority, { ...read.value, number }, making)
  return toTheTeller(await lockInvolvement(tx, asked.authority, input.reference))
}

/** Records that an involvement goes on. One that ended stays ended. */
export async function renewInvolvement(
  tx: IndexTx,
  { asked, reference, seenOn = null }: RenewInvolvementRequest,
  today: CalendarDay,
): Answer<Involvement> {
  if (seenOn !== null && (asCalendarDay(seenOn) === undefined || seenOn > today)) return refused('not-a-date')
  const involvement = await lockInvolvement(tx, asked.authority, reference)
  if (!involvement) return refused('not-found')
  if (involvement.endedOn !== null) return refused('involvement-ended')
  if (seenOn !== null && seenOn < involvement.sinceOn) return refused('not-a-date')
  await saveRenewal(tx, asked.authority, reference, { seenOn, renewedOn: today })
  return toTheTeller(await lockInvolvement(tx, asked.authority, reference))
}

/** Records the day on which it ended. One ended already stays as it is. */
export async function endInvolvement(
  tx: IndexTx,
  { asked, reference, endedOn }: EndInvolvementRequest,
  today: CalendarDay,
): Answer<Involvement> {
  if (asCalendarDay(endedOn) === undefined || endedOn > today) return refused('not-a-date')
  const involvement = await lockInvolvement(tx, asked.authority, reference)
  if (!involvement) return refused('not-found')
  if (endedOn < involvement.sinceOn) return refused('ended-before-it-began')
  if (involvement.endedOn === null) await saveEnd(tx, asked.authority, reference, endedOn)
  return toTheTeller(await lockInvolvement(tx, asked.authority, reference))
}

/** Sets whom others ask about the sensitive services of the asking authority, in place of who it was. */
export async function setBroker(
  tx: IndexTx,
  { asked, broker }: SetBrokerRequest,
  at: Instant,
): Promise<Outcome<Broker, 'broker-not-readable'>> {
  const read = readBroker(broker)
  if (read.ok) await saveBroker(tx, asked.authority, read.value, at)
  return read
}

function toTheTeller(held: HeldInvolvement | undefined): Outcome<Involvement, 'not-found'> {
  const shown = held && shownInvolvement(held, held.authority)
  return shown ? accepted(shown) : refused('not-found')
}
