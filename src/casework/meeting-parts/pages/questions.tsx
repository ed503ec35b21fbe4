import { type Fields, type Problem, problemOf } from '../../../entries/drafts/pages/form-page/form.ts'
import { SummaryList } from '../../../platform/govuk/content.tsx'
import { Textarea } from '../../../platform/govuk/text-fields.tsx'
import { PART_FIELDS, type PartContent, type PartKind } from '../model.ts'
import { ASKED } from '../rules.ts'

/** Reads what somebody wrote for their part. */
export function readPart(fields: Fields): PartContent {
  const text = (name: string) => fields[name] ?? ''
  return {
    ...{ words: text('words'), strengths: text('strengths'), worries: text('worries') },
    ...{ childWords: text('childWords'), recommendation: text('recommendation') },
  }
}

type QuestionsProps = { readonly kind: PartKind; readonly fields: Fields; readonly problems: readonly Problem[] }

/** The boxes of a part. */
export function PartQuestions({ kind, fields, problems }: QuestionsProps) {
  return (
    <>
      {PART_FIELDS.map((name) => (
        <Textarea
          name={name}
          label={ASKED[kind][name]}
          rows={name === 'words' ? 6 : 3}
          value={fields[name]}
          error={problemOf(problems, name)}
        />
      ))}
    </>
  )
}

/** A part as it was written. */
export function PartWritten({ kind, content }: { kind: PartKind; content: PartContent }) {
  return (
    <SummaryList
      rows={PART_FIELDS.filter((name) => content[name].trim() !== '').map((name) => ({
        key: ASKED[kind][name],
        value: content[name],
      }))}
    />
  )
}
