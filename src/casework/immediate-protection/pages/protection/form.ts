import {
  choiceOf,
  dayOf,
  type Fields,
  type Problem,
  type Read,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import { momentOf } from '../../../../entries/drafts/pages/form-page/moment.ts'
import { END_REASONS, type GoOnProtection, type ImmediateProtection } from '../../model.ts'
import { isInForce } from '../../rules.ts'
import { CONTENT, type Does } from './content.ts'

/** What can be recorded of it now. */
export function offered(protection: ImmediateProtection): readonly Does[] {
  if (protection.withdrawnOn !== null) return []
  if (!isInForce(protection)) return ['withdraw']
  const canExtend = protection.kind === 'emergency-protection-order' && protection.extendedOn === null
  return ['end', ...(canExtend ? (['extend'] as const) : []), 'move', 'withdraw']
}

export function readGoOn(fields: Fields, protection: ImmediateProtection): Read<GoOnProtection> {
  const does = choiceOf(fields, 'does', offered(protection))
  if (!does) return { problems: [{ field: 'does', text: CONTENT.doesMissing }] }
  if (does === 'move') return { act: { does, place: fields['place'] ?? '' } }
  if (does === 'withdraw') return { act: { does, why: fields['withdrawnWhy'] ?? '' } }
  if (does === 'end') return readEnd(fields)
  const extendedOn = dayOf(fields, 'extended')
  return extendedOn
    ? { act: { does, extendedOn } }
    : { problems: [{ field: 'extended-day', text: CONTENT.extendedInvalid }] }
}

function readEnd(fields: Fields): Read<GoOnProtection> {
  const problems: Problem[] = []
  const endedAt = momentOf(fields, 'ended')
  const endReason = choiceOf(fields, 'endReason', END_REASONS)
  if (!endedAt) problems.push({ field: 'ended-day', text: CONTENT.endedInvalid })
  if (!endReason) problems.push({ field: 'endReason', text: CONTENT.endReasonMissing })
  if (!endedAt || !endReason) return { problems }
  return { act: { does: 'end', endedAt, endReason, whatNext: fields['whatNext'] ?? '' } }
}
