import { problemOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { Radios } from '../../../../platform/govuk/choices.tsx'
import { Link } from '../../../../platform/govuk/content.tsx'
import { DateInput } from '../../../../platform/govuk/date-input.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import { Input, Select, Textarea } from '../../../../platform/govuk/text-fields.tsx'
import { ALLOWANCE_UNITS, allowanceInWords, type Timescale } from '../../../../statute/timescale.ts'
import { CONTENT, STARTS, UNITS } from './content.ts'

/** The form of a new figure, with what may be set beside it. */
export function changeTimescaleView(showing: Showing<readonly Timescale[]>): string {
  return formFrame(showing, {
    title: CONTENT.title,
    about: <Link href="/settings/timescales">{CONTENT.back}</Link>,
    children: <Questions showing={showing} />,
    help: (
      <Panel heading={CONTENT.help} id="help">
        <Rows items={[CONTENT.helpLaw, CONTENT.helpPractice, CONTENT.helpClocks, CONTENT.helpBack]} />
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}

function Questions({ showing }: { showing: Showing<readonly Timescale[]> }) {
  const { fields, problems, loaded } = showing
  const asked = (name: string, field = name) => ({ name, value: fields[name], error: problemOf(problems, field) })
  return (
    <>
      <Select
        {...asked('rule')}
        label={CONTENT.rule}
        items={[{ value: '', text: CONTENT.choose }, ...loaded.map((one) => ({ value: one.id, text: named(one) }))]}
      />
      <Input {...asked('count')} label={CONTENT.count} hint={CONTENT.countHint} width={4} />
      <Select
        {...asked('unit')}
        label={CONTENT.unit}
        items={ALLOWANCE_UNITS.map((unit) => ({ value: unit, text: UNITS[unit] }))}
      />
      <Radios
        {...asked('start')}
        legend={CONTENT.start}
        hint={CONTENT.startHint}
        items={(['notice', 'acceptance'] as const).map((start) => ({ value: start, text: STARTS[start] }))}
      />
      <DateInput
        name="from"
        legend={CONTENT.from}
        hint={CONTENT.fromHint}
        values={fields}
        error={problemOf(problems, 'from-day')}
      />
      <Textarea {...asked('reason')} label={CONTENT.reason} hint={CONTENT.reasonHint} rows={3} />
      <Button preventDoubleClick>{CONTENT.button}</Button>
    </>
  )
}

/** "Core group: 6 weeks (practice)": what is chosen from says what holds nationally. */
function named({ step, allow, localFloor }: Timescale): string {
  if (allow === null) return step
  return `${step}: ${allowanceInWords(allow)}${localFloor === null ? ' by practice' : ' by law'}`
}
