import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import type { ChildIndex } from '../../../../child-index/contract.ts'
import { fieldsOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import { newId } from '../../../../platform/ids.ts'
import { askIndex, keepHolders, lookAtNetwork } from '../../commands.ts'
import { AGENCY_WORDS } from '../../content.ts'
import { holdersTicked } from '../../rules.ts'
import { networkView } from './view.tsx'

const PARAMS = z.object({ id: z.uuid() })

/**
 * GET /children/:id/network – who works with a child, as the index has it; POST takes whom to ask on to the form of a
 * request. The index is asked after the transaction in which the actor was shown to stand to the child.
 */
export function networkPage(http: FastifyInstance, acting: Acting, index: ChildIndex): void {
  const load = async (actor: Actor, id: string) => {
    const seen = await acting.inTransaction(actor, (tx) => lookAtNetwork(tx, actor, id, acting.now()))
    const number = seen?.child.indexNumber ?? null
    return seen && { seen, known: number === null ? null : await askIndex(index, actor, number) }
  }

  http.get('/children/:id/network', async (request, reply) => {
    const params = PARAMS.safeParse(request.params)
    const actor = acting.actorOf(request)
    const loaded = params.success ? await load(actor, params.data.id) : undefined
    if (!loaded) return reply.callNotFound()
    const view = networkView({ ...loaded, shell: acting.shell(request), nobodyTicked: false })
    return reply.type('text/html; charset=utf-8').send(view)
  })

  http.post('/children/:id/network', async (request, reply) => {
    const params = PARAMS.safeParse(request.params)
    const actor = acting.actorOf(request)
    const loaded = params.success ? await load(actor, params.data.id) : undefined
    if (!loaded?.seen.mayAsk) return reply.callNotFound()
    const ticked = new Set((fieldsOf(request.body)['holder'] ?? '').split('\n'))
    const { involvements, sealed } = loaded.known ?? { involvements: null, sealed: [] }
    const holders = holdersTicked(ticked, { involvements: involvements ?? [], sealed }, AGENCY_WORDS)
    if (holders.length === 0) {
      const view = networkView({ ...loaded, shell: acting.shell(request), nobodyTicked: true })
      return reply.code(422).type('text/html; charset=utf-8').send(view)
    }
    const askId = newId()
    await acting.inTransaction(actor, (tx) => keepHolders(tx, actor, askId, holders))
    return reply.redirect(`/children/${loaded.seen.child.id}/ask/${askId}`, 303)
  })
}
