import * as Y from 'yjs'
import { alike, differing, type Step } from './rules-differing.ts'

// A writing is one Yjs document; each field of its form is a fragment of it by the field's name. Read on both sides.

/** The words of a field, as a form without a script has them: an empty line parts paragraphs, a line the items of a list. */
export function textIn(fragment: Y.XmlFragment): string {
  return fragment.toArray().map(textOfNode).filter(Boolean).join('\n\n')
}

/**
 * Makes a field say this, and touches nothing that says it already: whoever writes in another place at this moment, or
 * in the same sentence, keeps their words. Marks on what stays are kept.
 */
export function putText(fragment: Y.XmlFragment, text: string): void {
  const said = tidy(text)
  if (textIn(fragment) === said) return
  putParts(fragment, said.split('\n\n').filter(Boolean), paragraph)
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

/** A text as a field gives it back: one empty line between paragraphs, nothing after the last. */
export function tidy(text: string): string {
  return text.replaceAll('\r\n', '\n').split('\n\n').filter(Boolean).join('\n\n').trimEnd()
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
  return Object.fromEntries(fields.map((field) => [field, textIn(doc.getXmlFragment(field)).trim()]))
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

type Node = Y.XmlElement | Y.XmlText | Y.XmlHook
type Parent = Y.XmlFragment | Y.XmlElement

const BREAK = 'hardBreak'
const LISTS = ['bulletList', 'orderedList']

function textOfNode(node: Node): string {
  if (node instanceof Y.XmlText) {
    return node
      .toDelta()
      .map(({ insert }: { insert: unknown }) => (typeof insert === 'string' ? insert : ' '))
      .join('')
  }
  if (!(node instanceof Y.XmlElement)) return ''
  if (node.nodeName === BREAK) return '\n'
  const parts = node.toArray().map(textOfNode)
  return holdsLines(node) ? parts.filter(Boolean).join('\n') : parts.join('')
}

function isBreak(node: Node): boolean {
  return node instanceof Y.XmlElement && node.nodeName === BREAK
}

/** Whether a node holds lines of their own, as a list and a quotation do, and not words. */
function holdsLines(node: Y.XmlElement): boolean {
  return node.toArray().some((child) => child instanceof Y.XmlElement && !isBreak(child))
}

function paragraph(text: string): Y.XmlElement {
  const made = new Y.XmlElement('paragraph')
  made.insert(0, inline(text))
  return made
}

function item(text: string): Y.XmlElement {
  const made = new Y.XmlElement('listItem')
  made.insert(0, [paragraph(text)])
  return made
}

function inline(text: string): (Y.XmlText | Y.XmlElement)[] {
  const lines = text.split('\n')
  return lines.flatMap((line, at) => [
    ...(at > 0 ? [new Y.XmlElement(BREAK)] : []),
    ...(line === '' ? [] : [new Y.XmlText(line)]),
  ])
}

/**
 * Makes the children of a node say these texts, one each. What goes is emptied and its place stays: words that somebody
 * else writes there at this moment are not gone with it.
 */
function putParts(parent: Parent, parts: readonly string[], make: (text: string) => Y.XmlElement): void {
  const said = parent.toArray().filter((node) => textOfNode(node) !== '')
  const left = [...said]
  let last: Node | undefined
  for (const { dropped, added, kept } of gapsIn(differing(said.map(textOfNode), parts))) {
    const gone = left.splice(0, dropped)
    for (const [at, node] of gone.entries()) putPart(parent, node, added[at] ?? '')
    last = gone.at(-1) ?? last
    const more = added.slice(dropped).map(make)
    parent.insert(last ? parent.toArray().indexOf(last) + 1 : 0, more)
    last = left.splice(0, kept).at(-1) ?? more.at(-1) ?? last
  }
}

type Gap = { readonly dropped: number; readonly added: readonly string[]; readonly kept: number }

/** What goes and what comes between two parts that stay. */
function gapsIn(steps: readonly Step<string>[]): readonly Gap[] {
  const gaps: Gap[] = []
  let gap: Gap = { dropped: 0, added: [], kept: 0 }
  for (const { does, what } of steps) {
    if (does !== 'keep' && gap.kept > 0) {
      gaps.push(gap)
      gap = { dropped: 0, added: [], kept: 0 }
    }
    if (does === 'keep') gap = { ...gap, kept: gap.kept + 1 }
    else if (does === 'drop') gap = { ...gap, dropped: gap.dropped + 1 }
    else gap = { ...gap, added: [...gap.added, what] }
  }
  return [...gaps, gap]
}

function putPart(parent: Parent, node: Node, text: string): void {
  if (node instanceof Y.XmlText) putInline(parent, text)
  else if (node instanceof Y.XmlElement && !holdsLines(node)) putInline(node, text)
  else if (node instanceof Y.XmlElement) {
    putParts(node, text === '' ? [] : text.split('\n'), LISTS.includes(node.nodeName) ? item : paragraph)
  }
}

/** Makes the words of a paragraph these; of a word that is being typed only the letters that are new. */
function putInline(node: Parent, text: string): void {
  const before = node.toArray().map(textOfNode).join('')
  let at = 0
  for (const { gone, come, kept } of changesIn(differing(wordsOf(before), wordsOf(text)))) {
    const { start, end } = typedWithin(gone, come)
    removeAt(node, at + start, gone.length - start - end)
    for (const part of wordsOf(come.slice(start, come.length - end)).toReversed()) insertAt(node, at + start, part)
    at += come.length + kept
  }
}

/** Letters put into a word, or taken out, leave the others; of a word in place of another both stay whole. */
function typedWithin(gone: string, come: string): { readonly start: number; readonly end: number } {
  const start = alike(gone.split(''), come.split(''))
  const end = alike(gone.slice(start).split('').toReversed(), come.slice(start).split('').toReversed())
  return start + end === Math.min(gone.length, come.length) ? { start, end } : { start: 0, end: 0 }
}

type Changed = { readonly gone: string; readonly come: string; readonly kept: number }

/** What goes and what comes between two stretches that stay. */
function changesIn(steps: readonly Step<string>[]): readonly Changed[] {
  const changes: Changed[] = []
  let now: Changed = { gone: '', come: '', kept: 0 }
  for (const { does, what } of steps) {
    if (does !== 'keep' && now.kept > 0) {
      changes.push(now)
      now = { gone: '', come: '', kept: 0 }
    }
    if (does === 'keep') now = { ...now, kept: now.kept + what.length }
    else if (does === 'drop') now = { ...now, gone: now.gone + what }
    else now = { ...now, come: now.come + what }
  }
  return [...changes, now]
}

const wordsOf = (text: string) => text.split(/(\s)/).filter((word) => word !== '')

function lengthOf(node: Node): number {
  return node instanceof Y.XmlText ? node.length : 1
}

/** In which child a place among the words lies, and where in it; `atEnd`: at the end of a text rather than before what follows. */
function placeIn(node: Parent, at: number, atEnd: boolean): { readonly child: number; readonly offset: number } {
  let before = 0
  for (const [child, one] of node.toArray().entries()) {
    const end = before + lengthOf(one)
    if (at < end || (atEnd && at === end && one instanceof Y.XmlText)) return { child, offset: at - before }
    before = end
  }
  return { child: node.length, offset: 0 }
}

function removeAt(node: Parent, at: number, length: number): void {
  let left = length
  while (left > 0) {
    const { child, offset } = placeIn(node, at, false)
    const one = node.get(child)
    const here = one instanceof Y.XmlText ? Math.min(left, one.length - offset) : 1
    if (one instanceof Y.XmlText) one.delete(offset, here)
    else node.delete(child, here)
    left -= here
  }
}

function insertAt(node: Parent, at: number, words: string): void {
  const { child, offset } = placeIn(node, at, true)
  const one = child < node.length ? node.get(child) : undefined
  if (words === '\n') insertBreak(node, child, offset)
  else if (one instanceof Y.XmlText) one.insert(offset, words)
  else node.insert(child, [new Y.XmlText(words)])
}

function insertBreak(node: Parent, child: number, offset: number): void {
  const one = child < node.length ? node.get(child) : undefined
  if (one instanceof Y.XmlText) {
    const after = one.clone()
    node.insert(child + 1, [new Y.XmlElement(BREAK), after])
    if (offset > 0) after.delete(0, offset)
    if (one.length > offset) one.delete(offset, one.length - offset)
  } else node.insert(child, [new Y.XmlElement(BREAK)])
}
