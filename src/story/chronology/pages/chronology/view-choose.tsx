import { problemOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import { displayName } from '../../../../people/model.ts'
import { Checkboxes } from '../../../../platform/govuk/choices.tsx'
import { Details, Link } from '../../../../platform/govuk/content.tsx'
import { DateInput } from '../../../../platform/govuk/date-input.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel } from '../../../../platform/govuk/record.tsx'
import { Select } from '../../../../platform/govuk/text-fields.tsx'
import { KIND_WORDS, ORIGIN_WORDS } from '../../rules.ts'
import { BEARING_WORDS, CONTENT, PERIOD_WORDS, STEPS_IN_WORDS } from './content.ts'
import { addressOf, daysOf } from './form.ts'
import type { Shown } from './view-shown.ts'

/** What a chronology is chosen by: a form that is sent as an address, so that it works without a script. */
export function Choose({ shown }: { shown: Shown }) {
  const { chronology, chosen } = shown
  const { child, siblings, others } = chronology.of
  const path = `/children/${child.id}/chronology`
  const around = [...siblings, ...others].map((person) => [person.id, displayName(person)] as const)
  const carried = (['together', 'for', 'said'] as const).filter((name) => chosen[name])
  return (
    <Panel heading={CONTENT.choose} id="choose">
      <form action={path} method="get" class="ics-form ics-stream-filter">
        {carried.map((name) => (
          <input type="hidden" name={name} value={chosen[name]} />
        ))}
        <Select name="kind" label={CONTENT.kind} items={items(KIND_WORDS)} value={chosen.kind} />
        <Select name="origin" label={CONTENT.origin} items={items(ORIGIN_WORDS)} value={chosen.origin} />
        <Select name="bearing" label={CONTENT.bearing} items={items(BEARING_WORDS)} value={chosen.bearing} />
        <Select name="step" label={CONTENT.step} items={items(STEPS_IN_WORDS)} value={chosen.step} />
        {around.length > 0 ? (
          <Select
            name="person"
            label={CONTENT.person}
            items={items(Object.fromEntries(around))}
            value={chosen.person}
          />
        ) : null}
        <Select name="period" label={CONTENT.period} items={items(PERIOD_WORDS)} value={chosen.period} />
        <Days shown={shown} />
        <Checkboxes name="key" items={[{ value: 'yes', text: CONTENT.key }]} values={ticked(chosen.key)} />
        <Checkboxes name="basis" items={[{ value: 'yes', text: CONTENT.withOrigin }]} values={ticked(chosen.basis)} />
        <Button variant="secondary">{CONTENT.show}</Button>{' '}
        <Link href={addressOf(path, { together: chosen.together, for: chosen.for })}>{CONTENT.showAll}</Link>
      </form>
    </Panel>
  )
}

/** Two days, folded away until they are wanted. */
function Days({ shown: { chosen, problems } }: { shown: Shown }) {
  const given = daysOf(chosen)
  const box = (name: 'from' | 'to', legend: string) => (
    <DateInput name={name} legend={legend} values={given} error={problemOf(problems, `${name}-day`)} />
  )
  const both = (
    <>
      {box('from', CONTENT.from)}
      {box('to', CONTENT.to)}
    </>
  )
  return Object.keys(given).length > 0 ? both : <Details summary={CONTENT.days}>{both}</Details>
}

function items(words: Readonly<Record<string, string>>) {
  return [{ value: '', text: CONTENT.all }, ...Object.entries(words).map(([value, text]) => ({ value, text }))]
}

function ticked(value: 'yes' | undefined): readonly string[] {
  return value ? [value] : []
}
