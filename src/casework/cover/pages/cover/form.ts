import {
  dayOf,
  type Fields,
  idAt,
  idIn,
  type Problem,
  type Read,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import type { SetCover } from '../../model.ts'
import { CONTENT } from './content.ts'

/** Reads who stands in for whom, from when to when. */
export function readCover(fields: Fields): Read<SetCover> {
  const problems: Problem[] = []
  const [absentUser, coveringUser] = [idAt(fields, 'absent'), idAt(fields, 'covering')]
  const [fromOn, toOn] = [dayOf(fields, 'from'), dayOf(fields, 'to')]
  if (!absentUser) problems.push({ field: 'absent', text: CONTENT.absentMissing })
  if (!coveringUser) problems.push({ field: 'covering', text: CONTENT.coveringMissing })
  if (!fromOn) problems.push({ field: 'from-day', text: CONTENT.fromMissing })
  if (!toOn) problems.push({ field: 'to-day', text: CONTENT.toMissing })
  if (!absentUser || !coveringUser || !fromOn || !toOn) return { problems }
  return { act: { id: idIn(fields), absentUser, coveringUser, fromOn, toOn, reason: fields['reason'] ?? '' } }
}
