import { FIELDS, type Field, LEVELS, type Mixture, type Table } from './model.ts'
import type { People } from './rules-clusters.ts'
import { chancesOf } from './rules-estimate.ts'
import { fromFields } from './rules-frequencies.ts'
import { type Comparer, levelAt } from './rules-levels.ts'
import type { Weigher } from './rules-weighing.ts'

const SAMPLE = 200_000

/**
 * Counts how random pairs compare, leaving out those that seem one person: what strangers have in common by chance. A
 * pair that is drawn again and again, as in a file of few rows, counts once.
 */
export function countedStrangers(
  { size, second }: Table,
  compare: Comparer,
  share: ArrayLike<number>,
  people: People | undefined,
  usual: Mixture,
  weigher: Weigher,
): Readonly<Record<Field, Float64Array>> {
  const counts = fromFields((field) => new Float64Array(LEVELS[field].length))
  const draw = drawing()
  const ofFirst = second < size ? second : size
  const ofSecond = second < size ? size - second : size
  const once = Math.min(1, (ofFirst * ofSecond) / SAMPLE)
  for (let drawn = 0; drawn < SAMPLE && size > 1; drawn += 1) {
    const a = Math.floor(draw() * ofFirst)
    const b = Math.floor(draw() * ofSecond) + (second < size ? second : 0)
    if (a === b || (people && people.of[a] === people.of[b])) continue
    const levels = compare(a, b)
    const stranger = people ? 1 : 1 - chancesOf(usual, weigher, a, b, levels)[0]
    const weight = once * stranger * (share[a] as number) * (share[b] as number)
    for (let field = 0; field < FIELDS.length; field += 1) {
      const of = counts[FIELDS[field] as Field]
      const level = levelAt(levels, field)
      of[level] = (of[level] as number) + weight
    }
  }
  return counts
}

/** Numbers from 0 to 1 that look drawn by chance and are the same each time: one file, one answer. */
function drawing(): () => number {
  let state = 0x9e3779b9
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
