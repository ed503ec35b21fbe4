import { type Fields, problemOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { PeopleRows } from '../../../../entries/drafts/pages/form-page/people-rows.tsx'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { inWords } from '../../../../kernel/calendar-day.ts'
import { displayName, type KnownPerson } from '../../../../people/model.ts'
import { ChildrenLine } from '../../../../people/pages/children-line.tsx'
import { Pair } from '../../../../platform/govuk/arrangement.tsx'
import { Checkboxes, Radios } from '../../../../platform/govuk/choices.tsx'
import { InsetText, Link } from '../../../../platform/govuk/content.tsx'
import { DateInput } from '../../../../platform/govuk/date-input.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Clock, Panel, Rows, Small } from '../../../../platform/govuk/record.tsx'
import { Select, Textarea } from '../../../../platform/govuk/text-fields.tsx'
import { offeredCodes } from '../../../../statute/code-sets.ts'
import type { Due } from '../../../dues/model.ts'
import { clockLook, dueInWords } from '../../../dues/rules.ts'
import type { BeforeRecording } from '../../../meetings/queries-expected.ts'
import type { Worry } from '../../../worries/model.ts'
import { type Conference, INITIAL_OUTCOMES, REVIEW_OUTCOMES } from '../../model.ts'
import { CONTENT, OUTCOMES, TITLES } from './content.ts'
import { ROWS } from './form.ts'

/** The conference, its children and clock, its meeting and who is expected, and what is worrying. */
export type ConferenceShown = {
  readonly conference: Conference
  readonly children: readonly KnownPerson[]
  readonly clock: Due | null
  readonly before: BeforeRecording
  /** Whether the next core group has a day already. */
  readonly groupPlanned: boolean
  /** What the plan says already, as the form has it. */
  readonly plan: Fields
  readonly worries: readonly Worry[]
}

type Shown = Showing<ConferenceShown>

/** The form to record a conference; once recorded, that it is. */
export function recordConferenceView(showing: Shown): string {
  const { conference, children, clock, worries, before } = showing.loaded
  const { day } = showing.now
  return formFrame(showing, {
    title: TITLES[conference.kind],
    remark: clock ? (
      <>
        By {inWords(clock.dueBy)}: <Clock words={dueInWords(clock, day)} state={clockLook(clock, day)} />
      </>
    ) : null,
    about: <ChildrenLine of={children} today={day} />,
    before: conference.heldOn ? (
      <InsetText>
        {CONTENT.done} It was held on {inWords(conference.heldOn)}.
      </InsetText>
    ) : before.meeting ? (
      <p>
        <Link href={`/meetings/${before.meeting.id}`}>{CONTENT.meeting}</Link>
      </p>
    ) : null,
    children: conference.heldOn ? null : <Questions showing={showing} />,
    help: (
      <Panel heading={CONTENT.help} id="known">
        {worries.length === 0 ? <p>{CONTENT.nothingOpen}</p> : <Rows items={worries.map(worryRow)} />}
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}

function worryRow(worry: Worry) {
  return (
    <>
      <strong>{worry.title}</strong> <Small>{`${worry.saidBy}, ${inWords(worry.sinceOn)}`}</Small>
      <p>{worry.statement}</p>
    </>
  )
}

function Questions({ showing }: { showing: Shown }) {
  const { fields, problems, loaded } = showing
  return (
    <>
      <DateInput name="held" legend={CONTENT.held} values={fields} error={problemOf(problems, 'held-day')} />
      <PeopleRows
        legend={CONTENT.attended}
        hint={CONTENT.attendedHint}
        view={CONTENT.view}
        least={ROWS}
        fields={fields}
        problems={problems}
        asksCoreGroup
      />
      {loaded.children.map((child) => (
        <ForChild child={child} showing={showing} />
      ))}
      <Textarea
        name="reason"
        label={CONTENT.reason}
        hint={CONTENT.reasonHint}
        rows={5}
        value={fields['reason']}
        error={problemOf(problems, 'reason')}
      />
      <Textarea name="contingency" label={CONTENT.contingency} rows={2} value={fields['contingency']} />
      <WhatFollows showing={showing} />
      <Button preventDoubleClick>{CONTENT.button}</Button>
    </>
  )
}

/** The days that were agreed on; each becomes a meeting with the people of this one. */
function WhatFollows({ showing: { fields, problems, loaded } }: { showing: Shown }) {
  const day = (name: string, legend: string) => (
    <DateInput
      name={name}
      legend={legend}
      size="s"
      hint={CONTENT.nextHint}
      values={fields}
      error={problemOf(problems, `${name}-day`)}
    />
  )
  return (
    <Pair>
      {loaded.groupPlanned ? null : day('core-group-on', CONTENT.coreGroupOn)}
      {day('review-on', CONTENT.reviewOn)}
    </Pair>
  )
}

function ForChild({ child, showing: { fields, problems, loaded } }: { child: KnownPerson; showing: Shown }) {
  const of = (part: string) => `${part}-${child.id}`
  const { kind } = loaded.conference
  const category = (
    <Select
      name={of('category')}
      size="plain"
      label={CONTENT.category}
      value={fields[of('category')]}
      error={problemOf(problems, of('category'))}
      items={[
        { value: '', text: CONTENT.categoryNone },
        ...offeredCodes('category-of-abuse').map(({ code, label }) => ({ value: code, text: label })),
      ]}
    />
  )
  return (
    <>
      <Radios
        name={of('outcome')}
        legend={`${CONTENT.outcome} ${displayName(child)}?`}
        error={problemOf(problems, of('outcome'))}
        value={fields[of('outcome')]}
        items={(kind === 'initial' ? INITIAL_OUTCOMES : REVIEW_OUTCOMES).map((value) => ({
          value,
          text: OUTCOMES[value],
        }))}
      />
      {category}
      {kind === 'review' ? (
        <Checkboxes
          name={of('steps-down')}
          items={[{ value: 'yes', text: CONTENT.stepsDown }]}
          values={fields[of('steps-down')] === 'yes' ? ['yes'] : []}
        />
      ) : null}
      <Textarea
        name={of('view')}
        label={CONTENT.childView}
        hint={CONTENT.viewHint}
        rows={2}
        value={fields[of('view')]}
      />
    </>
  )
}
