import { FIELDS, type Field, type Table } from './model.ts'
import { USUAL_OF_STRANGERS } from './rules-expected.ts'

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
  const places = {
    given: table.names.length,
    family: table.names.length,
    birthDate: 0,
    postcode: table.postcodes.length,
    address: table.addresses.length,
    identifier: table.identifiers.length,
  }
  const counts = fromFields((field) => counted(table[field], share, places[field], USUAL_OF_STRANGERS[field][1] ?? 0))
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
/** A file is read as if this many people of the usual population stood in it too: of few rows, none is common. */
const USUAL_PEOPLE = 100

function counted(values: Int32Array, share: ArrayLike<number>, places: number, usual: number) {
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
  const [ofFile, ofUsual] = [all * Math.max(all - 1, 0), USUAL_PEOPLE * USUAL_PEOPLE]
  return {
    count,
    frequency: (value: number) => (Math.max(count(value), FEWEST) + usual * USUAL_PEOPLE) / (all + USUAL_PEOPLE),
    same: (Math.max(pairs, ofFile / Math.max(all * all, 1)) + usual * ofUsual) / (ofFile + ofUsual),
  }
}
