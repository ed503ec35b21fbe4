import { z } from 'zod'
import { type Actor, systemActor } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import type { ChildIndex } from '../child-index/contract.ts'
import type { Tx } from '../platform/db.ts'
import { saveIndexNumbers } from './queries.ts'
import { askedBy } from './registration/commands.ts'
import { assertionsOf } from './registration/queries.ts'

const Payload = z.object({ authority: z.string(), childId: z.uuid() })

type Working = {
  readonly index: ChildIndex
  /** One transaction in the actor's seat, committed before the promise resolves. */
  inTransaction<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T>
  /** Tells the operators what could not be done; never a name. */
  tell(message: string): void
}

/**
 * What follows when a child is written down or their identity changes. Each may run twice: the index knows a repeated
 * assertion, and a number once given stays.
 */
export function peopleJobs(working: Working) {
  const tellIndex = (origin: string) => (payload: unknown) => tellChildIndex(working, origin, payload)
  return {
    /** The index was silent when the child was written down: asks for the number again. */
    'ask-for-number': tellIndex('ask-for-number'),
    /** A name, address, number or birth has changed: tells the index, which keeps the number. */
    'tell-child-index': tellIndex('tell-child-index'),
  }
}

async function tellChildIndex(
  { index, inTransaction, tell }: Working,
  origin: string,
  payload: unknown,
): Promise<void> {
  const { authority, childId } = Payload.parse(payload)
  const actor = systemActor(authority, origin)
  const assertion = await inTransaction(actor, async (tx) => (await assertionsOf(tx, [childId])).get(childId))
  if (!assertion) return
  const answer = await index.register({ asked: askedBy(actor), assertion })
  if (!answer.ok) {
    // Only silence is worth asking again; any other refusal stands until the record changes.
    if (answer.refusal === 'unavailable') throw new Error('the child index is not available')
    if (answer.refusal !== 'older-than-held') tell(`child ${childId}: the index refused, ${answer.refusal}`)
    return
  }
  const { number, state } = answer.value
  await inTransaction(actor, async (tx) => {
    await saveIndexNumbers(tx, [{ id: childId, number, state }])
    await audit(tx, actor, 'child.register', { kind: 'child', id: childId }, { numbered: true })
  })
}
