import {
  choicesOf,
  dayOf,
  dayWasGiven,
  type Fields,
  idIn,
  type Problem,
  type Read,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import { readPeople } from '../../../../entries/drafts/pages/form-page/people.ts'
import type { RecordCoreGroup } from '../../model.ts'
import { CONTENT } from './content.ts'

/** How many people the form has room for, at least. */
export const ROWS = 6

/** Reads a core group about these children; where there is more than one, about those ticked. */
export function readCoreGroup(fields: Fields, childIds: readonly string[]): Read<RecordCoreGroup> {
  const problems: Problem[] = []
  const heldOn = dayOf(fields, 'held')
  if (!heldOn) problems.push({ field: 'held-day', text: CONTENT.heldInvalid })
  const came = readPeople(fields, problems)
  const nextOn = dayWasGiven(fields, 'next') ? dayOf(fields, 'next') : null
  if (nextOn === undefined) problems.push({ field: 'next-day', text: CONTENT.nextInvalid })
  if (!heldOn || problems.length > 0) return { problems }
  const about = childIds.length === 1 ? childIds : choicesOf(fields, 'children', childIds)
  return {
    act: {
      ...{ id: idIn(fields), heldOn, childIds: about, parts: partsOf(fields, about) },
      came: came.map(({ row, ...person }) => person),
      ...{ agreed: fields['agreed'] ?? '', nextOn: nextOn ?? null },
    },
  }
}

/** What was agreed for each of several children alone. */
function partsOf(fields: Fields, about: readonly string[]): Readonly<Record<string, string>> {
  if (about.length === 1) return {}
  return Object.fromEntries(about.flatMap((id) => (fields[`part-${id}`] ? [[id, fields[`part-${id}`] ?? '']] : [])))
}
