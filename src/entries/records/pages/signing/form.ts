import type { Fields, Read } from '../../../drafts/pages/form-page/form.ts'
import type { Deciding } from '../../model.ts'
import { CONTENT } from './content.ts'

/** What the inputs of a decision ask for. */
export const ASKS = { decision: 'this decision', comment: 'this comment' } as const

/** Reads whether it is signed or handed back. */
export function readDecision(fields: Fields): Read<Deciding> {
  if (fields['decision'] === 'sign') return { act: { sign: true } }
  if (fields['decision'] === 'hand-back') return { act: { sign: false, comment: fields['comment'] ?? '' } }
  return { problems: [{ field: 'decision', text: CONTENT.missing }] }
}
