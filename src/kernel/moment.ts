import type { BankHolidays, CalendarDay } from './calendar-day.ts'
import type { Instant } from './instant.ts'

/** When an act is recorded: the instant, the day it falls on in London, and the holidays its clocks count past. */
export type Moment = { readonly at: Instant; readonly day: CalendarDay; readonly holidays: BankHolidays }
