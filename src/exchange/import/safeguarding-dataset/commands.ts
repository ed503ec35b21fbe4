import { type Actor, systemActor } from '../../../access/actor.ts'
import { audit } from '../../../access/audit.ts'
import type { LayingDown } from '../cin-census/laying-down/commands.ts'
import { idsOf, numberChildren } from '../cin-census/laying-down/commands-after.ts'
import type { LaidDown } from '../cin-census/laying-down/model.ts'
import { beginRun, gatherStatistics, saveRun } from '../cin-census/laying-down/queries.ts'
import { bundlesOf, type CheckedDataset, takenRows } from './checking.ts'
import { type LotLaid, layBundles } from './commands-bundles.ts'
import { layPeople } from './commands-people.ts'
import type { Bundle, DatasetRow } from './model.ts'
import { keepReported } from './queries.ts'
import { aloneOf } from './rules-reported.ts'

/** People laid down in one transaction: what a kill can cost at most, since each run goes on after the last. */
const LOT = 250
/**
 * The first lots grow from this, and the planner looks again after each: for an authority it knows nothing of yet it reads
 * all its rows for each one that is added (measured: two seconds a hundred entries, in a first lot of 200 children).
 */
const FIRST_LOT = 10
const GROWING_LOTS = 4
/** Bytes of the files that are held in memory at once, as the rows of some of the people. */
const AT_ONCE = 24_000_000

/**
 * Lays checked tables down as history, lot by lot: first everyone with their names, so that mothers are there when their
 * children come, then person by person all else. Every id follows from the tables, so the same files twice, or broken off
 * and begun again, give the same record. Each child is asserted to the child index; if it is silent, the number comes later.
 */
export async function layDownDataset(laying: LayingDown, checked: CheckedDataset): Promise<LaidDown> {
  const actor = systemActor(laying.authority, 'import safeguarding-dataset')
  const { people, fingerprint } = checked
  const run = await laying.inTransaction(actor, async (tx) => {
    await audit(tx, actor, 'import.run', { kind: 'safeguarding-dataset', id: null }, { fingerprint })
    return beginRun(tx, 'safeguarding-dataset', fingerprint, 2 * people.length)
  })
  const going = { laying, checked, actor, runId: run.id, lot: laying.lot ?? LOT }
  await layOfNobody(going)
  const newChildren = await layEveryone(going, run.rowsDone)
  const laid = await layAllElse(going, run.rowsDone)
  await laying.inTransaction(actor, (tx) => saveRun(tx, run.id, 2 * people.length, true))
  return { ...laid, newChildren, rowsDoneBefore: run.rowsDone }
}

type Going = {
  readonly laying: LayingDown
  readonly checked: CheckedDataset
  readonly actor: Actor
  readonly runId: string
  readonly lot: number
}

/** Professionals and teams of the other system: they are not users here, and are kept as they were reported. */
async function layOfNobody({ laying, checked, actor, lot }: Going): Promise<void> {
  const idOf = idsOf(laying.authority, '')
  for (const table of ['ssd_professionals', 'ssd_department'])
    for await (const rows of inLots(takenRows(checked, table, laying.now.day), () => lot)) {
      const reported = rows.map((row) => aloneOf(row, null, idOf))
      const ids = reported.map(({ ofTable, rowId }) => idOf('reported', ofTable, rowId))
      await laying.inTransaction(actor, (tx) => keepReported(tx, reported, ids))
    }
}

/** Everyone of ssd_person.csv, who they are. @returns how many are new here */
async function layEveryone({ laying, checked, actor, runId, lot }: Going, rowsDone: number): Promise<number> {
  let [done, added] = [0, 0]
  for await (const rows of inLots(takenRows(checked, 'ssd_person', laying.now.day), () => lot)) {
    done += rows.length
    if (done <= rowsDone) continue
    added += await laying.inTransaction(actor, async (tx) => {
      const { newChildren, ids } = await layPeople(tx, laying.authority, rows, checked.subjects)
      await audit(tx, actor, 'import.run', { kind: 'safeguarding-dataset', id: null }, { people: ids.length }, ids)
      await saveRun(tx, runId, done, false)
      return newChildren
    })
    laying.onLot?.(done)
  }
  if (added > 0) await laying.inTransaction(actor, gatherStatistics)
  return added
}

const NOTHING: Omit<LaidDown, 'newChildren' | 'rowsDoneBefore'> = {
  ...{ children: 0, rowsAdded: 0, rowsChanged: 0, keptHere: 0, numbered: 0, withoutNumber: 0 },
}

/** All that is said of each person, some of them at a time, so that memory does not grow with the files. */
async function layAllElse(going: Going, rowsDone: number): Promise<typeof NOTHING> {
  const { laying, checked, actor, runId, lot } = going
  const passes = Math.ceil(checked.files.reduce((sum, { bytes }) => sum + bytes, 1) / AT_ONCE)
  let [done, all, lots] = [checked.people.length, NOTHING, 0]
  for (let pass = 0; pass < passes; pass += 1) {
    const wants = (reference: string) => passOf(reference, passes) === pass
    const count = checked.people.filter(wants).length
    if (done + count <= rowsDone) {
      done += count
      continue
    }
    const bundles = await bundlesOf(checked, { today: laying.now.day, wants })
    for await (const few of inLots(bundles, () => Math.min(lot, FIRST_LOT * 4 ** lots))) {
      done += few.length
      if (done <= rowsDone) continue
      const laid = await laying.inTransaction(actor, (tx) => layBundles(tx, actor, laying, few))
      const numbered = await numberChildren(laying, actor, laid.childIds)
      await laying.inTransaction(actor, async (tx) => {
        await saveRun(tx, runId, done, false)
        if (lots < GROWING_LOTS && laid.rowsAdded > 0) await gatherStatistics(tx)
      })
      all = withLot(all, laid, numbered)
      lots += 1
      laying.onKept?.(laid.kept)
      laying.onLot?.(done)
    }
  }
  return all
}

function withLot(all: typeof NOTHING, laid: LotLaid, numbered: number): typeof NOTHING {
  const children = laid.childIds.length
  return {
    children: all.children + children,
    rowsAdded: all.rowsAdded + laid.rowsAdded,
    rowsChanged: all.rowsChanged + laid.rowsChanged,
    keptHere: all.keptHere + laid.kept.length,
    numbered: all.numbered + numbered,
    withoutNumber: all.withoutNumber + children - numbered,
  }
}

/** In which pass a person is, the same in every run. */
function passOf(reference: string, passes: number): number {
  let sum = 0
  for (const letter of reference) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003
  return sum % passes
}

async function* inLots<Item extends DatasetRow | Bundle>(
  items: AsyncIterable<Item> | readonly Item[],
  size: () => number,
): AsyncGenerator<readonly Item[]> {
  let few: Item[] = []
  for await (const item of items) {
    few.push(item)
    if (few.length < size()) continue
    yield few
    few = []
  }
  if (few.length > 0) yield few
}
