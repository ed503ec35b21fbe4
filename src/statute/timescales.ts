import {
  addDays,
  addMonths,
  addWeeks,
  addWorkingDays,
  type BankHolidays,
  type CalendarDay,
} from '../kernel/calendar-day.ts'
import { addHours, type Instant, londonDayOf } from '../kernel/instant.ts'
import { type Allowance, type LocalTimescale, measured, type Timescale, type TimescaleId } from './timescale.ts'
import { COURT_TIMESCALES } from './timescales-court.ts'
import { FOSTERING_AND_ADOPTION_TIMESCALES } from './timescales-fostering-adoption.ts'
import { HELP_TIMESCALES } from './timescales-help.ts'
import { LOOKED_AFTER_TIMESCALES } from './timescales-looked-after.ts'
import { PROTECTION_TIMESCALES } from './timescales-protection.ts'

/** Every clock in every edition, oldest edition of each first. A change in the law closes one row and adds another. */
export const TIMESCALES: readonly Timescale[] = [
  ...HELP_TIMESCALES,
  ...PROTECTION_TIMESCALES,
  ...COURT_TIMESCALES,
  ...LOOKED_AFTER_TIMESCALES,
  ...FOSTERING_AND_ADOPTION_TIMESCALES,
]

/**
 * The rule in force on the day that sets a clock going, which stays the rule for that clock.
 * For a day before the first edition held, that first edition is given: history from before 2013 must be shown too,
 * and is measured by the earliest rule we hold. A rule enacted but awaiting its appointed day is never in force.
 */
export function timescaleInForce(id: TimescaleId, on: CalendarDay): Timescale {
  const edition = editionOn(COMMENCED.get(id) ?? [], on)
  if (edition === undefined) throw new RangeError(`no timescale is called ${id}`)
  return edition
}

/** Of the editions of one rule, oldest first, the one in force on this day; the first for a day before any. */
export function editionOn(editions: readonly Timescale[], on: CalendarDay): Timescale | undefined {
  return editions.findLast((row) => row.validFrom !== null && row.validFrom <= on) ?? editions[0]
}

/**
 * The authority's own value in force on the day that sets a clock going, as long as the law of that day allows it: one
 * that a later edition has overtaken gives way to the edition.
 *
 * @returns undefined where the national figure holds
 */
export function localInForce(
  id: TimescaleId,
  on: CalendarDay,
  locals: readonly LocalTimescale[],
): LocalTimescale | undefined {
  const set = locals.find((one) => one.id === id && one.fromOn <= on && (one.toOn === null || on <= one.toOn))
  return set && faultOfLocal(timescaleInForce(id, on), set.allow) === null ? set : undefined
}

/**
 * Why an authority may not set this value beside this edition of the rule; null if it may. A figure of law is a floor:
 * the local one is counted in the same unit (a week is seven days), and is no longer. A figure of practice may be
 * anything, but hours stay hours: such a clock ends at a moment, every other on a day.
 */
export function faultOfLocal(
  { allow: national, localFloor }: Pick<Timescale, 'allow' | 'localFloor'>,
  local: Allowance,
): 'counted-otherwise' | 'looser-than-law' | null {
  if ('hours' in local !== (national !== null && 'hours' in national)) return 'counted-otherwise'
  if (localFloor === null) return null
  const [count, unit] = inDays(measured(local))
  const [floorCount, floorUnit] = inDays(measured(localFloor))
  if (unit !== floorUnit) return 'counted-otherwise'
  return count > floorCount ? 'looser-than-law' : null
}

/**
 * The last day on which a step is in time, by the rule in force on the day that triggered it; that day is day zero.
 * A clock of hours gives the day reached by rounding up to whole days: 24 hours is the next day, 72 hours the third.
 *
 * @param locals what the authority has set; without any, the national figure
 * @param startsOn day zero, where the clock starts later than it is triggered
 * @throws RangeError for a clock with no figure at all (`early-help-assessment` where the authority has set none)
 */
export function lastDay(
  id: TimescaleId,
  triggeredOn: CalendarDay,
  holidays: BankHolidays,
  locals: readonly LocalTimescale[] = [],
  startsOn: CalendarDay = triggeredOn,
): CalendarDay {
  const allow = allowedOn(id, triggeredOn, locals)
  if (allow === null) throw new RangeError(`an authority sets its own timescale for ${id}`)
  return after(startsOn, allow, holidays)
}

/**
 * The last moment at which a step with a clock of hours is in time.
 *
 * @throws RangeError for a clock counted in days, which has a last day and no last moment
 */
export function lastInstant(id: TimescaleId, triggeredAt: Instant, locals: readonly LocalTimescale[] = []): Instant {
  const allow = allowedOn(id, londonDayOf(triggeredAt), locals)
  if (allow === null || !('hours' in allow)) throw new RangeError(`${id} is not counted in hours`)
  return addHours(triggeredAt, allow.hours)
}

function inDays([count, unit]: ReturnType<typeof measured>): ReturnType<typeof measured> {
  return unit === 'weeks' ? [count * 7, 'days'] : [count, unit]
}

function allowedOn(id: TimescaleId, on: CalendarDay, locals: readonly LocalTimescale[]): Allowance | null {
  return localInForce(id, on, locals)?.allow ?? timescaleInForce(id, on).allow
}

const COMMENCED: ReadonlyMap<TimescaleId, readonly Timescale[]> = Map.groupBy(
  TIMESCALES.filter((row) => row.validFrom !== null),
  (row) => row.id,
)

function after(day: CalendarDay, allow: Allowance, holidays: BankHolidays): CalendarDay {
  if ('workingDays' in allow) return addWorkingDays(day, allow.workingDays, holidays)
  if ('days' in allow) return addDays(day, allow.days)
  if ('weeks' in allow) return addWeeks(day, allow.weeks)
  if ('months' in allow) return addMonths(day, allow.months)
  return addDays(day, Math.ceil(allow.hours / 24))
}
