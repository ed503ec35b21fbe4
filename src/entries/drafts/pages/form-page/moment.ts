import { type Instant, inWordsAt, londonDayOf, londonInstant } from '../../../../kernel/instant.ts'
import { dayFields, dayOf, type Fields } from './form.ts'

/** The moment in the three boxes of a day and the box `<name>-time`, London time; undefined if it is no real one. */
export function momentOf(fields: Fields, name: string): Instant | undefined {
  const day = dayOf(fields, name)
  const [, hours = '', minutes = ''] = CLOCK.exec(fields[`${name}-time`] ?? '') ?? []
  return day && hours ? londonInstant(day, `${hours.padStart(2, '0')}:${minutes}`) : undefined
}

/** The boxes filled in with a moment. */
export function momentFields(name: string, at: Instant): Fields {
  return { ...dayFields(name, londonDayOf(at)), [`${name}-time`]: inWordsAt(at).slice(-5) }
}

const CLOCK = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/
