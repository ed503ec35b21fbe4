import type { ComponentChildren } from 'preact'
import { DateInput } from '../../../../platform/govuk/date-input.tsx'
import { Input } from '../../../../platform/govuk/text-fields.tsx'
import { type Fields, type Problem, problemOf } from './form.ts'

type MomentInputProps = {
  readonly name: string
  readonly legend: ComponentChildren
  /** What the time is of, for its own label: "Time the child was last seen". */
  readonly timeLabel: string
  readonly hint?: ComponentChildren
  readonly fields: Fields
  readonly problems: readonly Problem[]
}

/** A day and a time of it, London time: `<name>-day`, `-month`, `-year` and `<name>-time`. A problem links to `<name>-day`. */
export function MomentInput({ name, legend, timeLabel, hint, fields, problems }: MomentInputProps) {
  return (
    <>
      <DateInput name={name} legend={legend} hint={hint} values={fields} error={problemOf(problems, `${name}-day`)} />
      <Input
        name={`${name}-time`}
        label={timeLabel}
        hint="By the 24-hour clock, like 16:40"
        width={5}
        value={fields[`${name}-time`]}
        error={problemOf(problems, `${name}-time`)}
      />
    </>
  )
}
