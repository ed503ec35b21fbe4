import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { audit } from '../../../../access/audit.ts'
import { may } from '../../../../access/policy.ts'
import { inWords } from '../../../../kernel/calendar-day.ts'
import { HeadingLine, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { Table } from '../../../../platform/govuk/table.tsx'
import { type UnansweredBy, unansweredByAgency } from '../../queries.ts'
import { CONTENT } from '../content.ts'

const PATH = '/sharing/unanswered'
const MOST = 100

/** GET /sharing/unanswered – what agencies were asked and have not answered, by agency: for managers. It names no child. */
export function unansweredPage(http: FastifyInstance, acting: Acting): void {
  http.get(PATH, async (request, reply) => {
    const [actor, now] = [acting.actorOf(request), acting.now()]
    if (!maySeeUnanswered(actor)) return reply.callNotFound()
    const agencies = await acting.inTransaction(actor, async (tx) => {
      const found = await unansweredByAgency(tx, now.day, MOST)
      await audit(tx, actor, 'team.look', { kind: 'share-requests', id: null }, { agencies: found.length })
      return found
    })
    const view = unansweredView({ agencies, shell: acting.shell(request, PATH) })
    return reply.type('text/html; charset=utf-8').send(view)
  })
}

/** Whether this actor manages work for which others are asked. */
function maySeeUnanswered(actor: Actor): boolean {
  return actor.seat === 'council' && (may(actor, 'team.look') || may(actor, 'contact.look'))
}

function unansweredView({
  agencies,
  shell,
}: {
  readonly agencies: readonly UnansweredBy[]
  readonly shell: Shell
}): string {
  const [agency, ...others] = CONTENT.unansweredColumns
  return page({
    title: CONTENT.unansweredTitle,
    shell,
    children: (
      <Wrap>
        <HeadingLine heading={CONTENT.unansweredTitle} remark={CONTENT.unansweredHint} />
        {agencies.length === 0 ? (
          <p>{CONTENT.unansweredNone}</p>
        ) : (
          <Table
            caption={CONTENT.unansweredTitle}
            captionSize="hidden"
            columns={[{ head: agency }, ...others.map((head) => ({ head }))]}
            rows={agencies.map((one) => [one.agency, one.waiting, one.late, inWords(one.oldest), one.whomToRing])}
          />
        )}
      </Wrap>
    ),
  })
}
