import { FIELDS, type Field, type Table } from './model.ts'

/** How common each value of each field is among the people of a file. */
export type Frequencies = {
  /** By the place of the value, the part of those who have one; never below one person's. */
  readonly of: Readonly<Record<Field, (row: number) => number>>
  /** The chance that two people who have one have the same. */
  readonly same: Readonly<Record<Field, number>>
  /** How often a name is anyone's given name, and how often a family name. */
  readonly given: (name: number) => number
  readonly family: (name: number) => number
  /** How many people bear each name in either place. */
  readonly bearers: Float64Array
}

/**
 * Counts values over people rather than rows: a person of three rows counts once.
 *
 * @param share the part of a person that each row is
 */
export function frequenciesOf(table: Table, share: ArrayLike<number>): Frequencies {
  const counts = {
    given: counted(table.given, share, table.names.length),
    family: counted(table.family, share, table.names.length),
    birthDate: counted(table.birthDate, share, 0),
    postcode: counted(table.postcode, share, table.postcodes.length),
    address: counted(table.address, share, table.addresses.length),
    identifier: counted(table.identifier, share, table.identifiers.length),
  }
  const of = (field: Field) => {
    const column: Int32Array = table[field]
    const frequency = counts[field].frequency
    return (row: number) => frequency(column[row] as number)
  }
  return {
    of: fromFields(of),
    same: fromFields((field) => counts[field].same),
    given: counts.given.frequency,
    family: counts.family.frequency,
    bearers: Float64Array.from(table.names, (_, at) => counts.given.count(at) + counts.family.count(at)),
  }
}

/** A value of each field by a function of it. */
export function fromFields<T>(make: (field: Field) => T): Readonly<Record<Field, T>> {
  return Object.fromEntries(FIELDS.map((field) => [field, make(field)])) as Record<Field, T>
}

/** A person met once may yet be one of two: no value is taken to be rarer than this many bear it. */
const FEWEST = 1.5

function counted(values: Int32Array, share: ArrayLike<number>, places: number) {
  const counts = places > 0 ? new Float64Array(places) : undefined
  const dates = new Map<number, number>()
  const missing = places > 0 ? -1 : 0
  let all = 0
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] as number
    if (value === missing) continue
    const part = share[row] as number
    all += part
    if (counts) counts[value] = (counts[value] as number) + part
    else dates.set(value, (dates.get(value) ?? 0) + part)
  }
  const count = (value: number) => (counts ? (counts[value] ?? 0) : (dates.get(value) ?? 0))
  let pairs = 0
  for (const held of counts ?? dates.values()) pairs += held * Math.max(held - 1, 0)
  return {
    count,
    frequency: (value: number) => Math.max(count(value), FEWEST) / Math.max(all, FEWEST),
    same: all > 1 ? Math.max(pairs / (all * (all - 1)), 1 / (all * all)) : 1,
  }
}
