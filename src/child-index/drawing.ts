import { randomInt } from 'node:crypto'
import { INDEX_NUMBER_ALPHABET, type IndexNumber, indexNumberFrom } from '../kernel/index-number.ts'

/** A number drawn by chance, fit to give nobody a guess at another. */
export function drawAtRandom(): IndexNumber {
  return indexNumberFrom(Array.from({ length: 9 }, () => randomInt(INDEX_NUMBER_ALPHABET.length)))
}
