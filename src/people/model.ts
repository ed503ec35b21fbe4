import { ageOn, type CalendarDay, daysBetween, inShortWords, inWords } from '../kernel/calendar-day.ts'

/**
 * Everyone the record knows: children (born or not), their parents and carers, others.
 *
 * A period runs from `fromOn`, which counts, to `toOn`, which does not: on the day of a move one lives at the new
 * address. Null is "not known since when" and "still so". A period of no days (`fromOn` equal to `toOn`) was a mistake
 * that is kept.
 */
export type Period = { readonly fromOn: CalendarDay | null; readonly toOn: CalendarDay | null }

export type Person = {
  readonly id: string
  readonly kind: 'child' | 'adult'
  readonly birthDate: CalendarDay | null
  /** Of a child not yet born. Kept when the child is born. */
  readonly expectedOn: CalendarDay | null
  readonly birthDateKnown: 'exact' | 'year' | 'estimated' | 'unknown'
  readonly diedOn: CalendarDay | null
  readonly sex: 'M' | 'F' | 'U'
  readonly ethnicity: string | null
  readonly disabilities: readonly string[]
  /** How the name is said, and what they like to be called. */
  readonly saysName: string | null
  readonly indexNumber: string | null
  readonly indexState: 'none' | 'provisional' | 'confirmed'
  /** Why there is no unique pupil number, as a code of the returns. */
  readonly upnUnknown: string | null
}

/** A name borne in a period. An alias is used beside the current name, never in its place. */
export type PersonName = Period & {
  readonly id: string
  readonly personId: string
  readonly use: 'current' | 'former' | 'alias'
  readonly given: string
  readonly family: string
}

export type PersonAddress = Period & {
  readonly id: string
  readonly personId: string
  readonly lines: string
  readonly postcode: string | null
}

export const IDENTIFIER_SYSTEMS = ['nhs', 'upn', 'former-upn', 'local', 'previous-index'] as const
export type IdentifierSystem = (typeof IDENTIFIER_SYSTEMS)[number]

/** A number that others know a person by. Held, never a key. */
export type PersonIdentifier = {
  readonly id: string
  readonly personId: string
  readonly system: IdentifierSystem
  readonly value: string
  /** Someone has compared it with its source. */
  readonly verified: boolean
}

export const RELATIONSHIP_KINDS = [
  ...(['mother', 'father', 'parent', 'adoptive-parent', 'step-parent', 'grandparent'] as const),
  ...(['sibling', 'half-sibling', 'step-sibling', 'aunt-or-uncle', 'carer', 'foster-carer'] as const),
  ...(['partner', 'former-partner', 'spouse', 'divorced', 'other'] as const),
] as const
export type RelationshipKind = (typeof RELATIONSHIP_KINDS)[number]

/** `otherId` is the `kind` of `personId`: (child, mother, Kerry). Siblings and partners are written once. */
export type Relationship = Period & {
  readonly id: string
  readonly personId: string
  readonly otherId: string
  readonly kind: RelationshipKind
  /** Null: not known. */
  readonly parentalResponsibility: boolean | null
  /** As the family says it: "Nan", "Mum's friend". */
  readonly words: string | null
}

/** How someone stands to a person, read from that person's side. */
export type Tie =
  | RelationshipKind
  | 'child'
  | 'adopted-child'
  | 'step-child'
  | 'grandchild'
  | 'niece-or-nephew'
  | 'cared-for'
  | 'foster-child'

/** People who live, or lived, together at one address. */
export type Household = { readonly id: string; readonly lines: string; readonly postcode: string | null }

export type HouseholdMember = Period & {
  readonly id: string
  readonly householdId: string
  readonly personId: string
  /** In words: "3 or 4 nights a week"; null when always there. */
  readonly partTime: string | null
}

/** A person with what is needed to say who it is. */
export type KnownPerson = Person & {
  readonly names: readonly PersonName[]
  /** Of a child not yet born: the mother's name, where she is recorded. */
  readonly motherName: string | null
}

/** A person as a list of hundreds says who it is. */
export type ListedPerson = Pick<
  KnownPerson,
  'id' | 'kind' | 'birthDate' | 'expectedOn' | 'birthDateKnown' | 'diedOn' | 'motherName'
> & { readonly names: readonly Borne[] }

type Borne = Pick<PersonName, 'use' | 'given' | 'family' | 'toOn'>

/** A person with everything that goes with the first writing of them. */
export type NewPerson = {
  readonly person: Person
  readonly names: readonly PersonName[]
  readonly addresses: readonly PersonAddress[]
  readonly identifiers: readonly PersonIdentifier[]
}

/** Someone around a child: who, how they stand to the child, and on what ground we say so. */
export type Relative = Period & {
  readonly person: KnownPerson
  readonly tie: Tie
  readonly parentalResponsibility: boolean | null
  readonly words: string | null
  /** Not written down, but follows from parents they share. */
  readonly throughParents: boolean
}

