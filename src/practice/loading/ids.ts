import { createHash } from 'node:crypto'
import type { IdOf } from './rows.ts'

/** Ids of one county. Staff and the hand-written family are the same in every county, whatever its seed. */
export function idsOf(seed: number): IdOf {
  return (...parts) => {
    const everywhere = !/^f\d{4}/.test(String(parts[0])) || String(parts[0]).startsWith('f0000')
    const hash = createHash('sha256')
      .update(JSON.stringify(['practice', everywhere ? null : seed, ...parts]))
      .digest()
    hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x80, 6)
    hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8)
    const hex = hash.toString('hex')
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`
  }
}
