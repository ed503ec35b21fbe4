import { createReadStream } from 'node:fs'
import { access, constants, stat } from 'node:fs/promises'
import { type FileRefusal, LIMITS, type Limits } from './model.ts'
import { refuseFile, UnreadableReturn } from './refusal.ts'

/** Bytes that can be read more than once: the first reading checks, the second lays down. */
export type ReturnSource = {
  /** Null where the size is not known beforehand. */
  readonly bytes: number | null
  readonly open: () => AsyncIterable<Uint8Array>
}

/**
 * A file as a source. Refuses what is not there, not a plain file, not readable, empty, or larger than the limit, with
 * nothing read.
 */
export async function fileSource(
  path: string,
  limits: Limits = LIMITS,
): Promise<FileRefusal | { readonly ok: true; readonly value: ReturnSource }> {
  try {
    const found = await stat(path)
    if (!found.isFile()) return refuseFile('not-a-file', null, 'That is a folder or a device, not a file.')
    if (found.size === 0) return refuseFile('empty', null, 'The file is empty.')
    if (found.size > limits.bytes) return tooLarge(limits)
    await access(path, constants.R_OK)
    return { ok: true, value: { bytes: found.size, open: () => createReadStream(path) } }
  } catch (fault) {
    return notOpened(fault)
  }
}

/**
 * The bytes of a source in pieces of at least 1 and at most 64 kB; the first holds at least the declaration, unless the
 * file is shorter. @throws UnreadableReturn past the limit
 */
export async function* piecesOf(source: ReturnSource, limits: Limits): AsyncGenerator<Uint8Array> {
  let held: Uint8Array = new Uint8Array()
  let bytes = 0
  for await (const chunk of source.open()) {
    bytes += chunk.length
    if (bytes > limits.bytes) throw new UnreadableReturn(tooLarge(limits))
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk])
    if (held.length < LEAST_PIECE) continue
    yield* slicesOf(held)
    held = new Uint8Array()
  }
  if (bytes === 0) throw new UnreadableReturn(refuseFile('empty', null, 'The file is empty.'))
  yield* slicesOf(held)
}

const LEAST_PIECE = 1_024
const LARGEST_PIECE = 65_536

function* slicesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += LARGEST_PIECE) yield bytes.subarray(at, at + LARGEST_PIECE)
}

function tooLarge(limits: Limits): FileRefusal {
  const megabytes = Math.floor(limits.bytes / 1_000_000)
  const words = `The file is larger than ${megabytes} MB, the most a return may be. A return of 50,000 children is smaller.`
  return refuseFile('too-large', null, words)
}

function notOpened(fault: unknown): FileRefusal {
  const code = fault instanceof Error && 'code' in fault ? fault.code : undefined
  if (code === 'ENOENT' || code === 'ENOTDIR') return refuseFile('not-found', null, 'There is no such file.')
  if (code === 'EISDIR') return refuseFile('not-a-file', null, 'That is a folder, not a file.')
  if (code === 'EACCES' || code === 'EPERM') return refuseFile('not-readable', null, 'You may not read that file.')
  throw fault
}
