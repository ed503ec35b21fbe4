import { randomInt } from 'node:crypto'
import { cpus } from 'node:os'
import { execute } from '../testing/database.ts'
import { writePopulation } from '../testing/population/files.ts'
import { probesOf } from '../testing/population/probes.ts'
import { measureAgainstSearch } from './child-index/bare-search.ts'
import { type Door, openDoor } from './child-index/door.ts'
import { type Ledger, openLedger } from './child-index/goals.ts'
import { type Loaded, measureLatency, measureOverload } from './child-index/latency.ts'
import { measureLoad } from './child-index/loading.ts'
import { multiply } from './child-index/multiplying.ts'
import { openPlace, type Place } from './child-index/place.ts'
import { measureRegistrations } from './child-index/registrations.ts'
import type { BenchOptions, Figures } from './run.ts'

// How searching and registering grow to national size, without hours of loading: an invented population is loaded as any
// other, and then what searches stand on is multiplied. The others bear the same names, on other birth dates and at
// other postcodes, so that each search meets as many rows as among so many children.

/** `--children 1000000 --times 12 --requests 4000`; `--measure SEED` measures again what an earlier run left. */
export async function run(options: BenchOptions): Promise<Figures> {
  const children = wholeNumber(options, 'children', 1_000_000, MOST_CHILDREN)
  const times = wholeNumber(options, 'times', 12, MOST_TIMES)
  const requests = wholeNumber(options, 'requests', 4000, MOST_CHILDREN)
  const anew = options['measure'] === undefined
  const seed = wholeNumber(options, anew ? 'seed' : 'measure', randomInt(2 ** 31), 2 ** 31)
  const ledger = openLedger((line) => process.stderr.write(`${line}\n`))
  ledger.note('children', children * times)
  ledger.note('seed', seed)
  ledger.note('cores', cpus().length)
  const place = await openPlace(children * times, { database: DATABASE, anew })
  const of = { seed, children, loaded: children }
  try {
    const before = anew ? await fill(place, of, times, ledger, requests) : undefined
    if (!anew) await checkHeld(place, children * times)
    const after = await throughDoor(place, async (door) => {
      const median = await measureLatency(door, of, ledger, requests, `${times} times as many`)
      await measureOverload(door, of, ledger, requests)
      return median
    })
    if (before !== undefined) ledger.judge('growth: median latency (times)', after / before, { atMost: 1.5 })
    await measureAgainstSearch(place.urls.index, [...probesOf(seed, children, Math.min(requests, 2000))], ledger)
    await measureRegistrations(place.index, of, ledger, requests)
  } finally {
    await place.close()
  }
  return ledger.figures()
}

const DATABASE = 'openics_bench_at_size'
const MOST_CHILDREN = 20_000_000
const MOST_TIMES = 20

function wholeNumber(options: BenchOptions, name: string, otherwise: number, most: number): number {
  const number = Number(options[name] ?? otherwise)
  if (Number.isInteger(number) && number >= 1 && number <= most) return number
  throw new Error(`--${name} is a whole number from 1 to ${most.toLocaleString('en-GB')}, not ${options[name]}.`)
}

/** Loads the population and multiplies it; gives the median latency before it was multiplied. */
async function fill(place: Place, of: Loaded, times: number, ledger: Ledger, requests: number): Promise<number> {
  const { seed, children } = of
  const write = (folder: string) => writePopulation(folder, { seed, children, from: 0, to: children }, 0)
  await measureLoad(place.urls.owner, write, { what: 'load into an empty index', rowsPerSecond: 3000 }, ledger)
  await place.settle()
  const before = await throughDoor(place, (door) =>
    measureLatency(door, of, ledger, requests, 'before they are multiplied'),
  )
  await multiply(place.admin, times)
  await place.settle()
  return before
}

/** What an earlier run left must be what is to be measured. */
async function checkHeld({ admin }: Place, wanted: number): Promise<void> {
  const { rows } = await execute<{ held: number }>(admin, 'select count(*)::float8 as held from child_index.child')
  const held = rows[0]?.held ?? 0
  if (held >= wanted * 0.95) return
  throw new Error(
    `The index that was left holds ${held} children, not about ${wanted}: give --children and --times as then, or leave --measure out.`,
  )
}

async function throughDoor<T>({ urls }: Place, ask: (door: Door) => Promise<T>): Promise<T> {
  const door = await openDoor(urls.owner)
  return ask(door).finally(door.close)
}
