import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
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
import type { Moment } from '../../../../kernel/moment.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { displayName, type KnownPerson } from '../../../../people/model.ts'
import { peopleById } from '../../../../people/queries.ts'
import type { Tx } from '../../../../platform/db.ts'
import { Link } from '../../../../platform/govuk/content.tsx'
import { DateInput } from '../../../../platform/govuk/date-input.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel } from '../../../../platform/govuk/record.tsx'
import { Input, Select } from '../../../../platform/govuk/text-fields.tsx'
import { type LinkPlace, linkPlace, lookAtPlace, type PlaceSeen } from '../../commands.ts'
import { childrenHeldBy } from '../../queries.ts'
import { CONTENT, REFUSALS } from '../content.ts'

type ToLink = PlaceSeen & { readonly held: readonly KnownPerson[] }

/** GET and POST /places/:id/children/new – another child whom the worker holds goes to a place, or is of a group. */
export function linkChildPage(http: FastifyInstance, acting: Acting): void {
  formPage(http, acting, {
    path: '/places/:id/children/new',
    keep: ({ id }) => `place-child:${id}`,
    asks: { which: 'this child', words: 'this link', since: 'this day' },
    load: (tx, actor, { id = '' }, now) => load(tx, actor, id, now),
    first: (_, now) => dayFields('since', now.day),
    read: readLink,
    async act(tx, actor, act, { now }) {
      const linked = await linkPlace(tx, actor, act, now)
      return linked.ok ? accepted(`/places/${linked.value.placeId}`) : linked
    },
    refusals: REFUSALS,
    view: linkChildView,
  })
}

async function load(tx: Tx, actor: Actor, id: string, now: Moment): Promise<ToLink | undefined> {
  const seen = await lookAtPlace(tx, actor, id, 'worry.write', now)
  if (!seen) return undefined
  const there = new Set(seen.links.filter(({ toOn }) => toOn === null).map(({ personId }) => personId))
  const ids = (await childrenHeldBy(tx, actor.userId)).filter((one) => !there.has(one))
  const held = [...(await peopleById(tx, ids)).values()]
  return { ...seen, held: held.toSorted((one, other) => displayName(one).localeCompare(displayName(other))) }
}

function readLink(fields: Fields, { held, place }: ToLink): Read<LinkPlace> {
  const [child, fromOn, words] = [
    held.find(({ id }) => id === fields['which']),
    dayOf(fields, 'since'),
    textOf(fields, 'words'),
  ]
  const problems: Problem[] = []
  if (!child) problems.push({ field: 'which', text: CONTENT.child })
  if (!fromOn) problems.push({ field: 'since-day', text: CONTENT.needsDay })
  if (!words) problems.push({ field: 'words', text: CONTENT.needsWords })
  if (!child || !fromOn || !words) return { problems }
  return { act: { place: { id: place.id }, link: { id: idIn(fields), personId: child.id, words, fromOn } } }
}

function linkChildView(showing: Showing<ToLink>): string {
  const { loaded, fields, problems } = showing
  const ask = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name) })
  const items = loaded.held.map((child) => ({ value: child.id, text: displayName(child) }))
  return formFrame(showing, {
    title: CONTENT.linkChild,
    about: <Link href={`/places/${loaded.place.id}`}>{loaded.place.name}</Link>,
    before: items.length === 0 ? <p>{CONTENT.noChild}</p> : null,
    children:
      items.length === 0 ? undefined : (
        <>
          <Select {...ask('which')} label={CONTENT.child} items={[{ value: '', text: CONTENT.choose }, ...items]} />
          <Input {...ask('words')} label={CONTENT.words} hint={CONTENT.wordsHint} autocomplete="off" />
          <DateInput name="since" legend={CONTENT.since} values={fields} error={problemOf(problems, 'since-day')} />
          <Button preventDoubleClick>{CONTENT.link}</Button>
        </>
      ),
    help: (
      <Panel heading={CONTENT.help} id="help">
        <p>{CONTENT.helpText}</p>
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}
