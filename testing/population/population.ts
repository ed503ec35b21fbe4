import type { Assertion } from '../../src/child-index/contract-registration.ts'
import { chanceFor } from './chance.ts'
import { type Child, type Family, familyOf } from './families.ts'
import { CHILDREN_A_NEIGHBOURHOOD, neighbourhoodOf } from './homes.ts'
import type { Group } from './names/origins.ts'
import { authorityOf, nhsNumberOf, upnOf } from './numbers.ts'
import { draftOf, firstSource, identityOf, type Numbers } from './records.ts'

/** One child of the population, as the first record of them has it. */
export type Indexed = {
  /** Its place in the population, from 0. */
  readonly index: number
  readonly group: Group
  readonly authority: string
  readonly assertion: Assertion
}

/**
 * Children, from `from` up to but not including `n`, each as its first record. Nothing is held but one neighbourhood:
 * twelve million are a stream. The same for the same seed and n.
 */
export function* populationOf(seed: number, n: number, from = 0): Generator<Indexed> {
  for (let index = from; index < n; ) {
    const number = Math.floor(index / CHILDREN_A_NEIGHBOURHOOD)
    for (const household of neighbourhoodOf(seed, number)) {
      if (household.firstChild + household.size <= index) continue
      const family = familyOf(seed, household)
      for (const [at, child] of family.children.entries()) {
        if (household.firstChild + at < index) continue
        if (index >= n) return
        yield indexed(seed, n, index, family, child)
        index += 1
      }
    }
  }
}

/** A child of the population with its family, wherever it stands. */
export function childAt(seed: number, index: number): { readonly family: Family; readonly child: Child } {
  const households = neighbourhoodOf(seed, Math.floor(index / CHILDREN_A_NEIGHBOURHOOD))
  const household = households.findLast(({ firstChild }) => firstChild <= index)
  if (!household) throw new RangeError('a child has a place from 0')
  const family = familyOf(seed, household)
  return { family, child: family.children[index - household.firstChild] as Child }
}

/** The first record of a child, wherever it stands. */
export function indexedAt(seed: number, n: number, index: number): Indexed {
  const { family, child } = childAt(seed, index)
  return indexed(seed, n, index, family, child)
}

/** The numbers others know a child by. */
export function numbersOf(seed: number, n: number, index: number, child: Child): Numbers {
  return { nhs: nhsNumberOf(seed, n, index), upn: upnOf(index, Number(child.bornOn.slice(0, 4))) }
}

function indexed(seed: number, n: number, index: number, family: Family, child: Child): Indexed {
  const chance = chanceFor(seed, 'first record', index)
  const source = firstSource(child, chance)
  const identity = identityOf(draftOf(source, family, child, numbersOf(seed, n, index, child), chance))
  const authority = authorityOf(index)
  const node = `${authority}/${source}`
  const assertion = { node, localReference: `first-${index}`, version: 1, identity }
  return { index, group: family.household.origin.group, authority, assertion }
}
