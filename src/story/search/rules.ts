import type { KnownPerson } from '../../people/model.ts'
import type { FoundAbout, FoundText, Piece } from './model.ts'

/** A longer question is none: the search reads a line. */
export const MOST_CHARACTERS = 200

/** Whether there is anything in it that can be looked for: marks and pictures alone cannot. */
export function hasAWord(words: string): boolean {
  return /[\p{L}\p{N}]/u.test(words)
}

/** Stand around what was sought in a text, as the database gives it: letters that nobody writes. */
export const SOUGHT_FROM = '\uE000'
export const SOUGHT_TO = '\uE001'

/** A text with its marks, as pieces that are sought and pieces that are not. */
export function piecesOf(marked: string): readonly Piece[] {
  return marked.split(SOUGHT_FROM).flatMap((part, at) => {
    const [first = '', rest] = at === 0 ? ['', part] : part.split(SOUGHT_TO, 2)
    return [
      { text: first, sought: true },
      { text: (rest ?? '').replaceAll(SOUGHT_TO, ''), sought: false },
    ].filter(({ text }) => text !== '')
  })
}

/** The texts by child, in the order in which each child's first was found; the others whom a text is about are named beside it. */
export function byChild(texts: readonly FoundText[], people: ReadonlyMap<string, KnownPerson>): readonly FoundAbout[] {
  const groups = new Map<string, FoundText[]>()
  for (const text of texts) {
    const [first] = text.childIds
    if (first !== undefined) groups.set(first, [...(groups.get(first) ?? []), text])
  }
  return [...groups].flatMap(([childId, found]) => {
    const child = people.get(childId)
    const named = (text: FoundText) => text.childIds.slice(1).flatMap((id) => people.get(id) ?? [])
    return child ? [{ child, texts: found.map((text) => ({ ...text, alsoAbout: named(text) })) }] : []
  })
}

/** The text as far as it speaks of these children; nothing when it speaks of none of them. */
export function within(text: FoundText, allowed: ReadonlySet<string>): readonly FoundText[] {
  const childIds = text.childIds.filter((id) => allowed.has(id))
  return childIds.length === 0 ? [] : [{ ...text, childIds }]
}
