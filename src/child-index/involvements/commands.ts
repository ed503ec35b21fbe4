import { asCalendarDay, type CalendarDay } from '../../kernel/calendar-day.ts'
import { indexNumber } from '../../kernel/index-number.ts'
import type { Instant } from '../../kernel/instant.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { childrenOfNumbers } from '../children/queries.ts'
import type { ByNumber } from '../contract-children.ts'
import type {
  EndInvolvementRequest,
  Involvement,
  InvolvementRefusal,
  RecordInvolvementRequest,
} from '../contract-involvements.ts'
import type { IndexTx } from '../matching/queries.ts'
import { lockInvolvement, openInvolvements, saveEnd, saveInvolvement } from './queries.ts'
import { readInvolvement, shownInvolvement } from './rules.ts'

type Answer<T> = Promise<Outcome<T, InvolvementRefusal>>

/** Who works with a child now, as the asking authority may know it. */
export async function findInvolvements(tx: IndexTx, { asked, number }: ByNumber): Answer<readonly Involvement[]> {
  const child = await openChild(tx, number)
  if (!child.ok) return child
  const hidden = child.value.shielded && child.value.responsibleAuthority !== asked.authority
  const involvements = hidden ? [] : await openInvolvements(tx, child.value.number)
  return accepted(involvements.map((involvement) => shownInvolvement(involvement, asked.authority)))
}

/** Records that an organisation works with a child, in place of what was said before under the same reference. */
export async function recordInvolvement(
  tx: IndexTx,
  { asked, involvement: input }: RecordInvolvementRequest,
  id: string,
  at: Instant,
  today: CalendarDay,
): Answer<Involvement> {
  const read = readInvolvement(input, today)
  if (!read.ok) return read
  const child = await openChild(tx, input.number)
  if (!child.ok) return child
  // Under the number it was told of: if that was an alias and is parted again, what was told goes with it.
  const number = indexNumber(input.number) ?? child.value.number
  await saveInvolvement(tx, id, asked.authority, { ...read.value, number }, at)
  return held(await lockInvolvement(tx, asked.authority, input.reference))
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
  return held(await lockInvolvement(tx, asked.authority, reference))
}

async function openChild(tx: IndexTx, number: string) {
  const written = indexNumber(number)
  if (!written) return refused('number-not-valid')
  const child = (await childrenOfNumbers(tx, [written])).get(written)
  return child && child.status !== 'sealed' && child.status !== 'invalid' ? accepted(child) : refused('not-found')
}

function held(involvement: Involvement | undefined): Outcome<Involvement, 'not-found'> {
  return involvement ? accepted(involvement) : refused('not-found')
}
