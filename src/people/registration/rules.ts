import type { PersonName as GivenName, Identity } from '../../child-index/contract-identity.ts'
import { addWeeks, ageOn, type CalendarDay } from '../../kernel/calendar-day.ts'
import { nhsNumber } from '../../kernel/nhs-number.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { postcode } from '../../kernel/postcode.ts'
import { upn, upnFault } from '../../kernel/upn.ts'
import { authorityByCode } from '../../statute/authorities.ts'
import type { NewPerson, Person, PersonIdentifier } from '../model.ts'
import type { GivenIdentifier, Registration, RegistrationFault } from './model.ts'

/** The names of rows to be written. Given by the caller, because a rule makes nothing by chance. */
export type NextId = () => string

/** How far ahead a birth can be expected: a pregnancy is counted as 40 weeks. */
const WEEKS_OF_PREGNANCY = 40
/** A child expected longer ago than this has been born, or will not be. */
const WEEKS_OVERDUE = 6
const OLDEST_CHILD = 25
const OLDEST_ADULT = 120

/**
 * Decides whether a person may be written down, and how the rows then read: numbers and postcode in their one written
 * form, blank answers left out. Refuses with the first fault; `registrationFaults` gives them all.
 *
 * @param today the recorder's day
 * @param nextId gives a new id each time it is called
 */
export function register(
  kind: Person['kind'],
  given: Registration,
  today: CalendarDay,
  nextId: NextId,
): Outcome<NewPerson, RegistrationFault> {
  const [fault] = registrationFaults(kind, given, today)
  return fault ? refused(fault) : accepted(asWritten(kind, given, nextId))
}

/** Everything that is wrong with what was given, in the order of the form. Empty when nothing is. */
export function registrationFaults(
  kind: Person['kind'],
  given: Registration,
  today: CalendarDay,
): readonly RegistrationFault[] {
  const numbers = given.identifiers.filter(({ value }) => value.trim() !== '')
  const nameless = !isName(given) && numbers.length === 0
  return [
    ...(nameless && given.expectedOn === null ? (['no-name-and-no-identifier'] as const) : []),
    ...birthFaults(kind, given, today),
    ...(given.postcode.trim() !== '' && !postcode(given.postcode) ? (['postcode-wrong'] as const) : []),
    ...numbers.flatMap(({ system, value }) => identifierFault(system, value) ?? []),
  ]
}

/**
 * Tells what is wrong with an NHS number or UPN as typed; undefined when nothing is, and for numbers without a check.
 *
 * @source NHS Data Dictionary, NHS NUMBER; Department for Education, Unique pupil numbers
 */
export function identifierFault(system: PersonIdentifier['system'], value: string): RegistrationFault | undefined {
  if (system === 'nhs') return nhsNumber(value) ? undefined : 'nhs-number-wrong'
  if (system !== 'upn' && system !== 'former-upn') return undefined
  const fault = upnFault(value, (code) => authorityByCode(code) !== undefined)
  return fault && `upn-${fault}`
}

/** A number in the one form in which it is kept and looked up; as typed, without outer spaces, where it has no other. */
export function writtenIdentifier(system: PersonIdentifier['system'], value: string): string {
  if (system === 'nhs') return nhsNumber(value) ?? value.trim()
  if (system === 'upn' || system === 'former-upn') return upn(value) ?? value.trim()
  return value.trim()
}

/** What is kept of a person and makes up who they are. */
export type WhoTheyAre = Pick<NewPerson, 'names' | 'addresses' | 'identifiers'> & {
  readonly person: Pick<Person, 'birthDate' | 'birthDateKnown' | 'expectedOn' | 'sex'>
}

/**
 * What the record says of who a child is, as the index is told it: the current name and address first, numbers of
 * national systems only. Never why anyone knows the child.
 */
export function identityOf({ person, names, addresses, identifiers }: WhoTheyAre, mother: GivenName | null): Identity {
  const { birthDate, birthDateKnown, expectedOn, sex } = person
  const stillSo = ({ toOn }: { readonly toOn: CalendarDay | null }) => (toOn === null ? 0 : 1)
  return {
    names: names
      .toSorted((one, other) => USES.indexOf(one.use) - USES.indexOf(other.use))
      .map(({ given, family, use }) => ({ given, family, use })),
    ...{ birthDate, birthDateKnown: birthDate === null ? 'unknown' : birthDateKnown, expectedOn, sex },
    addresses: addresses
      .toSorted((one, other) => stillSo(one) - stillSo(other))
      .map(({ lines, postcode: code, fromOn, toOn }) => ({ lines, postcode: code, fromOn, toOn })),
    identifiers: identifiers.flatMap(({ system, value, verified }) =>
      system === 'local' || system === 'previous-index' ? [] : [{ system, value, verified }],
    ),
    mother,
    multipleBirth: null,
  }
}

const USES = ['current', 'former', 'alias']

function birthFaults(kind: Person['kind'], given: Registration, today: CalendarDay): readonly RegistrationFault[] {
  const { birthDate, expectedOn } = given
  if (birthDate !== null && expectedOn !== null) return ['born-and-expected']
  if (expectedOn !== null && expectedOn > addWeeks(today, WEEKS_OF_PREGNANCY)) return ['expected-date-too-far']
  if (expectedOn !== null && expectedOn < addWeeks(today, -WEEKS_OVERDUE)) return ['expected-date-long-past']
  if (birthDate === null) return []
  if (birthDate > today) return ['birth-date-in-the-future']
  const { years } = ageOn(birthDate, today)
  if (kind === 'child' && years > OLDEST_CHILD) return ['child-too-old']
  return years > OLDEST_ADULT ? ['adult-too-old'] : []
}

function isName({ given, family }: { readonly given: string; readonly family: string }): boolean {
  return /[\p{L}\p{N}]/u.test(given + family)
}

function asWritten(kind: Person['kind'], given: Registration, nextId: NextId): NewPerson {
  const { id: personId, birthDate, expectedOn } = given
  const person: Person = {
    ...{ id: personId, kind, birthDate, expectedOn, sex: given.sex },
    birthDateKnown: birthDate === null ? 'unknown' : given.birthDateKnown,
    ...{ diedOn: null, ethnicity: null, disabilities: [], saysName: null },
    ...{ indexNumber: null, indexState: 'none', upnUnknown: null },
  }
  const always = { personId, fromOn: null, toOn: null }
  const [givenName, family, lines] = [given.given.trim(), given.family.trim(), given.lines.trim()]
  const home = postcode(given.postcode) ?? null
  return {
    person,
    names: isName(given) ? [{ id: nextId(), ...always, use: 'current', given: givenName, family }] : [],
    addresses: lines !== '' || home !== null ? [{ id: nextId(), ...always, lines, postcode: home }] : [],
    identifiers: withoutRepeats(given.identifiers).map(({ system, value }) => {
      return { id: nextId(), personId, system, value, verified: false }
    }),
  }
}

function withoutRepeats(given: readonly GivenIdentifier[]): readonly GivenIdentifier[] {
  const written = given
    .filter(({ value }) => value.trim() !== '')
    .map(({ system, value }) => ({ system, value: writtenIdentifier(system, value) }))
  const isFirst = (one: GivenIdentifier, at: number) =>
    written.findIndex(({ system, value }) => system === one.system && value === one.value) === at
  return written.filter(isFirst)
}
