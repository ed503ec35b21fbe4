import type { Edition } from './model.ts'
import { EDITION_2026 } from './model-2026.ts'
import { EDITION_2027 } from './model-2027.ts'

/** The editions, the oldest first. */
const EDITIONS: readonly [Edition, ...Edition[]] = [EDITION_2026, EDITION_2027]

/** The last collection year of which it is known what is asked for. */
export const LAST_KNOWN_YEAR = Math.max(...EDITIONS.map(({ year }) => year))

/** What is asked for in a collection year: by the latest edition that had begun; before the first, by the first. */
export function editionOf(year: number): Edition {
  return EDITIONS.findLast((edition) => edition.year <= year) ?? EDITIONS[0]
}
