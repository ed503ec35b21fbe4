import { asCalendarDay } from '../../../kernel/calendar-day.ts'
import { nhsNumber } from '../../../kernel/nhs-number.ts'
import { soundKey } from '../../../kernel/person-name.ts'
import { postcode } from '../../../kernel/postcode.ts'
import { upn } from '../../../kernel/upn.ts'
import type { Identity } from '../../contract-identity.ts'
import type { NameForm, Profile } from '../model.ts'
import { isPlaceholder, nameForm, whole } from '../names/rules-forms.ts'

/** The form of an identity that is compared. */
export function profileOf(identity: Identity): Profile {
  const nhs = identity.identifiers.filter(({ system }) => system === 'nhs')
  return {
    names: identity.names.map(nameForm).filter(({ given, family }) => given !== '' || family !== ''),
    birthDate: identity.birthDate,
    yearOnly:
      identity.birthDate !== null && (identity.birthDateKnown !== 'exact' || identity.birthDate.endsWith('-01-01')),
    sex: identity.sex,
    postcodes: postcodesOf(identity),
    nhs: nhsNumbersOf(nhs),
    nhsVerified: nhsNumbersOf(nhs.filter(({ verified }) => verified)),
    upns: identity.identifiers.filter(({ system }) => system !== 'nhs').map(({ value }) => upn(value) ?? value),
    mother: identity.mother ? motherText(identity.mother) : '',
    multiple: identity.multipleBirth === true,
  }
}

/** One row by which a record is found: a name, a sound of its parts, and a postcode ('' for none). */
export type KeyRow = NameForm & { readonly givenSound: string; readonly familySound: string; readonly postcode: string }

/**
 * The rows of a record: each name with the first postcode, whole and by its words; each further postcode with each name.
 * A record without a name has a row for each postcode; at most 40 rows.
 */
export function keyRowsOf({ names, postcodes }: Profile): readonly KeyRow[] {
  const [first = '', ...more] = postcodes
  const forms = names.length > 0 ? names : [{ given: '', family: '' }]
  const present = forms.flatMap((name) => soundsOf(name).map((sounds) => ({ ...name, ...sounds, postcode: first })))
  const past = more.flatMap((code) => forms.map((name) => ({ ...name, ...wholeSounds(name), postcode: code })))
  return [...present, ...past].slice(0, MOST_ROWS)
}

/**
 * What to look for: the values of the indexes, none empty. A record is found by its birth date with the sound of either
 * name, by both sounds with a birth date near the one asked, by a postcode with either name or a birth date, and by
 * any of its numbers.
 */
export type Probes = {
  readonly identifiers: readonly string[]
  /** The birth date, and the same with day and month the other way round. */
  readonly dates: readonly string[]
  /** The birth dates that one slip could have made of it, those of `dates` left out; of a year only, all its days. */
  readonly near: readonly string[]
  /** The sounds of family and given names alike: either may stand in the other's place. */
  readonly sounds: readonly string[]
  readonly givens: readonly string[]
  readonly families: readonly string[]
  readonly pairs: readonly (readonly [familySound: string, givenSound: string])[]
  readonly postcodes: readonly string[]
}

/**
 * The searches that find a child in spite of an error in any one field: with day and month swapped, with the names the
 * other way round, by the parts of names, by every postcode.
 */
export function probesOf(profile: Profile): Probes {
  const names = profile.names.filter(({ given }) => !isPlaceholder(given)).slice(0, MOST_NAMES)
  const sounds = names.flatMap(soundsOf)
  const givens = unique(sounds.map(({ givenSound }) => givenSound))
  const families = unique(sounds.map(({ familySound }) => familySound))
  const dates = profile.birthDate === null ? [] : unique([profile.birthDate, swappedDate(profile.birthDate)])
  const both = sounds.filter(({ givenSound, familySound }) => givenSound !== '' && familySound !== '')
  return {
    identifiers: unique([...profile.nhs, ...profile.upns]),
    dates,
    near: profile.birthDate === null ? [] : nearDates(profile.birthDate, profile.yearOnly, dates),
    sounds: unique([...families, ...givens]),
    givens,
    families,
    pairs: uniquePairs(both.map(({ familySound, givenSound }) => [familySound, givenSound])),
    postcodes: profile.postcodes,
  }
}

/**
 * The same searches as texts, and the values a record is itself found by: two records that either could find share one.
 * Registrations that share one wait for each other.
 */
export function searchTexts(probes: Probes): readonly string[] {
  const { identifiers, dates, near, sounds, givens, families, pairs, postcodes } = probes
  const years = unique([...dates, ...near].map((date) => date.slice(0, 4)))
  return [
    ...identifiers.map((value) => `id|${value}`),
    ...dates.flatMap((date) => sounds.map((sound) => `ds|${date}|${sound}`)),
    ...years.flatMap((year) => pairs.map(([family, given]) => `sy|${family}|${given}|${year}`)),
    ...postcodes.flatMap((code) => givens.map((given) => `pg|${code}|${given}`)),
    ...postcodes.flatMap((code) => dates.map((date) => `pb|${code}|${date}`)),
    ...postcodes.flatMap((code) => families.map((family) => `pf|${code}|${family}`)),
  ]
}

