import { problemOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { inWords } from '../../../../kernel/calendar-day.ts'
import type { KnownPerson } from '../../../../people/model.ts'
import { ChildrenLine } from '../../../../people/pages/children-line.tsx'
import { Pair } from '../../../../platform/govuk/arrangement.tsx'
import { Checkboxes, Radios } from '../../../../platform/govuk/choices.tsx'
import { InsetText, Link } from '../../../../platform/govuk/content.tsx'
import { DateInput } from '../../../../platform/govuk/date-input.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel } from '../../../../platform/govuk/record.tsx'
import { Input, Select, Textarea } from '../../../../platform/govuk/text-fields.tsx'
import { type Attendee, KIND_WORDS, type Meeting, SERVICES } from '../../model.ts'
import { PERSON, SERVICE_WORDS } from '../content.ts'
import { CONTENT } from './content.ts'

/** A meeting, whom it is about, and who of those asked is meant; nobody yet, where someone more is asked. */
export type AttendeeShown = {
  readonly meeting: Meeting
  readonly children: readonly KnownPerson[]
  readonly person?: Attendee
}

type Shown = Showing<AttendeeShown>

/** The form of someone asked to a meeting. */
export function attendeeView(showing: Shown): string {
  const { meeting, children, person } = showing.loaded
  const isOver = meeting.heldOn !== null || meeting.cancelledOn !== null
  return formFrame(showing, {
    title: person ? CONTENT.title : CONTENT.another,
    about: <ChildrenLine of={children} today={showing.now.day} />,
    before: isOver ? <InsetText>{CONTENT.over}</InsetText> : null,
    children: isOver ? null : <Questions showing={showing} />,
    help: (
      <Panel heading={CONTENT.help} id="help">
        <p>
          <Link href={`/meetings/${meeting.id}`}>{KIND_WORDS[meeting.kind]}</Link>
          {meeting.plannedFor ? `, ${inWords(meeting.plannedFor)}` : null}
        </p>
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}

function Questions({ showing }: { showing: Shown }) {
  const { fields, problems, loaded } = showing
  const box = (name: 'name' | 'role' | 'agency' | 'contact') => (
    <Input name={name} label={PERSON[name]} value={fields[name]} error={problemOf(problems, name)} />
  )
  return (
    <>
      <Pair>
        {box('name')}
        {box('role')}
      </Pair>
      <Pair>
        {box('agency')}
        <Select
          name="service"
          label={PERSON.service}
          value={fields['service']}
          items={[
            { value: '', text: PERSON.serviceNone },
            ...SERVICES.map((value) => ({ value, text: SERVICE_WORDS[value] })),
          ]}
        />
      </Pair>
      {box('contact')}
      <Answer showing={showing} />
      <Checkboxes
        name="coreGroup"
        items={[{ value: 'yes', text: CONTENT.coreGroup }]}
        values={fields['coreGroup'] === 'yes' ? ['yes'] : []}
      />
      <ReportBoxes showing={showing} />
      <Button preventDoubleClick>{loaded.person ? CONTENT.button : CONTENT.buttonAnother}</Button>
    </>
  )
}

function Answer({ showing: { fields, problems } }: { showing: Shown }) {
  const why = (
    <Input
      name="withdrawnWhy"
      label={CONTENT.withdrawnWhy}
      value={fields['withdrawnWhy']}
      error={problemOf(problems, 'withdrawnWhy')}
    />
  )
  return (
    <Radios
      name="answer"
      legend={CONTENT.answer}
      size="s"
      value={fields['answer'] ?? 'none'}
      items={[
        { value: 'none', text: CONTENT.notAnswered },
        { value: 'coming', text: CONTENT.coming },
        { value: 'apologies', text: CONTENT.apologies },
        { value: 'withdrawn', text: CONTENT.withdrawn, conditional: why },
      ]}
    />
  )
}

function ReportBoxes({ showing: { fields, problems, loaded } }: { showing: Shown }) {
  const day = (name: 'report-by' | 'report-received' | 'report-shared', legend: string, hint: string) => (
    <DateInput
      name={name}
      legend={legend}
      hint={hint}
      size="s"
      values={fields}
      error={problemOf(problems, `${name}-day`)}
    />
  )
  const isKept = Boolean(loaded.person?.report?.entryId)
  return (
    <>
      <Pair>
        {day('report-by', CONTENT.reportBy, CONTENT.reportByHint)}
        {day('report-received', CONTENT.reportReceived, CONTENT.reportReceivedHint)}
      </Pair>
      <Textarea
        name="reportText"
        label={CONTENT.reportText}
        hint={isKept ? CONTENT.reportKept : CONTENT.reportTextHint}
        rows={6}
        value={fields['reportText']}
        error={problemOf(problems, 'reportText')}
      />
      {day('report-shared', CONTENT.reportShared, CONTENT.reportSharedHint)}
    </>
  )
}
