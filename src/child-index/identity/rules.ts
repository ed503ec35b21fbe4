import { addDays, asCalendarDay, type CalendarDay } from '../../kernel/calendar-day.ts'
import { nhsNumber } from '../../kernel/nhs-number.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { upn } from '../../kernel/upn.ts'
import { type Asked, PURPOSES } from '../contract-asked.ts'
import type {
  Identity,
  IdentityAddress,
  IdentityIdentifier,
  IdentityRefusal,
  NumberState,
  PersonName,
} from '../contract-identity.ts'
import { isPlaceholder, nameForm } from '../matching/names/rules-forms.ts'

/** Whether a request says who asks, as what, and what for. */
export function saysWhoAsks({ authority, userId, role, purpose }: Asked): boolean {
  const named = role.trim() !== '' && role.length <= 200 && !UNREADABLE.test(role)
  const user = userId === null || (userId !== '' && userId.length <= 100 && !UNREADABLE.test(userId))
  return /^\d{3}$/.test(authority) && named && user && PURPOSES.includes(purpose)
}

/**
 * Reads an identity as sent: names trimmed, numbers in their written form. Refuses what cannot be right rather than
 * guess: an error in a number or a date is the sender's to put right. Whoever is born is expected no more: beside a
 * birth date the expected one is left out.
 *
 * @param today the day at the index; a birth date may not be later
 */
export function readIdentity(identity: Identity, today: CalendarDay): Outcome<Identity, IdentityRefusal> {
  const people = [...identity.names, ...(identity.mother ? [identity.mother] : [])]
  const refusal =
    firstOf(people, nameFault) ??
    countFault(identity) ??
    dateFault(identity, today) ??
    firstOf(identity.addresses, (address) => addressFault(address, today)) ??
    firstOf(identity.identifiers, identifierFault)
  if (refusal) return refused(refusal)
  return accepted({
    names: identity.names.map(({ use, ...name }) => ({ use, ...trimmed(name) })).filter(isNamed),
    birthDate: identity.birthDate,
    birthDateKnown: sureness(identity),
    expectedOn: identity.birthDate === null ? identity.expectedOn : null,
    sex: identity.sex,
    addresses: identity.addresses.map(({ lines, postcode, fromOn, toOn }) => ({ lines, postcode, fromOn, toOn })),
    identifiers: uniqueIdentifiers(identity.identifiers),
    mother: identity.mother ? trimmed(identity.mother) : null,
    multipleBirth: identity.multipleBirth,
  })
}

/** Whether there is enough to search for: a name with something beside it, or an identifier. */
export function isSearchable({ names, birthDate, addresses, identifiers }: Identity): boolean {
  if (identifiers.length > 0) return true
  return names.length > 0 && (birthDate !== null || addresses.some(({ postcode }) => postcode !== null))
}

/** Whether a record is known well enough for its number to match by itself: a real name and a birth date, or a verified identifier. */
export function stateOf({ names, birthDate, identifiers }: Identity): NumberState {
  if (identifiers.some(({ verified }) => verified)) return 'confirmed'
  const named = names.map(nameForm).some(({ given, family }) => (given || family) !== '' && !isPlaceholder(given))
  return named && birthDate !== null ? 'confirmed' : 'provisional'
}

/** An identity as one text, equal for equal content: what is hashed to tell a repeat from another body. */
export function canonicalText(identity: Identity): string {
  const { names, birthDate, birthDateKnown, expectedOn, sex, addresses, identifiers, mother, multipleBirth } = identity
  return JSON.stringify([
    names.map(({ use, given, family }) => [use, given, family]),
    [birthDate, birthDateKnown, expectedOn, sex, multipleBirth],
    addresses.map(({ lines, postcode, fromOn, toOn }) => [lines, postcode, fromOn, toOn]),
    identifiers.map(({ system, value, verified }) => [system, value, verified]),
    mother ? [mother.given, mother.family] : null,
  ])
}

