import type { ComponentChildren } from 'preact'
import { classNames } from './class-names.ts'
import { describedBy, Fieldset, FormGroup, HintAndError, Label, type QuestionProps } from './field.tsx'

const PARTS = ['day', 'month', 'year'] as const

type DateInputProps = QuestionProps & {
  readonly legend: ComponentChildren
  /** The form as it was sent: `<name>-day`, `<name>-month` and `<name>-year` are read from it. */
  readonly values?: Readonly<Record<string, string | undefined>> | undefined
  /** The boxes that are wrong; all three when there is an error and none is named. */
  readonly wrong?: readonly (typeof PARTS)[number][] | undefined
  /** A birth date, so that browsers may fill it in. */
  readonly birthDate?: boolean | undefined
}

/** Three boxes for a date, named `<name>-day`, `<name>-month` and `<name>-year`. An error summary links to `#<id>-day`. */
export function DateInput({
  name,
  id = name,
  legend,
  size,
  hint,
  error,
  values = {},
  wrong,
  birthDate,
}: DateInputProps) {
  const isWrong = (part: (typeof PARTS)[number]) => (wrong?.length ? wrong.includes(part) : Boolean(error))
  return (
    <FormGroup error={error}>
      <Fieldset legend={legend} size={size} role="group" describedBy={describedBy(id, { hint, error })}>
        <HintAndError id={id} hint={hint} error={error} />
        <div class="govuk-date-input" id={id}>
          {PARTS.map((part) => (
            <div class="govuk-date-input__item">
              <div class="govuk-form-group">
                <Label for={`${id}-${part}`} part="govuk-date-input__label">
                  {part[0]?.toUpperCase() + part.slice(1)}
                </Label>
                <input
                  class={classNames(
                    'govuk-input govuk-date-input__input',
                    isWrong(part) && 'govuk-input--error',
                    part === 'year' ? 'govuk-input--width-4' : 'govuk-input--width-2',
                  )}
                  id={`${id}-${part}`}
                  name={`${name}-${part}`}
                  type="text"
                  value={values[`${name}-${part}`]}
                  inputmode="numeric"
                  autocomplete={birthDate ? `bday-${part}` : undefined}
                />
              </div>
            </div>
          ))}
        </div>
      </Fieldset>
    </FormGroup>
  )
}
