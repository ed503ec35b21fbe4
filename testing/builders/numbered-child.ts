import { systemActor } from '../../src/access/actor.ts'
import type { Parts } from '../../src/deployments/parts.ts'
import { saveIndexNumbers } from '../../src/people/queries.ts'
import { assertionsOf } from '../../src/people/registration/queries.ts'
import { inSeat } from '../../src/platform/db.ts'
import { aChild } from './child.ts'

export type NumberedChild = { readonly id: string; readonly number: string }

/** A child written down and known to the index by one number. */
export async function aNumberedChild(
  { db, index }: Pick<Parts, 'db' | 'index'>,
  authority: string,
  given: Parameters<typeof aChild>[2] = {},
): Promise<NumberedChild> {
  const id = await aChild(db, authority, given)
  const actor = systemActor(authority, 'test')
  const assertions = [...(await inSeat(db, actor, (tx) => assertionsOf(tx, [id]))).values()]
  const asked = { authority, userId: null, role: 'system', purpose: 'importing' } as const
  const [answer] = await index.registerMany({ asked, assertions })
  if (!answer?.ok) throw new Error(`the index gave no number: ${answer?.refusal}`)
  const { number, state } = answer.value
  await inSeat(db, actor, (tx) => saveIndexNumbers(tx, [{ id, number, state }]))
  return { id, number }
}
