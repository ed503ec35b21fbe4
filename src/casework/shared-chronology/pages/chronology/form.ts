import {
  choiceOf,
  dayOf,
  type Fields,
  idIn,
  type Problem,
  type Read,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import { ENTRY_KINDS } from '../../../../entries/model.ts'
import type { AddShared } from '../../model.ts'
import { CONTENT } from './content.ts'

/** Reads what somebody adds to what is shared. */
export function readShared(fields: Fields): Read<AddShared> {
  const kind = choiceOf(fields, 'kind', ENTRY_KINDS)
  const happenedOn = dayOf(fields, 'on')
  const problems: Problem[] = [
    ...(happenedOn ? [] : [{ field: 'on-day', text: CONTENT.dayMissing }]),
    ...(kind ? [] : [{ field: 'kind', text: CONTENT.kindMissing }]),
  ]
  if (!kind || !happenedOn) return { problems }
  return { act: { id: idIn(fields), kind, words: fields['words'] ?? '', happenedOn } }
}
