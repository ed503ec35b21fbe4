import type { ComponentChildren } from 'preact'
import { inWords } from '../../../../kernel/calendar-day.ts'
import { londonDayOf } from '../../../../kernel/instant.ts'
import { Link, Tag } from '../../../../platform/govuk/content.tsx'
import { Kind, Panel, Rows, Small } from '../../../../platform/govuk/record.tsx'
import type { Citation, Judgement, NotKnown } from '../../model.ts'
import { marksOf, movedSince, notKnownInWords, unsupportedInWords, withoutEvidence } from '../../rules.ts'
import { CONTENT, KIND_WORDS, WEIGHS_WORDS } from '../content.ts'

type EvidenceProps = {
  /** What rests on the entries. */
  readonly id: string
  /** What it is called, for links read by themselves. */
  readonly words: string
  readonly citations: readonly Citation[]
  readonly mayWrite: boolean
}

/** The entries that one thing rests on, for and against; or that nothing is cited. What was corrected since says so. */
export function Evidence({ id, words, citations, mayWrite }: EvidenceProps) {
  const own = citations.filter(({ citingId }) => citingId === id)
  const path = `/evidence/${id}`
  if (own.length === 0) {
    return (
      <p class="ics-small">
        <strong class="ics-uncited">{CONTENT.nothingCited}</strong>{' '}
        {mayWrite ? (
          <>
            <Link href={path} hidden={`for: ${words}`}>
              {CONTENT.cite}
            </Link>
            . {CONTENT.mayLeave}
          </>
        ) : null}
      </p>
    )
  }
  const marked = marksOf(own)
  return (
    <Rows
      items={own.map((citation) => (
        <>
          <Cited citation={citation} />
          {marked
            .filter((mark) => mark.citation.id === citation.id)
            .map(({ corrections: [latest] }) =>
              latest ? (
                <p class="ics-small">
                  <strong class="ics-uncited">Corrected {inWords(londonDayOf(latest.at))}:</strong> {latest.title}.{' '}
                  <Link href={`${path}/read-again`} hidden={`: ${words}`}>
                    {CONTENT.readAgain}
                  </Link>
                </p>
              ) : null,
            )}
        </>
      ))}
    />
  )
}

function Cited({ citation: { weighs, passage, citingId, entry } }: { citation: Citation }) {
  return (
    <p>
      <Tag colour={weighs === 'for' ? 'green' : 'orange'}>{WEIGHS_WORDS[weighs]}</Tag> <Kind kind={entry.kind} />{' '}
      {entry.title}{' '}
      <Link href={`/evidence/${citingId}#entry-${entry.id}`} hidden={`: ${entry.title}`}>
        {entry.saidBy}, {inWords(entry.happenedOn)}
      </Link>
      {passage ? <Small> on “{passage}”</Small> : null}
    </p>
  )
}

type MarginProps = {
  readonly assessmentId: string
  /** The child from whose page a judgement is written. */
  readonly childId: string | undefined
  readonly judgements: readonly Judgement[]
  readonly citations: readonly Citation[]
  readonly notKnown: readonly NotKnown[]
  readonly mayWrite: boolean
}

/** Beside a text: the judgements written with it, what each rests on, and what is not known. It stops nobody. */
export function Margin(props: MarginProps) {
  const { assessmentId, childId, judgements, citations, mayWrite } = props
  const bare = withoutEvidence(
    judgements.map(({ id }) => id),
    citations,
  )
  const ofText = citations.filter(({ citingId }) => citingId === assessmentId)
  return (
    <>
      <Panel heading={CONTENT.judgements} id="judgements">
        {bare > 0 ? <p class="ics-small">{unsupportedInWords(bare)}</p> : null}
        {judgements.length === 0 ? (
          <p>{CONTENT.none}</p>
        ) : (
          judgements.map((one) => <JudgementWithEvidence judgement={one} citations={citations} mayWrite={mayWrite} />)
        )}
        {mayWrite && childId ? (
          <p>
            <Link href={`/children/${childId}/judgements/new`}>{CONTENT.write}</Link> ·{' '}
            <Link href={`/children/${childId}/scales/new`}>{CONTENT.scale}</Link>
          </p>
        ) : null}
      </Panel>
      {ofText.length > 0 || mayWrite ? (
        <Panel heading={CONTENT.ofThisText} id="cited-here">
          {ofText.length > 0 ? (
            <Evidence id={assessmentId} words={CONTENT.ofThisText} citations={ofText} mayWrite={mayWrite} />
          ) : null}
          {mayWrite ? (
            <p>
              <Link href={`/evidence/${assessmentId}`}>{CONTENT.citeHere}</Link>
            </p>
          ) : null}
        </Panel>
      ) : null}
      <WhatIsNotKnown childId={childId} notKnown={props.notKnown} mayWrite={mayWrite} />
    </>
  )
}

