import { Textarea } from '../../../../platform/govuk/text-fields.tsx'
import { type Problem, problemOf } from './form.ts'
import type { Showing } from './page.ts'
import { marksField } from './rich-text.ts'

type RichTextareaProps = {
  readonly showing: Pick<Showing<unknown>, 'fields' | 'problems'>
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  readonly rows: number
  /** The children it is written about: whose entries may be cited, and whose people linked. */
  readonly childIds: readonly string[]
}

/**
 * Several lines of text in which passages can be marked. The editor takes the box's place where there is a script;
 * without one it is a box, and what stood marked stays marked where its words stay.
 */
export function RichTextarea({ showing: { fields, problems }, name, childIds, ...text }: RichTextareaProps) {
  return (
    <>
      <input type="hidden" name={marksField(name)} value={fields[marksField(name)]} />
      <Textarea
        {...text}
        name={name}
        value={fields[name]}
        error={errorOf(problems, name)}
        attributes={{ 'data-editor': childIds.join(' '), 'data-marks': marksField(name) }}
      />
    </>
  )
}

function errorOf(problems: readonly Problem[], name: string): string | undefined {
  return problemOf(problems, name)
}
