import { soundKey } from '../../../kernel/person-name.ts'
import type { FamilyLevel, GivenLevel } from '../model.ts'
import { PARTICLES } from './model.ts'
import { areFarApart, familyWords, givenWords, type Words } from './rules-forms.ts'
import { editDistance, likeness } from './rules-likeness.ts'

/** How two given names compare; null when either is not known. Symmetric. */
export function compareGiven(a: string, b: string): GivenLevel | null {
  if (a === '' || b === '') return null
  const [one, other] = [givenWords(a), givenWords(b)]
  if (one.isPlaceholder || other.isPlaceholder) return null
  if (a === b || one.whole === other.whole) return 'same'
  return givenLevel(one.own, other.own)
}

/** How two family names compare; null when either is not known. Symmetric. */
export function compareFamily(a: string, b: string): FamilyLevel | null {
  if (a === '' || b === '') return null
  if (a === b) return 'same'
  const [one, other] = [familyWords(a), familyWords(b)]
  if (one.whole === other.whole || areOneClass(one.wholeClass, other.wholeClass)) return 'same'
  if (shareAWord(one.words, other.words)) return 'part in common'
  return nearLevel(one, other) ?? 'different'
}

/**
 * Whether two given names are surely one, even in one household: the same, a known variant, or one slip of the finger
 * inside a longer word. A change at either end makes another name as often as an error (Amir and Amira, Holly and Molly).
 */
export function isSurelyOneGiven(a: string, b: string, level: GivenLevel | null): boolean {
  if (level === 'same' || level === 'variant' || level === 'first name the same') return true
  if (level !== 'spelt much alike') return false
  const [one, other] = [givenWords(a).own.whole, givenWords(b).own.whole]
  if (one[0] !== other[0] || one.at(-1) !== other.at(-1)) return false
  const shortest = Math.min(one.length, other.length)
  return editDistance(one, other, 1) === 1 && shortest >= (one.length === other.length ? 6 : 5)
}

/** Whether two texts differ by one character, or two neighbours changed about. */
export function isOneSlip(a: string, b: string): boolean {
  return a !== b && editDistance(a, b, 1) === 1
}

function givenLevel(a: Words, b: Words): GivenLevel {
  if (a.whole === '' || b.whole === '') return a.whole === b.whole ? 'variant' : 'part in common'
  if (a.whole === b.whole) return 'first name the same'
  if (areOneClass(a.wholeClass, b.wholeClass)) return 'variant'
  if (a.isInitial || b.isInitial) return a.whole[0] === b.whole[0] ? 'initial' : 'different'
  if (a.first === b.first || areOneClass(a.firstClass, b.firstClass)) return 'first name the same'
  if (shareAWord(a.words, b.words)) return 'part in common'
  if (a.firstClass >= 0 && b.firstClass >= 0) return 'different'
  return nearLevel(a, b) ?? 'different'
}

function areOneClass(a: number, b: number): boolean {
  return a >= 0 && a === b
}

function shareAWord(a: readonly string[], b: readonly string[]): boolean {
  if (a.length === 1 && b.length === 1) return false
  return a.some((word) => word.length > 1 && !PARTICLES.has(word) && b.includes(word))
}

function nearLevel(one: Words, other: Words): 'spelt much alike' | 'sounds alike' | undefined {
  if (areFarApart(one, other)) return undefined
  const [a, b] = [one.whole, other.whole]
  const shortest = Math.min(a.length, b.length)
  const slips = shortest >= 7 ? 2 : shortest >= 3 ? 1 : 0
  if (slips > 0 && editDistance(a, b, slips) <= slips) return 'spelt much alike'
  const alike = likeness(a, b)
  if (alike >= 0.94) return 'spelt much alike'
  return alike >= 0.82 && soundKey(a) === soundKey(b) ? 'sounds alike' : undefined
}
