import { problemOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { Pair } from '../../../../platform/govuk/arrangement.tsx'
import { Radios } from '../../../../platform/govuk/choices.tsx'
import { DateInput } from '../../../../platform/govuk/date-input.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import { Input, Select, Textarea } from '../../../../platform/govuk/text-fields.tsx'
import { offeredCodes } from '../../../../statute/code-sets.ts'
import { KNOWN_BY } from '../../model.ts'
import { CONTENT } from './content.ts'
import { WHEN } from './form.ts'

type View = Showing<Readonly<Record<string, never>>>

export function takeContactView(showing: View): string {
  return formFrame(showing, {
    title: CONTENT.title,
    children: (
      <>
        <Child {...showing} />
        <Said {...showing} />
        <Source {...showing} />
        <Button preventDoubleClick>{CONTENT.take}</Button>
      </>
    ),
    help: (
      <Panel heading={CONTENT.helpHeading} id="help">
        <Rows items={CONTENT.help} />
      </Panel>
    ),
    helpLabel: CONTENT.helpHeading,
  })
}

function boxes({ fields, problems }: View) {
  return (name: string) => ({ name, value: fields[name], error: problemOf(problems, name) })
}

function Child(showing: View) {
  const box = boxes(showing)
  return (
    <>
      <Pair>
        <Input label={CONTENT.given} spellcheck={false} autocomplete="off" {...box('given')} />
        <Input label={CONTENT.family} spellcheck={false} autocomplete="off" {...box('family')} />
      </Pair>
      <Pair>
        <DateInput
          name="birth"
          legend={CONTENT.birthDate}
          values={showing.fields}
          error={problemOf(showing.problems, 'birth-day')}
        />
        <Input label={CONTENT.postcode} width={10} autocomplete="off" {...box('postcode')} />
      </Pair>
      <Input label={CONTENT.number} width={20} autocomplete="off" {...box('number')} />
    </>
  )
}

function Said(showing: View) {
  const box = boxes(showing)
  const { fields, problems } = showing
  const error = problemOf(problems, 'earlier-day')
  const day = <DateInput name="earlier" legend={CONTENT.earlier} size="plain" values={fields} error={error} />
  return (
    <>
      <Textarea label={CONTENT.words} hint={CONTENT.wordsHint} rows={5} {...box('words')} />
      <Pair>
        <Radios
          legend={CONTENT.when}
          inline
          items={WHEN.map((value) => ({
            value,
            text: CONTENT.whenItems[value],
            conditional: value === 'earlier' ? day : null,
          }))}
          {...box('when')}
        />
        <Radios
          legend={CONTENT.who}
          inline
          items={KNOWN_BY.map((value) => ({ value, text: CONTENT.whoItems[value] }))}
          {...box('who')}
        />
      </Pair>
    </>
  )
}

function Source(showing: View) {
  const box = boxes(showing)
  const codes = offeredCodes('referral-source').map(({ code, label }) => ({ value: code, text: label }))
  return (
    <>
      <Pair>
        <Input label={CONTENT.sourceName} hint={CONTENT.sourceNameHint} autocomplete="off" {...box('sourceName')} />
        <Select label={CONTENT.source} items={[{ value: '', text: CONTENT.choose }, ...codes]} {...box('source')} />
      </Pair>
      <Pair>
        <Radios legend={CONTENT.danger} inline items={YES_NO} {...box('danger')} />
        <Radios
          legend={CONTENT.told}
          inline
          items={[...YES_NO, { value: 'unknown', text: 'Not known' }]}
          {...box('told')}
        />
      </Pair>
    </>
  )
}

const YES_NO = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
]
