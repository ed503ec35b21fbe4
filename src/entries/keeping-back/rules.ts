import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { KeepBack, KeepBackRefusal } from './model.ts'

/** Where a passage stands in a text: from, and to before which, in UTF-16 units. */
export type Range = { readonly from: number; readonly to: number }

/**
 * Whether this may be decided of what was written: words that are kept back stand in it, and whoever gives what a rule
 * keeps back says why.
 */
export function decideOnKeeping(act: KeepBack, texts: readonly string[]): Outcome<KeepBack, KeepBackRefusal> {
  if (act.verdict !== 'give' && act.reason === null) return refused('no-reason')
  if (act.verdict === 'give' && act.why.trim() === '') return refused('no-why')
  const words = act.words === null ? null : act.words.trim()
  if (words !== null && texts.every((text) => rangesOf(text, words).length === 0)) return refused('words-not-there')
  return accepted({ ...act, words, why: act.why.trim() })
}

/**
 * Wherever these words stand in a text, in order, also where they overlap themselves; spaces and the shape of quotation
 * marks do not count.
 */
export function rangesOf(text: string, words: string): readonly Range[] {
  const wanted = words.trim().split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return []
  const pattern = new RegExp(`(?=(${wanted.map(inAnyQuotes).join('\\s+')}))`, 'giu')
  return [...text.matchAll(pattern)].map(({ index, 1: found = '' }) => ({ from: index, to: index + found.length }))
}

function inAnyQuotes(word: string): string {
  return word
    .replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll(/[‘’']/g, "[‘’']")
    .replaceAll(/[“”"]/g, '[“”"]')
}
