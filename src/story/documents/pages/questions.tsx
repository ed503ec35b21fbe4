import { DOCUMENT_KINDS } from '../../../entries/documents/model.ts'
import { type Fields, type Problem, problemOf } from '../../../entries/drafts/pages/form-page/form.ts'
import { Pair } from '../../../platform/govuk/arrangement.tsx'
import { DateInput } from '../../../platform/govuk/date-input.tsx'
import { Input, Select } from '../../../platform/govuk/text-fields.tsx'
import { KINDS, QUESTIONS } from './content.ts'

type DescribedProps = { readonly fields: Fields; readonly problems: readonly Problem[] }

/** What a document is: its title, kind, day and sender. */
export function DescribedQuestions({ fields, problems }: DescribedProps) {
  const ask = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name) })
  const kinds = DOCUMENT_KINDS.map((value) => ({ value, text: KINDS[value] }))
  return (
    <>
      <Input {...ask('title')} label={QUESTIONS.title} hint={QUESTIONS.titleHint} />
      <Pair>
        <Select {...ask('kind')} label={QUESTIONS.kind} items={[{ value: '', text: 'Choose' }, ...kinds]} />
        <DateInput
          name="datedOn"
          legend={QUESTIONS.datedOn}
          values={fields}
          error={problemOf(problems, 'datedOn-day')}
        />
      </Pair>
      <Input {...ask('fromWhom')} label={QUESTIONS.fromWhom} hint={QUESTIONS.fromWhomHint} />
    </>
  )
}
