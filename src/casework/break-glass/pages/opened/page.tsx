import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { inWordsAt } from '../../../../kernel/instant.ts'
import { displayName, type KnownPerson } from '../../../../people/model.ts'
import { peopleById } from '../../../../people/queries.ts'
import { HeadingLine, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Link } from '../../../../platform/govuk/content.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { Small } from '../../../../platform/govuk/record.tsx'
import { Table } from '../../../../platform/govuk/table.tsx'
import { lookAtOpened } from '../../commands.ts'
import type { OpenedRecord } from '../../model.ts'
import { CONTENT, REASONS } from '../content.ts'

const PATH = '/reviews/break-glass'

/** GET /reviews/break-glass – what was opened in an emergency and nobody has looked at yet. */
export function openedPage(http: FastifyInstance, acting: Acting): void {
  http.get(PATH, async (request, reply) => {
    const actor = acting.actorOf(request)
    const shown = await acting.inTransaction(actor, async (tx) => {
      const opened = await lookAtOpened(tx, actor)
      if (!opened.ok) return undefined
      const people = await peopleById(
        tx,
        opened.value.map(({ childId }) => childId),
      )
      return { opened: opened.value, people }
    })
    if (!shown) return reply.callNotFound()
    return reply.type('text/html; charset=utf-8').send(openedView({ ...shown, shell: acting.shell(request, PATH) }))
  })
}

type Shown = {
  readonly opened: readonly OpenedRecord[]
  readonly people: ReadonlyMap<string, KnownPerson>
  readonly shell: Shell
}

function openedView({ opened, people, shell }: Shown): string {
  const name = (id: string) => {
    const child = people.get(id)
    return child ? displayName(child) : ''
  }
  return page({
    title: CONTENT.listTitle,
    shell,
    children: (
      <Wrap>
        <HeadingLine heading={CONTENT.listTitle} remark={`${opened.length} · ${CONTENT.order}`} />
        {opened.length === 0 ? (
          <p>{CONTENT.none}</p>
        ) : (
          <Table
            caption={CONTENT.listTitle}
            captionSize="hidden"
            columns={CONTENT.columns.map((head) => ({ head }))}
            rows={opened.map((one) => [
              <Link href={`${PATH}/${one.id}`} hidden={`, ${inWordsAt(one.begunAt)}`}>
                {name(one.childId)}
              </Link>,
              one.userName,
              <>
                {REASONS[one.reasonCode]}
                <br />
                <Small>{one.reason}</Small>
              </>,
              <Small>
                {inWordsAt(one.begunAt)} to {inWordsAt(one.untilAt)}
              </Small>,
            ])}
          />
        )}
      </Wrap>
    ),
  })
}
