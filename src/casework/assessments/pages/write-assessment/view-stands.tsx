import { Corrections } from '../../../../entries/records/pages/signing/view.tsx'
import { inWords } from '../../../../kernel/calendar-day.ts'
import { inWordsAt } from '../../../../kernel/instant.ts'
import { InsetText } from '../../../../platform/govuk/content.tsx'
import { WrittenWords } from '../written-words.tsx'
import { CONTENT } from './content.ts'
import type { AssessmentShown, Shown } from './view-shown.ts'

/** Whether this reader writes here: it is being written, and they may. */
export function isWritable({ assessment, mayWrite }: AssessmentShown): boolean {
  return mayWrite && (assessment.state === 'open' || assessment.state === 'returned')
}

/** What stands in the assessment, where there is nothing to write. */
export function Stands({ showing: { loaded } }: { showing: Shown }) {
  if (isWritable(loaded)) return null
  return (
    <>
      <InsetText>{stateInWords(loaded)}</InsetText>
      <WrittenWords written={loaded.signed ?? loaded.assessment} people={loaded.children} cited={loaded.cited} />
      {loaded.signed ? <Corrections {...loaded.signed} mayCorrect={loaded.mayWrite} /> : null}
    </>
  )
}

function stateInWords({ assessment, signed, writer }: AssessmentShown): string {
  const by = writer ?? CONTENT.someone
  if (signed) {
    const names = `Written by ${signed.writtenByName}, signed by ${signed.signedByName} on ${inWordsAt(signed.at)}.`
    return `${names} ${signed.isUnaltered ? CONTENT.unaltered : CONTENT.altered}`
  }
  if (assessment.submittedOn) return `${CONTENT.withManager} Asked for by ${by} on ${inWords(assessment.submittedOn)}.`
  return assessment.state === 'withdrawn' ? CONTENT.withdrawn : `${CONTENT.beingWritten} Last written by ${by}.`
}
