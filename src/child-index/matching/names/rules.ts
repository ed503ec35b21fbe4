import { nameKey, soundKey } from '../../../kernel/person-name.ts'
import type { FamilyLevel, GivenLevel, NameForm } from '../model.ts'
import { PLACEHOLDERS, VARIANT_CLASSES } from './model.ts'

/** A name in the form that is compared: its words, hyphens parted, in small letters without marks. */
export function nameForm(name: { readonly given: string; readonly family: string }): NameForm {
  return { given: wordsOf(name.given), family: wordsOf(name.family) }
}

/** The words run together. */
export function whole(words: string): string {
  return words.replaceAll(' ', '')
}

/** Whether it stands where a given name is not known: "Baby", "Twin 1", "Unknown". */
export function isPlaceholder(given: string): boolean {
  const words = given.replace(/ ?\d+$/, '')
  return PLACEHOLDERS.has(words) || /^(baby|twin|triplet|unborn) /.test(words)
}

/** How two given names compare; null when either is not known. Symmetric. */
export function compareGiven(a: string, b: string): GivenLevel | null {
  if (a === '' || b === '' || isPlaceholder(a) || isPlaceholder(b)) return null
  if (a === b || whole(a) === whole(b)) return 'same'
  const [one, other] = [ownName(a), ownName(b)]
  if (one === '' || other === '') return one === other ? 'variant' : 'part in common'
  if (whole(one) === whole(other)) return 'first name the same'
  if (sameClass(whole(one), whole(other))) return 'variant'
  const [first, second] = [firstWord(one), firstWord(other)]
  if (isInitial(one) || isInitial(other)) return first[0] === second[0] ? 'initial' : 'different'
  if (first === second || sameClass(first, second)) return 'first name the same'
  if (shareAWord(one, other)) return 'part in common'
  if (areTwoNames(first, second)) return 'different'
  return nearLevel(whole(one), whole(other)) ?? 'different'
}

/** How two family names compare; null when either is not known. Symmetric. */
export function compareFamily(a: string, b: string): FamilyLevel | null {
  if (a === '' || b === '') return null
  if (whole(a) === whole(b) || sameClass(whole(a), whole(b))) return 'same'
  if (shareAWord(a, b)) return 'part in common'
  return nearLevel(whole(a), whole(b)) ?? 'different'
}

/**
 * Whether two given names are surely one, even in one household: the same, a known variant, or one slip of the finger
 * inside a longer word. A change at either end makes another name as often as an error (Amir and Amira, Holly and Molly).
 */
export function isSurelyOneGiven(a: string, b: string, level: GivenLevel | null): boolean {
  if (level === 'same' || level === 'variant' || level === 'first name the same') return true
  if (level !== 'spelt much alike') return false
  const [one, other] = [whole(ownName(a)), whole(ownName(b))]
  if (one[0] !== other[0] || one.at(-1) !== other.at(-1)) return false
  const shortest = Math.min(one.length, other.length)
  return editDistance(one, other, 1) === 1 && shortest >= (one.length === other.length ? 6 : 5)
}

/** Whether two texts differ by one character, or two neighbours changed about. */
export function isOneSlip(a: string, b: string): boolean {
  return a !== b && editDistance(a, b, 1) === 1
}

/** Likeness of two words from 0 to 1, after Jaro and Winkler. Symmetric. */
export function likeness(a: string, b: string): number {
  if (a === b) return 1
  const [short, long] = a.length < b.length || (a.length === b.length && a < b) ? [a, b] : [b, a]
  const jaro = jaroOf(short, long)
  let prefix = 0
  while (prefix < 4 && prefix < short.length && short[prefix] === long[prefix]) prefix += 1
  return jaro + prefix * 0.1 * (1 - jaro)
}

const HYPHENS = /[\s\u2010-\u2015\u2212\u30fb-]+/
const CLASS_OF: ReadonlyMap<string, number> = new Map(
  VARIANT_CLASSES.flatMap((names, at) => names.map((name) => [name, at] as const)),
)
const MUHAMMAD = CLASS_OF.get('muhammad')
/** Words too common within family names to be a sign of one. */
const PARTICLES: ReadonlySet<string> = new Set(
  [
    'al',
    'el',
    'ben',
    'bin',
    'bint',
    'ibn',
    'da',
    'de',
    'del',
    'der',
    'di',
    'do',
    'dos',
    'la',
    'le',
    'mac',
    'mc',
  ].concat(['o', 'st', 'ter', 'van', 'von', 'ul', 'ur', 'singh', 'kaur', 'begum', 'bibi', 'khatun', 'miah']),
)

function wordsOf(text: string): string {
  return text.split(HYPHENS).map(nameKey).filter(Boolean).join(' ')
}

/** The given name without a first "Muhammad", which many boys bear before the name they go by; '' if that is all. */
function ownName(given: string): string {
  const words = given.split(' ')
  return words.filter((word, at) => at > 0 || CLASS_OF.get(word) !== MUHAMMAD).join(' ')
}

function firstWord(words: string): string {
  return words.split(' ', 1)[0] as string
}

function isInitial(words: string): boolean {
  return words.split(' ').every((word) => word.length === 1)
}

function sameClass(a: string, b: string): boolean {
  const one = CLASS_OF.get(a)
  return one !== undefined && one === CLASS_OF.get(b)
}

function areTwoNames(a: string, b: string): boolean {
  return CLASS_OF.has(a) && CLASS_OF.has(b) && !sameClass(a, b)
}

function shareAWord(a: string, b: string): boolean {
  const others = new Set(b.split(' '))
  return a.split(' ').some((word) => word.length > 1 && !PARTICLES.has(word) && others.has(word))
}

function nearLevel(a: string, b: string): 'spelt much alike' | 'sounds alike' | undefined {
  const shortest = Math.min(a.length, b.length)
  const slips = shortest >= 7 ? 2 : shortest >= 3 ? 1 : 0
  if (slips > 0 && editDistance(a, b, slips) <= slips) return 'spelt much alike'
  const alike = likeness(a, b)
  if (alike >= 0.94) return 'spelt much alike'
  return alike >= 0.82 && soundKey(a) === soundKey(b) ? 'sounds alike' : undefined
}

/** Insertions, deletions, changes and swaps of neighbours from one text to the other; `most + 1` when there are more. */
function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) next.push(cheapest(a, b, i, j, before, row, next))
    before = row
    row = next
  }
  return Math.min(row[b.length] as number, most + 1)
}

function cheapest(a: string, b: string, i: number, j: number, before: number[], row: number[], next: number[]): number {
  const change = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1)
  const cost = Math.min(change, (row[j] as number) + 1, (next[j - 1] as number) + 1)
  const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
  return swapped ? Math.min(cost, (before[j - 2] as number) + 1) : cost
}

function jaroOf(short: string, long: string): number {
  const reach = Math.max(Math.floor(long.length / 2) - 1, 0)
  const taken = new Array<boolean>(long.length).fill(false)
  const matched: string[] = []
  for (let i = 0; i < short.length; i += 1) {
    const to = Math.min(i + reach, long.length - 1)
    for (let j = Math.max(0, i - reach); j <= to; j += 1) {
      if (taken[j] || short[i] !== long[j]) continue
      taken[j] = true
      matched.push(short[i] as string)
      break
    }
  }
  if (matched.length === 0) return 0
  const inLong = Array.from(long).filter((_, at) => taken[at])
  const moved = matched.filter((letter, at) => letter !== inLong[at]).length / 2
  return (matched.length / short.length + matched.length / long.length + (matched.length - moved) / matched.length) / 3
}
