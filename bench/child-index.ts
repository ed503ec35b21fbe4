import { randomInt } from 'node:crypto'
import { cpus } from 'node:os'
import { writeAdditions, writePopulation } from '../testing/population/files.ts'
import { probesOf } from '../testing/population/probes.ts'
import { measureAccuracy } from './child-index/accuracy.ts'
import { measureAgainstSearch } from './child-index/bare-search.ts'
import { openDoor } from './child-index/door.ts'
import { type Ledger, openLedger } from './child-index/goals.ts'
import { measureLatency, measureOverload } from './child-index/latency.ts'
import { measureLinking } from './child-index/linking.ts'
import { measureLoad } from './child-index/loading.ts'
import { openPlace, type Place } from './child-index/place.ts'
import { measureRegistrations, registerAtOnce } from './child-index/registrations.ts'
import type { BenchOptions, Figures } from './run.ts'

// The national child index by its goals: an invented population, and records of a second source with the truth known.
// The seed is drawn anew each time and said, so that no matcher can be made to suit it.

/** `--children 1000000 --probes 100000 --requests 4000 --seed …`: each figure with its goal and whether it was met. */
export async function run(options: BenchOptions): Promise<Figures> {
  const children = Number(options['children'] ?? 1_000_000)
  const seed = Number(options['seed'] ?? randomInt(2 ** 31))
  const probes = Number(options['probes'] ?? Math.min(100_000, children))
  const requests = Number(options['requests'] ?? Math.min(4000, Math.ceil(children / 10)))
  const ledger = openLedger((line) => process.stderr.write(`${line}\n`))
  ledger.note('children', children)
  ledger.note('seed', seed)
  ledger.note('cores', cpus().length)
  if (children > WITH_NUMBERS) ledger.note('NHS numbers', FEW_NUMBERS)
  await measureLinking(ledger)
  const place = await openPlace(children)
  try {
    await measure(place, { seed, children, probes, requests }, ledger)
  } finally {
    await place.close()
  }
  return ledger.figures()
}

/** So many children can have an NHS number of those that are never issued. */
const WITH_NUMBERS = 900_000
const FEW_NUMBERS =
  'only 900,000 children can have one of the numbers kept for tests; those asked about can, and lack theirs as often as in life'

/** Of a hundred children in the files, how many have a second record in another. */
const TWICE_PERCENT = 5

type Asked = {
  readonly seed: number
  readonly children: number
  readonly probes: number
  readonly requests: number
}

async function measure(place: Place, { seed, children, probes, requests }: Asked, ledger: Ledger): Promise<void> {
  const twelfth = Math.ceil(children / 12)
  const { owner } = place.urls
  const stretch = (from: number, to: number) => (folder: string) =>
    writePopulation(folder, { seed, children, from, to }, TWICE_PERCENT)
  const door = await openDoor(owner)
  try {
    await measureLoad(
      owner,
      stretch(0, twelfth),
      { what: 'load of a twelfth into an empty index', rowsPerSecond: 3000 },
      ledger,
    )
    await place.settle()
    const before = await measureLatency(door, { seed, children, loaded: twelfth }, ledger, requests)
    await measureLoad(owner, stretch(twelfth, children), { what: 'load of the others', rowsPerSecond: 300 }, ledger)
    await place.settle()
    const all = { seed, children, loaded: children }
    const after = await measureLatency(door, all, ledger, requests)
    ledger.judge('growth: median latency against a twelfth of the children (times)', after / before, { atMost: 1.5 })
    await measureOverload(door, all, ledger, requests)
    await measureAgainstSearch(place.urls.index, [...probesOf(seed, children, Math.min(requests, 2000))], ledger)
    await measureAccuracy(place, { seed, children, probes }, ledger)
    await measureRegistrations(place.index, all, ledger, requests)
    await registerAtOnce(place.index, all, ledger)
    const additions = (folder: string) =>
      writeAdditions(folder, seed, children, Math.min(20_000, Math.ceil(children / 5)))
    await measureLoad(owner, additions, { what: 'load into the full index', rowsPerSecond: 300 }, ledger)
  } finally {
    await door.close()
  }
}
