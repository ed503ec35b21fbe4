import type { FileRefusal } from './model.ts'
import { refuseFile, UnreadableReturn } from './refusal.ts'

/** Turns the file's bytes to text, piece by piece; the last call is without bytes. Throws a TypeError on broken bytes. */
export type Decode = (bytes?: Uint8Array) => string

/**
 * Chooses how to read the file from its first bytes: a byte order mark, then the XML declaration, then UTF-8.
 * ISO-8859-1 and ASCII are read as Windows-1252, which holds both. A declaration of UTF-16 in a file of single bytes is a
 * slip of common software: it is read as UTF-8, and any other bytes are then found broken.
 *
 * @throws UnreadableReturn if it is not XML, or in an encoding that is not read here
 */
export function decoderFor(head: Uint8Array): Decode {
  const decoder = new TextDecoder(encodingOf(head), { fatal: true })
  const start = new TextDecoder(decoder.encoding).decode(head.subarray(0, 1_024)).trimStart()
  if (start !== '' && !start.startsWith('<')) throw new UnreadableReturn(notXml(head))
  return (bytes) => (bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode())
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

const DECLARED: Readonly<Record<string, Encoding>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'utf-16': 'utf-8',
  'utf-16le': 'utf-8',
  'utf-16be': 'utf-8',
  'us-ascii': 'windows-1252',
  ascii: 'windows-1252',
  'iso-8859-1': 'windows-1252',
  'latin-1': 'windows-1252',
  latin1: 'windows-1252',
  'windows-1252': 'windows-1252',
  cp1252: 'windows-1252',
}

function encodingOf(head: Uint8Array): Encoding {
  if (startsWith(head, [0xff, 0xfe, 0, 0]) || startsWith(head, [0, 0, 0xfe, 0xff])) throw unsupported('UTF-32')
  if (startsWith(head, [0xef, 0xbb, 0xbf])) return 'utf-8'
  if (startsWith(head, [0xff, 0xfe]) || startsWith(head, [0x3c, 0, 0x3f, 0])) return 'utf-16le'
  if (startsWith(head, [0xfe, 0xff]) || startsWith(head, [0, 0x3c, 0, 0x3f])) return 'utf-16be'
  const text = new TextDecoder('windows-1252').decode(head.subarray(0, 1_024))
  const declared = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"'>]{1,40})["']/.exec(text)?.[1]
  if (declared === undefined) return 'utf-8'
  const encoding = DECLARED[declared.toLowerCase()]
  if (!encoding) throw unsupported(declared)
  return encoding
}

function unsupported(encoding: string): UnreadableReturn {
  const words = `The file is written in the encoding “${encoding}”, which cannot be read. Save it as UTF-8.`
  return new UnreadableReturn(refuseFile('encoding-not-supported', 1, words))
}

/** What the file is instead, as far as its first bytes tell. */
function notXml(head: Uint8Array): FileRefusal {
  const kind = SIGNATURES.find(([signature]) => startsWith(head, signature))?.[1]
  const words = kind ? `The file is ${kind}, not XML.` : 'The file is not XML: it does not begin with “<”. Is it a CSV?'
  return refuseFile('not-xml', 1, words)
}

const SIGNATURES: readonly (readonly [readonly number[], string])[] = [
  [[0x50, 0x4b], 'a zip file or a new Office document: unpack it first'],
  [[0x1f, 0x8b], 'a gzip file: unpack it first'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old Office document'],
]

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte)
}
