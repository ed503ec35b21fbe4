import type { ComponentChildren } from 'preact'
import { classNames } from './class-names.ts'

// What every question has: a label or legend, a hint, an error, and the group around them.

/** How large a label or legend is; `plain` is the text's own size and weight. */
export type LabelSize = 'plain' | 's' | 'm' | 'l' | 'xl'

/** What is asked and what went wrong. `name` is the field's name; `id` is the same unless given. */
export type QuestionProps = {
  readonly name: string
  readonly id?: string | undefined
  readonly size?: LabelSize | undefined
  readonly hint?: ComponentChildren
  readonly error?: string | undefined
}

/** A hint beneath a question. */
export function Hint({ id, children, part }: { id?: string | undefined; children: ComponentChildren; part?: string }) {
  return (
    <div id={id} class={classNames('govuk-hint', part)}>
      {children}
    </div>
  )
}

type ErrorMessageProps = { readonly id?: string | undefined; readonly children: ComponentChildren }

/** What is wrong with one answer, said after a hidden "Error:". */
export function ErrorMessage({ id, children }: ErrorMessageProps) {
  return (
    <p id={id} class="govuk-error-message">
      <span class="govuk-visually-hidden">Error:</span> {children}
    </p>
  )
}

type LabelProps = {
  readonly for: string
  readonly children: ComponentChildren
  readonly size?: LabelSize | undefined
  readonly part?: string
}

/** The label of one box. */
export function Label({ for: id, children, size = 'plain', part }: LabelProps) {
  return (
    <label class={classNames('govuk-label', part, size !== 'plain' && `govuk-label--${size}`)} for={id}>
      {children}
    </label>
  )
}

type FieldsetProps = {
  readonly legend: ComponentChildren
  readonly children?: ComponentChildren
  readonly size?: LabelSize | undefined
  /** The legend is the page's h1. */
  readonly heading?: boolean | undefined
  readonly role?: 'group' | undefined
  readonly describedBy?: string | undefined
}

/** Questions that belong together, under one legend. */
export function Fieldset({ legend, children, size = 's', heading, role, describedBy }: FieldsetProps) {
  return (
    <fieldset class="govuk-fieldset" role={role} aria-describedby={describedBy}>
      <legend class={classNames('govuk-fieldset__legend', size !== 'plain' && `govuk-fieldset__legend--${size}`)}>
        {heading ? <h1 class="govuk-fieldset__heading">{legend}</h1> : legend}
      </legend>
      {children}
    </fieldset>
  )
}

/** The group around one question, marked when its answer is wrong. */
export function FormGroup({ error, children }: { error?: string | undefined; children: ComponentChildren }) {
  return <div class={classNames('govuk-form-group', Boolean(error) && 'govuk-form-group--error')}>{children}</div>
}

/** A question's hint and error, where it has them. */
export function HintAndError({
  id,
  hint,
  error,
}: {
  id: string
  hint?: ComponentChildren
  error?: string | undefined
}) {
  return (
    <>
      {hint ? <Hint id={`${id}-hint`}>{hint}</Hint> : null}
      {error ? <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage> : null}
    </>
  )
}

/** The ids of a question's hint and error, for `aria-describedby`; undefined where it has neither. */
export function describedBy(id: string, { hint, error }: Pick<QuestionProps, 'hint' | 'error'>): string | undefined {
  return classNames(Boolean(hint) && `${id}-hint`, Boolean(error) && `${id}-error`) || undefined
}
