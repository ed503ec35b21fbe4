import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aDatabase } from '../../../testing/database.ts'
import { askAbout, askedBy, judged } from '../../../testing/population/accuracy.ts'
import { populationOf } from '../../../testing/population/population.ts'
import { probesOf } from '../../../testing/population/probes.ts'
import { addTo, emptyTally, type Shares, sharesOf } from '../../../testing/population/shares.ts'
import { openDatabase } from '../../platform/db.ts'
import type { ChildIndex } from '../contract.ts'
import { childIndexInProcess, type IndexDatabase } from '../in-process.ts'
import type { IndexDB } from '../schema.ts'

// The accuracy of `npm run bench -- child-index`, small enough for every run: there are hardly any namesakes here.

const SEED = 20_261_130
const CHILDREN = 2000
const PROBES = 1500

let db: IndexDatabase
let shares: Shares
let linkedAtFirst = 0

beforeAll(async () => {
  db = openDatabase<IndexDB>((await aDatabase(inject('server'))).index)
  const index = childIndexInProcess(db)
  const places = await registered(index)
  const tally = emptyTally()
  for (const answer of await askAbout(index, probesOf(SEED, CHILDREN, PROBES), 4)) addTo(tally, judged(answer, places))
  shares = sharesOf(tally)
}, 120_000)
afterAll(() => db.destroy())

describe('a population of 2,000 children, and 1,500 records of a second source', () => {
  it('takes no two children for one', () => {
    expect(linkedAtFirst).toBe(0)
    expect(shares.unseenSiblings).toBeGreaterThan(80)
    expect(shares.wrongLinks).toBe(0)
  })

  it('links most records to their child without a person, and loses hardly any', () => {
    expect(shares.linked).toBeGreaterThan(0.85)
    expect(shares.missed).toBeLessThan(0.02)
    expect(shares.offeredOfReviewed).toBeGreaterThan(0.98)
  })

  it('sends few children who are not in the index to a person', () => {
    expect(shares.reviewedForNew).toBeLessThan(0.2)
  })
})

/** Registers each child once; gives the places of the children by their numbers. */
async function registered(index: ChildIndex): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
  const places = new Map<string, Set<number>>()
  const byAuthority = Map.groupBy(populationOf(SEED, CHILDREN), ({ authority }) => authority)
  for (const [authority, children] of byAuthority) {
    const asked = { ...askedBy(authority), purpose: 'importing' } as const
    const answers = await index.registerMany({ asked, assertions: children.map(({ assertion }) => assertion) })
    for (const [at, answer] of answers.entries()) {
      if (!answer.ok) throw new Error(answer.refusal)
      const { number, isNew } = answer.value
      if (!isNew) linkedAtFirst += 1
      places.set(number, (places.get(number) ?? new Set()).add(children[at]?.index ?? -1))
    }
  }
  return places
}
