import { movePairs, settlePair } from '../duplicates/queries-writing.ts'
import { announce } from '../feed/queries-writing.ts'
import type { IndexTx } from '../matching/queries.ts'
import { notSameAs } from '../registration/queries.ts'
import type { Alias, Deciding, HeldChild } from './model.ts'
import { insertShield } from './queries-shields.ts'
import { addDecision, insertAlias, moveAssertions, saveRetired, saveState } from './queries-writing.ts'
import { shieldFollows } from './rules.ts'
import { authoritiesOf } from './rules-effect.ts'

/**
 * Makes `retired` an alias of `survivor`: its records are linked to the survivor, its own aliases lead there too, and
 * what was told under it follows by alias. A shield covers both. Both were found to be in use, and two numbers.
 */
export async function joinNumbers(
  tx: IndexTx,
  { retired, survivor }: { readonly retired: HeldChild; readonly survivor: HeldChild },
  kind: 'merge' | 'supersede',
  deciding: Deciding,
): Promise<string> {
  const { at, asked, newId } = deciding
  const decisionId = newId()
  await addDecision(tx, { id: decisionId, kind, number: survivor.number, otherNumber: retired.number }, deciding)
  const shieldId = shieldFollows(retired, survivor) ? newId() : null
  await insertAlias(tx, aliasOf(retired, survivor, { decisionId, shieldId, joinedAt: at }), kind, { retired, survivor })
  const ids = retired.assertions.map(({ id }) => id)
  await moveAssertions(tx, ids, survivor.number, decisionId, at)
  await saveRetired(tx, retired.number, survivor.number)
  if (retired.state === 'confirmed' && survivor.state === 'provisional') {
    await saveState(tx, survivor.number, 'confirmed')
  }
  if (shieldId !== null && retired.shield !== 'no') {
    const reason = `Put up on ${retired.number}, which is one with this number now`
    await insertShield(
      tx,
      { id: shieldId, number: survivor.number, kind: retired.shield, authority: asked.authority, reason },
      at,
    )
  }
  await settlePair(tx, [retired.number, survivor.number], 'same', decisionId, at)
  const others = (await notSameAs(tx, [survivor.number])).get(survivor.number) ?? new Set()
  await movePairs(tx, retired.number, survivor.number, others, decisionId, at)
  await announce(
    tx,
    [{ kind: kind === 'merge' ? 'merged' : 'superseded', number: retired.number, otherNumber: survivor.number }],
    authoritiesOf([retired, survivor]),
    at,
  )
  return decisionId
}

function aliasOf(
  retired: HeldChild,
  survivor: HeldChild,
  made: Pick<Alias, 'decisionId' | 'shieldId' | 'joinedAt'>,
): Alias {
  return {
    ...made,
    retired: retired.number,
    survivor: survivor.number,
    retiredState: retired.state,
    survivorState: survivor.state,
    retiredStatus: retired.status === 'closed' ? 'closed' : 'active',
  }
}
