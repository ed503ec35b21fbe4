import type { CalendarDay } from '../../../kernel/calendar-day.ts'
import { type IndexNumber, indexNumber } from '../../../kernel/index-number.ts'
import { nhsNumber } from '../../../kernel/nhs-number.ts'
import { accepted, type Outcome, refused } from '../../../kernel/outcome.ts'
import { soundKey } from '../../../kernel/person-name.ts'
import { upn } from '../../../kernel/upn.ts'
import { nameForm, whole } from '../../matching/names/rules-forms.ts'
import { likeness } from '../../matching/names/rules-likeness.ts'

/** What the words of a search mean. */
export type Meaning =
  | { readonly kind: 'number'; readonly number: IndexNumber }
  | { readonly kind: 'identifier'; readonly values: readonly string[] }
  /** Words of a name in small letters without marks, at most five. */
  | { readonly kind: 'name'; readonly words: readonly string[] }

/**
 * A number of the index, an identifier, or a name of which the first two letters are known. What looks like a number, and
 * has a wrong character in it, is no name.
 */
export function meaningOf(text: string): Outcome<Meaning, 'too-little-to-go-by' | 'number-not-valid'> {
  const number = indexNumber(text)
  if (number) return accepted({ kind: 'number', number })
  const values = [nhsNumber(text), upn(text)].filter((value) => value !== undefined)
  if (values.length > 0) return accepted({ kind: 'identifier', values })
  if (looksLikeNumber(text)) return refused('number-not-valid')
  const words = nameForm({ given: text, family: '' }).given.split(' ').slice(0, MOST_WORDS)
  const isKnown = /^[^*?%_]{2}/.test(text.trim()) && words.some((word) => word.length >= 2)
  return isKnown ? accepted({ kind: 'name', words }) : refused('too-little-to-go-by')
}

/** What is asked besides the name; a postcode without its space, or the beginning of one. */
export type Narrowed = { readonly birthDate: CalendarDay | null; readonly postcode: string | null }

/** What to look for: each a value of one of the indexes of candidates. */
export type NameProbes = {
  readonly sounds: readonly (readonly [given: string, family: string])[]
  /** Only where there is one word: a family name by itself. */
  readonly families: readonly string[]
  /** By themselves, beside a birth date or a postcode. */
  readonly singles: readonly string[]
}

/** The searches for a name whose words may stand in any order; `variants` are the words each may be meant as. */
export function nameProbes(variants: readonly (readonly string[])[]): NameProbes {
  const sounds = variants.map((words) => unique(words.map(soundKey)).slice(0, MOST_SOUNDS))
  const firsts = variants.map(([word = '']) => word)
  const run = splitsOf(firsts).map(([one, other]) => [soundKey(one.join('')), soundKey(other.join(''))] as const)
  const pairs = sounds.flatMap((givens, at) =>
    sounds.flatMap((families, other) =>
      at === other ? [] : givens.flatMap((given) => families.map((family) => [given, family] as const)),
    ),
  )
  return {
    sounds: uniquePairs([...run, ...run.map(([one, other]) => [other, one] as const), ...pairs]).slice(0, MOST_PAIRS),
    families: variants.length === 1 ? (sounds[0] ?? []) : [],
    singles: unique(sounds.flat()),
  }
}

/** A name come upon, and whose it is. */
export type NameFound = {
  readonly number: string
  readonly given: string
  readonly family: string
  readonly birthDate: CalendarDay | null
  readonly postcode: string
}

/** The numbers whose names are written just so, with the birth date and postcode asked for, by name. */
export function writtenSo(found: readonly NameFound[], words: readonly string[], asked: Narrowed): readonly string[] {
  const exact = found.filter((row) => words.every((word) => wordsOf(row).includes(word)) && agrees(row, asked))
  const byName = exact.toSorted((a, b) => compareTexts(a.family, b.family) || compareTexts(a.given, b.given))
  return unique(byName.map(({ number }) => number))
}

/** The numbers whose names sound or look alike, the most alike first; a birth date or postcode that agrees counts. */
export function alike(found: readonly NameFound[], words: readonly string[], asked: Narrowed): readonly string[] {
  const scores = new Map<string, number>()
  const ofWords = alikenessOfWords()
  for (const row of found) {
    const score = alikeness(row, words, ofWords) + agreement(row, asked)
    if (score >= LEAST_ALIKE && score > (scores.get(row.number) ?? 0)) scores.set(row.number, score)
  }
  return [...scores].sort((a, b) => b[1] - a[1] || compareTexts(a[0], b[0])).map(([number]) => number)
}

const MOST_WORDS = 5
const MOST_SOUNDS = 8
const MOST_PAIRS = 160
/** Of 1: how much alike the words must be, on average, to be shown. */
const LEAST_ALIKE = 0.78

/** Ten characters, two of them digits at least, as of this index or of the NHS; or a letter and twelve, as of a UPN. */
function looksLikeNumber(text: string): boolean {
  const written = text.toUpperCase().replace(/[\s-]/g, '')
  return /^(?=.*\d.*\d)[A-Z\d]{10}$/.test(written) || /^[A-Z]\d{11}[A-Z\d]$/.test(written)
}

/** The words parted in two, at each place. */
function splitsOf(words: readonly string[]): readonly (readonly [readonly string[], readonly string[]])[] {
  return words.slice(1).map((_, at) => [words.slice(0, at + 1), words.slice(at + 1)] as const)
}

function wordsOf({ given, family }: NameFound): readonly string[] {
  return [...given.split(' '), ...family.split(' '), whole(given), whole(family)]
}

function agrees({ birthDate, postcode }: NameFound, asked: Narrowed): boolean {
  const born = asked.birthDate === null || birthDate === asked.birthDate
  return born && (asked.postcode === null || postcode.startsWith(asked.postcode))
}

function agreement({ birthDate, postcode }: NameFound, asked: Narrowed): number {
  const born = asked.birthDate === null || birthDate === null ? 0 : birthDate === asked.birthDate ? 0.15 : -0.1
  return born + (asked.postcode !== null && postcode.startsWith(asked.postcode) ? 0.1 : 0)
}

type Alikeness = (word: string, other: string) => number

/** How much alike two words are, 0 to 1: by how they begin, sound and are spelt. Two words are compared once. */
function alikenessOfWords(): Alikeness {
  const known = new Map<string, number>()
  return (word, other) => {
    const key = `${word} ${other}`
    const before = known.get(key)
    if (before !== undefined) return before
    const sounds = soundKey(word) === soundKey(other) ? 0.85 : 0
    const begins = other.startsWith(word) ? (word === other ? 1 : 0.9) : 0
    const found = Math.max(begins, sounds, likeness(word, other))
    known.set(key, found)
    return found
  }
}

function alikeness(row: NameFound, words: readonly string[], of: Alikeness): number {
  const theirs = wordsOf(row)
  const best = words.map((word) => Math.max(...theirs.map((other) => of(word, other))))
  return best.reduce((sum, one) => sum + one, 0) / words.length
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].filter((text) => text !== '')
}

function uniquePairs(pairs: readonly (readonly [string, string])[]): readonly (readonly [string, string])[] {
  const byText = new Map(pairs.filter(([a, b]) => a !== '' && b !== '').map((pair) => [pair.join(' '), pair]))
  return [...byText.values()]
}
