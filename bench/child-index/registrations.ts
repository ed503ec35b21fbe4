import { performance } from 'node:perf_hooks'
import type { ChildIndex } from '../../src/child-index/contract.ts'
import type { Assertion } from '../../src/child-index/contract-registration.ts'
import { askedBy } from '../../testing/population/accuracy.ts'
import { TAKING_PART } from '../../testing/population/numbers.ts'
import { populationOf } from '../../testing/population/population.ts'
import { secondRecordOf } from '../../testing/population/probes.ts'
import { type Ledger, percentile } from './goals.ts'
import type { Loaded } from './latency.ts'

/**
 * Registrations one by one, eight in flight, each on the disk before it is answered: one half of children the index
 * knows, by another's record, the other half of children new to it.
 */
export async function measureRegistrations(
  index: ChildIndex,
  of: Loaded,
  ledger: Ledger,
  count: number,
): Promise<void> {
  const waiting = assertionsFor(of, count)[Symbol.iterator]()
  const times: number[] = []
  const inTurn = async () => {
    for (let next = waiting.next(); !next.done; next = waiting.next()) {
      const began = performance.now()
      await register(index, next.value)
      times.push(performance.now() - began)
    }
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: IN_FLIGHT }, inTurn))
  const seconds = (performance.now() - began) / 1000
  ledger.judge('registrations at 8 in flight (per second)', count / seconds, { atLeast: 300 })
  ledger.note('registrations at 8 in flight, p50 (ms)', percentile(times, 50))
  ledger.judge('registrations at 8 in flight, p99 (ms)', percentile(times, 99), { atMost: 50 })
}

/** A thousand who register one child at one moment are given one number. */
export async function registerAtOnce(index: ChildIndex, { seed, children }: Loaded, ledger: Ledger): Promise<void> {
  const [child] = populationOf(seed, Number.MAX_SAFE_INTEGER, children + NEW_FROM - 1)
  if (!child) throw new Error('there is no such child')
  const began = performance.now()
  const numbers = await Promise.all(
    Array.from({ length: AT_ONCE }, (_, at) => {
      const authority = TAKING_PART[at % TAKING_PART.length] as string
      return untilAnswered(() =>
        register(index, { ...child.assertion, node: `${authority}/at-once`, localReference: `at-once-${at}` }),
      )
    }),
  )
  ledger.judge('numbers for one child registered a thousand times at one moment', new Set(numbers).size, { atMost: 1 })
  ledger.note('a thousand registrations at one moment (s)', (performance.now() - began) / 1000)
}

const IN_FLIGHT = 8
const AT_ONCE = 1000
/** Children this far beyond the population are nobody else's. */
const NEW_FROM = 500_000
const STRIDE = 6_700_417

function* assertionsFor({ seed, children, loaded }: Loaded, count: number): Generator<Assertion> {
  const beyond = children + NEW_FROM
  const fresh = populationOf(seed, beyond + count, beyond)
  for (let at = 0; at < count; at += 1) {
    const known = secondRecordOf(seed, children, ((at + 1) * STRIDE) % loaded, 30).assertion
    const next = at % 2 === 0 ? undefined : fresh.next().value
    yield next ? withoutNumbers(next.assertion) : known
  }
}

/** The NHS numbers of children beyond the population may be other children's. */
function withoutNumbers(assertion: Assertion): Assertion {
  return { ...assertion, identity: { ...assertion.identity, identifiers: [] } }
}

/** Asked again, word for word, by one who was answered that the index is not available, as a council's system does. */
async function untilAnswered(ask: () => Promise<string | undefined>): Promise<string> {
  for (;;) {
    const number = await ask()
    if (number !== undefined) return number
  }
}

/** The number given; undefined where no connection came free in time. */
async function register(index: ChildIndex, assertion: Assertion): Promise<string | undefined> {
  const asked = { ...askedBy(assertion.node.slice(0, 3)), purpose: 'registering-a-child' } as const
  const outcome = await index.register({ asked, assertion })
  if (!outcome.ok && outcome.refusal === 'unavailable') return undefined
  if (!outcome.ok) throw new Error(`a registration was refused: ${outcome.refusal}`)
  return outcome.value.number
}
