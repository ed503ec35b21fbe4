import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { audit } from '../../../../access/audit.ts'
import { standingFor } from '../../../../access/queries.ts'
import { dayFields, problemOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { addMonths } from '../../../../kernel/calendar-day.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { ageInWords, displayName } from '../../../../people/model.ts'
import { personById } from '../../../../people/queries.ts'
import type { Tx } from '../../../../platform/db.ts'
import { Link } from '../../../../platform/govuk/content.tsx'
import { DateInput } from '../../../../platform/govuk/date-input.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel } from '../../../../platform/govuk/record.tsx'
import { Input, Select, Textarea } from '../../../../platform/govuk/text-fields.tsx'
import { linkPlace } from '../../commands.ts'
import { placesToChoose } from '../../queries.ts'
import { CONTENT, PLACE_KINDS, REFUSALS } from '../content.ts'
import { type PlaceFor, readPlace } from './form.ts'

/** GET and POST /children/:id/places/new – a place or a group of peers for a child, known already or written down now. */
export function addPlacePage(http: FastifyInstance, acting: Acting): void {
  formPage(http, acting, {
    path: '/children/:id/places/new',
    keep: ({ id }) => `place:${id}`,
    asks: {
      which: 'this place',
      kind: 'this place',
      name: 'this place',
      known: 'this place',
      lines: 'this place',
      postcode: 'this place',
      words: 'this link',
      since: 'this day',
      review: 'this day of review',
    },
    load: (tx, actor, { id = '' }, now) => load(tx, actor, id, now),
    first: (_, now) => ({ ...dayFields('since', now.day), ...dayFields('review', addMonths(now.day, 3)) }),
    read: readPlace,
    async act(tx, actor, act, { now }) {
      const linked = await linkPlace(tx, actor, act, now)
      return linked.ok ? accepted(`/places/${linked.value.placeId}`) : linked
    },
    refusals: REFUSALS,
    view: addPlaceView,
  })
}

async function load(tx: Tx, actor: Actor, childId: string, now: Moment): Promise<PlaceFor | undefined> {
  if (!(await standingFor(tx, actor, 'worry.write', childId, now.day))) return undefined
  const child = await personById(tx, childId)
  await audit(tx, actor, 'child.look', { kind: 'child', id: childId }, { part: 'places' })
  return child && { child, known: await placesToChoose(tx) }
}

function addPlaceView(showing: Showing<PlaceFor>): string {
  const { child } = showing.loaded
  return formFrame(showing, {
    title: CONTENT.addTitle,
    about: (
      <>
        <Link href={`/children/${child.id}`}>{displayName(child)}</Link>, {ageInWords(child, showing.now.day)}
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

function Questions({ showing: { fields, problems, loaded } }: { showing: Showing<PlaceFor> }) {
  const ask = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name) })
  const known = loaded.known.map(({ id, name, kind }) => ({ value: id, text: `${name} (${PLACE_KINDS[kind]})` }))
  const kinds = Object.entries(PLACE_KINDS).map(([value, text]) => ({ value, text }))
  return (
    <>
      {known.length > 0 ? (
        <Select {...ask('which')} label={CONTENT.which} items={[{ value: '', text: CONTENT.another }, ...known]} />
      ) : null}
      <Select {...ask('kind')} label={CONTENT.kind} items={[{ value: '', text: CONTENT.choose }, ...kinds]} />
      <Input {...ask('name')} label={CONTENT.name} hint={CONTENT.nameHint} autocomplete="off" />
      <Textarea {...ask('known')} label={CONTENT.known} hint={CONTENT.knownHint} rows={3} />
      <div class="ics-pair">
        <Input {...ask('lines')} label={CONTENT.lines} autocomplete="off" />
        <Input {...ask('postcode')} label={CONTENT.postcode} autocomplete="off" width={10} />
      </div>
      <Input {...ask('words')} label={CONTENT.words} hint={CONTENT.wordsHint} autocomplete="off" />
      <div class="ics-pair">
        <DateInput name="since" legend={CONTENT.since} values={fields} error={problemOf(problems, 'since-day')} />
        <DateInput name="review" legend={CONTENT.review} values={fields} error={problemOf(problems, 'review-day')} />
      </div>
      <Button preventDoubleClick>{CONTENT.save}</Button>
    </>
  )
}
