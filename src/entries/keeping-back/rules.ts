import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { KeepBack, KeepBackRefusal } from './model.ts'

/** Where a passage is taken out of a text. */
type Cut = { readonly text: string; readonly cuts: number }

/**
 * Whether this may be decided of what was written: words that are kept back stand in it, and whoever gives what a rule
 * keeps back says why.
 */
export function decideOnKeeping(act: KeepBack, texts: readonly string[]): Outcome<KeepBack, KeepBackRefusal> {
  if (act.verdict !== 'give' && act.reason === null) return refused('no-reason')
  if (act.verdict === 'give' && act.why.trim() === '') return refused('no-why')
  const words = act.words === null ? null : act.words.trim()
  if (words !== null && !texts.some((text) => withoutWords(text, words, '').cuts > 0)) return refused('words-not-there')
  return accepted({ ...act, words, why: act.why.trim() })
}

/**
 * A text without these words, wherever they stand in it; spaces and the shape of quotation marks do not count.
 *
 * @param mark what stands where they were
 */
export function withoutWords(text: string, words: string, mark: string): Cut {
  const wanted = words.trim().split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return { text, cuts: 0 }
  const pattern = new RegExp(wanted.map(inAnyQuotes).join('\\s+'), 'giu')
  let cuts = 0
  const cut = text.replaceAll(pattern, () => {
    cuts += 1
    return mark
  })
  return { text: cut, cuts }
}

function inAnyQuotes(word: string): string {
  return word
    .replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll(/[‘’']/g, "[‘’']")
    .replaceAll(/[“”"]/g, '[“”"]')
}
