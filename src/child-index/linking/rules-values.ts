import { asCalendarDay } from '../../kernel/calendar-day.ts'

/**
 * Reads a date as files have it: yyyy-mm-dd, yyyymmdd, dd/mm/yyyy (also with dots, dashes or single digits), a time
 * after it left out. Gives yyyymmdd as a number, and 0 for what is no date between 1880 and 2099.
 */
export function readDate(text: string): number {
  const date = text.trim().replace(/[T ]\d{1,2}:.*$/, '')
  const found = COMPACT.exec(date) ?? YEAR_FIRST.exec(date) ?? DAY_FIRST.exec(date)
  const { year, month, day } = found?.groups ?? {}
  if (!year || !month || !day) return 0
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const inRange = Number(year) >= 1880 && Number(year) <= 2099
  return inRange && asCalendarDay(written) !== undefined ? Number(written.replaceAll('-', '')) : 0
}

/** A postcode, identifier or the like in the one form in which two writings of it are equal: letters and digits only. */
export function codeOf(text: string): string {
  const code = text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  return NOTHINGS.has(code) ? '' : code
}

/** What people write where there is nothing to write. */
export const NOTHINGS: ReadonlySet<string> = new Set([
  ...['na', 'nk', 'nil', 'null', 'none', 'nan', 'unknown', 'notknown', 'notstated', 'missing', 'x', 'xx', 'xxx', '0'],
])

const COMPACT = /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/
const YEAR_FIRST = /^(?<year>\d{4})[-/. ](?<month>\d{1,2})[-/. ](?<day>\d{1,2})$/
const DAY_FIRST = /^(?<day>\d{1,2})[-/. ](?<month>\d{1,2})[-/. ](?<year>\d{4})$/
