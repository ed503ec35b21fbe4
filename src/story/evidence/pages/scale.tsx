import { dayOf, type Fields, type Problem, problemOf, type Read } from '../../../entries/drafts/pages/form-page/form.ts'
import type { Showing } from '../../../entries/drafts/pages/form-page/page.ts'
import type { Scale } from '../../../entries/evidence/model.ts'
import { inWords } from '../../../kernel/calendar-day.ts'
import { DateInput } from '../../../platform/govuk/date-input.tsx'
import { Table } from '../../../platform/govuk/table.tsx'
import { Input, Textarea } from '../../../platform/govuk/text-fields.tsx'
import { CONTENT } from './content.ts'

/** Reads a number that somebody gave. */
export function readScale(fields: Fields): Read<Scale> {
  const written = fields['number'] ?? ''
  const askedOn = dayOf(fields, 'asked')
  const problems: Problem[] = []
  if (!/^\d{1,2}$/.test(written)) problems.push({ field: 'number', text: CONTENT.needsNumber })
  if (!askedOn) problems.push({ field: 'asked-day', text: CONTENT.needsDay })
  if (!askedOn || problems.length > 0) return { problems }
  return { act: { number: Number(written), askedOf: fields['askedOf'] ?? '', askedOn, why: fields['why'] ?? '' } }
}

/** The number, of whom, when, and why that number. */
export function ScaleQuestions({
  showing: { fields, problems },
}: {
  showing: Pick<Showing<unknown>, 'fields' | 'problems'>
}) {
  const ask = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name) })
  return (
    <>
      <Input {...ask('number')} label={CONTENT.number} hint={CONTENT.numberHint} inputmode="numeric" width={2} />
      <Input {...ask('askedOf')} label={CONTENT.askedOf} />
      <DateInput name="asked" legend={CONTENT.askedOn} values={fields} error={problemOf(problems, 'asked-day')} />
      <Textarea {...ask('why')} label={CONTENT.why} rows={3} />
    </>
  )
}

/** Every number given so far, latest first, with who gave it, when and why. */
export function ScaleHistory({ scales }: { scales: readonly Scale[] }) {
  return (
    <Table
      caption={CONTENT.before}
      captionSize="s"
      firstCellIsHeader={false}
      columns={[{ head: 'When' }, { head: 'Number' }, { head: 'Who gave it' }, { head: 'Why' }]}
      rows={scales.map(({ number, askedOf, askedOn, why }) => [inWords(askedOn), `${number} of 10`, askedOf, why])}
    />
  )
}
