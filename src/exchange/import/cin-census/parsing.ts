import { SaxesParser } from 'saxes'
import { type Decode, decoderFor } from './decoding.ts'
import type { FileRefusalReason, Limits, RawAttribute, RawElement } from './model.ts'
import { refuseFile, UnreadableReturn } from './refusal.ts'
import { piecesOf, type ReturnSource } from './source.ts'

/** A part of the file, whole, in the order of the file. `other` is an element outside header and children. */
export type Part = { readonly kind: 'header' | 'child' | 'other'; readonly element: RawElement }

/**
 * Reads a return to its end, part by part. Memory holds one piece of the file and one part, whatever the file's size.
 *
 * @param onPiece called with each piece of the file after the parts in it have been taken
 * @throws UnreadableReturn where the file is not a sound return within the limits; nothing after it is read
 */
export async function* partsOf(
  source: ReturnSource,
  limits: Limits,
  onPiece: (bytes: Uint8Array) => void,
): AsyncGenerator<Part> {
  const reading = newReading(limits)
  let decode: Decode | undefined
  for await (const bytes of piecesOf(source, limits)) {
    decode ??= decoderFor(bytes)
    feed(reading, decode, bytes)
    yield* reading.parts.splice(0)
    onPiece(bytes)
  }
  if (decode) finish(reading, decode)
  yield* reading.parts.splice(0)
}

type Building = { name: string; line: number; text: string; attributes: RawAttribute[]; children: Building[] }

/** Where the parser stands. */
type Reading = {
  readonly parser: SaxesParser
  readonly limits: Limits
  readonly parts: Part[]
  /** Names of the elements that are open, the root first. */
  readonly open: string[]
  /** Elements that are open within the part being gathered. */
  readonly building: Building[]
  elements: number
  characters: number
  attributes: number
  /** Characters given to the parser, and how many of them it had read at its last event. */
  fed: number
  lastEventAt: number
}

function newReading(limits: Limits): Reading {
  const parser = new SaxesParser()
  const reading = {
    parser,
    limits,
    parts: [],
    open: [],
    building: [],
    elements: 0,
    characters: 0,
    attributes: 0,
    fed: 0,
    lastEventAt: 0,
  }
  parser.on('error', (error) => stop(reading, 'malformed', `The XML is broken: ${saidBy(error)}`))
  parser.on('doctype', () => stop(reading, 'document-type-declared', DOCTYPE))
  parser.on('opentagstart', ({ name }) => openElement(reading, localName(name)))
  parser.on('attribute', ({ name, value }) => addAttribute(reading, name, value))
  parser.on('opentag', () => seen(reading))
  parser.on('text', (text) => addText(reading, text))
  parser.on('cdata', (text) => addText(reading, text))
  parser.on('comment', () => seen(reading))
  parser.on('processinginstruction', () => seen(reading))
  parser.on('closetag', () => closeElement(reading))
  return reading
}

const DOCTYPE =
  'The file declares a document type (<!DOCTYPE …>), which can make a reader open other files. A census return has none.'

function feed(reading: Reading, decode: Decode, bytes?: Uint8Array): void {
  const text = decoded(reading, decode, bytes)
  reading.parser.write(text)
  reading.fed += text.length
  if (reading.fed - reading.lastEventAt > reading.limits.pieceLength) tooLong(reading)
}

function finish(reading: Reading, decode: Decode): void {
  feed(reading, decode)
  const { open, parser } = reading
  const inside = open.at(-1)
  if (inside !== undefined)
    stop(reading, 'truncated', `The file ends at line ${parser.line}, inside ${inside}: it is cut short.`)
  parser.on('error', (error) => stop(reading, ...lastFault(reading, saidBy(error))))
  parser.close()
}

/** At the end of the file every element is closed: without a root it was cut short before it, or holds only comments. */
function lastFault(reading: Reading, said: string): readonly [FileRefusalReason, string] {
  if (!/root element/.test(said)) return ['malformed', `The XML is broken: ${said}`]
  return ['truncated', `The file ends at line ${reading.parser.line}, before the return begins.`]
}

