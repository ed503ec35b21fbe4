import { inWordsAt } from '../../kernel/instant.ts'
import { Band } from '../../platform/govuk/arrangement.tsx'
import { Link } from '../../platform/govuk/content.tsx'
import type { Concern } from '../model.ts'
import { nameAsGiven } from './content.ts'

/** What must be read before anything is written: who is in danger now is not helped by a form. */
export function DangerBand({ dutyLine, chosen = false }: { dutyLine: string | null; chosen?: boolean }) {
  return (
    <Band look="danger">
      <strong>
        {chosen ? 'You told us a child is in danger now. Ring ' : 'In danger now? Ring '}
        <a href="tel:999">999</a>,
      </strong>{' '}
      then the duty line
      {dutyLine ? (
        <>
          {' '}
          <a href={`tel:${dutyLine.replaceAll(' ', '')}`} class="ics-nowrap">
            {dutyLine}
          </a>
        </>
      ) : null}
      , day or night. {chosen ? 'What you wrote is kept and has been sent.' : 'Write here afterwards.'}
    </Band>
  )
}

/** Which of one's own concerns something is about, and the way back to it. */
export function AboutConcern({ concern: { id, asGiven, raisedAt } }: { concern: Concern }) {
  return (
    <>
      <Link href={`/concerns/${id}`}>Your concern about {nameAsGiven(asGiven)}</Link>, {inWordsAt(raisedAt)}
    </>
  )
}
