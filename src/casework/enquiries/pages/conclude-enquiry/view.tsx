import { problemOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { Corrections, Rounds } from '../../../../entries/records/pages/signing/view.tsx'
import type { recordsOfStep } from '../../../../entries/records/queries.ts'
import { inWords } from '../../../../kernel/calendar-day.ts'
import { displayName, isUnborn, type KnownPerson } from '../../../../people/model.ts'
import { ChildrenLine } from '../../../../people/pages/children-line.tsx'
import { Radios } from '../../../../platform/govuk/choices.tsx'
import { InsetText } from '../../../../platform/govuk/content.tsx'
import { DateInput } from '../../../../platform/govuk/date-input.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Clock, Panel, Rows } from '../../../../platform/govuk/record.tsx'
import { Select, Textarea } from '../../../../platform/govuk/text-fields.tsx'
import type { Worker } from '../../../allocations/model.ts'
import type { Due } from '../../../dues/model.ts'
import { clockLook, dueInWords } from '../../../dues/rules.ts'
import type { SignOff } from '../../../sign-off/model.ts'
import type { Enquiry } from '../../model.ts'
import { CONTENT, OUTCOMES } from './content.ts'

export type EnquiryShown = {
  readonly enquiry: Enquiry
  readonly children: readonly KnownPerson[]
  readonly dues: readonly Due[]
  readonly chairs: readonly Worker[]
  /** Each time it was put before a manager, the latest first. */
  readonly rounds: readonly SignOff[]
  /** What was frozen when it was concluded, and the corrections beside it. */
  readonly records: Awaited<ReturnType<typeof recordsOfStep>>
}

type Shown = Showing<EnquiryShown>

/** The form to conclude an enquiry; once concluded, what it found. */
export function concludeView(showing: Shown): string {
  const { enquiry, children, dues } = showing.loaded
  const [due] = dues
  return formFrame(showing, {
    title: CONTENT.title,
    remark: due ? (
      <>
        A conference, if needed, by {inWords(due.dueBy)}:{' '}
        <Clock words={dueInWords(due, showing.now.day)} state={clockLook(due, showing.now.day)} />
      </>
    ) : null,
    about: <ChildrenLine of={children} today={showing.now.day} />,
    before: <Stands shown={showing.loaded} />,
    children: enquiry.concludedOn || isWaiting(showing.loaded) ? null : <Questions showing={showing} />,
    help: (
      <>
        <Rounds rounds={showing.loaded.rounds} />
        <Panel heading={CONTENT.help} id="next">
          <Rows
            items={[
              'A conference is held within 15 working days of the strategy discussion.',
              'What you found joins each child’s story at once.',
              'Without a conference, say in the summary what help goes on.',
            ]}
          />
        </Panel>
      </>
    ),
    helpLabel: CONTENT.help,
  })
}

function isWaiting({ rounds: [last] }: EnquiryShown): boolean {
  return last !== undefined && last.decidedAt === null
}

function Stands({ shown }: { shown: EnquiryShown }) {
  const { enquiry, records } = shown
  if (isWaiting(shown)) return <InsetText>{CONTENT.waiting}</InsetText>
  if (!enquiry.concludedOn) return null
  const [record, ...beside] = records
  return (
    <>
      <InsetText>
        {CONTENT.done} {enquiry.summary}
      </InsetText>
      {record ? <Corrections recordId={record.id} corrections={beside} mayCorrect /> : null}
    </>
  )
}

function Questions({ showing }: { showing: Shown }) {
  const { fields, problems, loaded } = showing
  const { children, chairs } = loaded
  return (
    <>
      <DateInput
        name="concluded"
        legend={CONTENT.concluded}
        values={fields}
        error={problemOf(problems, 'concluded-day')}
      />
      <Textarea
        name="summary"
        label={CONTENT.summary}
        hint={CONTENT.summaryHint}
        rows={6}
        value={fields['summary']}
        error={problemOf(problems, 'summary')}
      />
      {children.map((child) => (
        <ForChild child={child} showing={showing} />
      ))}
      <Select
        name="chair"
        label={CONTENT.chair}
        hint={CONTENT.chairHint}
        error={problemOf(problems, 'chair')}
        value={fields['chair']}
        items={[
          { value: '', text: CONTENT.nobody },
          ...chairs.map(({ userId, name, jobTitle }) => ({ value: userId, text: `${name}, ${jobTitle}` })),
        ]}
      />
      <Button preventDoubleClick>{CONTENT.button}</Button>
    </>
  )
}

function ForChild({ child, showing: { fields, problems } }: { child: KnownPerson; showing: Shown }) {
  const of = (part: string) => `${part}-${child.id}`
  return (
    <>
      <Radios
        name={of('outcome')}
        legend={`${CONTENT.outcome} ${displayName(child)}?`}
        error={problemOf(problems, of('outcome'))}
        value={fields[of('outcome')]}
        items={Object.entries(OUTCOMES).map(([value, text]) => ({ value, text }))}
      />
      {isUnborn(child) ? null : (
        <div class="ics-pair">
          <DateInput
            name={of('seen')}
            legend={CONTENT.seen}
            values={fields}
            error={problemOf(problems, `${of('seen')}-day`)}
          />
          <Radios
            name={of('alone')}
            legend={CONTENT.alone}
            inline
            value={fields[of('alone')]}
            items={[
              { value: 'yes', text: 'Yes' },
              { value: 'no', text: 'No' },
            ]}
          />
        </div>
      )}
    </>
  )
}