function decoded(reading: Reading, decode: Decode, bytes?: Uint8Array): string {
  try {
    return decode(bytes)
  } catch (fault) {
    if (!(fault instanceof TypeError)) throw fault
    const words = `Near line ${reading.parser.line} there are bytes that are not text in the file’s encoding.`
    return stop(reading, 'encoding-broken', words)
  }
}

function openElement(reading: Reading, name: string): void {
  seen(reading)
  reading.attributes = 0
  const { open, building, limits, parser } = reading
  const depth = open.length + 1
  if (depth > limits.depth)
    stop(reading, 'too-deep', `Elements stand more than ${limits.depth} deep. A return has seven.`)
  if (depth === 1 && !isNamed(name, 'Message'))
    stop(
      reading,
      'wrong-root',
      `The file’s outermost element is “${name.slice(0, 40)}”, not “Message”: it is not a census return.`,
    )
  open.push(name)
  if (building.length === 0 && !isPart(open)) return
  reading.elements += 1
  if (reading.elements > limits.elementsPerChild) tooMuch(reading)
  const element: Building = { name, line: parser.line, text: '', attributes: [], children: [] }
  building.at(-1)?.children.push(element)
  building.push(element)
}

function addAttribute(reading: Reading, name: string, value: string): void {
  seen(reading)
  reading.attributes += 1
  const { limits } = reading
  if (reading.attributes > limits.attributesPerElement)
    stop(reading, 'too-many-attributes', `An element has more than ${limits.attributesPerElement} attributes.`)
  if (value.length > limits.pieceLength) tooLong(reading)
  reading.building.at(-1)?.attributes.push({ name, value })
  reading.characters += value.length
  if (reading.characters > limits.charactersPerChild) tooMuch(reading)
}

function addText(reading: Reading, text: string): void {
  seen(reading)
  if (text.length > reading.limits.pieceLength) tooLong(reading)
  const element = reading.building.at(-1)
  if (!element) return
  reading.characters += text.length
  if (reading.characters > reading.limits.charactersPerChild) tooMuch(reading)
  element.text += text
}

function closeElement(reading: Reading): void {
  seen(reading)
  const { open, building, parts } = reading
  const element = building.pop()
  const kind = kindOf(open)
  open.pop()
  if (!element || building.length > 0) return
  parts.push({ kind, element })
  reading.elements = 0
  reading.characters = 0
}

/** Parts stand below the root, but for the children, which stand in their own wrapper. */
function isPart(open: readonly string[]): boolean {
  return open.length === 2 ? !isNamed(open[1], 'Children') : open.length === 3
}

function kindOf(open: readonly string[]): Part['kind'] {
  if (open.length === 3 && isNamed(open[2], 'Child')) return 'child'
  return open.length === 2 && isNamed(open[1], 'Header') ? 'header' : 'other'
}

/** Vendors differ in the case of names, as they do within a child. */
function isNamed(name: string | undefined, wanted: string): boolean {
  return name?.toLowerCase() === wanted.toLowerCase()
}

function seen(reading: Reading): void {
  reading.lastEventAt = reading.parser.position
}

function tooLong(reading: Reading): never {
  return stop(
    reading,
    'too-long',
    `A text, attribute or comment is longer than ${reading.limits.pieceLength} characters.`,
  )
}

function tooMuch(reading: Reading): never {
  const { elementsPerChild, charactersPerChild } = reading.limits
  return stop(
    reading,
    'child-too-large',
    `One child holds more than ${elementsPerChild} elements or ${charactersPerChild} characters: that is no child’s history.`,
  )
}

function stop(reading: Reading, reason: FileRefusalReason, words: string): never {
  throw new UnreadableReturn(refuseFile(reason, reading.parser.line, words))
}

/** The parser's own words without its position, which the refusal gives, and never more than a line of them. */
function saidBy(error: Error): string {
  return error.message.replace(/^\d+:\d+: /, '').slice(0, 120)
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
