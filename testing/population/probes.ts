import type { Assertion } from '../../src/child-index/contract-registration.ts'
import { type Chance, chanceFor, drawn, weighted } from './chance.ts'
import { makeErrors } from './errors/errors.ts'
import type { ErrorKind } from './errors/kinds.ts'
import { asTheFormHasIt } from './errors/names.ts'
import { type Child, type Family, isLoneTwin, unseenSiblingOf, unseenTwinOf } from './families.ts'
import { anotherHome, CHILDREN_A_NEIGHBOURHOOD } from './homes.ts'
import type { Group } from './names/origins.ts'
import { canHaveNhsNumber, nhsNumberOf, outsidersNhsNumber, outsidersUpn, TAKING_PART } from './numbers.ts'
import { childAt, numbersOf } from './population.ts'
import { draftOf, identityOf, type Numbers, secondSource } from './records.ts'

/** Who is asked about: a child of the population, or one of three who are not in it. */
export type ProbeKind = 'existing' | 'unseen twin' | 'unseen brother or sister' | 'stranger'

/** A second source's record of a child, and the truth about it. */
export type Probe = {
  readonly kind: ProbeKind
  /** The child's place in the population; null if it is not of it. */
  readonly truth: number | null
  /** For one who is not of the population: the child whose twin, brother or sister it is. */
  readonly besides: number | null
  readonly group: Group
  readonly errors: readonly ErrorKind[]
  readonly moved: boolean
  readonly hasNhsNumber: boolean
  readonly assertion: Assertion
}

/** Of a hundred probes. With 100,000, some 6,000 are twins, brothers and sisters whom the index does not have. */
const KINDS = weighted<ProbeKind>([
  ['existing', 88],
  ['unseen twin', 3],
  ['unseen brother or sister', 4],
  ['stranger', 5],
])

/**
 * Records of a second source about the population of this seed and size, each with its errors and the truth: those
 * numbered from `from` up to, but not including, `count`.
 * Up to 100,000 no two outsiders have one NHS number.
 */
export function* probesOf(seed: number, n: number, count: number, from = 0): Generator<Probe> {
  for (let number = from; number < count; number += 1) yield probeNumbered(seed, n, number)
}

/**
 * Another source's record of this child of the population, with its errors: what files that are loaded together say twice.
 *
 * @param turn so that one child may have several
 */
export function secondRecordOf(seed: number, n: number, index: number, turn: number): Probe {
  const chance = chanceFor(seed, `further record ${turn}`, index)
  return recordOf(seed, n, `further-${turn}-${index}`, existingChild(seed, n, index), chance)
}

const MOVED_PERCENT = 38
const FORMER_HOME_SAID_PERCENT = 15
const MOST_TRIES = 3000

type Asked = Pick<Probe, 'kind' | 'truth' | 'besides'> & {
  readonly family: Family
  readonly child: Child
  readonly numbers: Numbers
  readonly siblings: readonly number[]
}

function probeNumbered(seed: number, n: number, number: number): Probe {
  const chance = chanceFor(seed, 'probe', number)
  return recordOf(seed, n, `probe-${number}`, whoIsAsked(seed, n, number, chance), chance)
}

function recordOf(seed: number, n: number, localReference: string, asked: Asked, chance: Chance): Probe {
  const { kind, truth, besides, family, child, numbers } = asked
  const draft = draftOf(secondSource(child, chance), family, child, numbers, chance)
  const moved = chance.in100(MOVED_PERCENT)
  if (moved) {
    draft.formerHome = chance.in100(FORMER_HOME_SAID_PERCENT) ? draft.home : null
    const known = besides ?? truth ?? chance.between(0, n - 1)
    draft.home = anotherHome(seed, Math.floor(known / CHILDREN_A_NEIGHBOURHOOD), neighbourhoodsIn(n), chance)
  }
  const strangersNhs = () => nhsNumberOf(seed, n, withNumber(n, chance.between(0, n - 1)))
  const siblingsNhs = () => {
    const known = asked.siblings.map((index) => nhsNumberOf(seed, n, index)).filter((held) => held !== null)
    return known.length > 0 ? chance.oneOf(known) : null
  }
  const errors = makeErrors(draft, { family, child, chance, strangersNhs, siblingsNhs }, moved)
  asTheFormHasIt(draft, chance)
  const node = `${chance.oneOf(TAKING_PART)}/${draft.source}`
  const assertion = { node, localReference, version: 1, identity: identityOf(draft) }
  const group = family.household.origin.group
  return { kind, truth, besides, group, errors, moved, hasNhsNumber: draft.nhs !== null, assertion }
}

function whoIsAsked(seed: number, n: number, number: number, chance: Chance): Asked {
  const kind = drawn(KINDS, chance)
  const outsiders = (child: Child) => ({
    nhs: outsidersNhsNumber(seed, number),
    upn: outsidersUpn(number, Number(child.bornOn.slice(0, 4))),
  })
  if (kind === 'stranger') {
    const beyond = (neighbourhoodsIn(n) + 1 + number) * CHILDREN_A_NEIGHBOURHOOD
    const found = childAt(seed, beyond + chance.between(0, CHILDREN_A_NEIGHBOURHOOD - 1))
    return { kind, truth: null, besides: null, ...found, numbers: outsiders(found.child), siblings: [] }
  }
  const index = kind === 'unseen twin' ? loneTwinFrom(seed, n, chance) : withNumber(n, chance.between(0, n - 1))
  if (kind === 'existing') return existingChild(seed, n, index)
  const { family, child } = childAt(seed, index)
  const unseen = kind === 'unseen twin' ? unseenTwinOf(seed, family, child) : unseenSiblingOf(seed, family, child)
  return { kind, truth: null, besides: index, family, child: unseen, numbers: outsiders(unseen), siblings: [index] }
}

function existingChild(seed: number, n: number, index: number): Asked {
  const { family, child } = childAt(seed, index)
  const all = family.children.map((_, at) => family.household.firstChild + at)
  const siblings = all.filter((other) => other !== index && other < n)
  return {
    kind: 'existing',
    truth: index,
    besides: null,
    family,
    child,
    numbers: numbersOf(seed, n, index, child),
    siblings,
  }
}

/**
 * The nearest child from here who can have an NHS number. Those asked about have one as often as in life, in a population
 * so large that most of the others can have none.
 */
function withNumber(n: number, index: number): number {
  let at = index
  while (!canHaveNhsNumber(n, at)) at -= 1
  return at
}

function loneTwinFrom(seed: number, n: number, chance: Chance): number {
  for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
    const index = withNumber(n, chance.between(0, n - 1))
    const { family, child } = childAt(seed, index)
    if (isLoneTwin(family, child)) return index
  }
  throw new Error('no twin stands alone in this population')
}

function neighbourhoodsIn(n: number): number {
  return Math.ceil(n / CHILDREN_A_NEIGHBOURHOOD)
}
