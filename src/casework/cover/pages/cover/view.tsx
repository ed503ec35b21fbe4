import { problemOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { type CalendarDay, inWords } from '../../../../kernel/calendar-day.ts'
import { Link } from '../../../../platform/govuk/content.tsx'
import { DateInput } from '../../../../platform/govuk/date-input.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel, Rows, Small } from '../../../../platform/govuk/record.tsx'
import { Input, Select } from '../../../../platform/govuk/text-fields.tsx'
import type { Colleague, NamedCover } from '../../model.ts'
import { stateOf } from '../../rules.ts'
import { CONTENT, HELP } from './content.ts'

export type CoverShown = {
  readonly colleagues: readonly Colleague[]
  /** For whom this reader may say who stands in. */
  readonly absent: readonly Colleague[]
  /** What runs or is to come, as far as it is this reader's. */
  readonly covers: readonly NamedCover[]
}

type Shown = Showing<CoverShown>

/** The form, with what is set already beside it. */
export function coverView(showing: Shown): string {
  const { covers } = showing.loaded
  return formFrame(showing, {
    title: CONTENT.title,
    children: <Questions showing={showing} />,
    help: (
      <>
        <Panel heading={CONTENT.now} id="covers">
          {covers.length === 0 ? (
            <p>{CONTENT.none}</p>
          ) : (
            <Rows items={covers.map((cover) => <Covered cover={cover} today={showing.now.day} />)} />
          )}
        </Panel>
        <Panel heading={CONTENT.help} id="help">
          <Rows items={HELP} />
        </Panel>
      </>
    ),
    helpLabel: CONTENT.help,
  })
}

function Questions({ showing: { fields, problems, loaded } }: { showing: Shown }) {
  const asked = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name) })
  const items = (some: readonly Colleague[]) => [
    { value: '', text: CONTENT.choose },
    ...some.map(({ userId, name, jobTitle }) => ({ value: userId, text: `${name}, ${jobTitle}` })),
  ]
  const day = (name: string, legend: string, hint: string) => (
    <DateInput name={name} legend={legend} hint={hint} values={fields} error={problemOf(problems, `${name}-day`)} />
  )
  return (
    <>
      <Select {...asked('absent')} label={CONTENT.absent} items={items(loaded.absent)} />
      <Select {...asked('covering')} label={CONTENT.covering} items={items(loaded.colleagues)} />
      <div class="ics-pair">
        {day('from', CONTENT.from, CONTENT.fromHint)}
        {day('to', CONTENT.to, CONTENT.toHint)}
      </div>
      <Input {...asked('reason')} label={CONTENT.reason} hint={CONTENT.reasonHint} />
      <Button preventDoubleClick>{CONTENT.button}</Button>
    </>
  )
}

function Covered({ cover, today }: { cover: NamedCover; today: CalendarDay }) {
  const { id, absentName, coveringName, fromOn, toOn, reason } = cover
  const until = `${inWords(fromOn)} to ${inWords(toOn)}`
  return (
    <>
      <strong>{coveringName}</strong> for <strong>{absentName}</strong>{' '}
      {stateOf(cover, today) === 'runs' ? 'now' : 'from then on'}. <Small>{`${until}: ${reason}`}</Small>{' '}
      <Link href={`/cover/${id}/end`} hidden={`: ${coveringName} for ${absentName}`}>
        {CONTENT.end}
      </Link>
    </>
  )
}
