import type { ComponentChildren } from 'preact'
import { problemOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { GoOn, KnownFacts, TextQuestion } from '../../../../entries/drafts/pages/form-page/questions.tsx'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { inWords } from '../../../../kernel/calendar-day.ts'
import type { KnownPerson } from '../../../../people/model.ts'
import { ChildrenLine } from '../../../../people/pages/children-line.tsx'
import { Radios } from '../../../../platform/govuk/choices.tsx'
import { InsetText } from '../../../../platform/govuk/content.tsx'
import { DateInput } from '../../../../platform/govuk/date-input.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import { Input } from '../../../../platform/govuk/text-fields.tsx'
import { type Incident, REVIEW_DECISIONS } from '../../model.ts'
import { HARM_WORDS, SUSPICION_WORDS } from '../begin-incident/content.ts'
import { CONTENT, DECISIONS, DOES, type Does, STEPS } from './content.ts'

export type IncidentShown = { readonly incident: Incident; readonly children: readonly KnownPerson[] }

type Shown = Showing<IncidentShown>

/** What can be recorded of it now. */
export function offered(incident: Incident): readonly Does[] {
  if (incident.withdrawnOn !== null) return []
  return [
    ...(incident.notifiedOn === null ? (['notify'] as const) : []),
    ...(incident.rapidReviewOn === null ? (['review'] as const) : []),
    'withdraw',
  ]
}

/** A serious incident: what is known, what was done, and what may be recorded now. */
export function incidentView(showing: Shown): string {
  const { loaded, now } = showing
  const { incident, children } = loaded
  const items = offered(incident)
  return formFrame(showing, {
    title: CONTENT.title,
    remark: CONTENT.restricted,
    about: <ChildrenLine of={children} today={now.day} />,
    before: (
      <>
        <KnownFacts facts={factsOf(incident)} />
        {items.length === 0 ? <InsetText>{CONTENT.over}</InsetText> : null}
      </>
    ),
    children: items.length === 0 ? null : <Questions showing={showing} items={items} />,
    help: (
      <Panel heading={CONTENT.help} id="help">
        <Rows items={STEPS} />
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}

function factsOf(incident: Incident) {
  const { notifiedOn, notificationReference, rapidReviewOn, reviewDecision, withdrawnOn, withdrawnWhy } = incident
  const reference = notificationReference ? `, reference ${notificationReference}` : ''
  return [
    ['What came of it', HARM_WORDS[incident.harm]],
    ['Abuse or neglect', SUSPICION_WORDS[incident.abuseOrNeglect]],
    ['Happened', inWords(incident.happenedOn)],
    ['We came to know', inWords(incident.awareOn)],
    ['What happened', incident.whatHappened],
    ['Notified', notifiedOn ? `${inWords(notifiedOn)}${reference}` : 'Not yet'],
    ['Rapid review', rapidReviewOn ? inWords(rapidReviewOn) : 'Not yet'],
    ['Decided', reviewDecision && DECISIONS[reviewDecision]],
    ['Why', incident.reviewReason],
    ['Withdrawn', withdrawnOn && `${inWords(withdrawnOn)}: ${withdrawnWhy}`],
  ] as const
}

function Questions({ showing, items }: { showing: Shown; items: readonly Does[] }) {
  const { fields, problems } = showing
  const parts: Readonly<Record<Does, () => ComponentChildren>> = {
    notify: () => (
      <>
        <DateInput
          name="notified"
          legend={CONTENT.notified}
          values={fields}
          error={problemOf(problems, 'notified-day')}
        />
        <Input name="reference" label={CONTENT.reference} width={20} value={fields['reference']} />
      </>
    ),
    review: () => <Review showing={showing} />,
    withdraw: () => <TextQuestion showing={showing} name="withdrawnWhy" label={CONTENT.withdrawnWhy} />,
  }
  return (
    <GoOn
      showing={showing}
      legend={CONTENT.does}
      button={CONTENT.button}
      items={items.map((does) => ({ value: does, text: DOES[does], conditional: parts[does]() }))}
    />
  )
}

function Review({ showing }: { showing: Shown }) {
  const { fields, problems } = showing
  return (
    <>
      <DateInput
        name="reviewed"
        legend={CONTENT.reviewed}
        values={fields}
        error={problemOf(problems, 'reviewed-day')}
      />
      <Radios
        name="decision"
        legend={CONTENT.decision}
        error={problemOf(problems, 'decision')}
        value={fields['decision']}
        items={REVIEW_DECISIONS.map((value) => ({ value, text: DECISIONS[value] }))}
      />
      <TextQuestion showing={showing} name="reason" label={CONTENT.reason} hint={CONTENT.reasonHint} />
    </>
  )
}
