import { problemOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { type CalendarDay, inWords } from '../../../../kernel/calendar-day.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import type { KnownPerson } from '../../../../people/model.ts'
import { ageInWords, displayName } from '../../../../people/model.ts'
import { Radios } from '../../../../platform/govuk/choices.tsx'
import { InsetText, Link, SummaryList, Tag } from '../../../../platform/govuk/content.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Clock, type ClockState, Panel, Rows, Small } from '../../../../platform/govuk/record.tsx'
import { Select, Textarea } from '../../../../platform/govuk/text-fields.tsx'
import { codeText } from '../../../../statute/code-sets.ts'
import type { Worker } from '../../../allocations/model.ts'
import type { Closure } from '../../../closures/model.ts'
import { earlierWords } from '../../../closures/rules.ts'
import type { DueState } from '../../../dues/model.ts'
import { dueInWords, dueState } from '../../../dues/rules.ts'
import { RESPONSES, type Referral } from '../../model.ts'
import type { Team } from '../../queries.ts'
import { RESPONSE_WORDS } from '../../rules.ts'
import { CONTENT, RESPONSE_HINTS } from './content.ts'

/** A referral with everything its decision needs. */
export type Loaded = {
  readonly referral: Referral
  readonly children: readonly ReferredPerson[]
  readonly workers: readonly Worker[]
  readonly teams: readonly Team[]
  readonly decided: { readonly reason: string; readonly byName: string } | undefined
  readonly mayReadContact: boolean
  /** The last day on which the decision is in time. */
  readonly dueBy: CalendarDay
}

type ReferredPerson = {
  readonly person: KnownPerson
  readonly hasOpenCase: boolean
  /** How the work with the child ended last. */
  readonly closure: Closure | undefined
  /** When the child was referred before, if that makes this one a re-referral. */
  readonly referredOn: CalendarDay | undefined
}

export function referralView(showing: Showing<Loaded>): string {
  const { loaded, now } = showing
  const { referral, children } = loaded
  const names = children.map(({ person }) => displayName(person)).join(', ')
  return formFrame(showing, {
    title: `Referral: ${names}`,
    remark: <DecisionClock loaded={loaded} now={now} />,
    before: (
      <>
        <WhatItIsAbout loaded={loaded} />
        <WhomItIsAbout loaded={loaded} now={now} />
        {referral.decidedOn ? <Decided loaded={loaded} /> : null}
      </>
    ),
    children: referral.decidedOn ? null : <Decision {...showing} />,
    help: (
      <Panel heading={CONTENT.helpHeading} id="help">
        <Rows items={CONTENT.help} />
      </Panel>
    ),
    helpLabel: CONTENT.helpHeading,
  })
}

function DecisionClock({ loaded: { referral, dueBy }, now }: { loaded: Loaded; now: Moment }) {
  const due = { dueBy, doneOn: referral.decidedOn, notNeeded: null }
  return (
    <>
      Decide by {inWords(dueBy)}:{' '}
      <Clock words={dueInWords(due, now.day)} state={CLOCK_STATES[dueState(due, now.day)]} />
    </>
  )
}

const CLOCK_STATES: Readonly<Record<DueState, ClockState>> = {
  ...({ late: 'late', 'due-today': 'soon', 'due-soon': 'soon', ahead: 'calm' } as const),
  ...({ 'done-in-time': 'done', 'done-late': 'done', 'not-needed': 'calm' } as const),
}

function WhatItIsAbout({ loaded: { referral, mayReadContact } }: { loaded: Loaded }) {
  const rows = [
    ['What was said', referral.reason ?? 'Nothing was written'],
    ['Who told us', referral.sourceName ?? 'Not recorded'],
    ['Counted as', codeText('referral-source', referral.sourceCode)],
    ['Received', inWords(referral.receivedOn)],
  ] as const
  const contact =
    mayReadContact && referral.contactId ? (
      <Link href={`/contacts/${referral.contactId}`}>{CONTENT.contact}</Link>
    ) : null
  return (
    <Panel heading={CONTENT.whatHeading} id="what" action={contact}>
      <SummaryList rows={rows.map(([key, value]) => ({ key, value }))} />
    </Panel>
  )
}

function WhomItIsAbout({ loaded, now }: { loaded: Loaded; now: Moment }) {
  return (
    <Panel heading={CONTENT.childrenHeading} id="children">
      <Rows
        items={loaded.children.map(({ person, hasOpenCase, closure, referredOn }) => (
          <>
            <strong>{displayName(person)}</strong>, {ageInWords(person, now.day)}
            {hasOpenCase && !loaded.referral.decidedOn ? (
              <>
                <br />
                <Small>{CONTENT.open}</Small>
              </>
            ) : null}
            {referredOn ? (
              <p>
                <Tag colour="yellow">{CONTENT.reReferral}</Tag>{' '}
                <Small>
                  {CONTENT.referredBefore} {inWords(referredOn)}
                </Small>
              </p>
            ) : null}
            {closure ? <SaidWhenClosed closure={closure} day={now.day} /> : null}
          </>
        ))}
      />
    </Panel>
  )
}

/** The words of whoever closed the case before: whether what would make us look again has come. */
function SaidWhenClosed({ closure, day }: { closure: Closure; day: CalendarDay }) {
  const said = earlierWords(closure, day)
  return (
    <InsetText>
      <strong>{said.heading}.</strong> {said.isWithinAYear ? said.whatChanged : null}
      {said.lookAgainIf ? (
        <p>
          <strong>{CONTENT.lookAgain}</strong> {said.lookAgainIf}
        </p>
      ) : null}
    </InsetText>
  )
}

function Decided({ loaded: { referral, decided, dueBy } }: { loaded: Loaded }) {
  const late = referral.decidedOn && referral.decidedOn > dueBy
  return (
    <Panel heading={CONTENT.decidedHeading} id="decided">
      <p>
        <strong>{referral.response ? RESPONSE_WORDS[referral.response] : null}</strong>
      </p>
      <p>{decided?.reason}</p>
      <p>
        <Small>
          {decided?.byName}
          {referral.decidedOn ? `, ${inWords(referral.decidedOn)}` : ''}
          {late ? `, ${CONTENT.late}` : ''}
        </Small>
      </p>
    </Panel>
  )
}

function Decision({ loaded, fields, problems }: Showing<Loaded>) {
  return (
    <>
      <Radios
        name="response"
        legend={CONTENT.response}
        value={fields['response']}
        error={problemOf(problems, 'response')}
        items={RESPONSES.map((value) => ({ value, text: RESPONSE_WORDS[value], hint: RESPONSE_HINTS[value] }))}
      />
      <Textarea
        name="reason"
        label={CONTENT.reason}
        hint={CONTENT.reasonHint}
        rows={4}
        value={fields['reason']}
        error={problemOf(problems, 'reason')}
      />
      <Select
        name="holder"
        label={CONTENT.holder}
        hint={CONTENT.holderHint}
        value={fields['holder']}
        error={problemOf(problems, 'holder')}
        items={[
          { value: '', text: CONTENT.choose },
          ...loaded.workers.map((worker) => ({ value: `worker:${worker.userId}`, text: workerInWords(worker) })),
          ...loaded.teams.map(({ id, name }) => ({ value: `team:${id}`, text: `${name}: ${CONTENT.team}` })),
        ]}
      />
      <Button preventDoubleClick>{CONTENT.decide}</Button>
    </>
  )
}

function workerInWords({ name, teamName, holds }: Worker): string {
  return `${name}${teamName ? `, ${teamName}` : ''}: ${holds === 1 ? '1 child' : `${holds} children`}`
}
