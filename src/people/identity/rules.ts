import { addWeeks, type CalendarDay } from '../../kernel/calendar-day.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { postcode } from '../../kernel/postcode.ts'
import { currentName, isUnborn, type Period, type Person, type PersonAddress, type PersonName } from '../model.ts'

/** A name to be borne from a day; from null, it was always this and what stood here was a mistake. */
export type NameChange = {
  readonly id: string
  readonly given: string
  readonly family: string
  readonly fromOn: CalendarDay | null
}
/** An address from a day; from null, it was always this and what stood here was a mistake. */
export type AddressChange = {
  readonly id: string
  readonly lines: string
  readonly postcode: string
  readonly fromOn: CalendarDay | null
}

/** What follows from a change: the row that ends, if there was one, and the row that begins. */
export type Succession<T> = { readonly ends: T | null; readonly begins: T }

export type PeriodRefusal = 'from-in-the-future' | 'from-before-the-last'
export type NameRefusal = PeriodRefusal | 'name-missing' | 'same-name'
export type AddressRefusal = PeriodRefusal | 'address-missing' | 'same-address' | 'postcode-wrong'
export type BirthRefusal = 'not-expected' | 'birth-date-in-the-future' | 'birth-date-not-near-expected' | 'name-missing'

/** A birth is never recorded further than this from the day it was expected. */
const WEEKS_EARLY = 26
const WEEKS_LATE = 6

/** The name borne on a day: the current or a former one, never an alias. Undefined where none is recorded. */
export function nameOn(names: readonly PersonName[], day: CalendarDay): PersonName | undefined {
  return names.find((name) => name.use !== 'alias' && isWithin(name, day))
}

/** Where a person lived on a day. Undefined where that is not recorded. */
export function addressOn(addresses: readonly PersonAddress[], day: CalendarDay): PersonAddress | undefined {
  return addresses.find((address) => isWithin(address, day))
}

/** Whether a period holds a day: its first day counts, its last does not. A mistake holds none. */
export function isWithin({ fromOn, toOn }: Period, day: CalendarDay): boolean {
  return (fromOn === null || fromOn <= day) && (toOn === null || day < toOn)
}

/** Whether a period was a mistake, kept because it was once written. */
export function wasMistaken({ fromOn, toOn }: Period): boolean {
  return fromOn !== null && fromOn === toOn
}

/** Whether one line at the same postcode is the same address, however it was spaced. */
export function isSameAddress(one: Place, other: Place): boolean {
  return placeKey(one) === placeKey(other)
}
type Place = { readonly lines: string; readonly postcode: string | null }

/**
 * Decides how a person comes by another name. The name before it becomes a former one and ends on the day the new one
 * begins; nothing is deleted. Refuses a name that is no name, the same name again, a day to come, and a day before the
 * current name began.
 */
export function changeOfName(
  personId: string,
  names: readonly PersonName[],
  change: NameChange,
  today: CalendarDay,
): Outcome<Succession<PersonName>, NameRefusal> {
  const [given, family] = [change.given.trim(), change.family.trim()]
  if (!/[\p{L}\p{N}]/u.test(given + family)) return refused('name-missing')
  const last = currentName(names) ?? null
  if (last?.given === given && last.family === family) return refused('same-name')
  const fault = periodFault(last, change.fromOn, today)
  if (fault) return refused(fault)

  const { ends, fromOn } = succeeded(last, change.fromOn, today)
  const begins: PersonName = { id: change.id, personId, use: 'current', given, family, fromOn, toOn: null }
  return accepted({ ends: ends && { ...ends, use: 'former' }, begins })
}

/**
 * Decides how a person comes by another address. The one before it ends on the day of the move; nothing is deleted.
 * Refusals are those of a name, and a postcode that has not the shape of one.
 */
export function changeOfAddress(
  personId: string,
  addresses: readonly PersonAddress[],
  change: AddressChange,
  today: CalendarDay,
): Outcome<Succession<PersonAddress>, AddressRefusal> {
  const lines = change.lines.trim()
  const written = postcode(change.postcode) ?? null
  if (change.postcode.trim() !== '' && written === null) return refused('postcode-wrong')
  if (lines === '' && written === null) return refused('address-missing')
  const last = addresses.find(({ toOn }) => toOn === null) ?? null
  if (last && isSameAddress(last, { lines, postcode: written })) return refused('same-address')
  const fault = periodFault(last, change.fromOn, today)
  if (fault) return refused(fault)

  const { ends, fromOn } = succeeded(last, change.fromOn, today)
  return accepted({ ends, begins: { id: change.id, personId, lines, postcode: written, fromOn, toOn: null } })
}

/** A birth: the day, the sex as registered, and a given name once there is one. */
export type Birth = { readonly birthDate: CalendarDay; readonly sex: Person['sex'] }

/**
 * Decides that an expected child has been born. It is the same person, with the same number: only the birth date and
 * the sex are added, and the expected date stays.
 */
export function born(person: Person, birth: Birth, today: CalendarDay): Outcome<Person, BirthRefusal> {
  const { expectedOn } = person
  if (!isUnborn(person) || expectedOn === null) return refused('not-expected')
  if (birth.birthDate > today) return refused('birth-date-in-the-future')
  const near =
    birth.birthDate >= addWeeks(expectedOn, -WEEKS_EARLY) && birth.birthDate <= addWeeks(expectedOn, WEEKS_LATE)
  if (!near) return refused('birth-date-not-near-expected')
  return accepted({ ...person, birthDate: birth.birthDate, birthDateKnown: 'exact', sex: birth.sex })
}

function periodFault(last: Period | null, fromOn: CalendarDay | null, today: CalendarDay): PeriodRefusal | undefined {
  if (fromOn === null) return undefined
  if (fromOn > today) return 'from-in-the-future'
  return last !== null && last.fromOn !== null && fromOn < last.fromOn ? 'from-before-the-last' : undefined
}

/** A mistake gives its whole period to what comes after it, and keeps none. */
function succeeded<T extends Period>(last: T | null, fromOn: CalendarDay | null, today: CalendarDay) {
  if (last === null || fromOn !== null) return { ends: last && { ...last, toOn: fromOn }, fromOn }
  const noDays = last.fromOn ?? today
  return { ends: { ...last, fromOn: noDays, toOn: noDays }, fromOn: last.fromOn }
}

function placeKey({ lines, postcode: code }: Place): string {
  return `${lines} ${code ?? ''}`
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** `none-and-others`: no disability, and one. */
export type DescriptionRefusal = 'none-and-others'

/** The person as they are described now. */
export function described(
  person: Person,
  description: Pick<Person, 'ethnicity' | 'disabilities' | 'upnUnknown'>,
): Outcome<Person, DescriptionRefusal> {
  const { disabilities } = description
  if (disabilities.includes('NONE') && disabilities.length > 1) return refused('none-and-others')
  return accepted({ ...person, ...description })
}
