import type { Actor } from '../../access/actor.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { Tx } from '../../platform/db.ts'
import { isId } from '../../platform/ids.ts'
import { type DraftFields, saveDraft } from './queries.ts'
import { hashOfForm, lockSent } from './queries-sent.ts'
import { type DraftRefusal, wordsToKeep } from './rules.ts'

/**
 * Keeps what the actor has typed into a form so far, in place of what was kept before. Theirs alone: nobody else
 * can read it, so neither role nor relationship is asked for. What is signed out is kept by the same act.
 * What was sent under the same id meanwhile is kept already; other words under it are refused, and no draft again.
 */
export async function keepDraft(
  tx: Tx,
  actor: Actor,
  form: string,
  fields: DraftFields,
): Promise<Outcome<'kept', DraftRefusal>> {
  const words = wordsToKeep(form, fields)
  if (!words.ok) return words
  const { id } = words.value
  const sent = id !== undefined && isId(id) && (await lockSent(tx, actor, id))
  if (sent) return sent.sha256 === hashOfForm(form, words.value) ? accepted('kept') : refused('sent-already')
  await saveDraft(tx, actor, form, words.value)
  return accepted('kept')
}
