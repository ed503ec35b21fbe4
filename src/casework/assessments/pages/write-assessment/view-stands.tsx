import { Corrections } from '../../../../entries/records/pages/signing/view.tsx'
import { inWords } from '../../../../kernel/calendar-day.ts'
import { inWordsAt } from '../../../../kernel/instant.ts'
import { displayName } from '../../../../people/model.ts'
import { InsetText, WarningText } from '../../../../platform/govuk/content.tsx'
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

/** Who else writes here, where the children are held by two. */
export function WithOthers({ loaded }: { loaded: AssessmentShown }) {
  const { heldByOthers } = loaded
  if (heldByOthers.length === 0 || !isWritable(loaded)) return null
  return (
    <InsetText>{`${CONTENT.heldByOthers} ${heldByOthers.map(displayName).join(', ')}. ${CONTENT.bothWrite}`}</InsetText>
  )
}

/** That no assessment ends a child protection plan, before anyone chooses to close or signs it. */
export function NoEndOfProtection({ protectedNow }: Pick<AssessmentShown, 'protectedNow'>) {
  if (protectedNow.length === 0) return null
  return (
    <WarningText>
      {CONTENT.protectedNow} {protectedNow.map(displayName).join(', ')}. {CONTENT.noEnd}
    </WarningText>
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
