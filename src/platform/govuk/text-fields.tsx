import type { ComponentChildren } from 'preact'
import { type Attributes, classNames } from './class-names.ts'
import { describedBy, FormGroup, HintAndError, Label, type QuestionProps } from './field.tsx'

type BoxProps = QuestionProps & {
  readonly label: ComponentChildren
  readonly value?: string | undefined
  readonly autocomplete?: string | undefined
  readonly spellcheck?: boolean | undefined
  readonly disabled?: boolean | undefined
  readonly attributes?: Attributes | undefined
}

type InputProps = BoxProps & {
  readonly type?: 'text' | 'email' | 'tel' | 'search' | 'password' | undefined
  readonly inputmode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | 'search' | undefined
  readonly autocapitalize?: 'none' | 'words' | 'sentences' | 'characters' | undefined
  readonly pattern?: string | undefined
  /** About how many characters wide; without it the box fills its column. */
  readonly width?: 2 | 3 | 4 | 5 | 10 | 20 | 30 | undefined
}

/** One line of text. An error summary links to `#<id>`, which is `#<name>` unless another id is given. */
export function Input({ label, size = 's', hint, error, width, attributes, ...box }: InputProps) {
  const { id = box.name, name, type = 'text', ...rest } = box
  // Preact types each kind of input by itself and takes no union of them; all of ours are boxes of text.
  const kind = type as 'text'
  return (
    <FormGroup error={error}>
      <Label for={id} size={size}>
        {label}
      </Label>
      <HintAndError id={id} hint={hint} error={error} />
      <input
        class={classNames(
          'govuk-input',
          width !== undefined && `govuk-input--width-${width}`,
          Boolean(error) && 'govuk-input--error',
        )}
        id={id}
        name={name}
        type={kind}
        aria-describedby={describedBy(id, { hint, error })}
        {...rest}
        {...attributes}
      />
    </FormGroup>
  )
}

/** Several lines of text, `rows` high at first (5 unless given). */
export function Textarea({
  label,
  size = 's',
  hint,
  error,
  attributes,
  rows = 5,
  ...box
}: BoxProps & { rows?: number }) {
  const { id = box.name, name, value = '', ...rest } = box
  return (
    <FormGroup error={error}>
      <Label for={id} size={size}>
        {label}
      </Label>
      <HintAndError id={id} hint={hint} error={error} />
      <textarea
        class={classNames('govuk-textarea', Boolean(error) && 'govuk-textarea--error')}
        id={id}
        name={name}
        rows={rows}
        aria-describedby={describedBy(id, { hint, error })}
        {...rest}
        {...attributes}
      >
        {keepingFirstLine(value)}
      </textarea>
    </FormGroup>
  )
}

type SelectProps = QuestionProps & {
  readonly label: ComponentChildren
  readonly items: readonly SelectItem[]
  readonly value?: string | undefined
  readonly disabled?: boolean | undefined
  readonly attributes?: Attributes | undefined
}
type SelectItem = {
  readonly text: string
  readonly value?: string | undefined
  readonly disabled?: boolean | undefined
}

/** A choice from a long list. Prefer radios up to seven choices. */
export function Select({ label, size = 's', hint, error, items, value, disabled, attributes, ...field }: SelectProps) {
  const { id = field.name, name } = field
  return (
    <FormGroup error={error}>
      <Label for={id} size={size}>
        {label}
      </Label>
      <HintAndError id={id} hint={hint} error={error} />
      <select
        class={classNames('govuk-select', Boolean(error) && 'govuk-select--error')}
        id={id}
        name={name}
        disabled={disabled}
        aria-describedby={describedBy(id, { hint, error })}
        {...attributes}
      >
        {items.map((item) => (
          <option
            value={item.value}
            selected={Boolean(value) && (item.value ?? item.text) === value}
            disabled={item.disabled}
          >
            {item.text}
          </option>
        ))}
      </select>
    </FormGroup>
  )
}

/** A browser drops the first line break inside a textarea, so text that begins with one is given another. */
function keepingFirstLine(value: string): string {
  return value.startsWith('\n') || value.startsWith('\r\n') ? `\n${value}` : value
}
