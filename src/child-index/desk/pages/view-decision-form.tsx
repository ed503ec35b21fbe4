import type { ComponentChildren } from 'preact'
import { problemOf } from '../../../entries/drafts/pages/form-page/form.ts'
import type { Showing } from '../../../entries/drafts/pages/form-page/page.ts'
import { Radios } from '../../../platform/govuk/choices.tsx'
import { Button, Form, Kept } from '../../../platform/govuk/form.tsx'
import { Textarea } from '../../../platform/govuk/text-fields.tsx'

type DecisionFormProps = {
  readonly showing: Pick<Showing<unknown>, 'fields' | 'problems' | 'action' | 'csrf' | 'keep'>
  /** What is chosen between, under the name of its field; nothing where there is one thing to do. */
  readonly choice?: {
    readonly name: string
    readonly items: readonly { readonly value: string; readonly text: string }[]
  }
  readonly words: { readonly decision: string; readonly reason: string; readonly record: string }
  /** What stands before the choice. */
  readonly children?: ComponentChildren
}

/** What an operator decides, and why. */
export function DecisionForm({ showing, choice, words, children }: DecisionFormProps) {
  const { fields, problems, action, csrf, keep } = showing
  return (
    <Form action={action} csrf={csrf} keep={keep}>
      <input type="hidden" name="id" value={fields['id']} />
      {children}
      {choice ? (
        <Radios
          name={choice.name}
          legend={<span class="govuk-visually-hidden">{words.decision}</span>}
          value={fields[choice.name]}
          error={problemOf(problems, choice.name)}
          items={choice.items}
        />
      ) : null}
      <Textarea
        name="reason"
        label={words.reason}
        rows={2}
        value={fields['reason']}
        error={problemOf(problems, 'reason')}
      />
      <p>
        <Button preventDoubleClick variant={choice ? undefined : 'secondary'}>
          {words.record}
        </Button>
        <Kept />
      </p>
    </Form>
  )
}