/** A household of a child's and everyone who was ever of it. */
export type HouseholdOverTime = Household & {
  readonly members: readonly (HouseholdMember & { readonly person: KnownPerson })[]
}

/** Everyone around a child. */
export type Family = {
  readonly child: KnownPerson
  readonly relatives: readonly Relative[]
  readonly households: readonly HouseholdOverTime[]
}

/** The child first, then everyone around them: to any of these somebody else may be tied. */
export function peopleOf({ child, relatives, households }: Family): readonly KnownPerson[] {
  const all = [
    child,
    ...relatives.map(({ person }) => person),
    ...households.flatMap(({ members }) => members.map(({ person }) => person)),
  ]
  return [...new Map(all.map((one) => [one.id, one])).values()]
}

export const NAME_NOT_GIVEN = 'Name not given'

/** Whether this is a child not yet born. */
export function isUnborn(person: Pick<Person, 'kind' | 'birthDate' | 'expectedOn'>): boolean {
  return person.kind === 'child' && person.birthDate === null && person.expectedOn !== null
}

/**
 * Whether a day is before a person's birth, so that nothing can have been seen of them or done to them on it. Never so of
 * a birth to come, estimated or not known; one known by year alone is judged from the first day of that year.
 */
export function isBeforeBirth(
  { birthDate, birthDateKnown }: Pick<Person, 'birthDate' | 'birthDateKnown'>,
  day: CalendarDay,
): boolean {
  if (birthDate === null || birthDateKnown === 'estimated' || birthDateKnown === 'unknown') return false
  return birthDateKnown === 'year' ? day.slice(0, 4) < birthDate.slice(0, 4) : day < birthDate
}

/** The name borne now; undefined for a person who has none, such as a child read from a return. */
export function currentName<Name extends Borne>(names: readonly Name[]): Name | undefined {
  return names.find((name) => name.use === 'current' && name.toOn === null)
}

/** A name as it is said: "Niamh Calloway". */
export function inFull(name: { readonly given: string; readonly family: string }): string {
  return `${name.given} ${name.family}`.trim()
}

/**
 * What a person is called on every page: their current name; "Unborn baby of Kerry Calloway", or "Unborn baby
 * Calloway" when the mother is not recorded; "Name not given" for a child known by number alone.
 */
export function displayName(
  person: Pick<ListedPerson, 'kind' | 'birthDate' | 'expectedOn' | 'names' | 'motherName'>,
): string {
  const name = currentName(person.names)
  if (isUnborn(person)) {
    if (person.motherName) return `Unborn baby of ${person.motherName}`
    return name ? `Unborn baby ${inFull(name)}` : 'Unborn baby'
  }
  return name ? inFull(name) : NAME_NOT_GIVEN
}

type Aged = Pick<Person, 'kind' | 'birthDate' | 'expectedOn' | 'birthDateKnown' | 'diedOn'>

/**
 * A person's age in words, on `on`: days in the first fortnight, weeks to three months, months to two years, years
 * and months to eighteen, then years. "expected 21 July" before birth, "about 7 years" where the day is a guess.
 */
export function ageInWords(person: Aged, on: CalendarDay): string {
  if (isUnborn(person)) return expectedInWords(person.expectedOn as CalendarDay, on)
  if (person.birthDate === null || person.birthDateKnown === 'unknown') return 'age not known'
  if (person.diedOn !== null)
    return `died ${inWords(person.diedOn)}, aged ${ageAt(person, person.birthDate, person.diedOn)}`
  return ageAt(person, person.birthDate, on)
}

/** Birth date or expected date in words, or that it is not known. */
export function birthInWords(person: Aged): string {
  if (isUnborn(person)) return `expected ${inWords(person.expectedOn as CalendarDay)}`
  if (person.birthDate === null || person.birthDateKnown === 'unknown') return 'birth date not known'
  if (person.birthDateKnown === 'year') return `born in ${person.birthDate.slice(0, 4)}`
  return `born ${person.birthDateKnown === 'estimated' ? 'about ' : ''}${inWords(person.birthDate)}`
}

function expectedInWords(expectedOn: CalendarDay, on: CalendarDay): string {
  const day = expectedOn.slice(0, 4) === on.slice(0, 4) ? inShortWords(expectedOn) : inWords(expectedOn)
  return expectedOn < on ? `was expected ${day}` : `expected ${day}`
}

function ageAt({ birthDateKnown }: Aged, birthDate: CalendarDay, on: CalendarDay): string {
  const days = daysBetween(birthDate, on)
  if (days < 0) return 'not born by then'
  const { years, months } = ageOn(birthDate, on)
  if (birthDateKnown !== 'exact') return years < 1 ? 'under a year' : `about ${counted(years, 'year')}`
  if (days < 14) return counted(days, 'day')
  if (years === 0 && months < 3) return counted(Math.floor(days / 7), 'week')
  if (years < 2) return counted(years * 12 + months, 'month')
  if (years >= 18 || months === 0) return counted(years, 'year')
  return `${counted(years, 'year')} ${counted(months, 'month')}`
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}
