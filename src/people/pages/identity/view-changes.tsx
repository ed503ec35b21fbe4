import type { ComponentChildren } from 'preact'
import type { Moment } from '../../../kernel/moment.ts'
import { Checkboxes, Radios } from '../../../platform/govuk/choices.tsx'
import { Details } from '../../../platform/govuk/content.tsx'
import { DateInput } from '../../../platform/govuk/date-input.tsx'
import { Button, Form } from '../../../platform/govuk/form.tsx'
import type { Shell } from '../../../platform/govuk/layout.tsx'
import { Small } from '../../../platform/govuk/record.tsx'
import { Input } from '../../../platform/govuk/text-fields.tsx'
import {
  currentName,
  displayName,
  type HouseholdOverTime,
  isUnborn,
  type KnownPerson,
  type PersonAddress,
  type PersonIdentifier,
} from '../../model.ts'
import { SEX } from '../content.ts'
import { type Fields, type Problem, problemOf, textsOf } from '../form.ts'
import { CONTENT } from './content.ts'
import type { FormName } from './form.ts'

/** A child with everything that says who they are. */
export type Identified = {
  readonly child: KnownPerson
  readonly addresses: readonly PersonAddress[]
  readonly identifiers: readonly PersonIdentifier[]
  readonly atHome: HouseholdOverTime['members']
  readonly mayEdit: boolean
}

export type IdentityView = Identified & {
  readonly shell: Shell
  readonly fields: Fields
  readonly problems: readonly Problem[]
  /** The form that was sent and must be put right. */
  readonly form?: FormName
  readonly now: Moment
}

/** The forms that fit this child: a birth for the unborn, a name for one without, and then changes of what is known. */
export function Changes(props: IdentityView) {
  const { child } = props
  const unborn = isUnborn(child)
  const isNameless = !unborn && !currentName(child.names)
  return (
    <>
      {unborn ? <BirthForm {...props} /> : null}
      {isNameless ? <CompleteForm {...props} /> : <NameForm {...props} />}
      {isNameless ? null : <MoveForm {...props} />}
      {isNameless ? null : <NumberForm {...props} />}
    </>
  )
}

type SectionProps = IdentityView & {
  readonly name: FormName
  readonly heading: string
  readonly children: ComponentChildren
}

/** Folded until it is wanted, or until something in it must be put right. */
function Section({ name, heading, children, child, shell, fields, form }: SectionProps) {
  return (
    <Details summary={heading} open={form === name} id={name}>
      <Form action={`/children/${child.id}/identity`} csrf={shell.csrf ?? ''} label={heading}>
        <input type="hidden" name="form" value={name} />
        <input type="hidden" name="nameId" value={fields['nameId'] ?? ''} />
        <input type="hidden" name="addressId" value={fields['addressId'] ?? ''} />
        {children}
      </Form>
    </Details>
  )
}

/** Two forms ask for a name: only the one that was sent keeps the plain id, to which the error summary links. */
function askedIn(props: IdentityView, form: FormName) {
  const isSent = props.form === form
  const idOf = (name: string) => (isSent ? name : `${form}-${name}`)
  const errorOf = (name: string) => (isSent ? problemOf(props.problems, name) : undefined)
  return {
    idOf,
    errorOf,
    values: isSent ? props.fields : {},
    box: (name: string) => ({
      ...{ name, id: idOf(name), value: isSent ? props.fields[name] : undefined, error: errorOf(name) },
      autocomplete: 'off',
      spellcheck: false,
    }),
  }
}

function CompleteForm(props: IdentityView) {
  const { box, idOf, values } = askedIn(props, 'complete')
  return (
    <Section {...props} name="complete" heading={CONTENT.completeHeading}>
      <p>
        <Small>{CONTENT.completeHint}</Small>
      </p>
      <Input label={CONTENT.given} {...box('given')} />
      <Input label={CONTENT.family} {...box('family')} />
      {props.child.sex === 'U' ? <Sex id={idOf('sex')} value={values['sex']} /> : null}
      <Input label={CONTENT.lines} {...box('lines')} />
      <Input label={CONTENT.postcode} width={10} {...box('postcode')} />
      <Input label={CONTENT.number} width={20} {...box('number')} />
      <Button preventDoubleClick>{CONTENT.complete}</Button>
    </Section>
  )
}

function NameForm(props: IdentityView) {
  const { box, idOf, errorOf, values } = askedIn(props, 'name')
  return (
    <Section {...props} name="name" heading={CONTENT.nameHeading}>
      <Input label={CONTENT.given} {...box('given')} />
      <Input label={CONTENT.family} {...box('family')} />
      <DateInput
        name="fromOn"
        id={idOf('fromOn')}
        legend={CONTENT.nameFrom}
        hint={CONTENT.nameFromHint}
        values={values}
        error={errorOf('fromOn-day')}
      />
      <Button variant="secondary" preventDoubleClick>
        {CONTENT.changeName}
      </Button>
    </Section>
  )
}

function MoveForm(props: IdentityView) {
  const { box, idOf, errorOf, values } = askedIn(props, 'move')
  return (
    <Section {...props} name="move" heading={CONTENT.moveHeading}>
      <Input label={CONTENT.lines} {...box('lines')} />
      <Input label={CONTENT.postcode} width={10} {...box('postcode')} />
      <DateInput
        name="fromOn"
        id={idOf('fromOn')}
        legend={CONTENT.moveFrom}
        hint={CONTENT.moveFromHint}
        values={values}
        error={errorOf('fromOn-day')}
      />
      {props.atHome.length > 0 ? (
        <Checkboxes
          name="together"
          id={idOf('together')}
          legend={CONTENT.together}
          hint={CONTENT.togetherHint}
          error={errorOf('together')}
          values={textsOf(values, 'together')}
          items={props.atHome.map(({ personId, person }) => ({ value: personId, text: displayName(person) }))}
        />
      ) : null}
      <Button variant="secondary" preventDoubleClick>
        {CONTENT.move}
      </Button>
    </Section>
  )
}

function BirthForm(props: IdentityView) {
  const { box, idOf, errorOf, values } = askedIn(props, 'birth')
  return (
    <Section {...props} name="birth" heading={CONTENT.birthHeading}>
      <DateInput
        name="birthDate"
        id={idOf('birthDate')}
        legend={CONTENT.birthDate}
        values={values}
        error={errorOf('birthDate-day')}
      />
      <Sex id={idOf('sex')} value={values['sex']} />
      <Input label={CONTENT.given} {...box('given')} />
      <Input label={CONTENT.family} {...box('family')} />
      <Button preventDoubleClick>{CONTENT.birth}</Button>
    </Section>
  )
}

function NumberForm(props: IdentityView) {
  const { box } = askedIn(props, 'number')
  return (
    <Section {...props} name="number" heading={CONTENT.numberHeading}>
      <Input label={CONTENT.number} width={20} {...box('number')} />
      <Button variant="secondary" preventDoubleClick>
        {CONTENT.addNumber}
      </Button>
    </Section>
  )
}

function Sex({ id, value }: { id: string; value: string | undefined }) {
  const items = (['F', 'M', 'U'] as const).map((code) => ({ value: code, text: SEX[code] }))
  return <Radios name="sex" id={id} legend={CONTENT.sex} inline value={value} items={items} />
}
