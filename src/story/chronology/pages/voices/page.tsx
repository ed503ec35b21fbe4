import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Acting } from '../../../../access/acting.ts'
import { inWords } from '../../../../kernel/calendar-day.ts'
import { displayName } from '../../../../people/model.ts'
import { HeadingLine, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Link } from '../../../../platform/govuk/content.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { Table } from '../../../../platform/govuk/table.tsx'
import { ChildTabs } from '../../../child-page/pages/child/view-tabs.tsx'
import { shortName } from '../../../child-page/rules.ts'
import { lookAtVoices } from '../../commands.ts'
import type { ChronologyOf, Voice } from '../../model.ts'
import { addressOf } from '../chronology/form.ts'

const PARAMS = z.object({ id: z.uuid() })
const CONTENT = {
  title: 'Who says what',
  hint: 'Everyone who says something in this story. Follow a name to read only that.',
  columns: { who: 'Who', as: 'As', entries: 'Entries', from: 'First', to: 'Last' },
  none: 'Nothing is written down yet.',
} as const

/** GET /children/:id/chronology/voices – everyone who says something in a child's story, and a way to read only that. */
export function voicesPage(http: FastifyInstance, acting: Acting): void {
  http.get('/children/:id/chronology/voices', async (request, reply) => {
    const params = PARAMS.safeParse(request.params)
    if (!params.success) return reply.callNotFound()
    const [actor, now] = [acting.actorOf(request), acting.now()]
    const looked = await acting.inTransaction(actor, (tx) => lookAtVoices(tx, actor, params.data.id, now))
    if (!looked.ok) return reply.callNotFound()
    return reply.type('text/html; charset=utf-8').send(voicesView({ ...looked.value, shell: acting.shell(request) }))
  })
}

type Shown = { readonly of: ChronologyOf; readonly voices: readonly Voice[]; readonly shell: Shell }

function voicesView({ of: { child }, voices, shell }: Shown): string {
  const title = `${CONTENT.title}: ${displayName(child)}`
  const { who, as, entries, from, to } = CONTENT.columns
  return page({
    title,
    shell,
    children: (
      <Wrap>
        <ChildTabs id={child.id} name={shortName(child)} current="chronology" />
        <HeadingLine heading={title} remark={CONTENT.hint} />
        {voices.length === 0 ? (
          <p>{CONTENT.none}</p>
        ) : (
          <Table
            caption={CONTENT.title}
            captionSize="hidden"
            columns={[{ head: who }, { head: as }, { head: entries, numeric: true }, { head: from }, { head: to }]}
            rows={voices.map((voice) => [
              <Link href={addressOf(`/children/${child.id}/chronology`, { said: voice.entryId })}>{voice.saidBy}</Link>,
              voice.roles.join(', '),
              voice.entries,
              inWords(voice.firstOn),
              inWords(voice.lastOn),
            ])}
          />
        )}
      </Wrap>
    ),
  })
}
