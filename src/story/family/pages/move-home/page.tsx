import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import {
  dayFields,
  dayOf,
  type Fields,
  idIn,
  type Problem,
  problemOf,
  type Read,
  textOf,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { accepted } from '../../../../kernel/outcome.ts'
import { type MoveHome, moveHome } from '../../../../people/family/commands-changing.ts'
import { ageInWords, displayName } from '../../../../people/model.ts'
import { Radios } from '../../../../platform/govuk/choices.tsx'
import { Link } from '../../../../platform/govuk/content.tsx'
import { DateInput } from '../../../../platform/govuk/date-input.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel } from '../../../../platform/govuk/record.tsx'
import { Input } from '../../../../platform/govuk/text-fields.tsx'
import { type HomeToChange, homeToChange } from '../../commands-editing.ts'
import { CONTENT, REFUSALS } from './content.ts'

/** GET and POST /people/:id/home – where an adult lives from a day on. */
export function moveHomePage(http: FastifyInstance, acting: Acting): void {
  formPage(http, acting, {
    path: '/people/:id/home',
    keep: ({ id }) => `home:${id}`,
    asks: {
      home: 'this home',
      lines: 'this address',
      postcode: 'this address',
      from: 'this day',
      'part-time': 'this part of the time',
    },
    load: (tx, actor, { id = '' }, now) => homeToChange(tx, actor, id, now),
    first: (_, now) => dayFields('from', now.day),
    read: readMove,
    async act(tx, actor, move, { loaded: { person, around }, now }) {
      const moved = await moveHome(tx, actor, { personId: person.id, around }, move, now)
      return moved.ok ? accepted(`/people/${person.id}`) : moved
    },
    refusals: REFUSALS,
    view: moveHomeView,
  })
}

function readMove(fields: Fields, { homes }: HomeToChange): Read<MoveHome> {
  const [chosen, fromOn] = [fields['home'], dayOf(fields, 'from')]
  const known = homes.find(({ id }) => id === chosen)
  const problems: Problem[] = []
  if (!known && chosen !== 'elsewhere' && chosen !== 'unknown')
    problems.push({ field: 'home', text: CONTENT.needsHome })
  if (!fromOn) problems.push({ field: 'from-day', text: CONTENT.needsDay })
  if (!fromOn || problems.length > 0) return { problems }
  const elsewhere = { lines: textOf(fields, 'lines') ?? '', postcode: textOf(fields, 'postcode') ?? '' }
  const to = known ? { householdId: known.id } : chosen === 'elsewhere' ? elsewhere : null
  return { act: { id: idIn(fields), to, fromOn, partTime: textOf(fields, 'part-time') } }
}

function moveHomeView(showing: Showing<HomeToChange>): string {
  const { loaded, now } = showing
  return formFrame(showing, {
    title: CONTENT.title,
    about: (
      <>
        <Link href={`/people/${loaded.person.id}`}>{displayName(loaded.person)}</Link>,{' '}
        {ageInWords(loaded.person, now.day)}
      </>
    ),
    children: <Questions showing={showing} />,
    help: (
      <Panel heading={CONTENT.help} id="help">
        <p>{CONTENT.helpText}</p>
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}

function Questions({ showing: { fields, problems, loaded } }: { showing: Showing<HomeToChange> }) {
  const ask = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name) })
  const homes = loaded.homes.map(({ id, lines, postcode }) => ({
    value: id,
    text: [lines, postcode].filter(Boolean).join(', '),
  }))
  const others = [
    { value: 'elsewhere', text: CONTENT.elsewhere },
    { value: 'unknown', text: CONTENT.unknown },
  ]
  return (
    <>
      <Radios {...ask('home')} legend={CONTENT.home} items={[...homes, ...others]} />
      <Input {...ask('lines')} label={CONTENT.lines} autocomplete="off" />
      <Input {...ask('postcode')} label={CONTENT.postcode} autocomplete="off" width={10} />
      <DateInput name="from" legend={CONTENT.from} values={fields} error={problemOf(problems, 'from-day')} />
      <Input {...ask('part-time')} label={CONTENT.partTime} hint={CONTENT.partTimeHint} autocomplete="off" />
      <Button preventDoubleClick>{CONTENT.save}</Button>
    </>
  )
}
