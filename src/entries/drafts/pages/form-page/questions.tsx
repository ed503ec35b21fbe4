import { Checkboxes, type Choice, Radios } from '../../../../platform/govuk/choices.tsx'
import { SummaryList } from '../../../../platform/govuk/content.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Textarea } from '../../../../platform/govuk/text-fields.tsx'
import { problemOf } from './form.ts'
import type { Showing } from './page.ts'

type Asking = Pick<Showing<unknown>, 'fields' | 'problems'>

type GoOnProps = {
  readonly showing: Asking
  readonly legend: string
  readonly button: string
  /** What may be recorded now, each with its own questions. */
  readonly items: readonly Choice[]
}

/** What is recorded of a step that has begun, in the field `does`: one of a few things, each with its own questions. */
export function GoOn({ showing: { fields, problems }, legend, button, items }: GoOnProps) {
  return (
    <>
      <Radios name="does" legend={legend} error={problemOf(problems, 'does')} value={fields['does']} items={items} />
      <Button preventDoubleClick>{button}</Button>
    </>
  )
}

type TextQuestionProps = {
  readonly showing: Asking
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  readonly rows?: number | undefined
}

/** A question answered in several lines: what was written, and what must be put right about it. */
export function TextQuestion({ showing: { fields, problems }, rows = 4, ...text }: TextQuestionProps) {
  return <Textarea {...text} rows={rows} value={fields[text.name]} error={problemOf(problems, text.name)} />
}

type ChildrenBoxesProps = {
  readonly showing: Asking
  readonly legend: string
  readonly items: readonly { readonly value: string; readonly text: string }[]
}

/** Which of the children worked with together it is about, in the field `children`; nothing to ask where there is one. */
export function ChildrenBoxes({ showing: { fields, problems }, legend, items }: ChildrenBoxesProps) {
  if (items.length < 2) return null
  return (
    <Checkboxes
      name="children"
      legend={legend}
      error={problemOf(problems, 'children')}
      items={items}
      values={(fields['children'] ?? '').split('\n')}
    />
  )
}

type Fact = readonly [name: string, text: string | null | undefined | false]

/** What is known of a step already, by name, each line of what was written on a line of its own; nothing for what is not. */
export function KnownFacts({ facts }: { facts: readonly Fact[] }) {
  const rows = facts.flatMap(([key, text]) =>
    text ? [{ key, value: text.split(/\n+/).map((line) => <div>{line}</div>) }] : [],
  )
  return <SummaryList rows={rows} />
}
