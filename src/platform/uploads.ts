import { createHash, randomBytes } from 'node:crypto'
import { type FileHandle, open, unlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type Scanner, ScannerAway } from './scanner.ts'

/** A file that was sent with a form. It is read from the disk, where it has no name and is gone with the request. */
export type Upload = {
  /** As the sender called it. */
  readonly fileName: string
  /** In bytes, as far as it was taken. */
  readonly size: number
  readonly sha256: string
  /** It is larger than is taken; the rest was let go. */
  readonly isTooLarge: boolean
  /** What the scanner said; `not-asked` where none is set up, `away` where it did not answer. */
  readonly scan: 'clean' | 'harmful' | 'away' | 'not-asked'
  /** Its first and its last bytes, at most 64 kB of each. */
  readonly beginning: Uint8Array
  readonly end: Uint8Array
  /** All of it, a megabyte at a time. */
  readonly pieces: () => AsyncIterable<Buffer>
}

declare module 'fastify' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: Fastify asks for its interface to be added to
  interface FastifyContextConfig {
    /** Whether a file may come with the form of this route from whoever asks: from others it is let go unread. */
    takesFile?: (request: FastifyRequest) => boolean
  }
}

const PIECE = 1024 * 1024
const ENDS = 64 * 1024
const LIMITS = { files: 1, fields: 40, fieldSize: 20_000, fieldNameSize: 100, parts: 41, headerPairs: 50 }

export type Uploading = {
  /** The largest file that is taken, in bytes. */
  readonly most: number
  readonly scanner?: Scanner | undefined
}

/**
 * Reads forms that come with a file, on routes that say `takesFile`: the fields are the body, with the file's name as the
 * field's text, and `uploadOf` has the file. Registered before what looks at a form's token, which is one of the fields.
 */
export async function takeUploads(http: FastifyInstance, { most, scanner }: Uploading): Promise<void> {
  await http.register(multipart, {
    limits: { ...LIMITS, fileSize: most },
    throwFileSizeLimit: false,
    attachFieldsToBody: 'keyValues',
    async onFile(part) {
      const request = this as FastifyRequest
      const { takesFile } = request.routeOptions.config
      if (!takesFile) throw Object.assign(new Error('no file is taken here'), { statusCode: 415 })
      if (takesFile(request)) HELD.set(request, await spool(part.file, part.filename ?? '', scanner))
      else part.file.resume()
      Object.assign(part, { value: part.filename ?? '' })
    },
  })
  http.addHook('onResponse', (request) => letGo(request))
  http.addHook('onRequestAbort', (request) => letGo(request))
}

/** The file that came with a request; undefined if none did, or an empty one. */
export function uploadOf(request: FastifyRequest): Upload | undefined {
  const upload = HELD.get(request)?.upload
  return upload && upload.size > 0 ? upload : undefined
}

/** Whether a file came that has nothing in it. */
export function cameEmpty(request: FastifyRequest): boolean {
  const upload = HELD.get(request)?.upload
  return upload !== undefined && upload.size === 0 && upload.fileName !== ''
}

type Held = { readonly upload: Upload; readonly file: FileHandle }
const HELD = new WeakMap<FastifyRequest, Held>()

async function letGo(request: FastifyRequest): Promise<void> {
  const held = HELD.get(request)
  HELD.delete(request)
  await held?.file.close()
}

type Sent = AsyncIterable<Buffer> & { readonly truncated: boolean }

/** Writes what comes to a file that nobody else can open: its name is taken away before its first byte is written. */
async function spool(stream: Sent, fileName: string, scanner: Scanner | undefined): Promise<Held> {
  const path = join(tmpdir(), `openics-${randomBytes(16).toString('hex')}`)
  const file = await open(path, 'wx+', 0o600)
  try {
    await unlink(path)
    const hash = createHash('sha256')
    let size = 0
    for await (const chunk of stream) {
      hash.update(chunk)
      await file.write(chunk)
      size += chunk.length
    }
    const [beginning, end] = [await readAt(file, 0, ENDS), await readAt(file, Math.max(0, size - ENDS), ENDS)]
    const pieces = () => piecesOf(file)
    const scan = stream.truncated ? 'not-asked' : await scanned(scanner, pieces())
    const sha256 = hash.digest('hex')
    return { upload: { fileName, size, sha256, isTooLarge: stream.truncated, scan, beginning, end, pieces }, file }
  } catch (error) {
    await file.close()
    throw error
  }
}

async function scanned(scanner: Scanner | undefined, pieces: AsyncIterable<Buffer>): Promise<Upload['scan']> {
  if (!scanner) return 'not-asked'
  try {
    return (await scanner.isClean(pieces)) ? 'clean' : 'harmful'
  } catch (error) {
    if (error instanceof ScannerAway) return 'away'
    throw error
  }
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position)
  return buffer.subarray(0, bytesRead)
}

async function* piecesOf(file: FileHandle): AsyncIterable<Buffer> {
  for (let position = 0; ; ) {
    const piece = await readAt(file, position, PIECE)
    if (piece.length === 0) return
    position += piece.length
    yield piece
  }
}
