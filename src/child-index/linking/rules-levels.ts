import { editDistance } from '../matching/names/rules-likeness.ts'
import type { Table } from './model.ts'
import { addressLevel, lettersOf } from './rules-addresses.ts'
import { nameComparer } from './rules-names.ts'

/** Compares two rows of a table by their places: the levels of their fields, four bits for each, given name lowest. */
export type Comparer = (a: number, b: number) => number

/** The level of the field at a place of FIELDS, in the levels of a pair. */
export function levelAt(levels: number, field: number): number {
  return (levels >>> (field * 4)) & 15
}

/**
 * Makes the comparing of a table's rows. Symmetric. Words it has compared once it remembers, within bounds.
 *
 * @param bearers how many people bear each name, by its place: a slip makes a name that few bear
 */
export function comparerOf(table: Table, bearers: ArrayLike<number>): Comparer {
  const namesLevels = nameComparer(table, bearers)
  const address = addressComparer(table.addresses)
  return (a, b) => {
    const postcode = codeLevel(table.postcodes, table.postcode[a] as number, table.postcode[b] as number, true)
    const ofAddress = address(table.address[a] as number, table.address[b] as number)
    // Whoever moved has another postcode and another address: that they moved is held against them once.
    const moved = postcode >= 3 && ofAddress >= 4
    return (
      namesLevels(a, b) |
      (birthLevel(table.birthDate[a] as number, table.birthDate[b] as number) << 8) |
      (postcode << 12) |
      (moved ? 0 : ofAddress << 16) |
      (codeLevel(table.identifiers, table.identifier[a] as number, table.identifier[b] as number, false) << 20)
    )
  }
}

/** How two dates, each yyyymmdd or 0, compare: a level of LEVELS.birthDate. */
export function birthLevel(a: number, b: number): number {
  if (a === 0 || b === 0) return 0
  if (a === b) return 1
  const [yearA, monthA, dayA] = partsOf(a)
  const [yearB, monthB, dayB] = partsOf(b)
  if (yearA === yearB && monthA === dayB && dayA === monthB) return 2
  const [digits, swapped] = differingDigits(a, b)
  if (digits === 1 || (digits === 2 && swapped)) return 3
  const parts = Number(yearA === yearB) + Number(monthA === monthB) + Number(dayA === dayB)
  if (parts === 2) return 4
  if (digits === 2) return 5
  return parts === 1 && (yearA === yearB || digits <= 4) ? 6 : 7
}

function partsOf(date: number): readonly [year: number, month: number, day: number] {
  return [Math.floor(date / 10_000), Math.floor(date / 100) % 100, date % 100]
}

/** How many digits differ, and whether two neighbours are changed about. */
function differingDigits(a: number, b: number): readonly [count: number, swapped: boolean] {
  let count = 0
  let swapped = false
  let [x, y] = [a, b]
  while (x > 0 || y > 0) {
    if (x % 10 !== y % 10) {
      count += 1
      swapped ||= x % 100 === (y % 10) * 10 + (Math.floor(y / 10) % 10)
    }
    x = Math.floor(x / 10)
    y = Math.floor(y / 10)
  }
  return [count, swapped]
}

/** How two postcodes or identifiers compare. Only a postcode has a district: all but its last three characters. */
function codeLevel(texts: readonly string[], a: number, b: number, district: boolean): number {
  if (a < 0 || b < 0) return 0
  if (a === b) return 1
  const one = texts[a] as string
  const other = texts[b] as string
  const distance = editDistance(one, other, 2)
  if (distance === 1) return 2
  if (distance === 2 && Math.min(one.length, other.length) >= 4) return 3
  if (!district) return 4
  const sameDistrict = one.length > 4 && other.length > 4 && one.slice(0, -3) === other.slice(0, -3)
  return sameDistrict ? 4 : 5
}

function addressComparer(texts: readonly string[]): (a: number, b: number) => number {
  const letters: (Uint16Array | undefined)[] = []
  const of = (at: number): Uint16Array => {
    letters[at] ??= lettersOf(texts[at] as string)
    return letters[at]
  }
  return (a, b) => {
    if (a < 0 || b < 0) return 0
    return a === b ? 1 : addressLevel(of(a), of(b))
  }
}
