import { randomInt } from 'node:crypto'
import { cpus } from 'node:os'
import { writePopulation } from '../testing/population/files.ts'
import { probesOf } from '../testing/population/probes.ts'
import { measureAgainstSearch } from './child-index/bare-search.ts'
import { openDoor } from './child-index/door.ts'
import { openLedger } from './child-index/goals.ts'
import { measureLatency, measureOverload } from './child-index/latency.ts'
import { measureLoad } from './child-index/loading.ts'
import { multiply } from './child-index/multiplying.ts'
import { openPlace } from './child-index/place.ts'
import { measureRegistrations } from './child-index/registrations.ts'
import type { BenchOptions, Figures } from './run.ts'

// How searching and registering grow to national size, without hours of loading: an invented population is loaded as any
// other, and then what searches stand on is multiplied. The others bear the same names, on other birth dates and at
// other postcodes, so that each search meets as many rows as among so many children.

/** `--children 1000000 --times 12 --requests 4000`; `--measure SEED` measures again what an earlier run left. */
export async function run(options: BenchOptions): Promise<Figures> {
  const children = Number(options['children'] ?? 1_000_000)
  const times = Number(options['times'] ?? 12)
  const requests = Number(options['requests'] ?? 4000)
  const seed = Number(options['measure'] ?? options['seed'] ?? randomInt(2 ** 31))
  const anew = options['measure'] === undefined
  const ledger = openLedger((line) => process.stderr.write(`${line}\n`))
  ledger.note('children', children * times)
  ledger.note('seed', seed)
  ledger.note('cores', cpus().length)
  const place = await openPlace(children * times, { database: 'openics_bench_at_size', anew })
  const { owner, index } = place.urls
  try {
    if (anew) {
      const write = (folder: string) => writePopulation(folder, { seed, children, from: 0, to: children }, 0)
      await measureLoad(owner, write, { what: 'load into an empty index', rowsPerSecond: 3000 }, ledger)
      await multiply(place.admin, times)
      await place.settle()
    }
    const of = { seed, children, loaded: children }
    const door = await openDoor(owner)
    try {
      await measureLatency(door, of, ledger, requests)
      await measureOverload(door, of, ledger, requests)
    } finally {
      await door.close()
    }
    await measureAgainstSearch(index, [...probesOf(seed, children, Math.min(requests, 2000))], ledger)
    await measureRegistrations(place.index, of, ledger, requests)
  } finally {
    await place.close()
  }
  return ledger.figures()
}
