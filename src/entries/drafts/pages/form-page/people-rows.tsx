import type { ComponentChildren } from 'preact'
import { Fieldset, Hint } from '../../../../platform/govuk/field.tsx'
import { Input } from '../../../../platform/govuk/text-fields.tsx'
import { type Fields, type Problem, problemOf } from './form.ts'

type PeopleRowsProps = {
  readonly legend: string
  readonly hint: string
  /** What the last box asks: "What they said", "What they thought". */
  readonly view: string
  readonly rows: number
  readonly fields: Fields
  readonly problems: readonly Problem[]
  /** More boxes of a row, such as whether the person came. */
  readonly more?: (row: number, labelled: (text: string) => ComponentChildren) => ComponentChildren
}

/** Rows for the people of a meeting: name, role, agency, and what they said. Read by `readPeople`. */
export function PeopleRows({ legend, hint, rows, ...row }: PeopleRowsProps) {
  return (
    <Fieldset legend={legend}>
      <Hint>{hint}</Hint>
      {Array.from({ length: rows }, (_, index) => (
        <Row number={index + 1} {...row} />
      ))}
    </Fieldset>
  )
}

type RowProps = Omit<PeopleRowsProps, 'legend' | 'hint' | 'rows'> & { readonly number: number }

function Row({ number, view, fields, problems, more }: RowProps) {
  const labelled = (text: string) => (
    <>
      {text}
      <span class="govuk-visually-hidden"> of person {number}</span>
    </>
  )
  const box = (part: string, text: string) => (
    <Input
      name={`${part}-${number}`}
      size="plain"
      label={labelled(text)}
      value={fields[`${part}-${number}`]}
      error={problemOf(problems, `${part}-${number}`)}
    />
  )
  return (
    <div class="ics-four">
      {box('name', 'Name')}
      {box('role', 'Role')}
      {box('agency', 'Agency')}
      {box('view', view)}
      {more?.(number, labelled)}
    </div>
  )
}
