import { soundKey } from '../../../kernel/person-name.ts'
import type { FamilyLevel, GivenLevel } from '../model.ts'
import { PARTICLES } from './model.ts'
import { areFarApart, classesOf, familyWords, type GivenWords, givenWords, type Words } from './rules-forms.ts'
import { editDistance, likeness } from './rules-likeness.ts'
import { heardForm, isTypingSlip } from './rules-sounds.ts'

/** How two given names compare; null when either is not known. Symmetric. */
export function compareGiven(a: string, b: string): GivenLevel | null {
  if (a === '' || b === '') return null
  const [one, other] = [givenWords(a), givenWords(b)]
  if (one.isPlaceholder || other.isPlaceholder) return null
  if (a === b || one.whole === other.whole) return 'same'
  if (one.own.whole === '' || other.own.whole === '') return muhammadLevel(one, other)
  return givenLevel(one.own, other.own)
}

/** How two family names compare; null when either is not known. Symmetric. */
export function compareFamily(a: string, b: string): FamilyLevel | null {
  if (a === '' || b === '') return null
  if (a === b) return 'same'
  const [one, other] = [familyWords(a), familyWords(b)]
  if (one.whole === other.whole || haveOneClass(one.wholeClasses, other.wholeClasses)) return 'same'
  if (shareAWord(one.words, other.words)) return 'part in common'
  return nearLevel(one.whole, other.whole, areFarApart(one, other)) ?? 'different'
}

/** Whether two names, in whichever place, are one: written alike, or known spellings. Symmetric. */
export function isOneName(a: string, b: string): boolean {
  if (a === '' || b === '') return false
  const [one, other] = [familyWords(a), familyWords(b)]
  return one.whole === other.whole || haveOneClass(one.wholeClasses, other.wholeClasses)
}

/** Whether given names that compare so are surely one name, even in one household. */
export function isSurelyOneGiven(level: GivenLevel | null): boolean {
  return level === 'same' || level === 'variant' || level === 'first name the same' || level === 'slip of one name'
}

/** Whether two texts differ by one character, or two neighbours changed about. */
export function isOneSlip(a: string, b: string): boolean {
  return a !== b && editDistance(a, b, 1) === 1
}

/** Of one who is called Muhammad and nothing more: a name like any other, and part of Muhammad Yusuf's. */
function muhammadLevel(a: GivenWords, b: GivenWords): GivenLevel {
  if (a.own.whole === b.own.whole) return 'variant'
  const [longer] = a.own.whole === '' ? [b] : [a]
  return longer.whole === longer.own.whole ? 'different' : 'part in common'
}

function givenLevel(a: Words, b: Words): GivenLevel {
  if (a.whole === b.whole) return 'first name the same'
  if (haveOneClass(a.wholeClasses, b.wholeClasses)) return variantLevel(a, b)
  if (a.isInitial || b.isInitial) return a.whole[0] === b.whole[0] ? 'initial' : 'different'
  const oneName = a.first === b.first
  if (oneName || soundTheSame(a, b) || haveOneClass(a.firstClasses, b.firstClasses)) {
    if (furtherNamesDiffer(a, b)) return 'first name the same, others not'
    return oneName ? 'first name the same' : variantLevel(a, b)
  }
  if (endsIn(a, b) || endsIn(b, a)) return 'short form'
  const farApart = areFarApart(a, b)
  const severalWords = a.words.length > 1 || b.words.length > 1
  if (farApart && !severalWords) return 'different'
  if (isSlipOfOneName(a, b) && !furtherNamesDiffer(a, b)) return 'slip of one name'
  const near = (severalWords ? nearLevel(a.first, b.first, false) : undefined) ?? nearLevel(a.whole, b.whole, farApart)
  if (near !== undefined) return near
  return shareAWord(a.words, b.words) ? 'part in common' : 'different'
}

/** Whether two first names sound the same: Hannah and Hana, Oscar and Oskar; where one is no known name, roughly. */
function soundTheSame(a: Words, b: Words): boolean {
  if (a.plainFirst === b.plainFirst || a.heardFirst === b.heardFirst) return true
  return !(a.isKnown && b.isKnown) && a.looseFirst === b.looseFirst
}

/** Whether a word that is no known name is the end of one: Nuala of Fionnuala. */
function endsIn({ first: name }: Words, { first: word, isKnown }: Words): boolean {
  return !isKnown && word.length >= 4 && name.length >= word.length + 2 && name.endsWith(word)
}

/**
 * A short form that begins otherwise, or a fond one, is often a name of its own: two sisters are called Charlotte and
 * Lottie, or Grace and Gracie.
 */
