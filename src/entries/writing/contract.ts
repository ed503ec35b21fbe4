// What the browser and the server say to each other about a text that several people write. Both sides read this file.

/** A change may have this many bytes; a whole writing a hundred times a usual assessment. */
export const MOST_BYTES_AT_ONCE = 256 * 1024
export const MOST_BYTES = 4 * 1024 * 1024
/** Changes are gathered for this long before they are sent. */
export const GATHERED_MS = 50

/** Why the line ends, as WebSockets number it. The browser keeps what it has, and says why. */
export const ENDINGS = {
  'signed-out': 4401,
  'not-yours': 4403,
  'too-large': 4413,
  'not-understood': 4400,
} as const
export type Ending = keyof typeof ENDINGS

/** Why the line ended, by its number; undefined where it only broke. */
export function endingOf(code: number): Ending | undefined {
  return (Object.keys(ENDINGS) as Ending[]).find((ending) => ENDINGS[ending] === code)
}

const KINDS = ['hello', 'welcome', 'words', 'kept', 'presence', 'here'] as const
type Kind = (typeof KINDS)[number]

/**
 * One thing said. `hello` says what one has, and what was typed before the line was there; `welcome` gives what is missing,
 * and what the server has. A browser counts its `words`, and its count comes back in `kept` once they are committed; the
 * server's `words` and `welcome` carry their place in the writing, and `kept` has it as its bytes. `presence` says where one
 * writer is, `here` who has the writing open, by the numbers of their documents, as JSON.
 */
export type Frame = { readonly kind: Kind; readonly number: number; readonly bytes: Uint8Array<ArrayBuffer> }

const HEAD = 9

/** Frames in one message, each with its kind, its number and its length before it. */
export function packed(frames: readonly Frame[]): Uint8Array<ArrayBuffer> {
  const length = frames.reduce((sum, { bytes }) => sum + HEAD + bytes.length, 0)
  const message = new Uint8Array(length)
  const view = new DataView(message.buffer)
  let at = 0
  for (const { kind, number, bytes } of frames) {
    view.setUint8(at, KINDS.indexOf(kind))
    view.setUint32(at + 1, number)
    view.setUint32(at + 5, bytes.length)
    message.set(bytes, at + HEAD)
    at += HEAD + bytes.length
  }
  return message
}

/** The frames of a message; undefined if it is none of ours. */
export function unpacked(message: Uint8Array): readonly Frame[] | undefined {
  const view = new DataView(message.buffer, message.byteOffset, message.byteLength)
  const frames: Frame[] = []
  let at = 0
  while (at < message.length) {
    if (at + HEAD > message.length) return undefined
    const kind = KINDS[view.getUint8(at)]
    const end = at + HEAD + view.getUint32(at + 5)
    if (!kind || end > message.length) return undefined
    frames.push({ kind, number: view.getUint32(at + 1), bytes: message.slice(at + HEAD, end) })
    at = end
  }
  return frames
}

/** A place in a writing, as bytes. */
export function placeBytes(seq: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, seq)
  return bytes
}

export function readPlace(bytes: Uint8Array): number {
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(0)
}

/** What the browser says first. */
export type Hello = {
  /** Whose page it is: somebody else may have signed in meanwhile in this browser. */
  readonly writer: string
  /** Which writing the page was shown: a record may have been made of it since, and another begun. */
  readonly writing: string
  /** What the page has of the writing already, as Yjs says it, in base64. */
  readonly has: string
  /** What was typed in the form before the line was there, by field; the form's id, and the version it was begun from. */
  readonly typed?:
    | { readonly form?: string | undefined; readonly from: number; readonly texts: Readonly<Record<string, string>> }
    | undefined
}

/** How a welcome is made up: what the server has, as Yjs says it, then what the page lacks. */
export function welcomed(has: Uint8Array, missing: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(4 + has.length + missing.length)
  new DataView(bytes.buffer).setUint32(0, has.length)
  bytes.set(has, 4)
  bytes.set(missing, 4 + has.length)
  return bytes
}

export function readWelcome(bytes: Uint8Array): { readonly has: Uint8Array; readonly missing: Uint8Array } {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0)
  return { has: bytes.subarray(4, 4 + length), missing: bytes.subarray(4 + length) }
}
