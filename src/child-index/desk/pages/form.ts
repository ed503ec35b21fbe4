import { type Fields, type Problem, textOf } from '../../../entries/drafts/pages/form-page/form.ts'
import { REASON_PROBLEM } from './content.ts'

/** The reason, in a sentence; what is missing or too long is added to the problems. */
export function readReason(fields: Fields, problems: Problem[]): string | undefined {
  const reason = textOf(fields, 'reason')
  if (reason && reason.length <= MOST_CHARACTERS) return reason
  problems.push(REASON_PROBLEM)
  return undefined
}

const MOST_CHARACTERS = 1000
