import { asCalendarDay, type CalendarDay } from '../../../kernel/calendar-day.ts'
import { accepted, type Outcome, refused } from '../../../kernel/outcome.ts'
import type {
  Identity,
  IdentityAddress,
  IdentityIdentifier,
  IdentityName,
  PersonName,
} from '../../contract-identity.ts'
import type { RowRefusal, SaidRow } from '../model.ts'
import { COLUMNS, type CsvProfile, type CsvProfileName, type Field, PROFILES } from '../model-profiles.ts'

/** Which field each column of a header holds; undefined for one that is not read. */
export type Header = {
  readonly profile: CsvProfile
  readonly fields: readonly (Field | undefined)[]
  /** As written. */
  readonly unread: readonly string[]
}

/**
 * Reads a header: its first known name of a reference tells the profile, unless one is given. Undefined when there is
 * no column that names the record.
 */
export function readHeader(columns: readonly string[], given?: CsvProfileName): Header | undefined {
  const names = columns.map(columnName)
  const profile = PROFILES.find(({ name, reference }) =>
    given ? name === given : reference.some((column) => names.includes(column)),
  )
  if (!profile) return undefined
  const taken = new Set<Field>()
  const fields = names.map((name) => {
    const field = fieldOf(name, profile)
    if (field === undefined || taken.has(field)) return undefined
    taken.add(field)
    return field
  })
  if (!taken.has('reference')) return undefined
  return { profile, fields, unread: columns.filter((column, at) => column.trim() !== '' && fields[at] === undefined) }
}

/** The first name of a column that is read and stands there twice: which of the two holds is not ours to guess. */
export function columnTwice(columns: readonly string[], { profile }: Header): string | undefined {
  const names = columns.map(columnName)
  return columns.find((_, at) => {
    const name = names[at] as string
    return fieldOf(name, profile) !== undefined && names.indexOf(name) < at
  })
}

/** Reads one row by its header: whose record, and what it says of whom. Empty cells say nothing. */
export function readRow(
  { profile, fields }: Header,
  cells: readonly string[],
  authority: string | null,
): Outcome<SaidRow, RowRefusal> {
  if (cells.length !== fields.length) return refused('wrong-number-of-columns')
  const said: Partial<Record<Field, string>> = {}
  for (const [at, field] of fields.entries()) if (field) said[field] = (cells[at] as string).trim()
  const whose = said.authority || authority
  if (!said.reference) return refused('reference-missing')
  if (!whose) return refused('authority-missing')
  const version = said.version ? wholeNumber(said.version) : null
  if (version === undefined) return refused('version-not-usable')
  const identity = identityOf(said, profile)
  if (!identity.ok) return identity
  return accepted({
    authority: whose,
    node: `${whose}/${profile.name}`,
    localReference: said.reference,
    version,
    identity: identity.value,
  })
}

/** A date as files write it: 2015-03-09, 20150309 or 09/03/2015, a time of midnight allowed; undefined if it is none. */
export function readDate(text: string): CalendarDay | undefined {
  const day = text.replace(MIDNIGHT, '')
  const found = ISO.exec(day) ?? COMPACT.exec(day)
  const parts = found ? found.slice(1) : DAY_FIRST.exec(day)?.slice(1).reverse()
  if (!parts) return undefined
  const [year = '', month = '', dayOfMonth = ''] = parts
  return asCalendarDay(`${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`)
}

const MIDNIGHT = /[T ]0{1,2}:00(:00(\.0+)?)?Z?$/
const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/
const DAY_FIRST = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/
const FIELD_BY_NAME: ReadonlyMap<string, Field> = new Map(
  Object.entries(COLUMNS).flatMap(([field, names]) => names.map((name) => [name, field as Field] as const)),
)

function columnName(written: string): string {
  return written
    .replace(/^\ufeff/, '')
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
}

function fieldOf(name: string, { reference }: CsvProfile): Field | undefined {
  return reference.includes(name) ? 'reference' : FIELD_BY_NAME.get(name)
}

type Said = Readonly<Partial<Record<Field, string>>>

function identityOf(said: Said, profile: CsvProfile): Outcome<Identity, RowRefusal> {
  const birthDate = dateIn(said.born)
  const expectedOn = dateIn(said.expected)
  const multipleBirth = multipleIn(said.multiple)
  if (birthDate === undefined || expectedOn === undefined) return refused('not-a-date')
  if (multipleBirth === undefined) return refused('number-of-births-not-understood')
  const identity: Identity = {
    names: namesIn(said),
    birthDate,
    birthDateKnown: birthDate === null ? 'unknown' : sureness(said['born-known']),
    expectedOn,
    sex: sexIn(said.sex),
    addresses: addressesIn(said),
    identifiers: identifiersIn(said, profile),
    mother: nameIn(said['mother-given'], said['mother-family']),
    multipleBirth,
  }
  return saysSomething(identity) ? accepted(identity) : refused('nothing-known-of-the-child')
}

function saysSomething({ names, birthDate, identifiers, expectedOn, mother }: Identity): boolean {
  return names.length > 0 || birthDate !== null || identifiers.length > 0 || (expectedOn !== null && mother !== null)
}

/** Null where nothing is said, undefined where what is said is no date. */
function dateIn(text: string | undefined): CalendarDay | null | undefined {
  return text ? readDate(text) : null
}

function multipleIn(text = ''): boolean | null | undefined {
  if (text === '') return null
  if (YES.test(text)) return true
  if (NO.test(text)) return false
  const count = wholeNumber(text)
  return count === undefined ? undefined : count > 1
}

const YES = /^(y|yes|true|t)$/i
const NO = /^(n|no|false|f)$/i

function wholeNumber(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined
}

function sureness(text = ''): Identity['birthDateKnown'] {
  const word = text.toLowerCase()
  return word === 'year' || word === 'estimated' ? word : 'exact'
}

/** What is neither of two words, or not said, is unknown: it finds and hinders nobody. */
function sexIn(text = ''): Identity['sex'] {
  if (/^(m|male|boy|1)$/i.test(text)) return 'M'
  return /^(f|female|girl|2)$/i.test(text) ? 'F' : 'U'
}

function nameIn(given = '', family = ''): PersonName | null {
  return given || family ? { given, family } : null
}

function namesIn(said: Said): readonly IdentityName[] {
  const current = nameIn(said.given, said.family)
  const former = said['former-given'] || said['former-family']
  const names: IdentityName[] = current ? [{ use: 'current', ...current }] : []
  if (former) {
    const given = said['former-given'] || said.given || ''
    names.push({ use: 'former', given, family: said['former-family'] || said.family || '' })
  }
  return names
}

function addressesIn(said: Said): readonly IdentityAddress[] {
  const addresses: IdentityAddress[] = []
  const { address = '', postcode } = said
  if (address || postcode) addresses.push({ lines: address, postcode: postcode || null, fromOn: null, toOn: null })
  const former = said['former-postcode']
  if (former) addresses.push({ lines: '', postcode: former, fromOn: null, toOn: null })
  return addresses
}

function identifiersIn(said: Said, { nhsVerified }: CsvProfile): readonly IdentityIdentifier[] {
  const identifiers: IdentityIdentifier[] = []
  const checked = said['nhs-verified']
  const verified = checked ? YES.test(checked) : nhsVerified
  if (said.nhs) identifiers.push({ system: 'nhs', value: said.nhs, verified })
  if (said.upn) identifiers.push({ system: 'upn', value: said.upn, verified: false })
  if (said['former-upn']) identifiers.push({ system: 'former-upn', value: said['former-upn'], verified: false })
  return identifiers
}
