import {
  choiceOf,
  choicesOf,
  dayOf,
  dayWasGiven,
  type Fields,
  idIn,
  type Problem,
  type Read,
  textOf,
  yesOrNo,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import { type BeginTransfer, DIRECTIONS } from '../../model.ts'
import { CONTENT } from './content.ts'

/** Reads the notice of a move of some of these children. */
export function readNotice(fields: Fields, ids: readonly string[]): Read<BeginTransfer> {
  const problems: Problem[] = []
  const direction = choiceOf(fields, 'direction', DIRECTIONS)
  const noticedOn = dayOf(fields, 'noticed')
  const movedOn = dayOf(fields, 'moved') ?? null
  const stays = yesOrNo(fields, 'stays')
  const otherAuthority = textOf(fields, 'other')
  if (!direction) problems.push({ field: 'direction', text: CONTENT.directionMissing })
  if (!otherAuthority) problems.push({ field: 'other', text: CONTENT.otherMissing })
  if (!noticedOn) problems.push({ field: 'noticed-day', text: CONTENT.noticedInvalid })
  if (!movedOn && dayWasGiven(fields, 'moved')) problems.push({ field: 'moved-day', text: CONTENT.movedInvalid })
  if (stays === undefined) problems.push({ field: 'stays', text: CONTENT.temporaryMissing })
  if (!direction || !otherAuthority || !noticedOn || problems.length > 0) return { problems }
  const childIds = ids.length === 1 ? ids : choicesOf(fields, 'children', ids)
  return {
    act: {
      ...{ id: idIn(fields), direction, otherAuthority, otherWorker: textOf(fields, 'worker'), noticedOn, movedOn },
      ...{ temporary: stays === false, reason: fields['reason'] ?? '', childIds },
      summary: direction === 'out' ? textOf(fields, 'summary') : null,
      withPlan: direction === 'in' ? choicesOf(fields, 'withPlan', childIds) : [],
    },
  }
}