/** The texts, of those above, by which this record is found by others. */
export function foundByTexts(profile: Profile): readonly string[] {
  const { birthDate } = profile
  const texts = keyRowsOf(profile).flatMap(({ givenSound, familySound, postcode: code }) => [
    birthDate && familySound ? `ds|${birthDate}|${familySound}` : '',
    birthDate && givenSound ? `ds|${birthDate}|${givenSound}` : '',
    birthDate && familySound && givenSound ? `sy|${familySound}|${givenSound}|${birthDate.slice(0, 4)}` : '',
    code && givenSound ? `pg|${code}|${givenSound}` : '',
    code && familySound ? `pf|${code}|${familySound}` : '',
    code && birthDate ? `pb|${code}|${birthDate}` : '',
  ])
  const identifiers = [...profile.nhs, ...profile.upns].map((value) => `id|${value}`)
  return unique([...identifiers, ...texts])
}

const MOST_ROWS = 40
/** Names that are searched for, the first told first: hardly anybody goes by more, and each is dozens of searches. */
const MOST_NAMES = 8
/** Words of a family name that are searched for by themselves, beyond the whole. */
const MOST_WORDS = 4

type Sounds = { readonly givenSound: string; readonly familySound: string }

function wholeSounds({ given, family }: NameForm): Sounds {
  return { givenSound: soundKey(whole(given)), familySound: soundKey(whole(family)) }
}

function soundsOf(name: NameForm): readonly Sounds[] {
  const { givenSound, familySound } = wholeSounds(name)
  const families = unique([familySound, ...partSounds(name.family)])
  const givens = unique([givenSound, ...partSounds(name.given)])
  if (families.length === 0)
    return (givens.length > 0 ? givens : ['']).map((sound) => ({ givenSound: sound, familySound: '' }))
  const byFamily = families.map((sound) => ({ givenSound, familySound: sound }))
  return [...byFamily, ...givens.slice(givenSound ? 1 : 0).map((sound) => ({ givenSound: sound, familySound }))]
}

function partSounds(words: string): readonly string[] {
  const parts = words.split(' ').filter((word) => word.length > 1)
  return parts.length > 1 ? parts.slice(0, MOST_WORDS).map(soundKey) : []
}

/** Years that counting wrong makes of a year, or a slip in its third digit. */
const YEARS_OFF = [-10, -2, -1, 1, 2, 10]
/** The last digits of a year: a slip may make any of another. */
const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]

/** The dates of which day, month or year alone is another, and 1 January, which stands for a day not known. */
function nearDates(date: string, yearOnly: boolean, asked: readonly string[]): readonly string[] {
  const [year, month, day] = date.split('-') as [string, string, string]
  const days = (of: string) => DAYS.map((other) => `${year}-${of}-${other}`)
  const slips = [
    ...days(month),
    ...MONTHS.map((other) => `${year}-${other}-${day}`),
    ...YEARS_OFF.map((off) => `${Number(year) + off}-${month}-${day}`),
    ...DIGITS.map((digit) => `${year.slice(0, 3)}${digit}-${month}-${day}`),
    `${year}-01-01`,
  ]
  const near = yearOnly ? MONTHS.flatMap(days) : slips
  return unique(near).filter((other) => isDay(other) && !asked.includes(other))
}

/** 01, 02, … as dates have them. */
const DAYS: readonly string[] = Array.from({ length: 31 }, (_, at) => `${at + 1}`.padStart(2, '0'))
const MONTHS = DAYS.slice(0, 12)

/** Every month has 28 days. */
function isDay(date: string): boolean {
  return date.slice(8) <= '28' || asCalendarDay(date) !== undefined
}

/** The date with day and month changed about, where that is a date; else ''. */
function swappedDate(date: string): string {
  const [year, month, day] = date.split('-')
  return Number(day) <= 12 ? `${year}-${day}-${month}` : ''
}

function postcodesOf({ addresses }: Identity): readonly string[] {
  const found = addresses.map((address) => (address.postcode === null ? undefined : postcode(address.postcode)))
  const real = found.filter((code) => code !== undefined && !code.startsWith('ZZ99'))
  return unique(real.map((code) => (code as string).replace(' ', ''))).slice(0, 8)
}

function nhsNumbersOf(identifiers: Identity['identifiers']): readonly string[] {
  return unique(identifiers.map(({ value }) => nhsNumber(value) ?? ''))
}

function motherText({ given, family }: { readonly given: string; readonly family: string }): string {
  const form = nameForm({ given, family })
  return `${form.given} ${form.family}`.trim()
}

function uniquePairs(pairs: readonly (readonly [string, string])[]): Probes['pairs'] {
  return [...new Map(pairs.map((pair) => [pair.join('|'), pair])).values()]
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].filter((text) => text !== '')
}
