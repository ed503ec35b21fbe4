import { type IndexNumber, indexNumber } from '../../kernel/index-number.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { DeskAct, DeskRefusal } from '../contract-desk.ts'
import type { Held, HeldChild } from './model.ts'

/** An act with its numbers as they are written; refused if one is no number, or a split names nothing. */
export function readAct(act: DeskAct): Outcome<DeskAct, 'number-not-valid' | 'nothing-to-split'> {
  const numbers = namedBy(act).map(indexNumber)
  if (numbers.some((number) => number === undefined)) return refused('number-not-valid')
  const [first, second] = numbers as [IndexNumber, IndexNumber]
  if (act.kind === 'merge') return accepted({ ...act, survivor: first, retired: second })
  if (act.kind === 'unmerge') return accepted({ ...act, retired: first })
  if (act.kind === 'supersede') return accepted({ ...act, by: first, number: second })
  if (act.kind === 'reverse-not-same') return accepted({ ...act, number: first, otherNumber: second })
  if (act.kind !== 'split') return accepted({ ...act, number: first })
  const assertionIds = [...new Set(act.assertionIds)].sort()
  return assertionIds.length === 0 ? refused('nothing-to-split') : accepted({ ...act, number: first, assertionIds })
}

/** The numbers an act names; of two that are joined, the one that stays first. */
export function namedBy(act: DeskAct): readonly string[] {
  if (act.kind === 'merge') return [act.survivor, act.retired]
  if (act.kind === 'unmerge') return [act.retired]
  if (act.kind === 'supersede') return [act.by, act.number]
  if (act.kind === 'reverse-not-same') return [act.number, act.otherNumber]
  return [act.number]
}

/** The numbers an act touches: those it names, and where they lead. In order, each once. */
export function touchedBy(act: DeskAct, { children }: Held): readonly IndexNumber[] {
  const found = namedBy(act).flatMap((number) => children.get(number) ?? [])
  const numbers = found.flatMap(({ number, survivor }) => (survivor ? [number, survivor] : [number]))
  return [...new Set(numbers)].sort()
}

/** Whether an act, with its numbers read, may be done as things stand. */
export function permits(act: DeskAct, held: Held): Outcome<DeskAct, DeskRefusal> {
  const children = namedBy(act).map((number) => held.children.get(number))
  const [one, other] = children
  if (!one || children.includes(undefined)) return refused('not-found')
  const refusal = refusalOf(act, one, other, held)
  return refusal ? refused(refusal) : accepted(act)
}

/** Whether a number is of a child, and not an alias or given up. */
export function isInUse({ status }: HeldChild): boolean {
  return status === 'active' || status === 'closed'
}

/** Whether a join puts a shield on the survivor: where that of the number given up covers more than the survivor's own. */
export function shieldFollows(retired: HeldChild, survivor: HeldChild): boolean {
  return COVERS.indexOf(retired.shield) > COVERS.indexOf(survivor.shield)
}

/** Shields, by how much they cover. */
const COVERS: readonly HeldChild['shield'][] = ['no', 'provisional', 'full']

function refusalOf(
  act: DeskAct,
  one: HeldChild,
  other: HeldChild | undefined,
  { children, notSame }: Held,
): DeskRefusal | undefined {
  switch (act.kind) {
    case 'merge':
      return other && refusalToJoin(one, other, notSame)
    case 'supersede':
      return other?.state === 'confirmed' ? 'not-provisional' : other && refusalToJoin(one, other, notSame)
    case 'unmerge':
      return refusalToPart(one, children)
    case 'split':
      return isInUse(one) ? refusalToSplit(one, act.assertionIds) : 'no-longer-active'
    case 'invalidate':
      if (!isInUse(one)) return 'no-longer-active'
      return one.involvements.length + one.concerns.length > 0 ? 'still-in-use' : undefined
    case 'identity-break':
      return isInUse(one) ? undefined : 'no-longer-active'
    case 'restore':
      return one.status === 'invalid' || one.status === 'sealed' ? undefined : 'nothing-to-restore'
    case 'unshield':
      return one.shield === 'no' ? 'not-found' : undefined
    case 'reverse-not-same':
      return other && notSame.get(inUse(one))?.has(inUse(other)) ? undefined : 'not-found'
  }
}

function refusalToJoin(survivor: HeldChild, retired: HeldChild, notSame: Held['notSame']): DeskRefusal | undefined {
  if (survivor.number === retired.number) return 'same-child-twice'
  if (!isInUse(survivor) || !isInUse(retired)) return 'no-longer-active'
  return notSame.get(survivor.number)?.has(retired.number) ? 'said-not-to-be-the-same' : undefined
}

function refusalToPart({ status, survivor }: HeldChild, children: Held['children']): DeskRefusal | undefined {
  const leadsTo = survivor === null ? undefined : children.get(survivor)
  if (status !== 'retired' || !leadsTo) return 'not-merged'
  return isInUse(leadsTo) ? undefined : 'no-longer-active'
}

/** Something must stay, and something must go: all of it would be the same child under another number. */
function refusalToSplit({ assertions }: HeldChild, ids: readonly string[]): DeskRefusal | undefined {
  const linked = new Set(assertions.map(({ id }) => id))
  return ids.every((id) => linked.has(id)) && ids.length < linked.size ? undefined : 'nothing-to-split'
}

function inUse({ number, survivor }: HeldChild): string {
  return survivor ?? number
}
