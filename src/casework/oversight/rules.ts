import { addDays, addMonths, addWeeks, type CalendarDay, daysBetween } from '../../kernel/calendar-day.ts'
import { counted } from '../../kernel/counted.ts'
import {
  DRIFTS,
  type Drift,
  type DriftFacts,
  type DriftRule,
  LENGTHS,
  type Length,
  PERIODS,
  type Period,
  type StepFigures,
  type WeekOfVisits,
  type Weeks,
} from './model.ts'

/** The usual look back: a quarter, less the weeks when most are away. */
export const USUAL_WEEKS: Weeks = 11
/** A child on a protection plan whom nobody saw alone for so many days, counted from birth at the earliest. */
export const SEEN_ALONE_WITHIN = 42

/** The weeks asked for, if they are offered. */
export function weeksAsked(text: string | undefined): Weeks {
  return PERIODS.find((weeks) => `${weeks}` === text) ?? USUAL_WEEKS
}

/** The last so many weeks, to today: the first of them begins on a Monday. */
export function periodOf(weeks: Weeks, today: CalendarDay): Period {
  return { from: addWeeks(mondayOf(today), 1 - weeks), to: today }
}

/** The Monday of this day's week. */
export function mondayOf(day: CalendarDay): CalendarDay {
  const sinceMonday = ((daysBetween(A_MONDAY, day) % 7) + 7) % 7
  return addDays(day, -sinceMonday)
}

/** Every week of the period in its order, those without a visit too. */
export function everyWeek(counts: readonly WeekOfVisits[], { from, to }: Period): readonly WeekOfVisits[] {
  const byWeek = new Map(counts.map((week) => [week.weekOf, week]))
  const weeks: WeekOfVisits[] = []
  for (let weekOf = mondayOf(from); weekOf <= to; weekOf = addWeeks(weekOf, 1)) {
    weeks.push(byWeek.get(weekOf) ?? { weekOf, inTime: 0, late: 0 })
  }
  return weeks
}

/** The days on which a plan of this length today began: after the first, up to and including the second; null is no end. */
export function begunBetween(length: Length, today: CalendarDay): readonly [CalendarDay | null, CalendarDay | null] {
  const at = LENGTHS.indexOf(length)
  const ago = (months: number | undefined) => (months === undefined ? null : addMonths(today, -months))
  return [ago(MONTHS[at + 1]), at === 0 ? null : ago(MONTHS[at])]
}

/** The first days of plans of each length but the longest, the earliest first: how many of them a plan began on or after is its place. */
export function lengthsBegin(today: CalendarDay): readonly CalendarDay[] {
  return LENGTHS.toReversed().flatMap((length) => {
    const [after] = begunBetween(length, today)
    return after === null ? [] : [addDays(after, 1)]
  })
}

/** The length that has this place: 0 for the longest. */
export function lengthOfPlace(place: number): Length {
  return LENGTHS[LENGTHS.length - 1 - place] ?? 'under-3-months'
}

/** How long a plan that began on this day has run by today. */
export function lengthOf(fromOn: CalendarDay, today: CalendarDay): Length {
  const band = LENGTHS.findLast((_, at) => at === 0 || fromOn <= addMonths(today, -(MONTHS[at] ?? 0)))
  return band ?? 'under-3-months'
}

/** The children to talk about first: a rule that holds for a child, the gravest first; then those with most of them. */
export function drifting(facts: readonly DriftFacts[], today: CalendarDay): readonly Drift[] {
  return facts
    .map((one) => ({ childId: one.childId, why: DRIFTS.filter((rule) => HOLDS[rule](one, today)) }))
    .filter(({ why }) => why.length > 0)
    .toSorted((one, other) => gravity(one) - gravity(other) || compare(one.childId, other.childId))
}

/** Each rule of drift in words. */
export const DRIFT_WORDS: Readonly<Record<DriftRule, string>> = {
  'not-seen-alone': 'not seen alone for six weeks',
  'unchanged-through-two-reviews': 'same plan through two reviews',
  'third-plan': 'third child protection plan or more',
  'missing-twice': 'missing twice in 90 days',
}

/** Who waits, in words: "Niamh and Alfie 2 days late; Rafe 13 days". Those of one day are named together. */
export function waitingInWords({ waiting, lateNow }: StepFigures, today: CalendarDay): string {
  const byDay = Map.groupBy(waiting, ({ dueBy }) => dueBy)
  const parts = [...byDay].map(([dueBy, some]) => {
    const late = daysBetween(dueBy, today)
    return `${listed(some.map(({ name }) => name))} ${late === 0 ? 'since today' : counted(late, 'day')}`
  })
  const more = lateNow - waiting.length
  return [...parts, ...(more > 0 ? [`${more} more`] : [])].join('; ')
}

/** Names as one says them: "Niamh, Alfie and Rafe". */
function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}

const A_MONDAY = '2024-01-01' as CalendarDay
const MONTHS = [0, 3, 6, 12, 24] as const

const HOLDS: Readonly<Record<DriftRule, (facts: DriftFacts, today: CalendarDay) => boolean>> = {
  'not-seen-alone': ({ protectedFrom, seenAloneOn, unborn, bornOn }, today) => {
    if (protectedFrom === null || unborn) return false
    const since = [seenAloneOn, bornOn].reduce<CalendarDay>(
      (latest, day) => (day !== null && day > latest ? day : latest),
      protectedFrom,
    )
    return daysBetween(since, today) >= SEEN_ALONE_WITHIN
  },
  'unchanged-through-two-reviews': ({ protectedFrom, unchangedReviews }) =>
    protectedFrom !== null && unchangedReviews >= 2,
  'third-plan': ({ protectedFrom, protectionPlans }) => protectedFrom !== null && protectionPlans >= 3,
  'missing-twice': ({ missingIn90Days }) => missingIn90Days >= 2,
}

function gravity({ why }: Pick<Drift, 'why'>): number {
  return DRIFTS.indexOf(why[0] as DriftRule) * (DRIFTS.length + 1) - why.length
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
