import { soundKey } from '../../kernel/person-name.ts'
import type { Table } from './model.ts'

/** What rows are grouped by, from coarse to fine: a group too large to compare is parted by the next. */
export type Search = readonly Key[]
/** A number for a row; rows of equal numbers may be one person. -1: the row is not found this way. */
type Key = Int32Array

/** The most rows of one group that are compared each with each; fewer the larger the file. */
export function mostOfGroup(size: number): number {
  return Math.min(Math.max(Math.round(4_000_000 / size), 50), 1_000)
}

/**
 * The searches that find two rows of one person in spite of errors in any two fields: by every part of the birth date,
 * by names as they sound, either way round, by postcode, by address, by identifier.
 */
export function searchesOf(table: Table): readonly Search[] {
  const { given, family, birthDate, postcode, address, identifier } = table
  const sounds = Int32Array.from(numbered(table.names.map(soundKey)))
  const starts = Int32Array.from(numbered(table.names.map((name) => name.slice(0, 3))))
  const ofName = (places: Int32Array, of: Int32Array) => places.map((place) => (place < 0 ? -1 : (of[place] as number)))
  const [givenSound, familySound] = [ofName(given, sounds), ofName(family, sounds)]
  const [givenStart, familyStart] = [ofName(given, starts), ofName(family, starts)]
  const bothSounds = combined(givenSound, familySound, true)
  const year = birthDate.map((date) => (date === 0 ? -1 : Math.floor(date / 10_000)))
  const monthDay = birthDate.map((date) => (date === 0 ? -1 : sorted(Math.floor(date / 100) % 100, date % 100)))
  const birth = combined(year, monthDay, false)
  const [streets, areas] = wordsOfAddresses(table)
  return [
    [identifier],
    [bothSounds, year, monthDay],
    [birth, familySound, givenSound],
    [birth, givenStart],
    [birth, familyStart],
    [postcode, familySound, givenSound],
    [combined(postcode, birth, false)],
    [combined(postcode, givenSound, false), year],
    [streets, familySound, givenSound],
    [combined(areas, givenStart, false), year],
    [combined(familySound, year, false), givenStart, monthDay],
    [combined(givenSound, year, false), familyStart, monthDay],
    [combined(familySound, monthDay, false), year],
    [combined(givenSound, monthDay, false), year],
    [combined(familyStart, givenStart, true), year, monthDay],
    [postcode, givenStart],
    [familySound, givenStart],
    [givenSound, familyStart],
    [address],
  ].filter(([first]) => first?.some((number) => number >= 0))
}

/** Each pair of rows that some search finds, once; of two files, only pairs across. */
export function forEachPair(
  table: Table,
  searches: readonly Search[],
  seen: (a: number, b: number) => void,
  most = mostOfGroup(table.size),
): void {
  const groupsBefore: Int32Array[] = []
  for (const search of searches) {
    const { rows, starts, groupOf } = groupsOf(table, search, most)
    for (let group = 0; group + 1 < starts.length; group += 1) {
      eachOfGroup(table, rows, starts[group] as number, starts[group + 1] as number, groupsBefore, seen)
    }
    groupsBefore.push(groupOf)
  }
}

function eachOfGroup(
  { second, size }: Table,
  rows: Int32Array,
  from: number,
  to: number,
  groupsBefore: readonly Int32Array[],
  seen: (a: number, b: number) => void,
): void {
  for (let i = from; i < to; i += 1) {
    const a = rows[i] as number
    if (second < size && a >= second) return
    for (let j = i + 1; j < to; j += 1) {
      const b = rows[j] as number
      if (second < size && b < second) continue
      if (!groupsBefore.some((groups) => (groups[a] as number) >= 0 && groups[a] === groups[b])) seen(a, b)
    }
  }
}

type Groups = {
  /** Places of rows, group after group, in each from the first row of the file on. */
  readonly rows: Int32Array
  /** Where each group begins in them, and at last their end. */
  readonly starts: readonly number[]
  /** The group of each row, -1 for none. */
  readonly groupOf: Int32Array
}

/** Parts the rows into groups of two or more that are small enough; what stays too large is left out. */
function groupsOf({ size }: Table, search: Search, most: number): Groups {
  const kept: number[] = []
  const starts: number[] = [0]
  const groupOf = new Int32Array(size).fill(-1)
  const part = (rows: Int32Array, depth: number): void => {
    const key = search[depth]
    if (!key) return
    for (const group of equalRows(rows, key)) {
      if (group.length > most) part(group, depth + 1)
      if (group.length > most) continue
      for (const row of group) {
        kept.push(row)
        groupOf[row] = starts.length - 1
      }
      starts.push(kept.length)
    }
  }
  part(
    Int32Array.from({ length: size }, (_, row) => row),
    0,
  )
  return { rows: Int32Array.from(kept), starts, groupOf }
}

/** The rows of equal keys, two or more together. */
function* equalRows(rows: Int32Array, key: Key): Generator<Int32Array> {
  const keyed = rows.filter((row) => (key[row] as number) >= 0)
  keyed.sort((a, b) => (key[a] as number) - (key[b] as number) || a - b)
  let from = 0
  for (let to = 1; to <= keyed.length; to += 1) {
    if (to < keyed.length && key[keyed[to] as number] === key[keyed[from] as number]) continue
    if (to - from > 1) yield keyed.subarray(from, to)
    from = to
  }
}

/** Two keys as one; either way round where `swappable`. */
function combined(ones: Key, others: Key, swappable: boolean): Key {
  const numbers = new Map<number, number>()
  return ones.map((one, row) => {
    const other = others[row] as number
    if (one < 0 || other < 0) return -1
    const [x, y] = swappable && other < one ? [other, one] : [one, other]
    const both = x * 0x4000000 + y
    const held = numbers.get(both)
    if (held !== undefined) return held
    numbers.set(both, numbers.size)
    return numbers.size - 1
  })
}

/** Month and day in one number, either way round. */
function sorted(month: number, day: number): number {
  return Math.min(month, day) * 100 + Math.max(month, day)
}

/** Two keys of an address: its rarest two words, and its rarest with the next but one. */
function wordsOfAddresses({ addresses, address }: Table): readonly [Key, Key] {
  const counts = new Map<string, number>()
  for (const text of addresses)
    for (const word of new Set(text.split(' '))) counts.set(word, (counts.get(word) ?? 0) + 1)
  const rarest = addresses.map((text) =>
    [...new Set(text.split(' '))]
      .filter((word) => (counts.get(word) as number) > 1)
      .sort((a, b) => (counts.get(a) as number) - (counts.get(b) as number) || (a < b ? -1 : 1))
      .slice(0, 3),
  )
  const keyOf = (words: readonly (string | undefined)[]) =>
    [...words]
      .map((word) => word ?? '')
      .sort()
      .join(' ')
      .trim()
  const [two, apart] = [
    Int32Array.from(numbered(rarest.map(([first, second]) => keyOf([first, second])))),
    Int32Array.from(numbered(rarest.map(([first, , third]) => keyOf([first, third])))),
  ]
  const ofRow = (of: Int32Array) => address.map((place) => (place < 0 ? -1 : (of[place] as number)))
  return [ofRow(two), ofRow(apart)]
}

/** Texts as numbers, -1 for ''. */
function numbered(texts: readonly string[]): readonly number[] {
  const numbers = new Map<string, number>()
  return texts.map((text) => {
    if (text === '') return -1
    const held = numbers.get(text)
    if (held !== undefined) return held
    numbers.set(text, numbers.size)
    return numbers.size - 1
  })
}
