import { auditRequest } from '../auditing/queries.ts'
import type { IndexTx } from '../matching/queries.ts'
import { lockForMany } from '../registration/queries.ts'
import { decideTogether } from './commands-deciding.ts'
import { askedFor, type Loader } from './commands-reading.ts'
import type { Load } from './model.ts'
import { inTransaction } from './queries-copying.ts'
import { stageHeld } from './queries-held.ts'
import { saveLoad } from './queries-loads.ts'
import { keepMet, rememberOthers } from './queries-met.ts'
import { findCommon } from './queries-pairs.ts'
import { bringBack, putAside } from './queries-put-aside.ts'
import { keepEach, keepRepeats, saveWrittenTo } from './queries-singles.ts'
import { countStaging, sizeOfIndex } from './queries-staging.ts'
import { writeSlice } from './queries-writing.ts'
import { slicesAfter, wayOf } from './rules-deciding.ts'

/**
 * Chooses, of a load whose files are read, whether its rows are decided together or one after another, and keeps for
 * the latter what must be.
 */
export async function prepareDeciding(loader: Loader, load: Load): Promise<Load> {
  const size = await inTransaction(loader.pool, sizeOfIndex)
  const way = wayOf(load.rows, size, loader.sizes.leastTogether)
  const changed = { way, stage: way === 'together' ? 'writing' : 'finishing', size: size + load.rows } as const
  await loader.db.transaction().execute(async (tx) => {
    await lockForMany(tx)
    await saveWrittenTo(tx, load.id, 0)
  })
  await loader.db.transaction().execute(async (tx) => {
    if (way === 'together' && size > 0) await stageHeld(tx)
    await (way === 'together' ? keepRepeats(tx) : keepEach(tx))
    await saveLoad(tx, load.id, changed)
  })
  return { ...load, ...changed }
}

/** Decides the rows of a load together and writes them behind that: one slice is written while the next is decided. */
export async function decideAndWrite(loader: Loader, load: Load): Promise<void> {
  const size = Math.max(loader.sizes.deciding, Math.ceil(load.rows / MOST_SLICES))
  await inTransaction(loader.pool, async (client) => {
    await countStaging(client)
    await findCommon(client)
    const isEmpty = load.writtenTo === 0 && load.size === load.rows
    if (isEmpty && load.rows >= loader.sizes.leastPutAside) await putAside(client)
  })
  let written = load.writtenTo
  let decided = load.decidedTo
  for (const [from, to] of slicesAfter(load.decidedTo, load.rows, size)) {
    await both(decideTogether(loader, load, from, to), writeTogether(loader, load, written, decided))
    ;[written, decided] = [decided, to]
  }
  await writeTogether(loader, load, written, decided)
  await bringBack(loader.pool)
}

/** Each slice is set against all rows before it: many slices read these many times. */
const MOST_SLICES = 16

/** Waits for both, though one may fail: the other's transaction is then over too. */
async function both(one: Promise<void>, other: Promise<void>): Promise<void> {
  await Promise.allSettled([one, other])
  await one
  await other
}

/**
 * Writes rows decided together into the index, a slice a transaction. A slice is written alone, as registrations of
 * many are; rows that others have met since they were decided are left for one after another.
 */
async function writeTogether(loader: Loader, load: Load, after: number, upTo: number): Promise<void> {
  const { db, sizes, onProgress } = loader
  for (const [from, to] of slicesAfter(after, upTo, sizes.writing)) {
    await db.transaction().execute((tx) => writeOne(tx, loader, load, from, to))
    onProgress({ stage: 'writing', done: to, total: load.rows })
  }
}

async function writeOne(tx: IndexTx, { clock, newId }: Loader, load: Load, from: number, to: number): Promise<void> {
  await lockForMany(tx)
  await rememberOthers(tx)
  await keepMet(tx, from, to)
  const { role, purpose } = askedFor('')
  const written = await writeSlice(tx, { from, to, at: clock.now(), newId: newId(), role, purpose })
  for (const { authority, numbers } of written) {
    await auditRequest(tx, askedFor(authority), 'load', 'answered', numbers, numbers.length)
  }
  await saveWrittenTo(tx, load.id, to)
}
