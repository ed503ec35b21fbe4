import { instant, londonDayOf } from '../../src/kernel/instant.ts'
import type { Moment } from '../../src/kernel/moment.ts'
import { BANK_HOLIDAYS } from '../../src/statute/bank-holidays.ts'

/** A moment for tests: Thursday 19 March 2026 at 10:42 unless another is given. */
export function aMoment(at = '2026-03-19T10:42:00Z'): Moment {
  const moment = instant(at)
  return { at: moment, day: londonDayOf(moment), holidays: BANK_HOLIDAYS }
}