function variantLevel(a: Words, b: Words): 'variant' | 'short form' {
  if (!a.isKnown || !b.isKnown) return 'variant'
  const fond = isFondFormOf(a.first, b.first) || isFondFormOf(b.first, a.first)
  return firstSound(a.first) === firstSound(b.first) && !fond ? 'variant' : 'short form'
}

/** The first letter, or another that writes the same sound: Kate is of Catherine, Omar is Umar, Yasmin is Jasmin. */
function firstSound(word: string): string {
  const letter = word[0] as string
  return SOUNDS.find((letters) => letters.includes(letter)) ?? letter
}

const SOUNDS = ['ckq', 'vw', 'jy', 'ou', 'ei', 'sz', 'hx']

function isFondFormOf(name: string, fond: string): boolean {
  const stem = fond.replace(FOND_ENDING, '')
  return stem !== fond && name === name.replace(FOND_ENDING, '') && stem === name.replace(/[ae]$/, '')
}

const FOND_ENDING = /(?:ie|ey|ee|i|y)$/

/** Whether both have names beyond the first, and none of them is the other's, nor an initial or a slip of it. */
function furtherNamesDiffer(a: Words, b: Words): boolean {
  if (a.words.length < 2 || b.words.length < 2) return false
  const others = b.words.slice(1)
  return !a.words.slice(1).some((word) => others.some((other) => isOneOrItsInitial(word, other)))
}

function isOneOrItsInitial(a: string, b: string): boolean {
  if (a === b) return true
  if (a.length === 1 || b.length === 1) return a[0] === b[0]
  if (heardForm(a) === heardForm(b) || haveOneClass(classesOf(a), classesOf(b))) return true
  return Math.min(a.length, b.length) > 2 && editDistance(a, b, 1) === 1
}

/**
 * Whether one of two first names is a slip of the other: much like it, and not both are names that children bear. A
 * change at either end is none, unless it drops, adds or moves a letter at the front or a consonant at the back, or the
 * letters are neighbours on the keyboard: it makes another name as often as an error (Amir and Amira, Holly and Molly).
 */
function isSlipOfOneName({ first: a, isKnown: knownA }: Words, { first: b, isKnown: knownB }: Words): boolean {
  if (knownA && knownB) return false
  const shortest = Math.min(a.length, b.length)
  const distance = editDistance(a, b, 2)
  const sameStart = a[0] === b[0]
  const sameEnd = a.at(-1) === b.at(-1)
  if (!knownA && !knownB) {
    if (distance !== 1 || !sameStart || !sameEnd) return false
    return shortest >= (a.length !== b.length || isTypingSlip(a, b) ? 5 : 6)
  }
  if (isShortOf(knownA ? a : b, knownA ? b : a)) return true
  if (shortest >= 3 && isTypingSlip(a, b)) return true
  if (endsInAnotherVowel(a, b)) return false
  if (distance === 1) return shortest >= 3 && (sameStart || a.length !== b.length || a[0] === b[1])
  return distance === 2 && shortest >= 6 && sameStart && sameEnd
}

/** Whether a word that is no name is the beginning of one, fondly or not: Alek of Aleksander, Gabi of Gabriel. */
function isShortOf(name: string, word: string): boolean {
  if (name.length < word.length + 2) return false
  const stem = word.replace(FOND_ENDING, '')
  return (word.length >= 4 && name.startsWith(word)) || (stem !== word && stem.length >= 3 && name.startsWith(stem))
}

/** Whether two words are one up to a vowel, or a vowel and "h", at the end: names of boys and girls differ so. */
function endsInAnotherVowel(a: string, b: string): boolean {
  const [stemA, stemB] = [a.replace(LAST_VOWEL, ''), b.replace(LAST_VOWEL, '')]
  return (stemA !== a || stemB !== b) && (stemA === stemB || stemA === b || stemB === a)
}

const LAST_VOWEL = /(?:ie|[aeiouy])h?$/

function haveOneClass(a: readonly number[], b: readonly number[]): boolean {
  return a.length > 0 && b.length > 0 && a.some((one) => b.includes(one))
}

function shareAWord(a: readonly string[], b: readonly string[]): boolean {
  if (a.length === 1 && b.length === 1) return false
  return a.some((word) => word.length > 1 && !PARTICLES.has(word) && b.includes(word))
}

function nearLevel(a: string, b: string, farApart: boolean): 'spelt much alike' | 'sounds alike' | undefined {
  if (farApart) return undefined
  const shortest = Math.min(a.length, b.length)
  const slips = shortest >= 7 ? 2 : shortest >= 3 ? 1 : 0
  if (slips > 0 && editDistance(a, b, slips) <= slips) return 'spelt much alike'
  const alike = likeness(a, b)
  if (alike >= 0.94) return 'spelt much alike'
  return alike >= 0.82 && soundKey(a) === soundKey(b) ? 'sounds alike' : undefined
}
