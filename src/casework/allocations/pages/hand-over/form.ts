import { dayOf, type Fields, type Problem, type Read } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { HandOverChildren } from '../../model.ts'
import { holderOf } from '../change-allocation/form.ts'
import { CONTENT } from './content.ts'

/** The value that leaves a child with the worker. */
export const STAYS = 'stays'

/** The name of the list from which one is chosen for this child. */
export function toField(childId: string): string {
  return `to-${childId}`
}

/** Reads who of these children goes to whom: for each what was chosen for them, else what was chosen for all. */
export function readHandOver(fields: Fields, fromUserId: string, childIds: readonly string[]): Read<HandOverChildren> {
  const moves = childIds.flatMap((childId) => {
    const chosen = fields[toField(childId)] || fields['to-all'] || STAYS
    const to = chosen === STAYS ? null : holderOf(chosen)
    return to ? [{ childId, to }] : []
  })
  const fromOn = dayOf(fields, 'from')
  const problems: Problem[] = []
  if (moves.length === 0) problems.push({ field: 'to-all', text: CONTENT.nobodyChosen })
  if (!fromOn) problems.push({ field: 'from-day', text: CONTENT.fromInvalid })
  if (!fromOn || problems.length > 0) return { problems }
  return { act: { fromUserId, moves, fromOn, reason: fields['reason'] ?? '' } }
}
