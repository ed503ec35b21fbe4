import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { yUndoPluginKey } from '@tiptap/y-tiptap'

/** A stretch of a text, by its places in the editor. */
export type Passage = { readonly from: number; readonly to: number; readonly words: string }

/** What is to be marked: the selection, or the sentence in which the caret stands. Undefined where nothing is written. */
export function passageIn(editor: Editor): Passage | undefined {
  const { from, to, empty, $from } = editor.state.selection
  if (!empty) return asPassage(editor, from, to)
  const [begin, end] = sentenceAt($from.parent.textContent, $from.parentOffset)
  return asPassage(editor, $from.start() + begin, $from.start() + end)
}

/** Marks a passage, in place of a mark of the same name. */
export function mark(editor: Editor, { from, to }: Passage, name: string, attributes: Record<string, string>): void {
  const type = editor.schema.marks[name]
  if (!type) return
  beAStep(editor)
  editor.view.dispatch(editor.state.tr.removeMark(from, to, type).addMark(from, to, type.create(attributes)))
}

/** Takes the marks of a name away from a passage. */
export function unmark(editor: Editor, { from, to }: Passage, name: string): void {
  const type = editor.schema.marks[name]
  if (!type) return
  beAStep(editor)
  editor.view.dispatch(editor.state.tr.removeMark(from, to, type))
}

/** The value that every letter of a passage has for a mark; undefined where they differ or have none. */
export function valueIn(editor: Editor, { from, to }: Passage, name: string, attribute: string): string | undefined {
  const values = new Set<string | undefined>()
  editor.state.doc.nodesBetween(from, to, (node) => {
    if (node.isText) values.add(markOf(node, name, attribute))
  })
  return values.size === 1 ? [...values][0] : undefined
}

/** Every entry that is cited anywhere in a passage. */
export function citedIn(editor: Editor, { from, to }: Passage): readonly string[] {
  const cited = new Set<string>()
  editor.state.doc.nodesBetween(from, to, (node) => {
    for (const id of citesOf(node)) cited.add(id)
  })
  return [...cited]
}

/** The entries that a stretch of text cites. */
export function citesOf(node: Node | null | undefined): readonly string[] {
  return (node && markOf(node, 'cites', 'entries'))?.split(' ').filter(Boolean) ?? []
}

/** What comes now is taken back by itself, not together with the typing before it. */
function beAStep(editor: Editor): void {
  yUndoPluginKey.getState(editor.state)?.undoManager.stopCapturing()
}

function markOf(node: Node, name: string, attribute: string): string | undefined {
  const value: unknown = node.marks.find(({ type }) => type.name === name)?.attrs[attribute]
  return typeof value === 'string' ? value : undefined
}

function asPassage(editor: Editor, from: number, to: number): Passage | undefined {
  const words = editor.state.doc.textBetween(from, to, ' ')
  return words.trim() === '' ? undefined : { from, to, words: words.trim() }
}

/** Where the sentence around a place begins and ends, without the space behind it. */
function sentenceAt(text: string, place: number): readonly [number, number] {
  let [begin, end] = [0, text.length]
  for (const { index, 0: stop } of text.matchAll(/[.!?…]+["”’)]*(\s+|$)/g)) {
    const after = index + stop.length
    if (after <= place && after < text.length) begin = after
    else {
      end = index + stop.trimEnd().length
      break
    }
  }
  return [begin, end]
}
