import { type Fields, type Problem, problemOf } from '../../../entries/drafts/pages/form-page/form.ts'
import { ENTRY_KINDS } from '../../../entries/model.ts'
import { inWords } from '../../../kernel/calendar-day.ts'
import { Checkboxes, Radios } from '../../../platform/govuk/choices.tsx'
import { DateInput } from '../../../platform/govuk/date-input.tsx'
import { Panel, Small } from '../../../platform/govuk/record.tsx'
import { Input, Select, Textarea } from '../../../platform/govuk/text-fields.tsx'
import type { Passage } from '../model.ts'
import { CONTENT, KINDS } from './content.ts'

type Asked = { readonly fields: Fields; readonly problems: readonly Problem[] }

const KIND_ITEMS = ENTRY_KINDS.map((value) => ({ value, text: KINDS[value] }))

/** What the holder told before, to be shared whole or sentence by sentence. */
export function Passages({ passages, fields }: Pick<Asked, 'fields'> & { readonly passages: readonly Passage[] }) {
  return (
    <>
      {passages.map((passage, index) => (
        <PassageChoice passage={passage} at={index + 1} fields={fields} />
      ))}
    </>
  )
}

type ChoiceProps = { readonly passage: Passage; readonly at: number; readonly fields: Fields }

function PassageChoice({ passage, at, fields }: ChoiceProps) {
  const sentences = passage.sentences.map((text, index) => ({ value: `${index}`, text }))
  return (
    <Panel heading={CONTENT.passage(at)} id={`passage-${at}`}>
      <Checkboxes
        name={`take-${at}`}
        legend={
          <>
            {CONTENT.take} <Small>{inWords(passage.happenedOn)}</Small>
          </>
        }
        values={(fields[`take-${at}`] ?? '').split('\n')}
        items={sentences.length > 1 ? [{ value: 'all', text: CONTENT.all }, ...sentences] : wholeOf(sentences)}
      />
      <Select
        name={`kind-${at}`}
        label={CONTENT.kind}
        items={KIND_ITEMS}
        value={fields[`kind-${at}`] ?? passage.howKnown}
      />
      <Input name={`context-${at}`} label={CONTENT.context} value={fields[`context-${at}`]} autocomplete="off" />
    </Panel>
  )
}

function wholeOf(sentences: readonly { readonly text: string }[]) {
  return sentences.map(({ text }) => ({ value: 'all', text }))
}

/** A part in the holder's own words. */
export function OwnPart({ fields, problems, label, hint }: Asked & { readonly label: string; readonly hint?: string }) {
  const ask = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name) })
  return (
    <>
      <Textarea {...ask('own')} label={label} hint={hint} rows={4} />
      <Radios {...ask('own-kind')} legend={CONTENT.kind} items={KIND_ITEMS} />
      <DateInput name="own" legend={CONTENT.ownDay} values={fields} error={problemOf(problems, 'own-day')} />
      <Input {...ask('own-context')} label={CONTENT.context} autocomplete="off" />
    </>
  )
}
