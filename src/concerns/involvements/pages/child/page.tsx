import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { audit } from '../../../../access/audit.ts'
import type { ChildIndex } from '../../../../child-index/contract.ts'
import type { Involvement } from '../../../../child-index/contract-involvements.ts'
import { authorityInWords } from '../../../../people/pages/find-child/content.ts'
import type { Tx } from '../../../../platform/db.ts'
import { HeadingLine, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Link } from '../../../../platform/govuk/content.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { askWhoWorks, ownInvolvement } from '../../commands.ts'
import type { OwnInvolvement } from '../../model.ts'
import { ownReferences } from '../../queries.ts'
import { asSeen, isLive } from '../../rules.ts'
import { CONTENT } from '../content.ts'
import { Network } from '../view-network.tsx'

const PARAMS = z.object({ id: z.uuid() })

/**
 * GET /concerns/children/:id – who works with a child with whom the practitioner works too. The id is that of their own
 * involvement. The index is asked after the transaction, in one call; to anyone else there is no such page.
 */
export function childInvolvedPage(http: FastifyInstance, acting: Acting, index: ChildIndex): void {
  http.get('/concerns/children/:id', async (request, reply) => {
    const params = PARAMS.safeParse(request.params)
    if (!params.success) return reply.callNotFound()
    const actor = acting.actorOf(request)
    const { day } = acting.now()
    const mine = await acting.inTransaction(actor, (tx) => look(tx, actor, params.data.id))
    if (!mine || !isLive(mine.own, day)) return reply.callNotFound()
    const works = await askWhoWorks(index, actor, mine.own.indexNumber)
    const involvements = works.ok ? asSeen(works.value, actor.authority, mine.references) : null
    const shell = acting.shell(request, '/concerns/children')
    return reply.type('text/html; charset=utf-8').send(childView({ own: mine.own, involvements, shell }))
  })
}

async function look(tx: Tx, actor: Actor, id: string) {
  const own = await ownInvolvement(tx, actor, id)
  if (!own) return undefined
  await audit(tx, actor, 'involvement.write', { kind: 'involvement', id }, { page: 'who-works' })
  return { own, references: await ownReferences(tx, own.indexNumber) }
}

type Shown = {
  readonly own: OwnInvolvement
  /** Null when the index did not answer. */
  readonly involvements: readonly Involvement[] | null
  readonly shell: Shell
}

function childView({ own, involvements, shell }: Shown): string {
  const name = `${own.child.given} ${own.child.family}`.trim()
  return page({
    title: CONTENT.childTitle,
    shell,
    children: (
      <Wrap>
        <HeadingLine heading={`${CONTENT.childTitle}: ${name}`} />
        <p>
          <Link href={`/concerns/children/${own.id}/tell`}>{CONTENT.tell}</Link> ·{' '}
          <Link href={`/concerns/children/${own.id}/change`}>{CONTENT.change}</Link>
        </p>
        {involvements === null ? (
          <p>{CONTENT.noAnswer}</p>
        ) : (
          <Network involvements={involvements} authorityName={authorityInWords} />
        )}
      </Wrap>
    ),
  })
}
