import { problemOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { ageInWords, displayName, type KnownPerson } from '../../../../people/model.ts'
import { Checkboxes, Radios } from '../../../../platform/govuk/choices.tsx'
import { Link } from '../../../../platform/govuk/content.tsx'
import { DateInput } from '../../../../platform/govuk/date-input.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel } from '../../../../platform/govuk/record.tsx'
import { Input, Select, Textarea } from '../../../../platform/govuk/text-fields.tsx'
import { CONTENT, KINDS, KNOWN, TRENDS, WARN_WORKERS } from '../content.ts'
import type { WorriedAbout } from './form.ts'

/** The form of a new worry. */
export function openWorryView(showing: Showing<WorriedAbout>): string {
  const { child } = showing.loaded
  return formFrame(showing, {
    title: `${CONTENT.openTitle}: ${displayName(child)}`,
    about: (
      <>
        <Link href={`/children/${child.id}`}>{displayName(child)}</Link>, {ageInWords(child, showing.now.day)}
      </>
    ),
    children: <Questions showing={showing} />,
    help: (
      <Panel heading={CONTENT.help} id="help">
        <p>{CONTENT.helpText}</p>
        <p>
          <Link href={`/children/${child.id}/warning-notes/new`}>{WARN_WORKERS}</Link>
        </p>
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}

function Questions({ showing }: { showing: Showing<WorriedAbout> }) {
  const { fields, problems, loaded } = showing
  const ask = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name) })
  return (
    <>
      <Input {...ask('title')} label={CONTENT.title} hint={CONTENT.titleHint} />
      <Textarea {...ask('statement')} label={CONTENT.statement} rows={4} />
      <div class="ics-pair">
        <Radios {...ask('kind')} legend={CONTENT.kind} items={choices(KINDS)} />
        <Radios {...ask('howKnown')} legend={CONTENT.howKnown} items={choices(KNOWN)} />
        <Radios {...ask('trend')} legend={CONTENT.trend} items={choices(TRENDS)} />
        <div>
          <Select {...ask('person')} label={CONTENT.person} items={people(loaded.adults)} />
          <Input {...ask('saidBy')} label={CONTENT.saidBy} />
        </div>
        <DateInput name="since" legend={CONTENT.since} values={fields} error={problemOf(problems, 'since-day')} />
        <DateInput name="review" legend={CONTENT.review} values={fields} error={problemOf(problems, 'review-day')} />
      </div>
      <Input {...ask('told')} label={CONTENT.told} hint={CONTENT.toldHint} />
      {loaded.siblings.length > 0 ? (
        <Checkboxes
          name="also"
          legend={CONTENT.also}
          items={loaded.siblings.map((child) => ({ value: child.id, text: displayName(child) }))}
          values={(fields['also'] ?? '').split('\n')}
        />
      ) : null}
      <Button preventDoubleClick>{CONTENT.open}</Button>
    </>
  )
}

function choices(words: Readonly<Record<string, string>>) {
  return Object.entries(words).map(([value, text]) => ({ value, text }))
}

function people(adults: readonly KnownPerson[]) {
  return [
    { value: '', text: 'Nobody in particular' },
    ...adults.map((one) => ({ value: one.id, text: displayName(one) })),
  ]
}
