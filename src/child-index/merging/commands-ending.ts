import type { IndexNumber } from '../../kernel/index-number.ts'
import { movePairs } from '../duplicates/queries-writing.ts'
import { announce } from '../feed/queries-writing.ts'
import { stateOf } from '../identity/rules.ts'
import type { IndexTx } from '../matching/queries.ts'
import { freeNumbers } from '../registration/commands.ts'
import type { Deciding, HeldChild } from './model.ts'
import { insertNotSame } from './queries-not-same.ts'
import { insertShield } from './queries-shields.ts'
import { identitiesOf } from './queries-sides.ts'
import { addDecision, insertChild, moveAssertions, saveStatus } from './queries-writing.ts'
import { authoritiesOf } from './rules-effect.ts'

/** What an act came to: its decision, and the number it made. */
export type Done = { readonly decisionId: string; readonly newNumber: IndexNumber | null }

/**
 * Makes assertions wrongly linked to a child a child of their own, and says that the two are not the same. What was told
 * of the child besides its records stays with the number it was told of.
 */
export async function splitNumber(
  tx: IndexTx,
  child: HeldChild,
  assertionIds: readonly string[],
  deciding: Deciding,
): Promise<Done> {
  const { at, newId } = deciding
  const decisionId = newId()
  const newNumber = await drawnNumber(tx, deciding)
  const texts = await identitiesOf(tx, assertionIds)
  const latest = texts.toSorted((a, b) => (a.recordedAt < b.recordedAt ? 1 : -1))[0]
  const state = texts.some(({ identity }) => stateOf(identity) === 'confirmed') ? 'confirmed' : 'provisional'
  await insertChild(tx, newNumber, state, latest?.authority ?? child.responsibleAuthority, at)
  await addDecision(tx, { id: decisionId, kind: 'split', number: child.number, otherNumber: newNumber }, deciding)
  await moveAssertions(tx, assertionIds, newNumber, decisionId, at)
  await insertNotSame(tx, newId(), [child.number, newNumber], decisionId, at)
  await announce(tx, [{ kind: 'split', number: child.number, otherNumber: newNumber }], authoritiesOf([child]), at)
  return { decisionId, newNumber }
}

/**
 * Gives up a number that stands for nobody. Its records stay linked to it, are found by no search, and a later version of
 * one is refused: whose system sends it must look. Nobody works with the child, and no concern is sealed; else refused before.
 */
export async function invalidateNumber(tx: IndexTx, child: HeldChild, deciding: Deciding): Promise<Done> {
  const decisionId = deciding.newId()
  await addDecision(tx, { id: decisionId, kind: 'invalidate', number: child.number }, deciding)
  await giveUp(tx, child, 'invalid', decisionId, deciding)
  await announce(tx, [{ kind: 'invalidated', number: child.number }], authoritiesOf([child]), deciding.at)
  return { decisionId, newNumber: null }
}

/**
 * Seals a number, with all that hangs on it, and makes another that nothing leads to: not by number, name, identifier or
 * notice. The records of the old identity stay sealed with it and take no later version. The new number is empty and
 * provisional, known to the two who made it; it gives way to the number the child's new records are given (`supersede`).
 * For protection the new number is shielded from the first.
 */
export async function breakIdentity(
  tx: IndexTx,
  child: HeldChild,
  why: 'adoption' | 'protection',
  deciding: Deciding,
): Promise<Done> {
  const { asked, at, newId } = deciding
  const decisionId = newId()
  const newNumber = await drawnNumber(tx, deciding)
  await insertChild(tx, newNumber, 'provisional', child.responsibleAuthority, at)
  if (why === 'protection') {
    const authority = child.responsibleAuthority ?? asked.authority
    await insertShield(tx, { id: newId(), number: newNumber, kind: 'full', authority, reason: 'For protection' }, at)
  }
  await addDecision(
    tx,
    { id: decisionId, kind: 'identity-break', number: child.number, otherNumber: newNumber },
    deciding,
  )
  await giveUp(tx, child, 'sealed', decisionId, deciding)
  await announce(tx, [{ kind: 'identity-broken', number: child.number }], authoritiesOf([child]), at)
  return { decisionId, newNumber }
}

/** Gives back a number that was given up: it answers and is found as before. */
export async function restoreNumber(tx: IndexTx, child: HeldChild, deciding: Deciding): Promise<Done> {
  const decisionId = deciding.newId()
  await addDecision(tx, { id: decisionId, kind: 'restore', number: child.number }, deciding)
  await saveStatus(tx, child.number, child.died ? 'closed' : 'active')
  await announce(tx, [{ kind: 'restored', number: child.number }], authoritiesOf([child]), deciding.at)
  return { decisionId, newNumber: null }
}

async function giveUp(
  tx: IndexTx,
  { number }: HeldChild,
  status: 'sealed' | 'invalid',
  decisionId: string,
  { at }: Deciding,
): Promise<void> {
  await saveStatus(tx, number, status)
  await movePairs(tx, number, null, new Set(), decisionId, at)
}

async function drawnNumber(tx: IndexTx, { drawNumber }: Deciding): Promise<IndexNumber> {
  const [number] = await freeNumbers(tx, 1, { drawNumber })
  if (number === undefined) throw new Error('no number was drawn')
  return number
}
