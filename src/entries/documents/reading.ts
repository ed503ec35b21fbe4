import { Worker } from 'node:worker_threads'
import type { MediaType, TextState } from './model.ts'

/** What could be read of a file. */
export type WordsRead = { readonly state: Exclude<TextState, 'waiting'>; readonly text: string }

export type ReadingLimits = { readonly seconds: number; readonly megabytes: number; readonly characters: number }

const LIMITS: ReadingLimits = { seconds: 60, megabytes: 384, characters: 200_000 }
const UNREADABLE: WordsRead = { state: 'unreadable', text: '' }

/**
 * Reads the words of a file in a thread of its own, which is ended when it takes too long or too much: whatever a file
 * holds, it harms nothing but its own reading. The content is handed over, and is empty afterwards.
 */
export function readWords(mediaType: MediaType, content: Uint8Array, limits = LIMITS): Promise<WordsRead> {
  const bytes = new Uint8Array(content)
  const thread = new Worker(THREAD, {
    workerData: { mediaType, bytes, characters: limits.characters },
    transferList: [bytes.buffer],
    resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
    stdout: true,
    stderr: true,
  })
  return new Promise((done) => {
    const end = (read: WordsRead) => {
      clearTimeout(late)
      done(read)
      void thread.terminate()
    }
    const late = setTimeout(() => end(UNREADABLE), limits.seconds * 1000)
    thread.once('message', end)
    thread.once('error', () => end(UNREADABLE))
    thread.once('exit', () => end(UNREADABLE))
  })
}

/** The thread's own file, compiled or not, as this one is. */
const THREAD = new URL(`./reading-thread${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url)
