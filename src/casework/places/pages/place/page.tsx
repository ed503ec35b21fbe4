import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { inWords } from '../../../../kernel/calendar-day.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { whereMay } from '../../../../people/commands.ts'
import { displayName } from '../../../../people/model.ts'
import { periodInWords } from '../../../../people/pages/content.ts'
import type { Tx } from '../../../../platform/db.ts'
import { HeadingLine, WorkAndHelp, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Link, SummaryList } from '../../../../platform/govuk/content.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { Kind, Panel, Rows, Small } from '../../../../platform/govuk/record.tsx'
import { Table } from '../../../../platform/govuk/table.tsx'
import { lookAtPlace, type PlaceSeen } from '../../commands.ts'
import { type EntryOfPlace, entriesOfPlace } from '../../queries.ts'
import { CONTENT, PLACE_KINDS } from '../content.ts'

const PARAMS = z.object({ id: z.uuid() })

type Shown = {
  readonly seen: PlaceSeen
  readonly entries: readonly EntryOfPlace[]
  readonly mayWrite: boolean
  readonly shell: Shell
}

/** GET /places/:id – a place or a group of peers: what is known, who is linked to it, what was written about it. */
export function placePage(http: FastifyInstance, acting: Acting): void {
  http.get('/places/:id', async (request, reply) => {
    const params = PARAMS.safeParse(request.params)
    if (!params.success) return reply.callNotFound()
    const [actor, now] = [acting.actorOf(request), acting.now()]
    const shown = await acting.inTransaction(actor, (tx) => look(tx, actor, params.data.id, now))
    if (!shown) return reply.callNotFound()
    return reply.type('text/html; charset=utf-8').send(placeView({ ...shown, shell: acting.shell(request) }))
  })
}

async function look(tx: Tx, actor: Actor, id: string, now: Moment): Promise<Omit<Shown, 'shell'> | undefined> {
  const seen = await lookAtPlace(tx, actor, id, 'child.look', now)
  if (!seen) return undefined
  const entries = await entriesOfPlace(tx, id, seen.children)
  const writes = await whereMay(tx, actor, 'worry.write', seen.children, now)
  return { seen, entries, mayWrite: writes.length > 0 }
}

function placeView({ seen, entries, mayWrite, shell }: Shown): string {
  const { place } = seen
  return page({
    title: place.name,
    shell,
    children: (
      <Wrap>
        <WorkAndHelp
          label={CONTENT.acts}
          work={
            <>
              <HeadingLine heading={place.name} remark={PLACE_KINDS[place.kind]} />
              <Known seen={seen} />
              <Linked seen={seen} />
              <Entries entries={entries} />
            </>
          }
          help={mayWrite ? <Acts id={place.id} /> : <p>{CONTENT.helpText}</p>}
        />
      </Wrap>
    ),
  })
}

function Known({ seen: { place } }: { seen: PlaceSeen }) {
  const where = [place.lines, place.postcode].filter(Boolean).join(', ')
  return (
    <Panel heading={CONTENT.about} id="known">
      <p>{place.known}</p>
      <SummaryList
        rows={[
          ...(where ? [{ key: 'Where', value: where }] : []),
          { key: CONTENT.since_, value: inWords(place.sinceOn) },
          place.closedOn
            ? { key: CONTENT.closed, value: `${inWords(place.closedOn)}: ${place.closedHow}` }
            : { key: CONTENT.reviewBy, value: inWords(place.reviewBy) },
        ]}
      />
    </Panel>
  )
}

function Linked({ seen: { links } }: { seen: PlaceSeen }) {
  return (
    <Panel heading={CONTENT.who} id="who" action={<Small>{CONTENT.onlyYours}</Small>}>
      <Table
        caption={CONTENT.who}
        captionSize="hidden"
        columns={[{ head: 'Name' }, { head: 'What they do there' }, { head: 'From and to' }]}
        rows={links.map((link) => [
          <Link href={link.person.kind === 'child' ? `/children/${link.personId}` : `/people/${link.personId}`}>
            {displayName(link.person)}
          </Link>,
          link.words,
          periodInWords(link),
        ])}
      />
    </Panel>
  )
}

function Entries({ entries }: { entries: readonly EntryOfPlace[] }) {
  return (
    <Panel heading={CONTENT.entries} id="entries">
      {entries.length === 0 ? (
        <p>{CONTENT.noEntries}</p>
      ) : (
        <Rows
          items={entries.map((entry) => (
            <>
              <Link href={`/children/${entry.childId}/chronology#entry-${entry.id}`}>{entry.title}</Link>{' '}
              <Kind kind={entry.kind} /> <Small>{`${entry.saidBy}, ${inWords(entry.happenedOn)}`}</Small>
            </>
          ))}
        />
      )}
    </Panel>
  )
}

function Acts({ id }: { id: string }) {
  return (
    <Panel heading={CONTENT.acts} id="acts">
      <Rows
        items={[
          <Link href={`/places/${id}/review`}>{CONTENT.reviewTitle}</Link>,
          <Link href={`/places/${id}/children/new`}>{CONTENT.linkChild}</Link>,
          <Link href={`/places/${id}/entries/new`}>{CONTENT.linkEntries}</Link>,
        ]}
      />
    </Panel>
  )
}
