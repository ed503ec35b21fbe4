import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Acting } from '../../../../access/acting.ts'
import { inWords } from '../../../../kernel/calendar-day.ts'
import { inWordsAt } from '../../../../kernel/instant.ts'
import { displayName } from '../../../../people/model.ts'
import { Band, HeadingLine, WorkAndHelp, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Link, Tag } from '../../../../platform/govuk/content.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { Panel, Rows, Small } from '../../../../platform/govuk/record.tsx'
import { Table } from '../../../../platform/govuk/table.tsx'
import { type FrozenShown, lookAtFrozen } from '../../commands-freezing.ts'
import { Copies } from '../chronology/view.tsx'
import { CONTENT, PURPOSE_WORDS } from '../content.ts'

const PARAMS = z.object({ id: z.uuid(), record: z.uuid() })

/** GET /chronologies/:id/frozen/:record – a chronology as it was frozen, with its hash and what was put right since. */
export function frozenPage(http: FastifyInstance, acting: Acting): void {
  http.get('/chronologies/:id/frozen/:record', async (request, reply) => {
    const params = PARAMS.safeParse(request.params)
    if (!params.success) return reply.callNotFound()
    const { id, record } = params.data
    const [actor, now] = [acting.actorOf(request), acting.now()]
    const shown = await acting.inTransaction(actor, (tx) => lookAtFrozen(tx, actor, { id, recordId: record }, now))
    if (!shown) return reply.callNotFound()
    return reply.type('text/html; charset=utf-8').send(frozenView(shown, acting.shell(request)))
  })
}

function frozenView(shown: FrozenShown, shell: Shell): string {
  const { curated, content, frozenAt, by, unaltered } = shown
  const { child } = curated
  return page({
    title: content.title,
    shell,
    children: (
      <Wrap>
        <HeadingLine heading={content.title} remark={PURPOSE_WORDS[content.purpose]} />
        <Band look="found">
          <Link href={`/children/${child.id}`}>{displayName(child)}</Link> · {CONTENT.frozenOn} {inWordsAt(frozenAt)}{' '}
          {CONTENT.by} {by}. {unaltered ? CONTENT.unaltered : <strong>{CONTENT.altered}</strong>}
        </Band>
        <WorkAndHelp work={<Entries shown={shown} />} help={<Help shown={shown} />} label={CONTENT.frozen} />
      </Wrap>
    ),
  })
}

function Entries({ shown: { content, correctedSince } }: { shown: FrozenShown }) {
  const withBasis = content.purpose === 'multi-agency'
  return (
    <Table
      caption={CONTENT.what}
      captionSize="hidden"
      columns={[{ head: CONTENT.when, width: 15 }, { head: CONTENT.what }, { head: CONTENT.why, width: 30 }]}
      rows={content.entries.map((entry) => [
        inWords(entry.happenedOn),
        <>
          {correctedSince.has(entry.entryId) ? <Tag colour="yellow">{CONTENT.correctedAfter}</Tag> : null}
          {entry.words.split('\n').map((line) => (
            <p>{line}</p>
          ))}
          <Small>{[`${entry.kind}. ${entry.saidBy}`, ...(withBasis ? [entry.basis] : [])].join('. ')}</Small>
        </>,
        entry.analysis,
      ])}
    />
  )
}

function Help({ shown: { curated, id, sha256, correctedSince } }: { shown: FrozenShown }) {
  const path = `/chronologies/${curated.id}`
  return (
    <>
      <Panel heading={CONTENT.hash} id="hash">
        <p class="ics-hash">{sha256}</p>
      </Panel>
      <Rows
        items={[
          <Link href={path}>{CONTENT.working}</Link>,
          ...(correctedSince.size > 0 ? [`${CONTENT.correctedAfter}: ${correctedSince.size}`] : []),
        ]}
      />
      {curated.mayTake ? <Copies path={`${path}/frozen/${id}`} childId={curated.childId} /> : null}
    </>
  )
}
