import { asCalendarDay, type CalendarDay } from '../../kernel/calendar-day.ts'
import { type IndexNumber, indexNumber } from '../../kernel/index-number.ts'
import { nhsNumber } from '../../kernel/nhs-number.ts'
import { personNameKeys } from '../../kernel/person-name.ts'
import { postcode } from '../../kernel/postcode.ts'
import { upn } from '../../kernel/upn.ts'
import { inFull, type PersonName } from '../model.ts'
import type { Criteria, Found, NameReading, Search } from './model.ts'
import { writtenOf } from './rules-said.ts'

/** A start shorter than this finds nobody: the register must not be leafed through. */
export const SHORTEST_START = 2
const WORDS_READ = 5

/**
 * Reads one line, as typed into the box on every page, into a search: a number, a postcode and a birth date are taken
 * out wherever they stand, and the rest is a name. "Niamh Calloway AM1 2BC 3/11/2018".
 */
export function quickSearch(line: string): Search {
  const whole = line.trim()
  if (indexNumber(whole) || nhsNumber(whole) || upn(whole)) return { ...NOTHING, number: whole }
  let rest = whole
  const take = (pattern: RegExp, fits: (text: string) => boolean) => {
    const found = [...rest.matchAll(pattern)].map(([text]) => text).find(fits) ?? ''
    if (found !== '') rest = rest.replace(found, ' ')
    return found
  }
  const number = take(NUMBERS, (text) => (indexNumber(text) ?? nhsNumber(text) ?? upn(text)) !== undefined)
  const day = take(DAYS, (text) => dayAsWritten(text) !== null)
  const code = take(POSTCODES, (text) => postcode(text) !== undefined)
  return { number, birthDate: dayAsWritten(day), postcode: code, name: rest.replace(/\s+/g, ' ').trim() }
}

/** What a search looks up: each number in its written form, the postcode too, and the ways to read the name. */
export function criteriaOf({ name, number, birthDate, postcode: code }: Search): Criteria {
  return { ...numbersOf(number), names: nameReadings(name), birthDate, postcode: postcode(code) ?? null }
}

/** Whether there is anything to look up. A name needs two letters. */
export function isSearchable({
  indexNumber: number,
  identifiers,
  names,
  birthDate,
  postcode: code,
}: Criteria): boolean {
  return number !== null || identifiers.length > 0 || names.length > 0 || birthDate !== null || code !== null
}

/** Whether a search goes by a number that a child is known by nationally. */
export function isByNumber({ indexNumber: number, identifiers }: Criteria): boolean {
  return number !== null || identifiers.some(({ system }) => system === 'nhs' || system === 'upn')
}

/** Whether a search says something of a child beside a number: the birth date or the family name. */
export function saysMoreThanNumber(search: Search): boolean {
  return search.birthDate !== null || familyKeyOf(search) !== ''
}

/** Whether the birth date or the family name, as given beside a number, is that of the child who has the number. */
export function agreesBesideNumber(
  search: Search,
  child: { readonly family: string; readonly birthDate: CalendarDay | null },
): boolean {
  if (search.birthDate !== null && search.birthDate === child.birthDate) return true
  const key = familyKeyOf(search)
  return key !== '' && key === personNameKeys({ given: '', family: child.family }).familyKey
}

function familyKeyOf({ name }: Search): string {
  return personNameKeys({ given: '', family: nameToPrefill(name).family }).familyKey
}

/**
 * The ways to read what was typed as given and family name: every split of the words, in both orders; a comma puts the
 * family name first. One word may be either. A given name as it is heard is read as it may be written, too. Empty when
 * fewer than two letters were typed.
 */
export function nameReadings(typed: string): readonly NameReading[] {
  const [before = '', after] = typed.split(',', 2)
  const readings = after === undefined ? splits(typed) : [{ given: after, family: before }]
  const heard = readings.flatMap(({ given, family }) => writtenOf(given).map((written) => ({ given: written, family })))
  return [...readings.map(keysOf), ...heard.map((reading) => ({ ...keysOf(reading), heard: true as const }))].filter(
    ({ givenKey, familyKey }) => Math.max(givenKey.length, familyKey.length) >= SHORTEST_START,
  )
}

/**
 * Puts people found in order, best first, and leaves out those whose birth date speaks against a likeness of sound.
 * A number decides; then the name, birth date and postcode count together. Equal ones stand by name.
 */
export function ranked(found: readonly Found[], criteria: Criteria): readonly Found[] {
  return found
    .map((one) => ({ one, rank: rankOf(one, criteria) }))
    .filter(({ rank }) => rank > 0)
    .sort(
      (a, b) =>
        b.rank - a.rank || label(a.one).localeCompare(label(b.one)) || (a.one.person.id < b.one.person.id ? -1 : 1),
    )
    .map(({ one }) => one)
}

/** How well a person fits. The steps between the figures matter, not the figures. */
export function rankOf({ person, addresses, identifiers }: Found, criteria: Criteria): number {
  if (criteria.indexNumber !== null && person.indexNumber === criteria.indexNumber) return NUMBER
  const sameNumber = criteria.identifiers.some((given) =>
    identifiers.some(({ system, value }) => system === given.system && value === given.value),
  )
  if (sameNumber) return NUMBER
  const name = Math.max(0, ...borneBy(person).flatMap((one) => criteria.names.map((reading) => nameRank(one, reading))))
  if (criteria.names.length > 0 && name === 0) return 0
  const lived = addresses.filter((address) => criteria.postcode !== null && address.postcode === criteria.postcode)
  const place = lived.length === 0 ? 0 : lived.some(({ toOn }) => toOn === null) ? 20 : 10
  return name + birthRank(person.birthDate, criteria.birthDate) + place
}

