import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Acting } from '../../../access/acting.ts'
import type { Actor } from '../../../access/actor.ts'
import { audit } from '../../../access/audit.ts'
import { may } from '../../../access/policy.ts'
import type { ChildIndex } from '../../../child-index/contract.ts'
import { newId } from '../../../platform/ids.ts'
import { mayFor } from '../../commands.ts'
import { personById } from '../../queries.ts'
import {
  askWhoItIs,
  bringNumber,
  type RegisterChild,
  type RegisterChildRefusal,
  registerChild,
} from '../../registration/commands.ts'
import { wasRegisteredBy } from '../../registration/queries.ts'
import { registrationFaults } from '../../registration/rules.ts'
import { REGISTRATION_FAULTS } from '../content.ts'
import { type Fields, fieldsOf, type Problem } from '../form.ts'
import { REFUSALS } from './content.ts'
import { prefilled, readRegistration } from './form.ts'
import { registerChildView, registeredView } from './view.tsx'

const Ids = z.object({ id: z.uuid(), carerId: z.uuid(), search: z.uuid() })
const Begun = z.object({ search: z.uuid() })
const Params = z.object({ id: z.uuid() })

/**
 * POST /children/new: first from the search, which fills the form; then from the form itself, which registers.
 * There is no way to the form but by a search. GET /children/:id/registered says what came of it.
 */
export function registerChildPage(http: FastifyInstance, acting: Acting, index: ChildIndex): void {
  http.get('/children/new', async (_, reply) => reply.redirect('/children/find', 303))
  http.post('/children/new', (request, reply) => register({ acting, index, request, reply }))

  http.get('/children/:id/registered', async (request, reply) => {
    const params = Params.safeParse(request.params)
    if (!params.success) return reply.callNotFound()
    const [actor, now] = [acting.actorOf(request), acting.now()]
    const { id } = params.data
    const found = await acting.inTransaction(actor, async (tx) => {
      const mayLook = await mayFor(tx, actor, 'child.look', id, now)
      if (!mayLook && !(await wasRegisteredBy(tx, id, actor.userId))) return undefined
      const child = await personById(tx, id)
      await audit(tx, actor, 'child.look', { kind: 'child', id }, { page: 'registered' })
      return child && { child, mayLook }
    })
    if (!found) return reply.callNotFound()
    return html(reply, registeredView({ shell: acting.shell(request, '/children/find'), ...found }))
  })
}

type Asked = {
  readonly acting: Acting
  readonly index: ChildIndex
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

async function register({ acting, index, request, reply }: Asked) {
  const actor = acting.actorOf(request)
  if (!may(actor, 'child.register') || actor.seat !== 'council') return reply.callNotFound()
  const fields = fieldsOf(request.body)
  const shell = acting.shell(request, '/children/find')
  const show = (shown: Fields, problems: readonly Problem[]) => registerChildView({ shell, fields: shown, problems })

  const ids = Ids.safeParse(fields)
  if (!ids.success) {
    if (!Begun.safeParse(fields).success) return reply.redirect('/children/find', 303)
    return html(reply, show(prefilled(fields, { id: newId(), carerId: newId() }), []))
  }
  const { child, problems } = readRegistration(fields, ids.data)
  if (problems) return html(reply.code(422), show(fields, problems))
  const refusal = await attempt(acting, actor, index, child)
  if (refusal === undefined) return reply.redirect(`/children/${child.id}/registered`, 303)
  if (refusal === 'not-permitted') return reply.callNotFound()
  if (refusal === 'not-searched') return reply.redirect('/children/find', 303)
  return html(reply.code(422), show(fields, problemsOf(child, refusal, acting)))
}

/** The index is asked before the child is written down, and after; never while a transaction is open. */
async function attempt(acting: Acting, actor: Actor, index: ChildIndex, child: RegisterChild) {
  const now = acting.now()
  const certain = await askWhoItIs(index, actor, child, now)
  const outcome = await acting.inTransaction(actor, (tx) => registerChild(tx, actor, child, certain, now))
  if (!outcome.ok) return outcome.refusal
  await bringNumber({ ...acting, index }, actor, child.id, { unless: 'numbered' })
  return undefined
}

/** Every fault of the form at once; else the one thing that refused it. */
function problemsOf(
  child: RegisterChild,
  refusal: Exclude<RegisterChildRefusal, 'not-permitted' | 'not-searched'>,
  acting: Acting,
): readonly Problem[] {
  const faults = registrationFaults('child', child, acting.now().day)
  return faults.length > 0 ? faults.map((fault) => REGISTRATION_FAULTS[fault]) : [REFUSALS[refusal]]
}

function html(reply: FastifyReply, body: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(body)
}
