import { nameKey } from '../../../kernel/person-name.ts'
import type { NameForm } from '../model.ts'
import { KNOWN_GIVEN } from './given/model.ts'
import { PLACEHOLDERS } from './model.ts'
import { VARIANT_CLASSES } from './model-variants.ts'
import { editDistance } from './rules-likeness.ts'
import { heardForm, looseForm } from './rules-sounds.ts'

/** A name's words with all that comparing needs of them. */
export type Words = {
  readonly words: readonly string[]
  /** The words run together. */
  readonly whole: string
  readonly first: string
  /** The first word without doubled letters, nor an "h" after a last vowel: Hannah, Hana and Hanna are one. */
  readonly plainFirst: string
  /** The first word as it is heard, and as it might be heard by one who does not know it. */
  readonly heardFirst: string
  readonly looseFirst: string
  /** Whether the first word is a name that children bear, or a spelling of one. */
  readonly isKnown: boolean
  /** The classes of spellings that the whole, and its first word, belong to. */
  readonly wholeClasses: readonly number[]
  readonly firstClasses: readonly number[]
  /** Whether each word is a single letter. */
  readonly isInitial: boolean
  /** Which letters are in it, one bit for each. */
  readonly letters: number
}

/** A given name: its words, and those without a first "Muhammad", which many boys bear before the name they go by. */
export type GivenWords = Words & { readonly own: Words; readonly isPlaceholder: boolean }

/** A name in the form that is compared: its words, hyphens parted, in small letters without marks. */
export function nameForm(name: { readonly given: string; readonly family: string }): NameForm {
  return { given: wordsOf(name.given), family: wordsOf(name.family) }
}

/** The words run together. */
export function whole(words: string): string {
  return words.includes(' ') ? words.replaceAll(' ', '') : words
}

/** Whether it stands where a given name is not known: "Baby", "Twin 1", "Unknown". */
export function isPlaceholder(given: string): boolean {
  return givenWords(given).isPlaceholder
}

/** The words of a given name. What was taken apart once is remembered: the same names come again and again. */
export const givenWords: (given: string) => GivenWords = remembered((given) => {
  const all = taken(given)
  const own = isMuhammad(all) ? taken(given.slice(all.first.length + 1)) : all
  return { ...all, own, isPlaceholder: standsForNone(given) }
})

/** The words of a family name, remembered likewise. */
export const familyWords: (family: string) => Words = remembered(taken)

/**
 * Whether two names have too few letters in common to be spelt or to sound alike: at least three letters of one are not
 * in the other, and even if all the rest stood in order their likeness would be below 0.8.
 */
export function areFarApart(a: Words, b: Words): boolean {
  const lackingA = bitsIn(a.letters & ~b.letters)
  const lackingB = bitsIn(b.letters & ~a.letters)
  if (lackingA <= 2 && lackingB <= 2) return false
  const shared = Math.min(a.whole.length - lackingA, b.whole.length - lackingB)
  return shared / a.whole.length + shared / b.whole.length < 1
}

const HYPHENS = /[\s\u2010-\u2015\u2212\u30fb-]+/
const NO_CLASS: readonly number[] = []
const MUHAMMAD = VARIANT_CLASSES.findIndex((names) => names.includes('muhammad'))
const SPELLINGS_OF_MUHAMMAD = ['muhammad', 'muhammed', 'mohammed', 'mohammad', 'mohamed', 'mohamad', 'muhamed']
const CLASSES_OF: ReadonlyMap<string, readonly number[]> = classesByName()
const DOUBLED = /(.)\1+/g
const LAST_H = /([aeiou])h$/
/** Names remembered at once, some 10 MB; then all are forgotten. */
const MOST_REMEMBERED = 50_000

function wordsOf(text: string): string {
  return text.split(HYPHENS).map(nameKey).filter(Boolean).join(' ')
}

/** Whether the first word is Muhammad, in whichever spelling, or a slip of it. */
function isMuhammad({ first, isKnown, firstClasses }: Words): boolean {
  if (isKnown || first.length < 6) return firstClasses.includes(MUHAMMAD)
  return SPELLINGS_OF_MUHAMMAD.some((spelling) => editDistance(first, spelling, 1) === 1)
}

function standsForNone(given: string): boolean {
  const words = given.replace(/ ?\d+$/, '')
  return PLACEHOLDERS.has(words) || /^(baby|twin|triplet|unborn) /.test(words)
}

function taken(text: string): Words {
  const words = text === '' ? [] : text.split(' ')
  const together = whole(text)
  const first = words[0] ?? ''
  let letters = 0
  for (let at = 0; at < together.length; at += 1) letters |= 1 << (together.charCodeAt(at) & 31)
  return {
    words,
    whole: together,
    first,
    plainFirst: first.replace(DOUBLED, '$1').replace(LAST_H, '$1'),
    heardFirst: heardForm(first),
    looseFirst: looseForm(first),
    isKnown: KNOWN_GIVEN.has(first) || CLASSES_OF.has(first),
    wholeClasses: CLASSES_OF.get(together) ?? NO_CLASS,
    firstClasses: CLASSES_OF.get(first) ?? NO_CLASS,
    isInitial: words.every((word) => word.length === 1),
    letters,
  }
}

/** The classes of spellings that a word belongs to. */
export function classesOf(word: string): readonly number[] {
  return CLASSES_OF.get(word) ?? NO_CLASS
}

function classesByName(): ReadonlyMap<string, readonly number[]> {
  const classes = new Map<string, number[]>()
  for (const [at, names] of VARIANT_CLASSES.entries()) {
    for (const name of names) classes.set(name, [...(classes.get(name) ?? []), at])
  }
  return classes
}

function remembered<T>(make: (text: string) => T): (text: string) => T {
  const held = new Map<string, T>()
  return (text) => {
    const found = held.get(text)
    if (found !== undefined) return found
    if (held.size >= MOST_REMEMBERED) held.clear()
    const made = make(text)
    held.set(text, made)
    return made
  }
}

function bitsIn(number: number): number {
  let rest = number
  let count = 0
  while (rest !== 0) {
    rest &= rest - 1
    count += 1
  }
  return count
}
