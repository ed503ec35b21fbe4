import * as Y from 'yjs'
import { asCalendarDay } from '../../kernel/calendar-day.ts'
import { ENTRY_KINDS, type MarkedBlock, type MarkedText, type RichText, type Run, type RunMarks } from '../model.ts'
import { type Part, partsOf, piecesOf, rewritten } from '../rules-rewriting.ts'
import { asMarked, joinedRuns, marksOf, sameMarks, tidied, typedText, wordsOf } from '../rules-rich-text.ts'

// A piece of rich text as several people write in it at once: an XmlFragment whose elements are named as the editor
// names its blocks, and whose text is formatted by the names of the editor's marks.

/** What stands in a fragment. Of what it does not know it keeps the words. */
export function richTextOf(fragment: Y.XmlFragment): MarkedText {
  return tidied(fragment.toArray().map(blockOf))
}

/** Writes a text into a fragment by the smallest change: blocks and words that stand already are not touched. */
export function intoFragment(fragment: Y.XmlFragment, text: RichText): void {
  const wanted = tidied(asMarked(text).blocks).blocks
  const standing = fragment.toArray().map(blockOf)
  const parts = partsOf(
    standing.map((block) => JSON.stringify(block)),
    wanted.map((block) => JSON.stringify(block)),
  )
  inTransaction(fragment, () => {
    for (const part of parts.toReversed()) {
      if (!('kept' in part)) replaceBlocks(fragment, part, wanted)
    }
  })
}

/** Writes what someone typed in a plain box into a fragment by the smallest change; marks stay where their words stay. */
export function typedIntoFragment(fragment: Y.XmlFragment, typed: string): void {
  const standing = richTextOf(fragment)
  if (typedText(standing) !== typed) intoFragment(fragment, rewritten(standing, typed))
}

/** How the editor calls each kind of block. */
const ELEMENTS = { paragraph: 'paragraph', quote: 'quote', heading: 'heading', list: 'bulletList' } as const
const ITEM = 'listItem'
const BREAK = 'hardBreak'

type Replacing = Exclude<Part, { readonly kept: readonly [number, number] }>

function replaceBlocks(fragment: Y.XmlFragment, part: Replacing, wanted: readonly MarkedBlock[]): void {
  const blocks = wanted.slice(part.in[0], part.in[1])
  const shared = Math.min(part.out[1] - part.out[0], blocks.length)
  fragment.delete(part.out[0] + shared, part.out[1] - part.out[0] - shared)
  fragment.insert(part.out[0] + shared, blocks.slice(shared).map(elementOf))
  for (const [at, block] of blocks.slice(0, shared).entries()) {
    if (rewriteBlock(fragment.get(part.out[0] + at), block)) continue
    fragment.delete(part.out[0] + at, 1)
    fragment.insert(part.out[0] + at, [elementOf(block)])
  }
}

/** Changes the words of an element that is of the same kind; false if it is of another. */
function rewriteBlock(element: unknown, block: MarkedBlock): boolean {
  if (!(element instanceof Y.XmlElement) || element.nodeName !== ELEMENTS[block.type]) return false
  if (block.type !== 'list') {
    rewriteLine(element, block.runs)
    return true
  }
  const items = element.toArray().map((item) => JSON.stringify(lineOf(item)))
  for (const part of partsOf(
    items,
    block.items.map((item) => JSON.stringify(joinedRuns(item))),
  ).toReversed()) {
    if ('kept' in part) continue
    element.delete(part.out[0], part.out[1] - part.out[0])
    element.insert(part.out[0], block.items.slice(part.in[0], part.in[1]).map(itemOf))
  }
  return true
}

/** Changes the words of a line where it has as many breaks as before; else it is written anew. */
function rewriteLine(element: Y.XmlElement, runs: readonly Run[]): void {
  const [texts, wanted] = [textsBetweenBreaks(element), partedAtBreaks(runs)]
  if (texts?.length === wanted.length) {
    for (const [at, text] of texts.entries()) rewriteText(text, wanted[at] ?? [])
  } else {
    element.delete(0, element.length)
    element.insert(0, contentOf(runs))
  }
}

/** The texts of a line with a break between each two of them; undefined where it has anything else. */
function textsBetweenBreaks(element: Y.XmlElement): readonly Y.XmlText[] | undefined {
  const nodes = element.toArray()
  const isInTurn = nodes.every((node, at) => (at % 2 === 0 ? node instanceof Y.XmlText : isBreak(node)))
  return isInTurn && nodes.length % 2 === 1 ? nodes.filter((node) => node instanceof Y.XmlText) : undefined
}

function partedAtBreaks(runs: readonly Run[]): readonly (readonly Run[])[] {
  const lines: Run[][] = [[]]
  for (const run of runs) {
    for (const [at, text] of run.text.split('\n').entries()) {
      if (at > 0) lines.push([])
      lines.at(-1)?.push({ ...run, text })
    }
  }
  return lines.map((line) => line.filter(({ text }) => text !== ''))
}

