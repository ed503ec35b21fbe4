import type { ComponentChildren } from 'preact'
import { classNames } from './class-names.ts'
import { describedBy, Fieldset, FormGroup, Hint, HintAndError, Label, type QuestionProps } from './field.tsx'

// Conditional content is hidden by the style sheet (`:has()`), not by a script: without either it shows, and nothing is lost.

/** One answer to choose. */
export type Choice = {
  readonly value: string
  readonly text: ComponentChildren
  readonly hint?: ComponentChildren
  /** Shown while this answer is chosen. */
  readonly conditional?: ComponentChildren
  readonly disabled?: boolean | undefined
  /** Chosen alone: choosing it clears the others (checkboxes, with JavaScript). */
  readonly exclusive?: boolean | undefined
}
type Divider = { readonly divider: string }

type ChoicesProps = QuestionProps & {
  readonly items: readonly (Choice | Divider)[]
  /** 24 px circles or boxes (44 px to touch) unless false. */
  readonly small?: boolean | undefined
}

type RadiosProps = ChoicesProps & {
  readonly legend: ComponentChildren
  readonly value?: string | undefined
  readonly inline?: boolean | undefined
}

/** One answer of a few; nothing is chosen beforehand. An error summary links to `#<id>`, the first choice. */
export function Radios({
  name,
  id = name,
  legend,
  size,
  hint,
  error,
  items,
  value,
  small = true,
  inline,
}: RadiosProps) {
  return (
    <FormGroup error={error}>
      <Fieldset legend={legend} size={size} describedBy={describedBy(id, { hint, error })}>
        <HintAndError id={id} hint={hint} error={error} />
        <div
          class={classNames('govuk-radios', small && 'govuk-radios--small', inline && 'govuk-radios--inline')}
          data-module="govuk-radios"
        >
          {items.map((item, index) => (
            <Item kind="radio" id={itemId(id, index)} name={name} item={item} chosen={value ? [value] : []} />
          ))}
        </div>
      </Fieldset>
    </FormGroup>
  )
}

type CheckboxesProps = ChoicesProps & {
  /** Without a legend there is one box that says all by itself. */
  readonly legend?: ComponentChildren
  readonly values?: readonly string[] | undefined
}

/** Any number of answers. An error summary links to `#<id>`, the first box. */
export function Checkboxes({
  name,
  id = name,
  legend,
  size,
  hint,
  error,
  items,
  values = [],
  small = true,
}: CheckboxesProps) {
  const described = describedBy(id, { hint, error })
  const content = (
    <>
      <HintAndError id={id} hint={hint} error={error} />
      <div class={classNames('govuk-checkboxes', small && 'govuk-checkboxes--small')} data-module="govuk-checkboxes">
        {items.map((item, index) => (
          <Item
            kind="checkbox"
            id={itemId(id, index)}
            name={name}
            item={item}
            chosen={values}
            described={legend ? undefined : described}
          />
        ))}
      </div>
    </>
  )
  return (
    <FormGroup error={error}>
      {legend ? (
        <Fieldset legend={legend} size={size} describedBy={described}>
          {content}
        </Fieldset>
      ) : (
        content
      )}
    </FormGroup>
  )
}

type ItemProps = {
  readonly kind: 'radio' | 'checkbox'
  readonly id: string
  readonly name: string
  readonly item: Choice | Divider
  readonly chosen: readonly string[]
  readonly described?: string | undefined
}

function Item({ kind, id, name, item, chosen, described }: ItemProps) {
  const part = kind === 'radio' ? 'govuk-radios' : 'govuk-checkboxes'
  if ('divider' in item) return <div class={`${part}__divider`}>{item.divider}</div>
  return (
    <>
      <div class={`${part}__item`}>
        <input
          class={`${part}__input`}
          id={id}
          name={name}
          type={kind}
          value={item.value}
          checked={chosen.includes(item.value)}
          disabled={item.disabled}
          data-behaviour={item.exclusive ? 'exclusive' : undefined}
          aria-describedby={classNames(described, Boolean(item.hint) && `${id}-item-hint`) || undefined}
        />
        <Label for={id} part={`${part}__label`}>
          {item.text}
        </Label>
        {item.hint ? (
          <Hint id={`${id}-item-hint`} part={`${part}__hint`}>
            {item.hint}
          </Hint>
        ) : null}
      </div>
      {item.conditional ? (
        <div class={`${part}__conditional`} id={`conditional-${id}`}>
          {item.conditional}
        </div>
      ) : null}
    </>
  )
}

/** The first has the question's own id, so that an error summary can link to it. */
function itemId(id: string, index: number): string {
  return index === 0 ? id : `${id}-${index + 1}`
}
