import { Awareness, applyAwarenessUpdate, modifyAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { Actor } from '../../access/actor.ts'

/** As many colours as styles have for writers; a word stands beside each. */
const COLOURS = 6

/**
 * Where a browser says its writer is, with the name, role and colour that we know them by: nobody goes by another's.
 * Undefined if it speaks of nobody, or of more than one.
 */
export function namedPresence(
  bytes: Uint8Array,
  { userId, name, jobTitle }: Pick<Actor, 'userId' | 'name' | 'jobTitle'>,
): { readonly client: number; readonly state: Uint8Array } | undefined {
  const heard = new Awareness(new Y.Doc())
  try {
    heard.setLocalState(null)
    applyAwarenessUpdate(heard, bytes, null)
    const [client, ...others] = heard.getStates().keys()
    if (client === undefined || others.length > 0) return undefined
    const user = { name, role: jobTitle, colour: colourOf(userId ?? '') }
    return { client, state: modifyAwarenessUpdate(bytes, (said: object) => ({ ...said, user })) }
  } catch {
    return undefined
  } finally {
    heard.destroy()
  }
}

function colourOf(userId: string): number {
  return [...userId].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7) % COLOURS
}
