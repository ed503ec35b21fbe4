import { randomBytes } from 'node:crypto'

/**
 * A new UUID of version 7: 48 bits of time, then chance. Made at the edge, so that an act that is repeated
 * carries the same id; rows made in order lie in order.
 */
export function newId(): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(Date.now(), 0, 6)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Whether a text is an id, written as we write them: 36 characters, small letters. */
export function isId(text: string): boolean {
  return UUID.test(text)
}
