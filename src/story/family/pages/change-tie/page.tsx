import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { problemOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { accepted } from '../../../../kernel/outcome.ts'
import { changeTie } from '../../../../people/family/commands-changing.ts'
import { isCoupleKind } from '../../../../people/family/rules-changing.ts'
import { displayName } from '../../../../people/model.ts'
import { periodInWords } from '../../../../people/pages/content.ts'
import { Radios } from '../../../../platform/govuk/choices.tsx'
import { Link } from '../../../../platform/govuk/content.tsx'
import { DateInput } from '../../../../platform/govuk/date-input.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel } from '../../../../platform/govuk/record.tsx'
import { Input } from '../../../../platform/govuk/text-fields.tsx'
import { type TieToChange, tieToChange } from '../../commands-editing.ts'
import { TIE_BETWEEN } from '../genogram/content.ts'
import { CONTENT, COUPLES, ENDINGS, REFUSALS, RESPONSIBILITY } from './content.ts'
import { readTieChange, tieFields } from './form.ts'

/** GET and POST /people/:id/ties/:tie – what two people are to each other now, since when, and whether it goes on. */
export function changeTiePage(http: FastifyInstance, acting: Acting): void {
  formPage(http, acting, {
    path: '/people/:id/ties/:tie',
    keep: ({ id, tie }) => `tie:${id}:${tie}`,
    asks: {
      becomes: 'tie as it stands',
      ending: 'tie as it stands',
      from: 'tie as it stands',
      responsibility: 'tie as it stands',
      words: 'tie as it stands',
      on: 'this day',
    },
    load: (tx, actor, { id = '', tie = '' }, now) => tieToChange(tx, actor, { personId: id, tieId: tie }, now),
    first: tieFields,
    read: readTieChange,
    async act(tx, actor, change, { params: { id = '', tie = '' }, now }) {
      const changed = await changeTie(tx, actor, { personId: id, tieId: tie }, change, now)
      return changed.ok ? accepted(`/people/${id}`) : changed
    },
    refusals: REFUSALS,
    view: changeTieView,
  })
}

function changeTieView(showing: Showing<TieToChange>): string {
  const { tie, person, other } = showing.loaded
  const stands = `${displayName(other)} is the ${TIE_BETWEEN[tie.kind]} of ${displayName(person)}, ${periodInWords(tie)}.`
  return formFrame(showing, {
    title: CONTENT.title,
    about: (
      <>
        <Link href={`/people/${other.id}`}>{displayName(other)}</Link> and{' '}
        <Link href={`/people/${person.id}`}>{displayName(person)}</Link>
      </>
    ),
    before: <p>{stands}</p>,
    children: <Questions showing={showing} />,
    help: (
      <Panel heading={CONTENT.help} id="help">
        <p>{CONTENT.helpText}</p>
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}

function Questions({ showing: { fields, problems, loaded } }: { showing: Showing<TieToChange> }) {
  const ask = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name) })
  const couple = isCoupleKind(loaded.tie.kind)
  return (
    <>
      {couple ? <Radios {...ask('becomes')} legend={CONTENT.becomes} items={choices(COUPLES)} /> : null}
      <Radios {...ask('ending')} legend={CONTENT.ending} items={choices(ENDINGS)} />
      <DateInput
        name="on"
        legend={CONTENT.onDay}
        hint={CONTENT.onDayHint}
        values={fields}
        error={problemOf(problems, 'on-day')}
      />
      <DateInput name="from" legend={CONTENT.fromOn} values={fields} error={problemOf(problems, 'from-day')} />
      {couple ? null : (
        <>
          <Radios {...ask('responsibility')} legend={CONTENT.responsibility} inline items={choices(RESPONSIBILITY)} />
          <Input {...ask('words')} label={CONTENT.words} autocomplete="off" />
        </>
      )}
      <Button preventDoubleClick>{CONTENT.save}</Button>
    </>
  )
}

function choices(words: Readonly<Record<string, string>>) {
  return Object.entries(words).map(([value, text]) => ({ value, text }))
}
