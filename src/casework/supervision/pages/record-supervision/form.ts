import {
  choicesOf,
  dayOf,
  type Fields,
  idAt,
  idIn,
  type Problem,
  type Read,
  textOf,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import { newId } from '../../../../platform/ids.ts'
import type { DecidedAction, RecordSupervision } from '../../model.ts'
import { CONTENT } from './content.ts'

/** Actions that the form has room for, of each child. */
export const ROWS = [1, 2] as const

/** Reads a supervision about these children; where there is more than one, about those ticked. */
export function readSupervision(fields: Fields, childIds: readonly string[]): Read<RecordSupervision> {
  const problems: Problem[] = []
  const chosen = childIds.length === 1 ? childIds : choicesOf(fields, 'children', childIds)
  const [workerId, heldOn, nextOn] = [idAt(fields, 'worker'), dayOf(fields, 'held'), dayOf(fields, 'next')]
  if (!workerId) problems.push({ field: 'worker', text: CONTENT.workerMissing })
  if (!heldOn) problems.push({ field: 'held-day', text: CONTENT.heldInvalid })
  if (!nextOn) problems.push({ field: 'next-day', text: CONTENT.nextInvalid })
  const actions = chosen.flatMap((childId) => ROWS.flatMap((row) => readAction(fields, childId, row, problems) ?? []))
  if (!workerId || !heldOn || !nextOn || problems.length > 0) return { problems }
  const children = chosen.map((childId) => ({
    childId,
    discussed: fields[`discussed-${childId}`] ?? '',
    reflection: textOf(fields, `reflection-${childId}`),
    decision: textOf(fields, `decision-${childId}`),
  }))
  return {
    act: { id: idIn(fields), workerId, heldOn, nextOn, wellbeing: textOf(fields, 'wellbeing'), children, actions },
  }
}

function readAction(fields: Fields, childId: string, row: number, problems: Problem[]): DecidedAction | undefined {
  const of = (part: string) => `${part}-${childId}-${row}`
  const [what, ownerName] = [fields[of('what')] ?? '', fields[of('owner')] ?? '']
  if (what === '') return undefined
  const byOn = dayOf(fields, of('by'))
  if (!byOn) problems.push({ field: `${of('by')}-day`, text: CONTENT.byInvalid })
  return byOn && { id: newId(), childId, what, ownerName, byOn, outcomeId: idAt(fields, of('outcome')) ?? null }
}
