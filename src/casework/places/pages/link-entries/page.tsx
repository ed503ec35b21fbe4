import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { choicesOf, type Fields, type Read } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { inWords } from '../../../../kernel/calendar-day.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { whereMay } from '../../../../people/commands.ts'
import type { Tx } from '../../../../platform/db.ts'
import { Checkboxes } from '../../../../platform/govuk/choices.tsx'
import { Link } from '../../../../platform/govuk/content.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel } from '../../../../platform/govuk/record.tsx'
import { linkEntries, lookAtPlace, type PlaceSeen } from '../../commands.ts'
import { type EntryOfPlace, entriesToLink } from '../../queries.ts'
import { CONTENT, REFUSALS } from '../content.ts'

type ToLink = PlaceSeen & { readonly entries: readonly EntryOfPlace[] }

/** GET and POST /places/:id/entries/new – which of what was written lately speaks of a place or a group. */
export function linkEntriesPage(http: FastifyInstance, acting: Acting): void {
  formPage(http, acting, {
    path: '/places/:id/entries/new',
    keep: ({ id }) => `place-entries:${id}`,
    asks: { entries: 'this choice of entries' },
    load: (tx, actor, { id = '' }, now) => load(tx, actor, id, now),
    read: readEntries,
    async act(tx, actor, entries, { loaded, now }) {
      const linked = await linkEntries(tx, actor, loaded.place.id, entries, now)
      return linked.ok ? accepted(`/places/${loaded.place.id}#entries`) : linked
    },
    refusals: { ...REFUSALS, 'nothing-written': { field: 'entries', text: CONTENT.entriesLegend } },
    view: linkEntriesView,
  })
}

async function load(tx: Tx, actor: Actor, id: string, now: Moment): Promise<ToLink | undefined> {
  const seen = await lookAtPlace(tx, actor, id, 'worry.write', now)
  if (!seen) return undefined
  const theirs = await whereMay(tx, actor, 'worry.write', seen.children, now)
  return { ...seen, entries: await entriesToLink(tx, id, theirs) }
}

function readEntries(fields: Fields, { entries }: ToLink): Read<readonly EntryOfPlace[]> {
  const ids = choicesOf(
    fields,
    'entries',
    entries.map(({ id }) => id),
  )
  return { act: entries.filter(({ id }) => ids.includes(id)) }
}

function linkEntriesView(showing: Showing<ToLink>): string {
  const { loaded, fields } = showing
  const items = loaded.entries.map(({ id, title, happenedOn, saidBy }) => ({
    value: id,
    text: title,
    hint: `${inWords(happenedOn)}, ${saidBy}`,
  }))
  return formFrame(showing, {
    title: CONTENT.linkEntries,
    about: <Link href={`/places/${loaded.place.id}`}>{loaded.place.name}</Link>,
    before: items.length === 0 ? <p>{CONTENT.nothingToLink}</p> : null,
    children:
      items.length === 0 ? undefined : (
        <>
          <Checkboxes
            name="entries"
            legend={CONTENT.entriesLegend}
            items={items}
            values={(fields['entries'] ?? '').split('\n')}
          />
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
