import { performance } from 'node:perf_hooks'
import type pg from 'pg'
import { childIndexInProcess } from '../../src/child-index/in-process.ts'
import type { IndexDB } from '../../src/child-index/schema.ts'
import { databaseOver, openPool } from '../../src/platform/db.ts'
import { askedBy } from '../../testing/population/accuracy.ts'
import type { Probe } from '../../testing/population/probes.ts'
import { type Ledger, percentile } from './goals.ts'

/**
 * The matcher against its search alone: for each probe, the time of `match` without its audit and its transaction, and
 * the time of the one statement that fetches the candidates, sent again as it was. Turn about, so that neither always
 * finds the pages read.
 *
 * @param url the index's own address of its database
 */
export async function measureAgainstSearch(url: string, probes: readonly Probe[], ledger: Ledger): Promise<void> {
  const pool = openPool(url, 1)
  const seen: Sent[] = []
  pool.on('connect', (client) => record(client, seen))
  const index = childIndexInProcess(databaseOver<IndexDB>(pool))
  const match = async ({ assertion }: Probe): Promise<{ readonly ms: number; readonly search: Sent | undefined }> => {
    seen.length = 0
    const began = performance.now()
    await index.match({ asked: askedBy('990'), identity: assertion.identity })
    const all = performance.now() - began
    const besides = seen.filter(({ text }) => NOT_MATCHING.test(text)).reduce((sum, { ms }) => sum + ms, 0)
    return { ms: all - besides, search: seen.find(({ text }) => SEARCH.test(text)) }
  }
  const searches: (Sent | undefined)[] = []
  for (const probe of probes) searches.push((await match(probe)).search)
  const [matching, searching]: [number[], number[]] = [[], []]
  for (const [at, probe] of probes.entries()) {
    const search = searches[at]
    if (!search) continue
    if (at % 2 === 0) matching.push((await match(probe)).ms)
    searching.push(await timed(pool, search))
    if (at % 2 === 1) matching.push((await match(probe)).ms)
  }
  await pool.end()
  ledger.note('the bare search, mean (ms)', mean(searching))
  ledger.note('the matcher without its audit, mean (ms)', mean(matching))
  ledger.note(
    'the matcher against the bare search, at the median (times)',
    percentile(matching, 50) / percentile(searching, 50),
  )
  ledger.judge('the matcher against the bare search (times)', mean(matching) / mean(searching), { atMost: 1.6 })
}

type Sent = { readonly text: string; readonly values: unknown[]; readonly ms: number }

const NOT_MATCHING = /^\s*(begin|commit|start transaction|rollback|insert into child_index\.audit)/i
const SEARCH = /assertion_key[\s\S]*union all/i

/** Notes each statement the client sends, and how long its answer took. */
function record(client: pg.PoolClient, seen: Sent[]): void {
  const send = client.query.bind(client) as (text: string, values?: unknown[]) => Promise<unknown>
  const noted = async (text: string, values: unknown[] = []) => {
    const began = performance.now()
    const answer = await send(text, values)
    seen.push({ text, values, ms: performance.now() - began })
    return answer
  }
  client.query = noted as typeof client.query
}

async function timed(pool: pg.Pool, { text, values }: Sent): Promise<number> {
  const client = await pool.connect()
  const began = performance.now()
  await client.query(text, values)
  const ms = performance.now() - began
  client.release()
  return ms
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
