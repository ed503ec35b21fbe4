import { auditRequest } from '../auditing/queries.ts'
import type { IndexTx } from '../matching/queries.ts'
import { lockForMany } from '../registration/queries.ts'
import { askedFor, type Loader } from './commands-reading.ts'
import type { Load } from './model.ts'
import { inTransaction } from './queries-copying.ts'
import { stageHeld } from './queries-held.ts'
import { saveLoad } from './queries-loads.ts'
import { keepEach, keepMet, keepRepeats, rememberOthers, saveWrittenTo } from './queries-singles.ts'
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
  const stage = way === 'together' ? 'deciding' : 'finishing'
  await loader.db.transaction().execute(async (tx) => {
    await lockForMany(tx)
    await saveWrittenTo(tx, load.id, 0)
  })
  await loader.db.transaction().execute(async (tx) => {
    if (way === 'together' && size > 0) await stageHeld(tx)
    await (way === 'together' ? keepRepeats(tx) : keepEach(tx))
    await saveLoad(tx, load.id, { stage, way })
  })
  await inTransaction(loader.pool, countStaging)
  return { ...load, stage, way }
}

/**
 * Writes what was decided together into the index, a slice a transaction. A slice is written alone, as registrations of
 * many are; rows that others have met since they were decided are left for one after another.
 */
export async function writeTogether(loader: Loader, load: Load): Promise<void> {
  const { db, sizes, onProgress } = loader
  for (const [from, to] of slicesAfter(load.writtenTo, load.rows, sizes.writing)) {
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
