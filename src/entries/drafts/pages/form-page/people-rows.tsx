import type { ComponentChildren } from 'preact'
import { Checkboxes } from '../../../../platform/govuk/choices.tsx'
import { Fieldset, Hint } from '../../../../platform/govuk/field.tsx'
import { Input, Select } from '../../../../platform/govuk/text-fields.tsx'
import { type Fields, type Problem, problemOf } from './form.ts'
import { rowsOf } from './people.ts'

type PeopleRowsProps = {
  readonly legend: string
  readonly hint: string
  /** What the last box asks: "What they said", "What they thought". */
  readonly view: string
  /** How many rows there are at least. */
  readonly least: number
  readonly fields: Fields
  readonly problems: readonly Problem[]
  /** Whether it is decided here who carries out the plan. */
  readonly asksCoreGroup?: boolean
}

const CONTENT = {
  presence: 'Came?',
  notSaid: 'Choose',
  attended: 'Came',
  apologies: 'Sent apologies',
  absent: 'Did not come',
  dissents: 'Did not agree',
  coreGroup: 'In the core group',
} as const

/** Rows for the people of a meeting: who, from where, whether they came, what they said. Read by `readPeople`. */
export function PeopleRows({ legend, hint, least, ...row }: PeopleRowsProps) {
  return (
    <Fieldset legend={legend}>
      <Hint>{hint}</Hint>
      {Array.from({ length: rowsOf(row.fields, least) }, (_, index) => (
        <Row number={index + 1} {...row} />
      ))}
    </Fieldset>
  )
}

type RowProps = Omit<PeopleRowsProps, 'legend' | 'hint' | 'least'> & { readonly number: number }

function Row({ number, view, fields, problems, asksCoreGroup }: RowProps) {
  const invited = fields[`invited-${number}`]
  const box = (part: string, text: string) => (
    <Input
      name={`${part}-${number}`}
      size="plain"
      label={labelled(text, number)}
      value={fields[`${part}-${number}`]}
      error={problemOf(problems, `${part}-${number}`)}
    />
  )
  return (
    <div class="ics-person">
      {invited ? <input type="hidden" name={`invited-${number}`} value={invited} /> : null}
      {box('name', 'Name')}
      {box('role', 'Role')}
      {box('agency', 'Agency')}
      <div class="ics-person__came">
        <Came number={number} fields={fields} problems={problems} />
      </div>
      <div class="ics-person__view">{box('view', view)}</div>
      <div class="ics-person__said">
        <Box part="dissents" text={CONTENT.dissents} number={number} fields={fields} />
        {asksCoreGroup ? <Box part="core-group" text={CONTENT.coreGroup} number={number} fields={fields} /> : null}
      </div>
    </div>
  )
}

type PartProps = { readonly number: number; readonly fields: Fields }

/** Whether someone came. Of whoever was asked it must be said; whoever is added by hand came, unless said otherwise. */
function Came({ number, fields, problems }: PartProps & { readonly problems: readonly Problem[] }) {
  const name = `presence-${number}`
  const notSaid = fields[`invited-${number}`] ? [{ value: '', text: CONTENT.notSaid }] : []
  return (
    <Select
      name={name}
      size="plain"
      label={labelled(CONTENT.presence, number)}
      value={fields[name]}
      error={problemOf(problems, name)}
      items={[
        ...notSaid,
        { value: 'attended', text: CONTENT.attended },
        { value: 'apologies', text: CONTENT.apologies },
        { value: 'absent', text: CONTENT.absent },
      ]}
    />
  )
}

function Box({ part, text, number, fields }: PartProps & { readonly part: string; readonly text: string }) {
  const name = `${part}-${number}`
  const values = fields[name] === 'yes' ? ['yes'] : []
  return <Checkboxes name={name} items={[{ value: 'yes', text: labelled(text, number) }]} values={values} />
}

function labelled(text: string, number: number): ComponentChildren {
  return (
    <>
      {text}
      <span class="govuk-visually-hidden"> of person {number}</span>
    </>
  )
}
