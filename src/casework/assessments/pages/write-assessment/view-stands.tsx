import { inWords } from '../../../../kernel/calendar-day.ts'
import { inWordsAt } from '../../../../kernel/instant.ts'
import { InsetText } from '../../../../platform/govuk/content.tsx'
import { Panel } from '../../../../platform/govuk/record.tsx'
import type { Written } from '../written-words.tsx'
import { WrittenWords } from '../written-words.tsx'
import { CONTENT } from './content.ts'
import { begunFrom, readAssessment } from './form.ts'
import type { AssessmentShown, Shown } from './view-shown.ts'

/** Whether this reader writes here: it is being written, and they may. */
export function isWritable({ assessment, mayWrite }: AssessmentShown): boolean {
  return mayWrite && (assessment.state === 'open' || assessment.state === 'returned')
}

/** What stands in the assessment, where there is nothing to write, or where someone else wrote meanwhile. */
export function Stands({ showing }: { showing: Shown }) {
  const { loaded, fields } = showing
  const isBehind = begunFrom(fields) !== `${loaded.assessment.revision}`
  if (isWritable(loaded)) return isBehind ? <Beside loaded={loaded} /> : null
  return (
    <>
      <InsetText>{stateInWords(loaded)}</InsetText>
      <WrittenWords written={loaded.signed ?? loaded.assessment} people={loaded.children} />
      {isBehind && loaded.mayWrite ? <NotSent showing={showing} /> : null}
    </>
  )
}

/** A colleague's words, beside the writer's own in the form: sending then is a decision. */
function Beside({ loaded: { assessment, children, writer } }: { loaded: AssessmentShown }) {
  return (
    <>
      <InsetText>{CONTENT.meanwhile}</InsetText>
      <Panel heading={`${CONTENT.standsNow}, written by ${writer ?? CONTENT.someone}`} id="stands-now">
        <WrittenWords written={assessment} people={children} />
      </Panel>
    </>
  )
}

function NotSent({ showing: { fields, loaded } }: { showing: Shown }) {
  const { act } = readAssessment(fields, loaded.assessment)
  if (!act) return null
  const written: Written = { content: act.text, outcome: act.outcome, children: act.children }
  return (
    <Panel heading={CONTENT.notSent} id="not-sent">
      <WrittenWords written={written} people={loaded.children} />
    </Panel>
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
