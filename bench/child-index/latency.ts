import type { Identity } from '../../src/child-index/contract-identity.ts'
import { canHaveNhsNumber } from '../../testing/population/numbers.ts'
import { secondRecordOf } from '../../testing/population/probes.ts'
import type { Answered, Door } from './door.ts'
import { type Ledger, percentile } from './goals.ts'

/** A population, of which so many children stand in the index by now. */
export type Loaded = { readonly seed: number; readonly children: number; readonly loaded: number }

/**
 * `$match` at 1 and at 8 in flight about children who are in the index.
 *
 * @param when said of the figures
 * @returns the median at 1 in flight, in ms
 */
export async function measureLatency(
  door: Door,
  of: Loaded,
  ledger: Ledger,
  requests: number,
  when = `${of.loaded.toLocaleString('en-GB')} children`,
): Promise<number> {
  const at = `$match over HTTP, ${when},`
  await door.ask(identitiesAbout(of, requests, 2), 8)
  let median = 0
  for (const [inFlight, goal] of [
    [1, 15],
    [8, 35],
  ] as const) {
    const answers = await door.ask(identitiesAbout(of, requests, 2 + inFlight), inFlight)
    const times = answers.map(({ ms }) => ms)
    if (inFlight === 1) median = percentile(times, 50)
    const failed = answers.filter(({ status }) => status !== 200).length
    for (const part of [50, 95]) ledger.note(`${at} ${inFlight} in flight, p${part} (ms)`, percentile(times, part))
    ledger.judge(`${at} ${inFlight} in flight, p99 (ms)`, percentile(times, 99), { atMost: goal })
    ledger.judge(`${at} ${inFlight} in flight, not answered 200`, failed, { atMost: 0 })
  }
  return median
}

/** At 64 in flight some must be turned away, quickly, so that nothing piles up; and afterwards all is as before. */
export async function measureOverload(door: Door, of: Loaded, ledger: Ledger, requests: number): Promise<void> {
  const answers = await door.ask(identitiesAbout(of, requests, 20), 64)
  const [served, turnedAway] = [timesOf(answers, 200), timesOf(answers, 429)]
  ledger.note('$match at 64 in flight, answered 200', served.length)
  ledger.judge('$match at 64 in flight, answered 429', turnedAway.length, { atLeast: 1 })
  ledger.judge('$match at 64 in flight, anything else', answers.length - served.length - turnedAway.length, {
    atMost: 0,
  })
  ledger.judge('$match at 64 in flight, p99 of those answered 200 (ms)', percentile(served, 99), { atMost: LONGEST_MS })
  ledger.note('$match at 64 in flight, p99 of those answered 429 (ms)', percentile(turnedAway, 99))
  const after = timesOf(await door.ask(identitiesAbout(of, AFTERWARDS, 21), 1), 200)
  ledger.judge('$match afterwards, 1 in flight, p99 (ms)', percentile(after, 99), { atMost: 15 })
}

/** A place in the queue is waited for 150 ms; what takes much longer has piled up. */
const LONGEST_MS = 300
const AFTERWARDS = 300
/** A prime: places all over what is loaded. */
const STRIDE = 7_368_787

function identitiesAbout({ seed, children, loaded }: Loaded, count: number, turn: number): readonly Identity[] {
  return Array.from({ length: count }, (_, at) => {
    let index = ((at + 1) * STRIDE + turn * 997) % loaded
    while (!canHaveNhsNumber(children, index)) index -= 1
    return secondRecordOf(seed, children, index, turn).assertion.identity
  })
}

function timesOf(answers: readonly Answered[], wanted: number): readonly number[] {
  return answers.filter(({ status }) => status === wanted).map(({ ms }) => ms)
}
