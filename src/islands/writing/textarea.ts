import * as Y from 'yjs'
import { typedIntoFragment } from '../../entries/writing/fragment.ts'
import { differing } from '../../entries/writing/rules-differing.ts'
import { docOf, textIn } from '../../entries/writing/words.ts'

/** Writes what is typed in a box into a field of a writing, and shows what others write in it there; the cursor stays. */
export function bindTextarea(box: HTMLTextAreaElement, field: Y.XmlFragment): void {
  show(box, textIn(field))
  box.addEventListener('input', () => field.doc?.transact(() => typedIntoFragment(field, box.value), box))
  field.observeDeep((_, { origin }) => {
    if (origin !== box) show(box, textIn(field))
  })
}

/** A text that one made of `base` while another made `theirs` of it: the words of both. */
export function bothOf(base: string, mine: string, theirs: string): string {
  const FIELD = 'text'
  const begun = new Y.Doc()
  typedIntoFragment(begun.getXmlFragment(FIELD), base)
  const sides = [mine, theirs].map((text) => {
    const side = docOf([Y.encodeStateAsUpdate(begun)])
    typedIntoFragment(side.getXmlFragment(FIELD), text)
    return Y.encodeStateAsUpdate(side)
  })
  return textIn(docOf(sides).getXmlFragment(FIELD))
}

/** Puts words into the box. The end of a line that is being typed is no word yet: it stays as it is. */
function show(box: HTMLTextAreaElement, said: string): void {
  const before = box.value
  const text = said + (before.match(/\s*$/)?.[0] ?? '')
  if (before.trimEnd() === said.trimEnd()) return
  const { selectionStart, selectionEnd } = box
  box.value = text
  if (document.activeElement === box) {
    box.setSelectionRange(moved(selectionStart, before, text), moved(selectionEnd, before, text))
  }
}

/** Where a place in a text is after the text was changed: behind the same word. On a line that is begun at the end, it stays there. */
function moved(place: number, before: string, after: string): number {
  if (before[place - 1] === '\n' && before.slice(place).trim() === '') return after.length - (before.length - place)
  let [old, now] = [0, 0]
  for (const { does, what } of differing(partsOf(before), partsOf(after))) {
    if (does !== 'add' && place <= old + what.length) return does === 'keep' ? now + place - old : now
    if (does !== 'add') old += what.length
    if (does !== 'drop') now += what.length
  }
  return after.length
}

const partsOf = (text: string) => text.split(/(\s+)/).filter((part) => part !== '')
