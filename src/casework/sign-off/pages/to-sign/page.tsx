import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { HELP } from '../../../../entries/records/pages/signing/content.ts'
import { inWordsAt } from '../../../../kernel/instant.ts'
import { displayName, type KnownPerson } from '../../../../people/model.ts'
import { peopleById } from '../../../../people/queries.ts'
import { HeadingLine, WorkAndHelp, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Link } from '../../../../platform/govuk/content.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { Panel, Rows, Small } from '../../../../platform/govuk/record.tsx'
import { Table } from '../../../../platform/govuk/table.tsx'
import { lookAtWhatWaits } from '../../commands.ts'
import { SIGNING, type Waiting } from '../../model.ts'
import { isOwnWork } from '../../rules.ts'
import { CONTENT, KINDS } from './content.ts'

/** GET /to-sign – what waits for a manager's signature: what, about whom, who asked, since when. */
export function toSignPage(http: FastifyInstance, acting: Acting): void {
  http.get('/to-sign', async (request, reply) => {
    const [actor, now] = [acting.actorOf(request), acting.now()]
    const looked = await acting.inTransaction(actor, async (tx) => {
      const waiting = await lookAtWhatWaits(tx, actor, now)
      if (!waiting.ok) return undefined
      return {
        waiting: waiting.value,
        people: await peopleById(
          tx,
          waiting.value.flatMap(({ childIds }) => childIds),
        ),
      }
    })
    if (!looked) return reply.callNotFound()
    const html = toSignView({ ...looked, actor, shell: acting.shell(request, '/to-sign') })
    return reply.type('text/html; charset=utf-8').send(html)
  })
}

type Shown = {
  readonly waiting: readonly Waiting[]
  readonly people: ReadonlyMap<string, KnownPerson>
  readonly actor: Actor
  readonly shell: Shell
}

function toSignView(shown: Shown): string {
  const { waiting, shell } = shown
  return page({
    title: CONTENT.title,
    shell,
    children: (
      <Wrap>
        <WorkAndHelp
          work={
            <>
              <HeadingLine heading={CONTENT.title} remark={`${waiting.length} · ${CONTENT.order}`} />
              {waiting.length === 0 ? <p>{CONTENT.none}</p> : <List shown={shown} />}
            </>
          }
          help={
            <Panel heading={CONTENT.help} id="help">
              <Rows items={HELP} />
            </Panel>
          }
          label={CONTENT.help}
        />
      </Wrap>
    ),
  })
}

function List({ shown: { waiting, people, actor } }: { shown: Shown }) {
  const names = (ids: readonly string[]) =>
    ids
      .flatMap((id) => people.get(id) ?? [])
      .map(displayName)
      .join(', ')
  return (
    <Table
      caption={CONTENT.title}
      captionSize="hidden"
      columns={[
        { head: CONTENT.what, width: 30 },
        { head: CONTENT.whose, width: 30 },
        { head: CONTENT.who, width: 20 },
        { head: CONTENT.since, width: 20 },
      ]}
      rows={waiting.map((one) => [
        <>
          <Link href={SIGNING[one.kind].page.replace(':id', one.stepId)} hidden={`: ${names(one.childIds)}`}>
            {KINDS[one.kind]}
          </Link>
          {isOwnWork(one, actor.userId) ? <Small> {CONTENT.own}</Small> : null}
        </>,
        names(one.childIds),
        one.askedByName,
        inWordsAt(one.askedAt),
      ])}
    />
  )
}
