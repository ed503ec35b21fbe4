import { addDays, type CalendarDay, daysBetween } from '../../kernel/calendar-day.ts'
import { wasMistaken } from '../identity/rules.ts'
import type { HouseholdOverTime } from '../model.ts'
import { atHomeOn } from './rules-changing.ts'

type Member = HouseholdOverTime['members'][number]

/** A home of a child's, and who of it was there on a day. */
export type HomeOn = { readonly home: HouseholdOverTime; readonly there: readonly Member[] }

/** Where a child was at home on a day, and who was there with them. A child may have been at home in several. */
export function homesOn(homes: readonly HouseholdOverTime[], childId: string, day: CalendarDay): readonly HomeOn[] {
  return homes.flatMap((home) => {
    const there = atHomeOn(home.members, day)
    return there.some(({ personId }) => personId === childId) ? [{ home, there }] : []
  })
}

/** Somebody's time in a home, in parts of the whole stretch that is shown: 0 is its first day, 1 its last. */
export type Bar = { readonly member: Member; readonly from: number; readonly to: number }

export type HomesOverTime = {
  readonly from: CalendarDay
  readonly to: CalendarDay
  readonly homes: readonly { readonly home: HouseholdOverTime; readonly bars: readonly Bar[] }[]
}

/** The least that a timeline shows, in days: else a home of last week would fill it. */
const LEAST = 365

/** All homes as bars on one line of time, from the first day that is known to today, the latest home first. */
export function homesOverTime(homes: readonly HouseholdOverTime[], today: CalendarDay): HomesOverTime {
  const members = homes.flatMap((home) => home.members)
  const first = members.flatMap(({ fromOn, toOn }) => fromOn ?? toOn ?? []).toSorted()[0]
  const year = addDays(today, -LEAST)
  const from = first !== undefined && first < year ? first : year
  const whole = daysBetween(from, today)
  const part = (day: CalendarDay) => Math.min(1, Math.max(0, daysBetween(from, day) / whole))
  const bar = (member: Member): Bar => ({
    member,
    from: member.fromOn === null ? 0 : part(member.fromOn),
    to: member.toOn === null ? 1 : part(member.toOn),
  })
  const latest = (home: HouseholdOverTime) =>
    home.members
      .map(({ toOn }) => toOn ?? '9999')
      .toSorted()
      .at(-1) ?? ''
  const inOrder = homes.toSorted((one, other) => latest(other).localeCompare(latest(one)))
  return {
    ...{ from, to: today },
    homes: inOrder.map((home) => ({ home, bars: home.members.filter((member) => !wasMistaken(member)).map(bar) })),
  }
}
