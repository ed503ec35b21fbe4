import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { type Audited, audit } from '../../../../access/audit.ts'
import { standingFor } from '../../../../access/queries.ts'
import { inWordsAt } from '../../../../kernel/instant.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { displayName, type KnownPerson } from '../../../../people/model.ts'
import { personById } from '../../../../people/queries.ts'
import type { Tx } from '../../../../platform/db.ts'
import { HeadingLine, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Link } from '../../../../platform/govuk/content.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { Table } from '../../../../platform/govuk/table.tsx'
import { ChildTabs } from '../../../child-page/pages/child/view-tabs.tsx'
import { shortName } from '../../../child-page/rules.ts'
import { type Look, type LooksPage, looksAt } from '../../queries.ts'
import { ACTIONS, CONTENT } from './content.ts'

const ON_A_PAGE = 50
const PARAMS = z.object({ id: z.uuid() })
const QUERY = z.object({ before: z.uuid().optional().catch(undefined) })

/** GET /children/:id/looks – who has looked at this child, for the council's people who may look themselves. */
export function looksPage(http: FastifyInstance, acting: Acting): void {
  http.get('/children/:id/looks', async (request, reply) => {
    const params = PARAMS.safeParse(request.params)
    if (!params.success) return reply.callNotFound()
    const { before } = QUERY.parse(request.query)
    const [actor, now] = [acting.actorOf(request), acting.now()]
    const shown = await acting.inTransaction(actor, (tx) => load(tx, actor, params.data.id, now, before))
    if (!shown) return reply.callNotFound()
    return reply.type('text/html; charset=utf-8').send(looksView({ ...shown, shell: acting.shell(request) }))
  })
}

async function load(tx: Tx, actor: Actor, childId: string, now: Moment, before?: string) {
  if (actor.seat !== 'council') return undefined
  if (!(await standingFor(tx, actor, 'child.look', childId, now.day))) return undefined
  const child = await personById(tx, childId)
  if (!child) return undefined
  await audit(tx, actor, 'child.look', { kind: 'child', id: childId }, { part: 'looks' })
  return { child, looks: await looksAt(tx, childId, ON_A_PAGE, before) }
}

type Shown = { readonly child: KnownPerson; readonly looks: LooksPage; readonly shell: Shell }

function looksView({ child, looks, shell }: Shown): string {
  const title = `${CONTENT.title}: ${displayName(child)}`
  return page({
    title,
    shell,
    children: (
      <Wrap>
        <ChildTabs id={child.id} name={shortName(child)} current="looks" />
        <HeadingLine heading={title} remark={CONTENT.hint} />
        <Table
          caption={CONTENT.title}
          captionSize="hidden"
          columns={[{ head: 'When' }, { head: 'Who' }, { head: 'As' }, { head: 'What' }]}
          rows={looks.looks.map(rowOf)}
        />
        {looks.earlier ? (
          <p>
            <Link href={`/children/${child.id}/looks?before=${looks.earlier}`}>{CONTENT.earlier}</Link>
          </p>
        ) : null}
      </Wrap>
    ),
  })
}

function rowOf({ at, who, role, action, coveringFor }: Look): readonly string[] {
  const name = who ?? (role === 'system' ? CONTENT.program : CONTENT.unknown)
  const as = `${role.replaceAll('-', ' ')}${coveringFor ? `, ${CONTENT.covering} ${coveringFor}` : ''}`
  return [inWordsAt(at), name, as, ACTIONS[action as Audited] ?? action.replaceAll(/[.-]/g, ' ')]
}
