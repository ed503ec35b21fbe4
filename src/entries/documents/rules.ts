import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { Described, DocumentRefusal, MediaType, NewDocument } from './model.ts'

const LONGEST_NAME = 120
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/**
 * What a file is, by its first and last bytes, whatever it is called; undefined for what is not taken. A Word document
 * is a package, whose parts are named at its end; text is what has no control character but tabs and line ends.
 */
export function mediaTypeOf(beginning: Uint8Array, end: Uint8Array): MediaType | undefined {
  if (startsWith(beginning, [0x25, 0x50, 0x44, 0x46, 0x2d])) return 'application/pdf'
  if (startsWith(beginning, [0xff, 0xd8, 0xff])) return 'image/jpeg'
  if (startsWith(beginning, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png'
  if (startsWith(beginning, [0x50, 0x4b, 0x03, 0x04])) return namesWordsPart(end) ? WORD : undefined
  return isText(beginning) ? 'text/plain' : undefined
}

const ENDINGS: Readonly<Record<MediaType, readonly string[]>> = {
  'application/pdf': ['.pdf'],
  [WORD]: ['.docx'],
  'image/jpeg': ['.jpg', '.jpeg'],
  'image/png': ['.png'],
  'text/plain': ['.txt'],
}

/** A file's name without its folders, control characters and whatever a system may take for more than a name; with the ending of what it is. */
export function cleanFileName(given: string, mediaType: MediaType): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const clean = last
    .replaceAll(/[\p{C}<>:"|?*%]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[ .]+|[ .]+$/g, '')
  const endings = ENDINGS[mediaType]
  const ending = endings.find((one) => clean.toLowerCase().endsWith(one)) ?? ''
  const stem = (ending ? clean.slice(0, -ending.length) : clean).slice(0, LONGEST_NAME).trim()
  return `${stem || 'document'}${ending || endings[0]}`
}

/** A title for a document that was given none: its file's name, as words. */
export function titleFrom(fileName: string): string {
  return fileName
    .replace(/\.[a-z]+$/i, '')
    .replaceAll(/[_-]+/g, ' ')
    .trim()
}

/**
 * Whether a document may be described so. What is dated ahead has not been written, and a portrait is a picture of one child.
 */
export function described(
  given: Described,
  today: CalendarDay,
  { mediaType, childIds }: Pick<NewDocument, 'mediaType' | 'childIds'>,
): Outcome<Described, DocumentRefusal> {
  const { title, fromWhom } = { title: given.title.trim(), fromWhom: given.fromWhom.trim() }
  if (title === '') return refused('no-title')
  if (fromWhom === '') return refused('nobody-from-whom')
  if (given.datedOn > today) return refused('dated-in-the-future')
  const isPortrait = mediaType.startsWith('image/') && childIds.length === 1
  if (given.kind === 'portrait' && !isPortrait) return refused('no-portrait')
  return accepted({ ...given, title, fromWhom })
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte)
}

function namesWordsPart(end: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(end).includes('word/document.xml')
}

function isText(beginning: Uint8Array): boolean {
  if (beginning.length === 0) return false
  const controls = beginning.some((byte) => (byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d].includes(byte)) || byte === 0x7f)
  if (controls) return false
  // The last letter of the beginning may be cut in its middle.
  const whole = new TextDecoder('utf-8').decode(beginning, { stream: true })
  return !whole.includes('\uFFFD')
}
