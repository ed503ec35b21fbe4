import {
  choiceOf,
  dayOf,
  type Fields,
  type Problem,
  type Read,
  yesOrNo,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import { momentOf } from '../../../../entries/drafts/pages/form-page/moment.ts'
import type { MissingState, RecordInterview, RecordReturn, WithdrawMissing } from '../../model.ts'
import { CONTENT, type Does } from './content.ts'

export type GoOn = RecordReturn | RecordInterview | WithdrawMissing

/** What can be recorded of an episode that has got so far. */
export const OFFERED: Readonly<Record<MissingState, readonly Does[]>> = {
  missing: ['return', 'withdraw'],
  back: ['interview', 'offer', 'refusal', 'withdraw'],
  'interview-refused': ['interview', 'withdraw'],
  interviewed: ['withdraw'],
  withdrawn: [],
}

/** Reads what is recorded of an episode in this state. */
export function readGoOn(fields: Fields, state: MissingState): Read<GoOn> {
  const does = choiceOf(fields, 'does', OFFERED[state])
  if (!does) return { problems: [{ field: 'does', text: CONTENT.doesMissing }] }
  return READERS[does](fields)
}

const READERS: Readonly<Record<Does, (fields: Fields) => Read<GoOn>>> = {
  return(fields) {
    const returnedAt = momentOf(fields, 'back')
    if (!returnedAt) return wrong('back-day', CONTENT.backInvalid)
    return { act: { does: 'return', returnedAt, foundWhere: fields['foundWhere'] ?? '' } }
  },
  offer(fields) {
    const offeredOn = dayOf(fields, 'offered')
    return offeredOn ? { act: { does: 'offer', offeredOn } } : wrong('offered-day', CONTENT.offeredInvalid)
  },
  refusal(fields) {
    const offeredOn = dayOf(fields, 'refused')
    if (!offeredOn) return wrong('refused-day', CONTENT.offeredInvalid)
    return { act: { does: 'refusal', offeredOn, why: fields['refusedWhy'] ?? '' } }
  },
  interview: readInterview,
  withdraw: (fields) => ({ act: { does: 'withdraw', why: fields['withdrawnWhy'] ?? '' } }),
}

function readInterview(fields: Fields): Read<GoOn> {
  const problems: Problem[] = []
  const interviewedOn = dayOf(fields, 'held')
  const independent = yesOrNo(fields, 'independent')
  if (!interviewedOn) problems.push({ field: 'held-day', text: CONTENT.heldInvalid })
  if (independent === undefined) problems.push({ field: 'independent', text: CONTENT.independentMissing })
  if (!interviewedOn || independent === undefined) return { problems }
  const said = { childWords: fields['words'] ?? '', learned: fields['learned'] ?? '' }
  return {
    act: { does: 'interview', interviewedOn, interviewer: fields['interviewer'] ?? '', independent, ...said },
  }
}

function wrong(field: string, text: string): Read<GoOn> {
  return { problems: [{ field, text }] }
}
