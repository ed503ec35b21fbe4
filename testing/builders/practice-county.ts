import { systemActor } from '../../src/access/actor.ts'
import type { ChildIndex } from '../../src/child-index/contract.ts'
import { childIndexInProcess } from '../../src/child-index/in-process.ts'
import type { IndexDB } from '../../src/child-index/schema.ts'
import type { Connections } from '../../src/platform/connections.ts'
import { type Database, inSeat, openDatabase, type Tx } from '../../src/platform/db.ts'
import { LOADED_TABLES } from '../../src/practice/loading/rows.ts'
import { aDatabase, execute, type TestServer } from '../database.ts'

export const PRACTICE_CODES = ['990', '991'] as const

/** A database of its own with an index, recorded as one for practice unless another mode is given. */
export type PracticeDatabase = {
  readonly urls: Connections
  readonly db: Database
  readonly owner: Database
  readonly index: ChildIndex
  readonly stop: () => Promise<unknown>
}

export async function aPracticeDatabase(server: TestServer, mode = 'practice'): Promise<PracticeDatabase> {
  const urls = await aDatabase(server)
  await execute(urls.owner, 'insert into public.installation (mode) values ($1)', [mode])
  const [db, owner, ofIndex] = [openDatabase(urls.app), openDatabase(urls.owner, 2), openDatabase<IndexDB>(urls.index)]
  const stop = () => Promise.all([db.destroy(), owner.destroy(), ofIndex.destroy()])
  return { urls, db, owner, index: childIndexInProcess(ofIndex), stop }
}

/** Works as the program itself, from the council's seat. */
export function asProgram<T>({ db }: PracticeDatabase, authority: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return inSeat(db, systemActor(authority, 'test'), work)
}

type Counted = (typeof LOADED_TABLES)[number] | 'due' | 'concern'

export async function countRows(tx: Tx, table: Counted): Promise<number> {
  const row = await tx
    .selectFrom(table as 'person')
    .select((the) => the.fn.countAll<string>().as('n'))
    .where('authority', '=', tx.authority)
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

/** How many rows of each table each council has, what the index was told, and how many seats there are. */
export async function everythingIn(practice: PracticeDatabase) {
  const ours = PRACTICE_CODES.map((code) =>
    asProgram(practice, code, async (tx) => {
      const counts: [string, number][] = []
      for (const table of [...LOADED_TABLES, 'due' as const, 'concern' as const])
        counts.push([table, await countRows(tx, table)])
      return Object.fromEntries(counts)
    }),
  )
  const { rows } = await execute<{ n: string }>(practice.urls.index, 'select count(*) as n from child_index.feed')
  const { rows: seats } = await execute<{ n: string }>(
    practice.urls.owner,
    'select count(*) as n from access.membership',
  )
  return { ours: await Promise.all(ours), feed: rows[0]?.n, seats: seats[0]?.n }
}
