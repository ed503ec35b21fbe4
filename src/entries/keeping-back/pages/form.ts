import type { Asks } from '../../drafts/pages/form-page/asks.ts'
import { choiceOf, type Fields, type Problem, textOf } from '../../drafts/pages/form-page/form.ts'
import { KEPT_REASONS, type KeepBack } from '../model.ts'
import { decideOnKeeping } from '../rules.ts'
import { CONTENT } from './content.ts'

/** What the questions ask for, in each form that has them. */
export const KEEPING_ASKS: Asks = { keepWhy: 'this reason to keep back', keepWords: 'this passage kept back' }

/**
 * Reads what the writer keeps back from the parents' copies of what they write; undefined if nothing. What must be put
 * right goes to `problems`.
 *
 * @param texts everything that is written in the same form
 */
export function readKeeping(fields: Fields, texts: readonly string[], problems: Problem[]): KeepBack | undefined {
  const reason = choiceOf(fields, 'keepWhy', KEPT_REASONS)
  const words = textOf(fields, 'keepWords')
  if (!reason && words) problems.push({ field: 'keepWhy', text: CONTENT.needsReason })
  if (!reason) return undefined
  const keeping = decideOnKeeping({ words, verdict: 'keep-back', from: 'parents', reason, why: '' }, texts)
  if (keeping.ok) return keeping.value
  problems.push({ field: 'keepWords', text: CONTENT.notThere })
  return undefined
}
