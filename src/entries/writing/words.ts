import * as Y from 'yjs'
import { typedText } from '../rules-rich-text.ts'
import { richTextOf } from './fragment.ts'
import { differing } from './rules-differing.ts'

// A writing is one Yjs document; each field of its form is a fragment of it by the field's name. Read on both sides.

/** The words of a field, as they are typed in a plain box. */
export function textIn(fragment: Y.XmlFragment): string {
  return typedText(richTextOf(fragment))
}

/** Makes a field what it was in an earlier version, marks and lists too; what is the same already is not touched. */
export function putBack(fragment: Y.XmlFragment, earlier: Y.XmlFragment): void {
  const nodes = earlier.toArray().filter((node): node is Y.XmlElement | Y.XmlText => !(node instanceof Y.XmlHook))
  const before = fragment.toArray().map(String)
  let [at, from] = [0, 0]
  for (const { does } of differing(before, nodes.map(String))) {
    const node = nodes[from]
    if (does === 'drop') fragment.delete(at, 1)
    else if (does === 'add' && node) fragment.insert(at, [node.clone()])
    if (does !== 'drop') [at, from] = [at + 1, from + 1]
  }
}

/** The document that these changes make together. */
export function docOf(changes: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const change of changes) Y.applyUpdate(doc, change)
  })
  return doc
}

/** The words of these fields. */
export function textsIn(doc: Y.Doc, fields: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(fields.map((field) => [field, textIn(doc.getXmlFragment(field))]))
}

/** What `work` changes in the document; undefined if nothing. */
export function changeOf(doc: Y.Doc, work: () => void): Uint8Array | undefined {
  let change: Uint8Array | undefined
  const note = (update: Uint8Array) => {
    change = update
  }
  doc.on('update', note)
  doc.transact(work)
  doc.off('update', note)
  return change
}

/** Whether bytes are a change that Yjs can read. */
export function isChange(bytes: Uint8Array): boolean {
  try {
    Y.applyUpdate(new Y.Doc(), bytes)
    return true
  } catch {
    return false
  }
}

/** Several changes as one; undefined if one of them is none. */
export function joinedChanges(changes: readonly Uint8Array[]): Uint8Array | undefined {
  return changes.every(isChange) ? Y.mergeUpdates([...changes]) : undefined
}

/** What somebody lacks who has `has`, and what these changes have, both as Yjs says it; undefined if `has` says nothing. */
export function missingFrom(
  changes: readonly Uint8Array[],
  has: Uint8Array,
): { readonly has: Uint8Array; readonly change: Uint8Array } | undefined {
  const doc = docOf(changes)
  try {
    return { has: Y.encodeStateVector(doc), change: Y.encodeStateAsUpdate(doc, has) }
  } catch {
    return undefined
  }
}
