import type { Ledger, LedgerAnswer, LedgerOutcome, LedgerRequest } from '../../../../concerns/sharing/model.ts'
import { awaitingOutcome, stateOf } from '../../../../concerns/sharing/rules.ts'
import { inWords } from '../../../../kernel/calendar-day.ts'
import { inWordsAt } from '../../../../kernel/instant.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { displayName } from '../../../../people/model.ts'
import { HeadingLine, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Link } from '../../../../platform/govuk/content.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { Clock, Kind, Panel, Rows, Small } from '../../../../platform/govuk/record.tsx'
import { Table } from '../../../../platform/govuk/table.tsx'
import { basisInWords } from '../../../../statute/sharing-bases.ts'
import { ChildTabs } from '../../../child-page/pages/child/view-tabs.tsx'
import { shortName } from '../../../child-page/rules.ts'
import type { LedgerSeen } from '../../commands.ts'
import { CONTENT, OUTCOME_WORDS } from '../../content.ts'

type Shown = LedgerSeen & { readonly now: Moment; readonly shell: Shell }

/** The ledger of one child: what waits, oldest day first; what was shared; who decided not to. */
export function ledgerView({ child, ledger, manages, mayAsk, now, shell }: Shown): string {
  const title = `${CONTENT.ledgerTitle}: ${displayName(child)}`
  const { requests, answers } = ledger
  const open = requests.filter((one) => stateOf(one, ledger, now.day).is !== 'answered')
  const isNothing = requests.length + answers.length === 0
  return page({
    title,
    shell,
    children: (
      <Wrap>
        <ChildTabs id={child.id} name={shortName(child)} current="network" />
        <HeadingLine heading={title} remark={CONTENT.ledgerHint} />
        <p>
          <Link href={`/children/${child.id}/network`}>{CONTENT.network}</Link>
          {manages ? (
            <>
              {' · '}
              <Link href="/sharing/unanswered">{CONTENT.unanswered}</Link>
            </>
          ) : null}
        </p>
        {mayAsk && awaitingOutcome(ledger).length > 0 ? (
          <p>
            <Link href={`/children/${child.id}/outcome`}>{CONTENT.tellOutcome}</Link>
          </p>
        ) : null}
        {isNothing ? <p>{CONTENT.none}</p> : <Open open={open} ledger={ledger} now={now} />}
        <Answered
          heading={CONTENT.sharedTitle}
          id="shared"
          answers={answers.filter(({ outcome }) => outcome === 'shared')}
          ledger={ledger}
        />
        <Answered
          heading={CONTENT.refusedTitle}
          id="refused"
          answers={answers.filter(({ outcome }) => outcome !== 'shared')}
          ledger={ledger}
        />
      </Wrap>
    ),
  })
}

type OpenProps = { readonly open: readonly LedgerRequest[]; readonly ledger: Ledger; readonly now: Moment }

function Open({ open, ledger, now }: OpenProps) {
  const oldest = open.toSorted((one, other) => (one.answerBy < other.answerBy ? -1 : 1))
  return (
    <Panel heading={CONTENT.openTitle} id="open">
      {open.length === 0 ? (
        <p>{CONTENT.noneOpen}</p>
      ) : (
        <Table
          caption={CONTENT.openTitle}
          captionSize="hidden"
          columns={[{ head: 'Who' }, { head: 'What was asked' }, { head: 'By whom' }, { head: 'Answer by' }]}
          rows={oldest.map((request) => [
            <Whom request={request} />,
            <What request={request} />,
            <Small>{`${request.askedByName}, ${inWordsAt(request.askedAt)}`}</Small>,
            <Due request={request} ledger={ledger} now={now} />,
          ])}
        />
      )}
    </Panel>
  )
}

function Whom({ request: { holder } }: { readonly request: LedgerRequest }) {
  return (
    <>
      <strong>{holder.agency}</strong> {holder.name}
      <br />
      <Small>{holder.whomToRing}</Small>
    </>
  )
}

function What({ request }: { readonly request: LedgerRequest }) {
  return (
    <>
      {request.asked}
      <br />
      <Small>{`${request.purpose} · ${basisInWords(request.basis)}`}</Small>
    </>
  )
}

function Due({ request, ledger, now }: Omit<OpenProps, 'open'> & { readonly request: LedgerRequest }) {
  const state = stateOf(request, ledger, now.day)
  if (state.is === 'undelivered') return <strong>{CONTENT.undelivered}</strong>
  const late = state.is === 'late'
  const days = state.is === 'answered' ? 0 : state.days
  const words = `${days} ${days === 1 ? 'day' : 'days'} ${late ? 'late' : 'left'}`
  return (
    <>
      {inWords(request.answerBy)} <Clock words={words} state={late ? 'late' : 'calm'} />
    </>
  )
}

type AnsweredProps = {
  readonly heading: string
  readonly id: string
  readonly answers: readonly LedgerAnswer[]
  readonly ledger: Ledger
}

function Answered({ heading, id, answers, ledger: { requests, outcomes } }: AnsweredProps) {
  if (answers.length === 0) return null
  return (
    <Panel heading={heading} id={id}>
      <Rows
        items={answers.map((answer) => (
          <Answer
            answer={answer}
            request={requests.find((one) => one.id === answer.requestId)}
            told={outcomes.find((one) => one.requestId === answer.requestId)}
          />
        ))}
      />
    </Panel>
  )
}

type AnswerProps = {
  readonly answer: LedgerAnswer
  readonly request: LedgerRequest | undefined
  readonly told: LedgerOutcome | undefined
}

function Answer({ answer, request, told }: AnswerProps) {
  const { outcome, reason, basis, parts, agency, answeredByName, answeredByTitle, answeredAt } = answer
  return (
    <>
      <p>
        <strong>{`${agency}: ${OUTCOME_WORDS[outcome]}`}</strong>
        {reason ? `: ${reason}` : ''}{' '}
        <Small>
          {`${answeredByName}, ${answeredByTitle}, ${inWordsAt(answeredAt)} · `}
          {request ? `asked by ${request.askedByName}: ${request.asked}` : CONTENT.unasked}
          {basis ? ` · ${basisInWords(basis)}` : ''}
        </Small>
      </p>
      {parts.map(({ howKnown, happenedOn, words, context }) => (
        <p>
          <Kind kind={howKnown} /> {words}{' '}
          <Small>{[`of ${inWords(happenedOn)}`, context].filter(Boolean).join(' · ')}</Small>
        </p>
      ))}
      {told ? (
        <p>
          {`${CONTENT.outcome}: ${told.words}`} <Small>{`${told.toldByName}, ${inWordsAt(told.toldAt)}`}</Small>
        </p>
      ) : null}
    </>
  )
}
