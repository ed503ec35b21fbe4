import { afterAll, beforeAll, describe } from 'vitest'
import type { ChildIndex } from '../../child-index/contract.ts'
import {
  renewal,
  sealedConcernHolders,
  sealedConcernRefusals,
  sealedConcerns,
  sensitiveServices,
} from './concerns.suite.ts'
import { identifiers, involvementRefusals, involvements, lookingUp } from './lookups.suite.ts'
import { asking, doubts, matching, refusals } from './matching.suite.ts'
import { lifecycle, news } from './news.suite.ts'
import { completion, manyAtOnce, registration, versions } from './registration.suite.ts'
import {
  knowing,
  nearShielded,
  responsibility,
  searchingWithoutEnough,
  shielding,
  whoShields,
} from './shields.suite.ts'

/** An index of its own to be held to the contract, and how to let it go. */
export type IndexUnderTest = { readonly index: ChildIndex; readonly close: () => Promise<void> }

/** What everyone may rely on of the index, whichever way it is reached. Its today is 1 June 2026. */
export function childIndexConformance(name: string, make: () => Promise<IndexUnderTest>): void {
  describe(`the child index, ${name}`, () => {
    let under: IndexUnderTest
    beforeAll(async () => {
      under = await make()
    })
    afterAll(() => under.close())
    for (const promises of PROMISES) promises(() => under.index)
  })
}

const PROMISES = [
  registration,
  completion,
  manyAtOnce,
  versions,
  matching,
  doubts,
  refusals,
  asking,
  lookingUp,
  identifiers,
  involvements,
  involvementRefusals,
  sensitiveServices,
  renewal,
  sealedConcerns,
  sealedConcernHolders,
  sealedConcernRefusals,
  shielding,
  knowing,
  nearShielded,
  whoShields,
  responsibility,
  searchingWithoutEnough,
  news,
  lifecycle,
]
