import type { ComponentChildren } from 'preact'
import { Checkboxes } from '../../../../platform/govuk/choices.tsx'
import { Details } from '../../../../platform/govuk/content.tsx'
import { Fieldset, Hint } from '../../../../platform/govuk/field.tsx'
import { Small } from '../../../../platform/govuk/record.tsx'
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
  putRight: 'Put right who this is',
  others: 'Add someone who is not named above',
} as const

/**
 * Rows for the people of a meeting: who, from where, whether they came, what they said. Of whoever is filled in, who they
 * are is said in words, to be put right in a fold; rows for others are in a fold of their own, or in sight where nobody
 * is filled in. Read by `readPeople`.
 */
export function PeopleRows({ legend, hint, least, ...row }: PeopleRowsProps) {
  const { known, blank } = rowsIn(row.fields, least)
  const blankRows = blank.map((number) => <BlankRow number={number} {...row} />)
  const isWritten = blank.some((number) =>
    PARTS.some((part) => row.fields[`${part}-${number}`] || hasProblem(row, part, number)),
  )
  return (
    <Fieldset legend={legend}>
      <Hint>{hint}</Hint>
      {known.map((number) => (
        <KnownRow number={number} {...row} />
      ))}
      {known.length === 0 ? (
        blankRows
      ) : (
        <Details summary={CONTENT.others} open={isWritten}>
          {blankRows}
        </Details>
      )}
    </Fieldset>
  )
}

/** Rows of whoever is filled in, and rows for others; where nobody is filled in there are `least`. */
function rowsIn(fields: Fields, least: number) {
  const all = Array.from({ length: rowsOf(fields, least) }, (_, index) => index + 1)
  const [known, blank] = [true, false].map((is) => all.filter((number) => Boolean(fields[`invited-${number}`]) === is))
  return { known: known ?? [], blank: blank ?? [] }
}

type RowProps = Omit<PeopleRowsProps, 'legend' | 'hint' | 'least'> & { readonly number: number }

const WHO = ['name', 'role', 'agency'] as const
const PARTS = [...WHO, 'view'] as const

function hasProblem({ problems }: Pick<RowProps, 'problems'>, part: string, number: number): boolean {
  return problemOf(problems, `${part}-${number}`) !== undefined
}

function KnownRow(row: RowProps) {
  const { number, fields } = row
  const [name, ...where] = WHO.map((part) => fields[`${part}-${number}`])
  const of = name || `person ${number}`
  const isWrong = !name || WHO.some((part) => hasProblem(row, part, number))
  return (
    <div class="ics-person">
      <input type="hidden" name={`invited-${number}`} value={fields[`invited-${number}`]} />
      <p class="ics-person__who">
        <strong>{name}</strong> <Small>{where.filter(Boolean).join(', ')}</Small>
      </p>
      <Said {...row} of={of} />
      <Details summary={labelled(CONTENT.putRight, of)} open={isWrong}>
        <div class="ics-person">
          <Who {...row} of={`person ${number}`} />
        </div>
      </Details>
    </div>
  )
}

function BlankRow(row: RowProps) {
  const of = `person ${row.number}`
  return (
    <div class="ics-person">
      <Who {...row} of={of} />
      <Said {...row} of={of} />
    </div>
  )
}

/** Whose row it is, as the labels of its boxes say for those who cannot see the row. */
type Whose = RowProps & { readonly of: string }

function Who(row: Whose) {
  return (
    <>
      <PersonBox {...row} part="name" text="Name" />
      <PersonBox {...row} part="role" text="Role" />
      <PersonBox {...row} part="agency" text="Agency" />
    </>
  )
}

function Said(row: Whose) {
  return (
    <>
      <div class="ics-person__came">
        <Came {...row} />
      </div>
      <div class="ics-person__view">
        <PersonBox {...row} part="view" text={row.view} />
      </div>
      <div class="ics-person__said">
        <Box {...row} part="dissents" text={CONTENT.dissents} />
        {row.asksCoreGroup ? <Box {...row} part="core-group" text={CONTENT.coreGroup} /> : null}
      </div>
    </>
  )
}

type BoxProps = Whose & { readonly part: string; readonly text: string }

function PersonBox({ part, text, number, of, fields, problems }: BoxProps) {
  const name = `${part}-${number}`
  const error = problemOf(problems, name)
  return <Input name={name} size="plain" label={labelled(text, of)} value={fields[name]} error={error} />
}

/** Whether someone came. Of whoever was asked it must be said; whoever is added by hand came, unless said otherwise. */
function Came({ number, of, fields, problems }: Whose) {
  const name = `presence-${number}`
  const notSaid = fields[`invited-${number}`] ? [{ value: '', text: CONTENT.notSaid }] : []
  return (
    <Select
      name={name}
      size="plain"
      label={labelled(CONTENT.presence, of)}
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

function Box({ part, text, number, of, fields }: BoxProps) {
  const name = `${part}-${number}`
  const values = fields[name] === 'yes' ? ['yes'] : []
  return <Checkboxes name={name} items={[{ value: 'yes', text: labelled(text, of) }]} values={values} />
}

function labelled(text: string, of: string): ComponentChildren {
  return (
    <>
      {text}
      <span class="govuk-visually-hidden"> of {of}</span>
    </>
  )
}
