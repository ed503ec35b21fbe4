/** The one identifying number of a child: ten characters, no spaces, the last a check character. */
export type IndexNumber = string & { readonly __brand: 'IndexNumber' }

/** The characters of an index number, in order of value 0 to 22. No vowels, and nothing that looks like another. */
export const INDEX_NUMBER_ALPHABET = '23456789CDFHJKMNPRTVWXY'

/**
 * Reads an index number as typed or read aloud: spaces, dashes and lower case are allowed.
 * Gives undefined unless the check holds, which no single wrong character and no swap of neighbours survives.
 */
export function indexNumber(text: string): IndexNumber | undefined {
  const characters = text.replace(/[\s\u2010-\u2015-]/g, '').toUpperCase()
  if (characters.length !== WEIGHTS) return undefined
  const values = Array.from(characters, (character) => INDEX_NUMBER_ALPHABET.indexOf(character))
  if (values.includes(-1)) return undefined
  return weightedSum(values) % MODULUS === 0 ? (characters as IndexNumber) : undefined
}

/**
 * Makes a number of nine values, which the caller draws at random, and their check character.
 *
 * @param nineValues whole numbers from 0 to 22
 * @throws RangeError for another count or another value
 */
export function indexNumberFrom(nineValues: readonly number[]): IndexNumber {
  const fits = (value: number) => Number.isInteger(value) && value >= 0 && value < MODULUS
  if (nineValues.length !== WEIGHTS - 1 || !nineValues.every(fits)) {
    throw new RangeError('an index number is made of nine values from 0 to 22')
  }
  const check = (MODULUS - (weightedSum(nineValues) % MODULUS)) % MODULUS
  return [...nineValues, check].map((value) => INDEX_NUMBER_ALPHABET[value]).join('') as IndexNumber
}

/** The number as people read it: K7X 4PD 93HT. */
export function formatIndexNumber(number: IndexNumber): string {
  return `${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`
}

const WEIGHTS = 10
/** A prime, so that no weight from 1 to 10 hides a difference. */
const MODULUS = 23

function weightedSum(values: readonly number[]): number {
  return values.reduce((sum, value, at) => sum + value * (WEIGHTS - at), 0)
}
