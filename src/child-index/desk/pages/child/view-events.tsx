import { inWordsAt } from '../../../../kernel/instant.ts'
import { IndexNumber } from '../../../../platform/govuk/arrangement.tsx'
import { Details } from '../../../../platform/govuk/content.tsx'
import { Rows, Small } from '../../../../platform/govuk/record.tsx'
import { authorityName } from '../../../../statute/authorities.ts'
import type { HistoryEvent } from '../../../contract-desk.ts'
import { numberInWords } from '../content.ts'
import type { Naming, ShownChild } from '../model.ts'
import { CONTENT } from './content.ts'

/** All that happened to the child's identity, newest first, with what was weighed where the index decided. */
export function Events({ history: { events }, naming }: ShownChild) {
  return <Rows items={events.map((event) => <Event event={event} naming={naming} />)} />
}

function Event({ event, naming }: { event: HistoryEvent; naming: Naming }) {
  const { at, words, candidates, modelVersion } = event
  return (
    <>
      {words}{' '}
      <Small>
        {inWordsAt(at)}
        {byWhom(event, naming)}
      </Small>
      {candidates.length > 0 ? (
        <Details summary={`${CONTENT.weights}${modelVersion ? ` (${CONTENT.model} ${modelVersion})` : ''}`}>
          <Rows items={candidates.map((candidate) => <Candidate candidate={candidate} />)} />
        </Details>
      ) : null}
    </>
  )
}

function byWhom({ authority, by }: HistoryEvent, naming: Naming): string {
  if (authority && by) return `, ${naming({ authority, userId: by })}`
  return authority ? `, ${authorityName(authority)}` : ''
}

function Candidate({ candidate }: { candidate: HistoryEvent['candidates'][number] }) {
  const { number, reasons, objections } = candidate
  return (
    <>
      <IndexNumber>{numberInWords(number)}</IndexNumber>{' '}
      {reasons.map(({ words, weight }) => `${words} (${weight > 0 ? '+' : ''}${weight})`).join('; ')}
      {objections.map(({ words }) => (
        <p>
          <strong>{words}</strong>
        </p>
      ))}
    </>
  )
}
