import type { BankHolidays, CalendarDay } from '../../kernel/calendar-day.ts'
import { type Instant, londonDayOf } from '../../kernel/instant.ts'
import type { LocalTimescale } from '../../statute/timescale.ts'
import { lastDay, lastInstant, localInForce, timescaleInForce } from '../../statute/timescales.ts'
import type { Due, DueRule, DueStep } from './model.ts'

/** How a clock runs: when it was set going, if not on the day it starts, and how it ended. */
export type Course = {
  /** The moment it starts, for a clock of hours. */
  readonly startsAt?: Instant
  /** The day whose rule is its rule, where that is not the day it starts. */
  readonly triggeredOn?: CalendarDay
  readonly doneOn?: CalendarDay | null
  readonly doneAt?: Instant | null
  /** Why it is waited for no longer; of no account once it is done. */
  readonly notNeeded?: string | null
}

export type MakeClock = (rule: DueRule, step: DueStep, startsOn: CalendarDay, course?: Course) => Due

/** The maker of one child's clocks, by the law and by what the authority has set. */
export function clocksOf(childId: string, holidays: BankHolidays, locals: readonly LocalTimescale[]): MakeClock {
  return (rule, step, startsOn, { startsAt, triggeredOn = startsOn, ...course } = {}) => {
    const dueAt = startsAt ? lastInstant(rule, startsAt, locals) : null
    const isDone = Boolean(course.doneOn)
    return {
      rule,
      ruleValidFrom:
        localInForce(rule, triggeredOn, locals)?.fromOn ?? timescaleInForce(rule, triggeredOn).validFrom ?? triggeredOn,
      step,
      childId,
      startsOn,
      dueBy: dueAt ? londonDayOf(dueAt) : lastDay(rule, triggeredOn, holidays, locals, startsOn),
      dueAt,
      doneOn: course.doneOn ?? null,
      doneAt: course.doneAt ?? null,
      notNeeded: isDone ? null : (course.notNeeded ?? null),
    }
  }
}

/** The order of days, for sorting what happened on them. */
export function compareDays(one: CalendarDay, other: CalendarDay): number {
  return one < other ? -1 : one > other ? 1 : 0
}