function contentOf(runs: readonly Run[]): (Y.XmlText | Y.XmlElement)[] {
  return partedAtBreaks(runs).flatMap((line, at) => [
    ...(at > 0 ? [new Y.XmlElement(BREAK)] : []),
    ...(line.length > 0 || at === 0 ? [textOf(line)] : []),
  ])
}

function isBreak(node: unknown): boolean {
  return node instanceof Y.XmlElement && node.nodeName === BREAK
}

function rewriteText(text: Y.XmlText, runs: readonly Run[]): void {
  rewriteWords(text, wordsOf(runs))
  let at = 0
  for (const run of runs) {
    for (const { from, to, marks } of stretchesOf(text, at, at + run.text.length)) {
      if (!sameMarks(marks, run)) text.format(from, to - from, formatOf(run))
    }
    at += run.text.length
  }
}

/** Changes the words of a text, and nothing of those that stay. */
function rewriteWords(text: Y.XmlText, words: string): void {
  const [were, are] = [piecesOf(plain(text)), piecesOf(words)]
  const length = (pieces: readonly string[], from: number, to: number) => pieces.slice(from, to).join('').length
  for (const part of partsOf(were, are).toReversed()) {
    if ('kept' in part) continue
    const at = length(were, 0, part.out[0])
    text.delete(at, length(were, part.out[0], part.out[1]))
    text.insert(at, are.slice(part.in[0], part.in[1]).join(''), {})
  }
}

type Stretch = { readonly from: number; readonly to: number; readonly marks: RunMarks }

/** The stretches between two places of a text that are marked alike. */
function stretchesOf(text: Y.XmlText, from: number, to: number): readonly Stretch[] {
  const stretches: Stretch[] = []
  let at = 0
  for (const run of runsOfText(text)) {
    const [begin, end] = [Math.max(at, from), Math.min(at + run.text.length, to)]
    if (begin < end) stretches.push({ from: begin, to: end, marks: run })
    at += run.text.length
  }
  return stretches
}

function elementOf(block: MarkedBlock): Y.XmlElement {
  const element = new Y.XmlElement(ELEMENTS[block.type])
  element.insert(0, block.type === 'list' ? block.items.map(itemOf) : contentOf(block.runs))
  return element
}

function itemOf(runs: readonly Run[]): Y.XmlElement {
  const [item, paragraph] = [new Y.XmlElement(ITEM), new Y.XmlElement(ELEMENTS.paragraph)]
  paragraph.insert(0, contentOf(runs))
  item.insert(0, [paragraph])
  return item
}

function textOf(runs: readonly Run[]): Y.XmlText {
  const text = new Y.XmlText()
  text.applyDelta(runs.map((run) => ({ insert: run.text, attributes: presentIn(formatOf(run)) })))
  return text
}

function blockOf(node: unknown): MarkedBlock {
  const name = node instanceof Y.XmlElement ? node.nodeName : ''
  if (node instanceof Y.XmlElement && name === ELEMENTS.list) {
    return { type: 'list', items: node.toArray().map(lineOf) }
  }
  const type = name === 'quote' || name === 'heading' ? name : 'paragraph'
  return { type, runs: lineOf(node) }
}

/** The words of a line and all beneath it. A break is a line break of the words before it. */
function lineOf(node: unknown): readonly Run[] {
  if (isBreak(node)) return [{ text: '\n' }]
  if (node instanceof Y.XmlText) return joinedRuns(runsOfText(node))
  if (node instanceof Y.XmlElement) return joinedRuns(node.toArray().flatMap(lineOf))
  return []
}

function runsOfText(text: Y.XmlText): readonly Run[] {
  const delta: readonly { readonly insert?: unknown; readonly attributes?: Format }[] = text.toDelta()
  return delta.flatMap(({ insert, attributes }) =>
    typeof insert === 'string' ? [{ text: insert, ...marksIn(attributes ?? {}) }] : [],
  )
}

function plain(text: Y.XmlText): string {
  return wordsOf(runsOfText(text))
}

/** Marks as a text is formatted with them: by the name of the editor's mark, its attributes. Null takes it away. */
type Format = Readonly<Record<string, Readonly<Record<string, unknown>> | null>>

function formatOf({ mark, person, day, cites, action }: RunMarks): Format {
  return {
    known: mark ? { kind: mark } : null,
    person: person ? { id: person } : null,
    day: day ? { on: day } : null,
    cites: cites && cites.length > 0 ? { entries: cites.join(' ') } : null,
    action: action ? { child: action } : null,
  }
}

function presentIn(format: Format): Format {
  return Object.fromEntries(Object.entries(format).filter(([, value]) => value !== null))
}

function marksIn(format: Format): RunMarks {
  const said = (name: string, key: string) => {
    const value = format[name]?.[key]
    return typeof value === 'string' ? value : ''
  }
  return marksOf({
    mark: ENTRY_KINDS.find((kind) => kind === said('known', 'kind')),
    person: said('person', 'id'),
    day: asCalendarDay(said('day', 'on')),
    cites: said('cites', 'entries').split(' ').filter(Boolean),
    action: said('action', 'child'),
  })
}

function inTransaction(fragment: Y.XmlFragment, work: () => void): void {
  if (fragment.doc) fragment.doc.transact(work)
  else work()
}
