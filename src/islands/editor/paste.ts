import { LEFT_OUT, type LeftOut } from './content.ts'

/** What is pasted, as plain blocks; and what of it could not be kept, in words. */
export type Cleaned = { readonly html: string; readonly leftOut: readonly string[] }

type Line = { readonly type: 'p' | 'blockquote' | 'h4' | 'li'; readonly text: string }
type Around = { readonly type: Line['type']; readonly depth: number }
type Reading = {
  readonly lines: Line[]
  readonly counts: Map<LeftOut, number>
  open: { readonly type: Line['type']; text: string } | undefined
}

const HEADINGS = new Set(['H1', 'H2', 'H3', 'H4', 'H5', 'H6'])
const BLOCKS = new Set([
  ...['P', 'DIV', 'SECTION', 'ARTICLE', 'ASIDE', 'HEADER', 'FOOTER', 'MAIN', 'NAV', 'ADDRESS', 'FIGURE', 'FIGCAPTION'],
  ...['UL', 'OL', 'LI', 'DL', 'DT', 'DD', 'BLOCKQUOTE', 'PRE', 'HR', 'TABLE', 'TR', 'FORM', 'FIELDSET', 'DETAILS'],
  ...HEADINGS,
])
/** What nobody ever saw: not words, so nothing is lost with it. */
const UNSEEN = new Set(['STYLE', 'SCRIPT', 'META', 'LINK', 'TITLE', 'HEAD', 'XML', 'TEMPLATE', 'NOSCRIPT'])
const STRUCK_OUT = new Set(['DEL', 'S', 'STRIKE'])
const PICTURES = /^(IMG|SVG|PICTURE|CANVAS|VIDEO|AUDIO|OBJECT|EMBED|IFRAME|V:(SHAPE|IMAGEDATA|RECT|IMAGE|GROUP))$/
const LOOKS = /^(B|STRONG|I|EM|U|FONT|MARK|SMALL|BIG)$/

/**
 * Takes what Word, Outlook or a web page has put on the clipboard, and gives it as paragraphs, quotes, headings and
 * lists. Every word stays. What was made in this editor stays as it is, with its marks.
 */
export function cleaned(html: string): Cleaned {
  // A document made by a parser runs no script and fetches nothing.
  const source = new DOMParser().parseFromString(withoutStyles(html), 'text/html')
  if (isOwn(source)) return { html, leftOut: [] }
  const reading: Reading = { lines: [], counts: new Map(), open: undefined }
  readChildren(source.body, { type: 'p', depth: 0 }, reading)
  endLine(reading)
  return { html: written(reading.lines), leftOut: inWords(reading.counts) }
}

/** The policy of our pages counts a style in what is only read as one that is applied: here it is an attribute like others. */
function withoutStyles(html: string): string {
  return html
    .replaceAll(/<style[\s\S]*?<\/style\s*>/gi, '')
    .replaceAll(/<[a-z][^<>]*>/gi, (tag) => tag.replaceAll(/(\s)style(\s*=)/gi, '$1data-style$2'))
}

function isOwn(source: Document): boolean {
  return (
    source.querySelector('[data-pm-slice]') !== null && source.querySelector('table, img, [data-style], font') === null
  )
}

function readChildren(node: ParentNode, around: Around, reading: Reading): void {
  for (const child of node.childNodes) {
    if (child instanceof Text) addWords(child.data, around, reading)
    else if (child instanceof Element) readElement(child, around, reading)
  }
}

function readElement(element: Element, around: Around, reading: Reading): void {
  const name = element.tagName.toUpperCase()
  const style = element.getAttribute('data-style') ?? ''
  if (UNSEEN.has(name)) return
  const left = leftOutOf(name, style)
  if (left) leaveOut(element, reading, left)
  else if (/mso-list:\s*ignore/i.test(style)) addNumber(element.textContent ?? '', around, reading)
  else if (name === 'BR' && around.type === 'li') addWords(' ', around, reading)
  else if (name === 'BR') endLine(reading)
  else if (name === 'TABLE') readTable(element, around, reading)
  else readInside(element, name, style, around, reading)
}

function leftOutOf(name: string, style: string): LeftOut | undefined {
  if (PICTURES.test(name)) return 'pictures'
  if (STRUCK_OUT.has(name)) return 'deleted'
  return /mso-hide:\s*all|display:\s*none/i.test(style) ? 'hidden' : undefined
}

