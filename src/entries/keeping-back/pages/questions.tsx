import { Details } from '../../../platform/govuk/content.tsx'
import { Select, Textarea } from '../../../platform/govuk/text-fields.tsx'
import { type Fields, type Problem, problemOf } from '../../drafts/pages/form-page/form.ts'
import { KEPT_REASONS } from '../model.ts'
import { CONTENT, REASONS } from './content.ts'

type KeepingProps = { readonly fields: Fields; readonly problems: readonly Problem[] }

/** What of this is not for the parents' copies, folded away: most of what is written may be given. */
export function KeepingQuestions({ fields, problems }: KeepingProps) {
  const ask = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name) })
  const reasons = KEPT_REASONS.map((value) => ({ value, text: REASONS[value] }))
  return (
    <Details summary={CONTENT.summary} open={Boolean(fields['keepWhy'] || fields['keepWords'])}>
      <Select {...ask('keepWhy')} label={CONTENT.reason} items={[{ value: '', text: CONTENT.nothing }, ...reasons]} />
      <Textarea {...ask('keepWords')} label={CONTENT.words} hint={CONTENT.wordsHint} rows={2} />
    </Details>
  )
}