type WithEvidence = {
  /** What else is said of it, beneath. */
  readonly children?: ComponentChildren
  readonly judgement: Judgement
  readonly citations: readonly Citation[]
  readonly mayWrite: boolean
}

/** One judgement: whose view, what, what could happen, and what it rests on. */
export function JudgementWithEvidence({ judgement, citations, mayWrite, children }: WithEvidence) {
  const { id, kind, saidBy, statement, couldHappen, madeOn } = judgement
  return (
    <article class="ics-judgement" id={`judgement-${id}`}>
      <p>
        <strong>{KIND_WORDS[kind]}</strong>{' '}
        <Small>
          {saidBy}, {inWords(madeOn)}
        </Small>
      </p>
      <p>
        {statement} {couldHappen ? <>{couldHappen} </> : null}
        {mayWrite ? (
          <Small>
            <Link href={`/judgements/${id}`} hidden={`: ${statement}`}>
              Change or end
            </Link>
          </Small>
        ) : null}
      </p>
      <LatestNumber judgement={judgement} />
      <Evidence id={id} words={statement} citations={citations} mayWrite={mayWrite} />
      {children}
    </article>
  )
}

function LatestNumber({ judgement: { scales } }: { judgement: Judgement }) {
  const [latest] = scales
  if (!latest) return null
  const moved = movedSince(scales)
  const change = moved === undefined || moved === 0 ? '' : `, ${moved > 0 ? 'up' : 'down'} ${Math.abs(moved)}`
  return (
    <p>
      <strong>{latest.number} of 10</strong>
      {change}{' '}
      <Small>
        {latest.askedOf}, {inWords(latest.askedOn)}: {latest.why}
      </Small>
    </p>
  )
}

type NotKnownProps = {
  readonly childId: string | undefined
  readonly notKnown: readonly NotKnown[]
  readonly mayWrite: boolean
}

/** What nobody knows yet, with who finds out and by when. */
export function WhatIsNotKnown({ childId, notKnown, mayWrite }: NotKnownProps) {
  return (
    <Panel heading={CONTENT.notKnown} id="not-known">
      {notKnown.length === 0 ? (
        <p>{CONTENT.noNotKnown}</p>
      ) : (
        <>
          <Rows
            items={notKnown.map((one) => (
              <>
                {notKnownInWords(one, inWords)}{' '}
                {mayWrite ? (
                  <Link href={`/not-known/${one.id}`} hidden={`: ${one.question}`}>
                    {CONTENT.answer}
                  </Link>
                ) : null}
              </>
            ))}
          />
          <p class="ics-small">{CONTENT.onThePage}</p>
        </>
      )}
      {mayWrite && childId ? (
        <p>
          <Link href={`/children/${childId}/not-known/new`}>{CONTENT.ask}</Link>
        </p>
      ) : null}
    </Panel>
  )
}

type WorriesLineProps = { readonly worries: readonly { readonly id: string; readonly title: string }[] }

/** The open worries as one line of links, on every page where something is written about the child. */
export function WorriesLine({ worries }: WorriesLineProps) {
  if (worries.length === 0) return null
  return (
    <p class="ics-small">
      {worries.length === 1 ? '1 worry stays in view:' : `${worries.length} worries stay in view:`}{' '}
      {worries.map(({ id, title }, at) => (
        <>
          {at > 0 ? ', ' : ''}
          <Link href={`/evidence/${id}`}>{title}</Link>
        </>
      ))}
    </p>
  )
}