const MOST_LETTERS = 200
const MOST_NAMES = 20
const MOST_ADDRESSES = 20
const MOST_IDENTIFIERS = 20
const MOST_OF_ADDRESS = 500
/** Nobody older is, or was within keeping, a child. */
const MOST_DAYS_OLD = 366 * 120
const MOST_DAYS_EXPECTED = 310
/** Nobody knows so far ahead where a child will live. */
const MOST_DAYS_TO_MOVE = 366
/** Control characters, marks that turn the direction of text about, and halves of characters. */
const UNREADABLE = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u
/** Signs that no name has. */
const NOT_OF_NAMES = /[;<>={}|\\^~"$%*+@#]/
/** More marks upon one letter than any script has. */
const HEAPED_MARKS = /\p{M}{5}/u

function nameFault({ given, family }: PersonName): IdentityRefusal | undefined {
  for (const part of [given, family]) {
    if (part.length > MOST_LETTERS) return 'name-too-long'
    if (UNREADABLE.test(part) || NOT_OF_NAMES.test(part) || HEAPED_MARKS.test(part)) return 'name-not-readable'
    if (part.trim() !== '' && !/[\p{L}\p{N}]/u.test(part)) return 'name-not-readable'
  }
  return undefined
}

function countFault({ names, addresses, identifiers }: Identity): IdentityRefusal | undefined {
  if (names.length > MOST_NAMES) return 'too-many-names'
  if (addresses.length > MOST_ADDRESSES) return 'too-many-addresses'
  return identifiers.length > MOST_IDENTIFIERS ? 'too-many-identifiers' : undefined
}

function dateFault({ birthDate, expectedOn }: Identity, today: CalendarDay): IdentityRefusal | undefined {
  if (birthDate !== null && asCalendarDay(birthDate) === undefined) return 'not-a-date'
  if (expectedOn !== null && asCalendarDay(expectedOn) === undefined) return 'not-a-date'
  if (birthDate !== null && birthDate > today) return 'birth-date-in-the-future'
  if (birthDate !== null && birthDate < addDays(today, -MOST_DAYS_OLD)) return 'birth-date-too-long-ago'
  return expectedOn !== null && expectedOn > addDays(today, MOST_DAYS_EXPECTED)
    ? 'expected-date-too-far-ahead'
    : undefined
}

function addressFault(
  { lines, postcode, fromOn, toOn }: IdentityAddress,
  today: CalendarDay,
): IdentityRefusal | undefined {
  if (lines.length > MOST_OF_ADDRESS || (postcode ?? '').length > 20) return 'address-too-long'
  if (UNREADABLE.test(lines.replace(/[\r\n\t]/g, ' ')) || UNREADABLE.test(postcode ?? '')) return 'address-not-readable'
  if ([fromOn, toOn].some((day) => day !== null && asCalendarDay(day) === undefined)) return 'not-a-date'
  const isPossible =
    fromOn === null || (fromOn <= addDays(today, MOST_DAYS_TO_MOVE) && (toOn === null || fromOn <= toOn))
  return isPossible ? undefined : 'address-dates-not-possible'
}

function identifierFault({ system, value }: IdentityIdentifier): IdentityRefusal | undefined {
  if (system === 'nhs') return nhsNumber(value) === undefined ? 'nhs-number-not-valid' : undefined
  return upn(value) === undefined ? 'upn-not-valid' : undefined
}

function firstOf<T>(
  values: readonly T[],
  fault: (value: T) => IdentityRefusal | undefined,
): IdentityRefusal | undefined {
  for (const value of values) {
    const found = fault(value)
    if (found) return found
  }
  return undefined
}

function trimmed({ given, family }: PersonName): PersonName {
  return { given: given.trim(), family: family.trim() }
}

function isNamed({ given, family }: PersonName): boolean {
  return given !== '' || family !== ''
}

function sureness({ birthDate, birthDateKnown }: Identity): Identity['birthDateKnown'] {
  if (birthDate === null) return 'unknown'
  return birthDateKnown === 'unknown' ? 'estimated' : birthDateKnown
}

/** Each number once, in its written form; verified if it is so anywhere. */
function uniqueIdentifiers(identifiers: readonly IdentityIdentifier[]): readonly IdentityIdentifier[] {
  const held = new Map<string, IdentityIdentifier>()
  for (const { system, value, verified } of identifiers) {
    const written = (system === 'nhs' ? nhsNumber(value) : upn(value)) as string
    const before = held.get(`${system} ${written}`)
    held.set(`${system} ${written}`, { system, value: written, verified: verified || before?.verified === true })
  }
  return [...held.values()]
}
