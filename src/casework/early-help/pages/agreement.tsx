import { dayOf, type Fields, type Problem, problemOf } from '../../../entries/drafts/pages/form-page/form.ts'
import { Pair } from '../../../platform/govuk/arrangement.tsx'
import { DateInput } from '../../../platform/govuk/date-input.tsx'
import { Input, Textarea } from '../../../platform/govuk/text-fields.tsx'
import type { Agreement, AgreementRefusal } from '../model.ts'

const CONTENT = {
  agreedBy: 'Who of the family agreed?',
  agreedByHint: 'Name, and who they are to the child: Kerry Calloway, Mum. The child too, if old enough to say.',
  agreedOn: 'When?',
  agreedTo: 'What did they agree to, and to sharing with whom?',
  agreedToHint: 'In the words you used with them. Anyone they do not want is not added.',
} as const

export const AGREED_MISSING = 'Write the day they agreed, like 8 11 2025'

/** What each refusal of an agreement is called in these questions. */
export const AGREEMENT_REFUSALS: Readonly<Record<AgreementRefusal, Problem>> = {
  'who-agreed': { field: 'agreedBy', text: 'Write who of the family agreed' },
  'agreed-to-what': { field: 'agreedTo', text: 'Write what they agreed to, and to sharing with whom' },
  'agreed-in-the-future': { field: 'agreed-day', text: 'This day is still to come. Write the day they agreed.' },
}

/** What the questions of an agreement ask for. */
export const AGREEMENT_ASKS = {
  agreedBy: 'this agreement',
  agreed: 'this agreement',
  agreedTo: 'this agreement',
} as const

/** Reads the agreement; undefined while its day is none. */
export function readAgreement(fields: Fields): Agreement | undefined {
  const agreedOn = dayOf(fields, 'agreed')
  return agreedOn && { agreedBy: fields['agreedBy'] ?? '', agreedOn, agreedTo: fields['agreedTo'] ?? '' }
}

/** The questions of an agreement: who, when, and to sharing with whom. */
export function AgreementQuestions({ fields, problems }: { fields: Fields; problems: readonly Problem[] }) {
  const box = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name) })
  return (
    <>
      <Pair>
        <Input label={CONTENT.agreedBy} hint={CONTENT.agreedByHint} {...box('agreedBy')} />
        <DateInput name="agreed" legend={CONTENT.agreedOn} values={fields} error={problemOf(problems, 'agreed-day')} />
      </Pair>
      <Textarea label={CONTENT.agreedTo} hint={CONTENT.agreedToHint} rows={3} {...box('agreedTo')} />
    </>
  )
}