function readInside(element: Element, name: string, style: string, around: Around, reading: Reading): void {
  noteInline(element, name, reading)
  const isOfItem = around.type === 'li' && (name === 'P' || name === 'DIV')
  if (isOfItem) addWords(' ', around, reading)
  if (isOfItem || !BLOCKS.has(name)) {
    readChildren(element, around, reading)
    return
  }
  endLine(reading)
  const inside = within(element, name, style, around, reading)
  if (name === 'LI' && element.parentElement?.tagName === 'OL') addWords(`${placeIn(element)}. `, inside, reading)
  readChildren(element, inside, reading)
  endLine(reading)
}

function placeIn(item: Element): number {
  const items = [...(item.parentElement?.children ?? [])].filter(({ tagName }) => tagName === 'LI')
  return Number(item.parentElement?.getAttribute('start') ?? 1) + items.indexOf(item)
}

/** What kind of line is written inside this block. */
function within(element: Element, name: string, style: string, around: Around, reading: Reading): Around {
  if (name === 'UL' || name === 'OL') {
    if (around.depth > 0) count(reading, 'nesting')
    return { type: 'li', depth: around.depth + 1 }
  }
  const level = /mso-list:[^;]*\blevel(\d)/i.exec(style)?.[1]
  if (level || /\bMsoListParagraph/.test(element.className)) {
    if (Number(level ?? 1) > 1) count(reading, 'nesting')
    return { ...around, type: 'li' }
  }
  if (HEADINGS.has(name) || /\bMso(Title|Subtitle|Heading)/.test(element.className)) return { ...around, type: 'h4' }
  if (name === 'BLOCKQUOTE' || /\bMso(Intense)?Quote/.test(element.className)) return { ...around, type: 'blockquote' }
  return around
}

/** A row is a line, its cells with a bar between them: a table is read across. */
function readTable(table: Element, around: Around, reading: Reading): void {
  endLine(reading)
  const rows = [...table.querySelectorAll('tr')].filter((row) => row.closest('table') === table)
  const isLayout = rows.every((row) => row.children.length < 2)
  if (!isLayout) count(reading, 'tables')
  for (const row of rows) {
    if (isLayout) {
      for (const cell of row.children) readChildren(cell, around, reading)
    } else {
      const cells = [...row.children].map((cell) => wordsOfCell(cell, reading))
      addWords(cells.join(' | '), { ...around, type: 'p' }, reading)
    }
    endLine(reading)
  }
}

function wordsOfCell(cell: Element, reading: Reading): string {
  const inside: Reading = { lines: [], counts: reading.counts, open: undefined }
  readChildren(cell, { type: 'p', depth: 0 }, inside)
  endLine(inside)
  return inside.lines.map(({ text }) => text).join('; ')
}

/** Word writes a list's bullet or number as text. A bullet is the list's own; a number says something, and stays. */
function addNumber(text: string, around: Around, reading: Reading): void {
  const number = /^\s*((\d+|[a-z]{1,4})[.)])/i.exec(text)?.[1]
  if (number) addWords(`${number} `, around, reading)
}

function noteInline(element: Element, name: string, reading: Reading): void {
  if (LOOKS.test(name)) reading.counts.set('looks', 1)
  const href = name === 'A' ? (element.getAttribute('href') ?? '') : ''
  const isSaid = href.replace(/^(https?:\/\/|mailto:)/, '') === (element.textContent ?? '').trim()
  if (/^(https?|mailto):/.test(href) && !isSaid) count(reading, 'links')
}

function leaveOut(element: Element, reading: Reading, what: LeftOut): void {
  if (what === 'pictures' || element.textContent?.trim()) count(reading, what)
}

function addWords(words: string, { type }: Around, reading: Reading): void {
  const text = words.replaceAll(/[\s\u00a0]+/g, ' ')
  if (reading.open) reading.open.text += text
  else if (text.trim() !== '') reading.open = { type, text }
}

function endLine(reading: Reading): void {
  const text = reading.open?.text.replaceAll(/ {2,}/g, ' ').trim()
  if (reading.open && text) reading.lines.push({ type: reading.open.type, text })
  reading.open = undefined
}

function count(reading: Reading, what: LeftOut): void {
  reading.counts.set(what, (reading.counts.get(what) ?? 0) + 1)
}

function inWords(counts: ReadonlyMap<LeftOut, number>): readonly string[] {
  return [...counts].map(([what, times]) => LEFT_OUT[what](times))
}

function written(lines: readonly Line[]): string {
  const body = document.implementation.createHTMLDocument('').body
  let list: HTMLUListElement | undefined
  for (const { type, text } of lines) {
    const element = document.createElement(type)
    element.textContent = text
    if (type !== 'li') list = undefined
    else list ??= body.appendChild(document.createElement('ul'))
    const place = type === 'li' && list ? list : body
    place.append(element)
  }
  return body.innerHTML
}
