import { asCalendarDay, type CalendarDay } from '../../../../kernel/calendar-day.ts'
import type { CensusSex, CodedValue } from '../model.ts'

/** A value, and whether it had to be read otherwise than it was written. */
export type Reading<T> = { readonly value: T; readonly rewritten: boolean }

/** What a date was: a day, a stand-in that software writes for "none", or no day at all. */
export type DateReading = Reading<CalendarDay> | 'placeholder' | 'impossible'

/**
 * Reads a date in the ways census software has written them: `2021-03-31`, with a time, with a zone, `31/03/2021`
 * and `20210331`. A time with a zone is an instant and gives its day in England: 23:00Z in June is the next day.
 */
export function readDate(text: string): DateReading {
  if (PLACEHOLDER.test(text)) return 'placeholder'
  const iso = /^(\d{4}-\d{2}-\d{2})(?:Z|[+-]\d{2}:\d{2})?$/.exec(text)
  if (iso) return possible(iso[1] ?? '', false)
  const timed = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:\d{2})?$/.exec(text)
  if (timed) return timedDay(timed[1] ?? '', timed[2] ?? '', timed[3])
  const british = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: 00:00(?::00)?)?$/.exec(text)
  if (british) return possible(`${british[3]}-${british[2]?.padStart(2, '0')}-${british[1]?.padStart(2, '0')}`, true)
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (compact) return possible(`${compact[1]}-${compact[2]}-${compact[3]}`, true)
  return 'impossible'
}

/** Reads yes or no; undefined where it is neither. The census writes 0 and 1, or false and true. */
export function readBoolean(text: string): Reading<boolean> | undefined {
  if (/^(1|true)$/i.test(text)) return { value: true, rewritten: false }
  if (/^(0|false)$/i.test(text)) return { value: false, rewritten: false }
  if (/^(y|yes)$/i.test(text)) return { value: true, rewritten: true }
  if (/^(n|no)$/i.test(text)) return { value: false, rewritten: true }
  return undefined
}

/**
 * Reads the sex of a child, in the codes of any year; undefined where it is none of them.
 *
 * @source CBDS N00783 Sex (M, F, U) from 2024-25; N00007 gender (1 male, 2 female, 0 not known, 9 not specified) before
 */
export function readSex(text: string): Reading<CensusSex> | undefined {
  const value = SEXES[text.toUpperCase()]
  return value && { value, rewritten: value !== text }
}

/** Reads a whole number from 0 to 99; undefined otherwise. */
export function readCount(text: string): number | undefined {
  return /^0*\d{1,2}$/.test(text) ? Number(text) : undefined
}

/** Reads a code against the department's list. A code in lower case is the same code; one not listed stays as written. */
export function readCode(text: string, codes: ReadonlySet<string>): Reading<CodedValue> {
  const upper = text.toUpperCase()
  if (!codes.has(upper)) return { value: { code: text, recognised: false }, rewritten: false }
  return { value: { code: upper, recognised: true }, rewritten: upper !== text }
}

const SEXES: Readonly<Record<string, CensusSex>> = {
  M: 'M',
  F: 'F',
  U: 'U',
  MALE: 'M',
  FEMALE: 'F',
  UNKNOWN: 'U',
  '1': 'M',
  '2': 'F',
  '0': 'U',
  '9': 'U',
}

/** The least date of common database and programming software, written where there is none. */
const PLACEHOLDER = /^(0001-01-01|1753-01-01|1899-12-30|01\/01\/0001|30\/12\/1899)/

const LONDON = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', dateStyle: 'short' })

function timedDay(day: string, time: string, zone: string | undefined): DateReading {
  if (!asCalendarDay(day)) return 'impossible'
  const midnight = /^00:00(:00(\.0+)?)?$/.test(time)
  if (zone === undefined || midnight) return possible(day, !midnight)
  const instant = new Date(`${day}T${time}${zone}`)
  return Number.isNaN(instant.getTime()) ? 'impossible' : possible(LONDON.format(instant), true)
}

/** A day before 1900 is a slip of the keyboard: nobody the census counts was born then. */
function possible(text: string, rewritten: boolean): DateReading {
  const day = asCalendarDay(text)
  return day && day >= '1900-01-01' ? { value: day, rewritten } : 'impossible'
}
