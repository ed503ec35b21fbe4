import { createHash } from 'node:crypto'
import type { Tx } from '../../platform/db.ts'
import { BANK_HOLIDAYS } from '../../statute/bank-holidays.ts'
import type { Groups } from './model-record.ts'
import { childrenOfYear, recordedChildren } from './queries.ts'
import { returnOf } from './rules-return.ts'
import { FILE_ENDS, fileBegins, type Made, xmlOf } from './rules-xml.ts'

/** Takes a piece of a file, and is ready for the next when it says so. */
export type Write = (text: string) => Promise<void>

/** A child as a return speaks of them. */
export type ReportedChild = {
  readonly childId: string
  readonly reference: string
  readonly group: Groups
  readonly xml: string
}

/** Children read at once: a lot of them is some 2 MB. */
const A_LOT = 500

/**
 * Writes the children in need census of a year, straight from the record, child by child; memory does not grow with the
 * children. The return is taken from one transaction. Whoever calls puts it on record.
 *
 * @param onChildren is given the children of each lot as they are written, and how many are still to be looked at
 * @returns how many children are in it
 */
export async function writeReturn(
  tx: Tx,
  made: Made,
  write: Write,
  onChildren: (children: readonly ReportedChild[], done: number, all: number) => void | Promise<void> = () => {},
): Promise<number> {
  const ids = await childrenOfYear(tx, made.year)
  const reporting = { year: made.year, holidays: BANK_HOLIDAYS, referenceOf }
  let written = 0
  await write(fileBegins(made))
  for (let at = 0; at < ids.length; at += A_LOT) {
    const recorded = await recordedChildren(tx, ids.slice(at, at + A_LOT))
    const reported = recorded.flatMap((child): readonly ReportedChild[] => {
      const group = returnOf(child, reporting)
      const reference = child.reference ?? referenceOf(child.id)
      return group ? [{ childId: child.id, reference, group, xml: xmlOf(group) }] : []
    })
    await write(reported.map(({ xml }) => `${xml}\n`).join(''))
    written += reported.length
    await onChildren(reported, Math.min(at + A_LOT, ids.length), ids.length)
  }
  await write(FILE_ENDS)
  return written
}

/** Letters and digits that follow from the child's id: the same every year, and nobody's but this child's. */
export function referenceOf(childId: string): string {
  const digest = createHash('sha256').update(childId).digest('hex')
  return BigInt(`0x${digest}`).toString(36).slice(0, 20).toUpperCase()
}
