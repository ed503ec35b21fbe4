import { choiceOf, type Fields, type Problem, type Read } from '../../../../entries/drafts/pages/form-page/form.ts'
import { readReason } from '../form.ts'
import { CONTENT } from './content.ts'

export const VERDICTS = ['agreed', 'declined', 'withdrawn'] as const

/** What a person says to a proposal. */
export type Verdict = { readonly verdict: (typeof VERDICTS)[number]; readonly reason: string }

/** Reads the verdict; whoever proposed can only withdraw. */
export function readVerdict(fields: Fields, isOwn: boolean): Read<Verdict> {
  const problems: Problem[] = []
  const verdict = isOwn ? 'withdrawn' : choiceOf(fields, 'verdict', ['agreed', 'declined'] as const)
  const reason = readReason(fields, problems)
  if (!verdict) problems.unshift({ field: 'verdict', text: CONTENT.choose })
  return verdict && reason ? { act: { verdict, reason } } : { problems }
}
