import { createHash } from 'node:crypto'
import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import type { Tx } from '../../platform/db.ts'
import { BANK_HOLIDAYS } from '../../statute/bank-holidays.ts'
import { childrenOfYear, recordedChildren } from './queries.ts'
import { returnOf } from './rules-return.ts'
import { FILE_ENDS, fileBegins, type Made, xmlOf } from './rules-xml.ts'

/** Takes a piece of a file, and is ready for the next when it says so. */
export type Write = (text: string) => Promise<void>

/** Children read at once: a lot of them is some 2 MB. */
const A_LOT = 500

/**
 * Writes the children in need census of a year, straight from the record, child by child; memory does not grow with the
 * children. The return is taken from one transaction, and taking it is audited. @returns how many children are in it
 */
export async function writeReturn(
  tx: Tx,
  actor: Actor,
  made: Made,
  write: Write,
  onChildren: (done: number, all: number) => void = () => {},
): Promise<number> {
  const ids = await childrenOfYear(tx, made.year)
  const reporting = { year: made.year, holidays: BANK_HOLIDAYS, referenceOf }
  let written = 0
  await write(fileBegins(made))
  for (let at = 0; at < ids.length; at += A_LOT) {
    const children = await recordedChildren(tx, ids.slice(at, at + A_LOT))
    const reported = children.flatMap((child) => returnOf(child, reporting) ?? [])
    await write(reported.map((child) => `${xmlOf(child)}\n`).join(''))
    written += reported.length
    onChildren(Math.min(at + A_LOT, ids.length), ids.length)
  }
  await write(FILE_ENDS)
  await audit(tx, actor, 'return.make', { kind: 'return', id: null }, { year: made.year.year, children: written })
  return written
}

/** Letters and digits that follow from the child's id: the same every year, and nobody's but this child's. */
function referenceOf(childId: string): string {
  const digest = createHash('sha256').update(childId).digest('hex')
  return BigInt(`0x${digest}`).toString(36).slice(0, 20).toUpperCase()
}
