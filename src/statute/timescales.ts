import {
  addDays,
  addMonths,
  addWeeks,
  addWorkingDays,
  type BankHolidays,
  type CalendarDay,
} from '../kernel/calendar-day.ts'
import { addHours, type Instant, londonDayOf } from '../kernel/instant.ts'
import type { Allowance, Timescale, TimescaleId } from './timescale.ts'
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
  const editions = COMMENCED.get(id)
  if (editions === undefined) throw new RangeError(`no timescale is called ${id}`)
  const latest = editions.findLast((row) => row.validFrom !== null && row.validFrom <= on)
  return latest ?? (editions[0] as Timescale)
}

/**
 * The last day on which a step is in time, by the rule in force on the day that triggered it; that day is day zero.
 * A clock of hours gives the day reached by rounding up to whole days: 24 hours is the next day, 72 hours the third.
 *
 * @throws RangeError for a clock with no national figure (`early-help-assessment`), which an authority sets
 */
export function lastDay(id: TimescaleId, triggeredOn: CalendarDay, holidays: BankHolidays): CalendarDay {
  const { allow } = timescaleInForce(id, triggeredOn)
  if (allow === null) throw new RangeError(`an authority sets its own timescale for ${id}`)
  return after(triggeredOn, allow, holidays)
}

/**
 * The last moment at which a step with a clock of hours is in time.
 *
 * @throws RangeError for a clock counted in days, which has a last day and no last moment
 */
export function lastInstant(id: TimescaleId, triggeredAt: Instant): Instant {
  const { allow } = timescaleInForce(id, londonDayOf(triggeredAt))
  if (allow === null || !('hours' in allow)) throw new RangeError(`${id} is not counted in hours`)
  return addHours(triggeredAt, allow.hours)
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
