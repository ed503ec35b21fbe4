import { type Fields, type Problem, problemOf } from '../../../entries/drafts/pages/form-page/form.ts'
import { Pair } from '../../../platform/govuk/arrangement.tsx'
import { DateInput } from '../../../platform/govuk/date-input.tsx'
import { Input } from '../../../platform/govuk/text-fields.tsx'
import { APPOINTMENT } from './content.ts'

type Props = { readonly fields: Fields; readonly problems: readonly Problem[] }

/** When and where a meeting is. Read by `readAppointment`. */
export function AppointmentBoxes({ fields, problems }: Props) {
  const box = (name: 'time' | 'place' | 'link', hint?: string) => (
    <Input
      name={name}
      label={APPOINTMENT[name]}
      hint={hint}
      width={name === 'time' ? 5 : undefined}
      value={fields[name]}
      error={problemOf(problems, name)}
    />
  )
  return (
    <>
      <Pair>
        <DateInput
          name="planned"
          legend={APPOINTMENT.day}
          size="s"
          values={fields}
          error={problemOf(problems, 'planned-day')}
        />
        {box('time', APPOINTMENT.timeHint)}
      </Pair>
      <Pair>
        {box('place')}
        {box('link')}
      </Pair>
    </>
  )
}
