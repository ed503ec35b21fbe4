import { z } from 'zod'
import { systemActor } from '../access/actor.ts'
import { bringNumber, type Numbering } from './registration/commands.ts'

const Payload = z.object({ authority: z.string(), childId: z.uuid() })

type Working = Numbering & {
  /** Tells the operators what could not be done; never a name. */
  tell(message: string): void
}

/**
 * What follows when a child is written down or their identity changes. Each may run twice: the index knows a repeated
 * assertion, and a number once given stays.
 */
export function peopleJobs(working: Working) {
  return {
    /** The index was silent when the child was written down: asks for the number again, until there is one. */
    'ask-for-number': (payload: unknown) => tellChildIndex(working, 'ask-for-number', payload, { unless: 'numbered' }),
    /** A name, address, number, birth or mother has changed: tells the index, which keeps the number. */
    'tell-child-index': (payload: unknown) => tellChildIndex(working, 'tell-child-index', payload),
  }
}

async function tellChildIndex(
  { tell, ...numbering }: Working,
  origin: string,
  payload: unknown,
  only: { readonly unless?: 'numbered' } = {},
): Promise<void> {
  const { authority, childId } = Payload.parse(payload)
  const answer = await bringNumber(numbering, systemActor(authority, origin), childId, only)
  if (answer.ok || answer.refusal === 'older-than-held') return
  // Only silence is worth asking again; any other refusal stands until the record changes.
  if (answer.refusal === 'unavailable') throw new Error('the child index is not available')
  tell(`child ${childId}: the index refused, ${answer.refusal}`)
}
