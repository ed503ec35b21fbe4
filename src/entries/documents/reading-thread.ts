import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { MEDIA_TYPES, type MediaType } from './model.ts'
import { readPdf } from './reading-pdf.ts'
import { readWord } from './reading-word.ts'

// Runs in a thread of its own: reads one file, says what it read, and is over.

const Given = z.object({ mediaType: z.enum(MEDIA_TYPES), bytes: z.instanceof(Uint8Array), characters: z.number() })

const { mediaType, bytes, characters } = Given.parse(workerData)
const text = clean(await read(mediaType, bytes, characters))
const state = text === '' ? 'unreadable' : text.length > characters ? 'cut-short' : 'read'
parentPort?.postMessage({ state, text: text.slice(0, characters) })

/** A little more than is kept, so that it can be told whether there was more. */
async function read(type: MediaType, content: Uint8Array, most: number): Promise<string> {
  if (type === 'application/pdf') return readPdf(content, most + 1)
  if (type === 'text/plain') return new TextDecoder('utf-8').decode(content.subarray(0, 4 * (most + 1)))
  return type.startsWith('image/') ? '' : readWord(content, most + 1)
}

/** No control characters, which a database does not keep, nor halves of letters. */
function clean(words: string): string {
  return words
    .toWellFormed()
    .replaceAll(/[^\P{C}\n\t]/gu, '')
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}
