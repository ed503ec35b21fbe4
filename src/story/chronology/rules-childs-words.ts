import type { EntryKind, StepKind } from '../../entries/model.ts'

/** Someone's own words, without quotation marks, and what is told around them; `around` may be empty. */
export type OwnWords = { readonly words: string; readonly around: string }

type Written = { readonly kind: EntryKind; readonly stepKind: StepKind | null; readonly title: string }

/**
 * Whether an entry is the child's own words. A concern that someone else raised because the child told them is in that
 * person's words.
 */
export function isChildsOwnWords({ kind, stepKind, title }: Written): boolean {
  return kind === 'child-words' && (stepKind !== 'contact' || QUOTED.test(title.trim()))
}

/**
 * The words themselves and what stands around them: a title in quotation marks is the words, and the text is how they came
 * to be said; else the text is the words, and a title that says something else stands around them.
 */
export function ownWordsIn(title: string, text: string): OwnWords {
  if (text.trim() === '') return { words: unquoted(title), around: '' }
  if (isBeginningOf(title, text)) return { words: unquoted(text), around: '' }
  return QUOTED.test(title.trim())
    ? { words: unquoted(title), around: text.trim() }
    : { words: unquoted(text), around: title.trim() }
}

/** The first sentences of a text that fit in so many letters; always one whole sentence at least. */
export function firstSentences(text: string, letters: number): string {
  const [first = '', ...others] = text.trim().split(/(?<=[.!?…][”’"]?)\s+/)
  let fits = first
  for (const sentence of others) {
    if (fits.length + 1 + sentence.length > letters) break
    fits = `${fits} ${sentence}`
  }
  return fits
}

/** Words to be put in quotation marks: without a pair of their own around them, and others within them single. */
export function unquoted(text: string): string {
  const own = QUOTED.exec(text.trim())?.[1] ?? text.trim()
  return own.replaceAll('“', '‘').replaceAll('”', '’')
}

/** Whether a title says the same as the beginning of the text: then the text alone is shown. */
export function isBeginningOf(title: string, text: string): boolean {
  const plain = (words: string) =>
    words
      .replaceAll(/[“”"'‘’…]/g, '')
      .replace(/[.]$/, '')
      .replaceAll(/\s+/g, ' ')
      .trim()
  return plain(text).toLowerCase().startsWith(plain(title).toLowerCase())
}

/** Words in one pair of quotation marks. */
const QUOTED = /^[“"]([^“”"]*)[”"][.]?$/
