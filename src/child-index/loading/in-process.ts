import { randomFillSync } from 'node:crypto'
import type pg from 'pg'
import { type IndexNumber, indexNumberFrom } from '../../kernel/index-number.ts'
import { systemClock } from '../../platform/clock.ts'
import { databaseOver } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { IndexDB } from '../schema.ts'
import type { Loader } from './commands-reading.ts'

/** What a load works with, on a pool of the database's owner; a test may give parts of its own. */
export function loaderOn(pool: pg.Pool, given: Partial<Loader> = {}): Loader {
  return {
    pool,
    db: databaseOver<IndexDB>(pool),
    clock: systemClock,
    newId,
    drawNumber: numbersAtRandom(),
    onProgress: () => {},
    sizes: SIZES,
    ...given,
  }
}

const SIZES = {
  reading: 5000,
  deciding: 25_000,
  writing: 2000,
  single: 500,
  leastTogether: 2000,
  leastPutAside: 20_000,
}
const BYTES = 9000
/** The largest multiple of 23 that a byte can hold: bytes from it on would favour the first characters. */
const FAIR = 253

/** Draws numbers by the million: chance is asked for by the kilobyte. */
function numbersAtRandom(): () => IndexNumber {
  const bytes = new Uint8Array(BYTES)
  let at = BYTES
  const next = (): number => {
    for (;;) {
      if (at === BYTES) {
        randomFillSync(bytes)
        at = 0
      }
      const byte = bytes[at] as number
      at += 1
      if (byte < FAIR) return byte % 23
    }
  }
  return () => indexNumberFrom(Array.from({ length: 9 }, next))
}
