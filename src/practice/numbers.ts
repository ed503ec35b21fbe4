import type { CalendarDay } from '../kernel/calendar-day.ts'
import { testNhsNumber } from '../kernel/nhs-number.ts'
import { upnFrom } from '../kernel/upn.ts'

/** Hands out numbers, each once in a county. */
export type Numbers = {
  /** @throws RangeError when the range of test numbers is used up: about 900,000 */
  readonly nhs: () => string
  /** @param startedSchool a day in the calendar year of issue */
  readonly upn: (startedSchool: CalendarDay) => string
}

/**
 * UPNs must carry an authority code that the department knows. They carry that of the Isles of Scilly, with
 * establishments from 9000 up, which no school has.
 */
const UPN_AUTHORITY = '420'

/** The hand-written family has the first numbers; invented ones begin here. */
const FIRST_SERIAL = 1000

export function numbersFor(seed: number): Numbers {
  let nhsCount = 0
  const upnCounts = new Map<string, number>()
  const nhs = (): string => {
    for (; nhsCount < 990_000; ) {
      const serial = FIRST_SERIAL + ((nhsCount * 611_953 + Math.abs(seed) * 7919) % 990_000)
      nhsCount += 1
      const number = testNhsNumber(serial)
      if (number !== undefined) return number
    }
    throw new RangeError('the test NHS numbers are used up')
  }
  const upn = (startedSchool: CalendarDay): string => {
    const year = startedSchool.slice(0, 4)
    const count = upnCounts.get(year) ?? 0
    upnCounts.set(year, count + 1)
    // Each seed begins at an establishment of its own, so that two counties in one database share no numbers.
    const establishment = 9000 + ((Math.abs(seed) * 41 + Math.floor(count / 999)) % 1000)
    return upnFrom(UPN_AUTHORITY, establishment, Number(year), (count % 999) + 1)
  }
  return { nhs, upn }
}
