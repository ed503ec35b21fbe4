import {
  choiceOf,
  type Fields,
  idIn,
  type Problem,
  type Read,
  textOf,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import { REASON_PROBLEM } from '../content.ts'
import { CONTENT } from './content.ts'

export const DECISIONS = ['ask', 'same', 'not-same'] as const

/** What an operator decided on a pair, and why. */
export type Decision = {
  readonly id: string
  readonly decision: (typeof DECISIONS)[number]
  readonly reason: string
  /** Of the effect that was on the page. */
  readonly fingerprint: string
}

/** Reads the decision: one of three, with a reason. */
export function readDecision(fields: Fields): Read<Decision> {
  const decision = choiceOf(fields, 'decision', DECISIONS)
  const reason = textOf(fields, 'reason')
  const problems: Problem[] = []
  if (!decision) problems.push({ field: 'decision', text: CONTENT.choose })
  if (!reason || reason.length > MOST_CHARACTERS) problems.push(REASON_PROBLEM)
  if (!decision || !reason || problems.length > 0) return { problems }
  return { act: { id: idIn(fields), decision, reason, fingerprint: fields['fingerprint'] ?? '' } }
}

const MOST_CHARACTERS = 1000
