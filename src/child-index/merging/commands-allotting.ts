import { indexNumber } from '../../kernel/index-number.ts'
import { accepted, refused } from '../../kernel/outcome.ts'
import { isId } from '../../platform/ids.ts'
import type { DeskOutcome, DeskRequest, Page, ToAllot } from '../contract-desk.ts'
import { announce } from '../feed/queries-writing.ts'
import type { IndexTx } from '../matching/queries.ts'
import { lockForMany } from '../registration/queries.ts'
import type { Making } from './commands-proposals.ts'
import { childrenInFull } from './queries.ts'
import { type HeldToAllot, lockToAllot, saveAllotted, toAllotPage } from './queries-allotting.ts'
import { addDecision, moveAssertions } from './queries-writing.ts'
import { isInUse } from './rules.ts'
import { areWords } from './rules-proposals.ts'
import { itemInWords } from './rules-words.ts'

/** What was told to a survivor while another was its alias, and is clearly neither's since. */
export async function findToAllot(
  tx: IndexTx,
  { after = null, count = 25 }: DeskRequest & Page,
): Promise<DeskOutcome<readonly ToAllot[]>> {
  if (after !== null && !isId(after)) return refused('not-found')
  const held = await toAllotPage(tx, after, Math.min(Math.max(Math.trunc(count), 1), 100))
  return accepted(held.map(shown))
}

/** One person says to which of the two it belongs. Said again it is one act; otherwise than before it is refused. */
export async function allotItem(
  tx: IndexTx,
  {
    asked,
    id,
    number: sent,
    reason,
  }: DeskRequest & { readonly id: string; readonly number: string; readonly reason: string },
  { at, newId }: Making,
): Promise<DeskOutcome<ToAllot>> {
  const number = indexNumber(sent)
  if (!number) return refused('number-not-valid')
  if (!isId(id)) return refused('not-found')
  if (!areWords(reason)) return refused('reason-missing')
  await lockForMany(tx)
  const held = await lockToAllot(tx, id)
  if (!held || (number !== held.number && number !== held.otherNumber)) return refused('not-found')
  if (held.allottedTo !== null) return held.allottedTo === number ? accepted(shown(held)) : refused('already-settled')
  const child = (await childrenInFull(tx, [number])).get(number)
  if (!child || !isInUse(child)) return refused('no-longer-active')
  const decisionId = newId()
  const assertionId = held.what === 'assertion' ? held.itemId : null
  const otherNumber = number === held.number ? held.otherNumber : held.number
  await addDecision(
    tx,
    { id: decisionId, kind: 'allot', number, otherNumber, assertionId },
    { asked, at, reason, fingerprint: '' },
  )
  if (assertionId !== null && number === held.otherNumber)
    await moveAssertions(tx, [assertionId], number, decisionId, at)
  await saveAllotted(tx, held, number, decisionId, at)
  await announce(tx, [{ kind: 'allotted', number, otherNumber }], [], at)
  return accepted(shown({ ...held, allottedTo: number }))
}

function shown(held: HeldToAllot): ToAllot {
  const { id, number, otherNumber, what, authority, since, allottedTo } = held
  return { id, number, otherNumber, what, authority, since, allottedTo, words: itemInWords(held) }
}
