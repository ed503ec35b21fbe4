import { performance } from 'node:perf_hooks'
import type { ChildIndex } from '../../src/child-index/contract.ts'
import { askedBy } from '../../testing/population/accuracy.ts'
import { type Indexed, populationOf } from '../../testing/population/population.ts'
import type { Ledger } from './goals.ts'

/** Registers children of the population up to `to`, in lots. Each comes once, so that whoever is linked is linked wrongly. */
export async function loadByRegistering(
  index: ChildIndex,
  {
    seed,
    children,
    from,
    to,
  }: { readonly seed: number; readonly children: number; readonly from: number; readonly to: number },
  ledger: Ledger,
): Promise<void> {
  const began = performance.now()
  let linked = 0
  for (const lot of lotsOf(populationUpTo(seed, children, from, to))) {
    const asked = { ...askedBy(lot[0]?.authority ?? ''), purpose: 'importing' } as const
    const answers = await index.registerMany({ asked, assertions: lot.map(({ assertion }) => assertion) })
    for (const answer of answers) {
      if (!answer.ok) throw new Error(`a registration was refused: ${answer.refusal}`)
      if (!answer.value.isNew) linked += 1
    }
  }
  const at = `registered in lots, children ${from.toLocaleString('en-GB')} to ${to.toLocaleString('en-GB')}`
  ledger.note(`${at} (per second)`, ((to - from) * 1000) / (performance.now() - began))
  ledger.judge(`${at}, wrong links`, linked, { atMost: 0 })
}

const MOST_AT_ONCE = 500

function* populationUpTo(seed: number, children: number, from: number, to: number): Generator<Indexed> {
  for (const child of populationOf(seed, children, from)) {
    if (child.index >= to) return
    yield child
  }
}

/** Children of one authority together, at most as many as may be registered at once. */
function* lotsOf(people: Iterable<Indexed>): Generator<readonly Indexed[]> {
  let lot: Indexed[] = []
  for (const child of people) {
    if (lot.length === MOST_AT_ONCE || (lot[0] && lot[0].authority !== child.authority)) {
      yield lot
      lot = []
    }
    lot.push(child)
  }
  if (lot.length > 0) yield lot
}
