import { inWordsAt } from '../../../../kernel/instant.ts'
import { InsetText } from '../../../../platform/govuk/content.tsx'
import type { Draft } from '../../model.ts'

/** On a form that filled itself from a draft: says so, and that nothing has been sent. */
export function WordsKept({ draft }: { draft: Draft | undefined }) {
  if (!draft) return null
  return <InsetText>{`We kept what you typed on ${inWordsAt(draft.savedAt)}. It has not been sent.`}</InsetText>
}
