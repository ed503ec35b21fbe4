import {
  choiceOf,
  type Fields,
  idIn,
  type Problem,
  type Read,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import { readReason } from '../form.ts'
import { CONTENT } from './content.ts'

const DECISIONS = ['ask', 'same', 'not-same'] as const

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
  const problems: Problem[] = []
  const decision = choiceOf(fields, 'decision', DECISIONS)
  const reason = readReason(fields, problems)
  if (!decision) problems.unshift({ field: 'decision', text: CONTENT.choose })
  if (!decision || !reason) return { problems }
  return { act: { id: idIn(fields), decision, reason, fingerprint: fields['fingerprint'] ?? '' } }
}
