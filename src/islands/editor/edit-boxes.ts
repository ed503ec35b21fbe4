import * as Y from 'yjs'
import type { MarkedText } from '../../entries/model.ts'
import { rewritten } from '../../entries/rules-rewriting.ts'
import { intoFragment } from '../../entries/writing/fragment.ts'
import { mountEditor } from './mount.ts'

const NOTHING: MarkedText = { v: 2, blocks: [] }

/** Puts an editor in the place of each of these boxes, which one person writes in. */
export function editBoxes(boxes: Iterable<HTMLTextAreaElement>): void {
  for (const box of boxes) {
    const fragment = new Y.Doc().getXmlFragment(box.name)
    intoFragment(fragment, rewritten(markedIn(box), box.value))
    mountEditor(box, fragment)
  }
}

/** What the page says is marked in a box; the server wrote it. */
function markedIn(box: HTMLTextAreaElement): MarkedText {
  const field = box.form?.elements.namedItem(box.dataset['marks'] ?? '')
  return field instanceof HTMLInputElement && field.value ? (JSON.parse(field.value) as MarkedText) : NOTHING
}
