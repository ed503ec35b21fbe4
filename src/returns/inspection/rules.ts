import { addMonths, ageOn, type CalendarDay } from '../../kernel/calendar-day.ts'
import { codeWording } from '../../statute/code-sets.ts'
import { REFERRAL_SOURCES } from '../../statute/code-sets-casework.ts'
import { ETHNICITIES } from '../../statute/code-sets-person.ts'
import type { ColumnKind, Edition, InspectionList, ListColumn, ListedRow, ListsMade, Window } from './model.ts'
import { EDITIONS } from './model-lists.ts'

/** What may stand in a cell. */
export type ListCell = string | number | null

/** The six months up to a day, which the lists speak of. */
export function windowOf(asOn: CalendarDay): Window {
  return { from: addMonths(asOn, -6), asOn }
}

/** The edition of a year; the usual one if none is named. */
export function editionOf(year?: number): Edition | undefined {
  return year === undefined ? EDITIONS[0] : EDITIONS.find((edition) => edition.year === year)
}

/**
 * The cells of a row, in the order of the list’s columns, in the values that inspectors’ sheets and the tools that read
 * them expect: "a) Male", "a) WBRI", "q) 6: Police", Yes and No. What is not known is empty.
 */
export function cellsOf(
  { columns }: InspectionList,
  row: ListedRow,
  { asOn, referenceOf }: { readonly asOn: CalendarDay; readonly referenceOf: (childId: string) => string },
): readonly ListCell[] {
  const known: Readonly<Record<string, ListCell>> = {
    reference: row.reference ?? referenceOf(row.childId),
    sex: SEXES[row.sex] ?? NO_SEX,
    ethnicity: lettered(ETHNICITY_ORDER, row.ethnicity) ?? lettered(ETHNICITY_ORDER, NOT_OBTAINED),
    birthDate: row.birthDate ?? row.expectedOn,
    age: ageAt(row, asOn),
    disability: disabled(row.disabilities),
  }
  return columns.map((column) => (column.field in known ? (known[column.field] ?? null) : cellOf(column, row)))
}

const SEXES: Readonly<Record<string, string>> = { M: 'a) Male', F: 'b) Female' }
const NO_SEX = 'c) Not stated/recorded'
/** @source Ethnicity code set: information not yet obtained */
const NOT_OBTAINED = 'NOBT'
const ETHNICITY_ORDER = ETHNICITIES.map(({ code }) => code)
/** Early help came after the letters had been given out. */
const SOURCE_ORDER = REFERRAL_SOURCES.map(({ code }) => code).filter((code) => code !== '5D')

/** "a) WBRI": the code with the letter of its place. */
function lettered(order: readonly string[], code: string | null): string | null {
  const at = order.indexOf(code ?? '')
  return at < 0 ? null : `${letter(at)}) ${code}`
}

function letter(at: number): string {
  return String.fromCharCode(97 + at)
}

/** In whole years; −1 of a child not yet born. */
function ageAt({ birthDate, expectedOn }: ListedRow, asOn: CalendarDay): number | null {
  if (birthDate !== null && birthDate <= asOn) return ageOn(birthDate, asOn).years
  return birthDate === null && expectedOn === null ? null : -1
}

function disabled(codes: readonly string[]): string | null {
  if (codes.length === 0) return null
  return codes.some((code) => code !== 'NONE') ? 'Yes' : 'No'
}

function cellOf({ field, kind }: ListColumn, row: ListedRow): ListCell {
  const value = row[field]
  if (value === null || value === undefined) return null
  return WRITTEN[kind](value)
}

const WRITTEN: Readonly<Record<ColumnKind, (value: unknown) => ListCell>> = {
  text: String,
  day: String,
  number: Number,
  'yes-no': (value) => (value === true ? 'Yes' : 'No'),
  'y-n': (value) => (value === true ? 'Y' : 'N'),
  source: (value) => sourceInWords(String(value)),
  category: (value) => codeWording('category-of-abuse', String(value)) ?? String(value),
}

/** "q) 6: Police", "g) 3A: Health services": letter, code, and the group of sources it is of. */
function sourceInWords(code: string): string {
  const at = SOURCE_ORDER.indexOf(code)
  if (at < 0 && code !== '5D') return sourceInWords(UNKNOWN)
  const group = code === UNKNOWN ? GROUPS[0] : code === '2A' ? 'Schools' : GROUPS[Number(code[0])]
  return `${at < 0 ? 'p1' : letter(at)}) ${code}: ${group}`
}

/** The code of a source that is not known. */
const UNKNOWN = '10'

/** What sources of one first figure have in common. */
const GROUPS: readonly string[] = [
  'Unknown',
  'Individual',
  'Education services',
  'Health services',
  'Housing',
  'LA services',
  'Police',
  'Other legal agency',
  'Other',
  'Anonymous',
]

/** What the workbook does not hold, and why, in words: shown beside it, never in a cell. */
export function notInLists(
  { lists }: Edition,
  { contactsOfNobody }: Pick<ListsMade, 'contactsOfNobody'>,
): readonly string[] {
  const empty = Map.groupBy(
    lists.filter(({ notRecorded }) => notRecorded !== undefined),
    ({ notRecorded = '' }) => notRecorded,
  )
  const said = [...empty].map(
    ([why, of]) => `${why} Empty: ${of.map(({ number, name }) => `List ${number} (${name})`).join(', ')}.`,
  )
  if (contactsOfNobody === 0) return said
  return [...said, `Contacts about a child who has not been found in the record, in no list: ${contactsOfNobody}.`]
}