/** Whether a given name as its bearer says it is, or sounds like, what was typed. */
export function isSaidSo(saysName: string, { givenKey, givenSound }: NameReading): boolean {
  const said = personNameKeys({ given: saysName, family: '' })
  return said.givenKey === givenKey || said.givenSound === givenSound
}

/** The search as a person would type it into the form: a name as given and family name, split before the last word. */
export function nameToPrefill(typed: string): { readonly given: string; readonly family: string } {
  const [before = '', after] = typed.split(',', 2)
  if (after !== undefined) return { given: after.trim(), family: before.trim() }
  const words = typed.trim().split(/\s+/)
  return { given: words.slice(0, -1).join(' '), family: words.at(-1) ?? '' }
}

const NOTHING: Search = { name: '', number: '', birthDate: null, postcode: '' }
const NUMBER = 1000
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const DAYS = new RegExp(
  `\\b(?:\\d{1,2}[/. -]\\d{1,2}[/. -]\\d{4}|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}(?:st|nd|rd|th)?\\s+(?:${MONTHS.join('|')})[a-z]*,?\\s+\\d{4})\\b`,
  'gi',
)
const POSTCODES = /\b[A-Za-z]{1,2}\d[A-Za-z\d]?\s?\d[A-Za-z]{2}\b/g
const NUMBERS =
  /\b(?:\d{3}\s?\d{3}\s?\d{4}|[A-Za-z]\d{11}[A-Za-z\d]|[A-Za-z\d]{3}[\s-]?[A-Za-z\d]{3}[\s-]?[A-Za-z\d]{4})\b/g

function dayAsWritten(text: string): CalendarDay | null {
  if (/^\d{4}-/.test(text)) return asCalendarDay(text) ?? null
  const [day = '', written = '', year = ''] = text.replace(/(?<=\d)(?:st|nd|rd|th)\b|,/gi, '').split(/[/.\s-]+/)
  const named = MONTHS.indexOf(written.slice(0, 3).toLowerCase()) + 1
  const month = named > 0 ? `${named}` : written
  return asCalendarDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`) ?? null
}

/** Nine digits and a check digit may be an NHS number and a local reference; both are looked up. */
function numbersOf(typed: string): Pick<Criteria, 'indexNumber' | 'identifiers'> {
  const text = typed.trim()
  if (text === '') return { indexNumber: null, identifiers: [] }
  const number: IndexNumber | null = indexNumber(text) ?? null
  const nhs = nhsNumber(text)
  const pupil = upn(text)
  return {
    indexNumber: number,
    identifiers: [
      ...(nhs ? [{ system: 'nhs', value: nhs } as const] : []),
      ...(pupil ? [{ system: 'upn', value: pupil } as const, { system: 'former-upn', value: pupil } as const] : []),
      { system: 'local', value: text },
    ],
  }
}

function splits(typed: string): readonly { readonly given: string; readonly family: string }[] {
  const words = typed.trim().split(/\s+/).slice(0, WORDS_READ)
  const [only = ''] = words
  if (words.length === 1)
    return only === ''
      ? []
      : [
          { given: '', family: only },
          { given: only, family: '' },
        ]
  return words.slice(1).flatMap((_, at) => {
    const [first, last] = [words.slice(0, at + 1).join(' '), words.slice(at + 1).join(' ')]
    return [
      { given: first, family: last },
      { given: last, family: first },
    ]
  })
}

function keysOf(reading: { readonly given: string; readonly family: string }): NameReading {
  const { tokens: _, ...keys } = personNameKeys(reading)
  return keys
}

/** The person's names; and each with the given name as they say it themselves, where that is recorded. */
function borneBy({ names, saysName }: Found['person']): readonly PersonName[] {
  return saysName === null ? names : [...names, ...names.map((name) => ({ ...name, given: saysName }))]
}

function nameRank(name: PersonName, reading: NameReading): number {
  const keys = personNameKeys(name)
  const now = name.use === 'current' && name.toOn === null ? 5 : 0
  const parts = ['given', 'family']
    .map((part) => part as 'given' | 'family')
    .filter((part) => reading[`${part}Key`] !== '')
  if (reading.heard) return parts.every((part) => keys[`${part}Sound`] === reading[`${part}Sound`]) ? 25 + now : 0
  if (parts.every((part) => keys[`${part}Key`] === reading[`${part}Key`])) return 60 + now
  if (parts.every((part) => keys[`${part}Key`].startsWith(reading[`${part}Key`]))) return 40 + now
  if (parts.every((part) => keys[`${part}Sound`] === reading[`${part}Sound`])) return 25 + now
  return parts.some((part) => keys[`${part}Sound`] === reading[`${part}Sound`]) ? 5 : 0
}

/** Day and month exchanged is the commonest slip of the pen. */
function birthRank(recorded: CalendarDay | null, sought: CalendarDay | null): number {
  if (sought === null || recorded === null) return 0
  if (recorded === sought) return 40
  const [year, month, day] = sought.split('-')
  return recorded === `${year}-${day}-${month}` ? 20 : -30
}

function label({ person }: Found): string {
  return person.names.map(inFull).join(' ')
}
