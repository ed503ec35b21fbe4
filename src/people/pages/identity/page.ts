import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import type { Acting } from '../../../access/acting.ts'
import type { Actor } from '../../../access/actor.ts'
import { audit } from '../../../access/audit.ts'
import { standingFor } from '../../../access/queries.ts'
import type { Moment } from '../../../kernel/moment.ts'
import type { Tx } from '../../../platform/db.ts'
import { newId } from '../../../platform/ids.ts'
import { childrenNotToEdit, mayFor } from '../../commands.ts'
import { familyOf } from '../../family/queries.ts'
import { householdOn } from '../../family/rules.ts'
import { changeName, completeIdentity, moveAddress, recordBirth } from '../../identity/commands.ts'
import { addressesOf, identifiersOf, personById } from '../../queries.ts'
import { fieldsOf } from '../form.ts'
import { REFUSALS } from './content.ts'
import { FORMS, type IdentityAct, readIdentity } from './form.ts'
import { identityView } from './view.tsx'
import type { Identified } from './view-changes.tsx'

const Params = z.object({ id: z.uuid() })
const Sent = z.object({ form: z.enum(FORMS), nameId: z.uuid(), addressId: z.uuid() })

/** GET and POST /children/:id/identity: names, addresses and numbers over time, and what can be changed of them. */
export function identityPage(http: FastifyInstance, acting: Acting): void {
  http.get('/children/:id/identity', async (request, reply) => {
    const params = Params.safeParse(request.params)
    if (!params.success) return reply.callNotFound()
    const [actor, now] = [acting.actorOf(request), acting.now()]
    const shown = await acting.inTransaction(actor, (tx) => look(tx, actor, params.data.id, now))
    if (!shown) return reply.callNotFound()
    const fields = { nameId: newId(), addressId: newId() }
    return html(reply, identityView({ ...shown, shell: acting.shell(request), fields, problems: [], now }))
  })

  http.post('/children/:id/identity', async (request, reply) => {
    const params = Params.safeParse(request.params)
    const fields = fieldsOf(request.body)
    const sent = Sent.safeParse(fields)
    if (!params.success || !sent.success) return reply.callNotFound()
    const [actor, now] = [acting.actorOf(request), acting.now()]
    const { id } = params.data
    const read = readIdentity(sent.data.form, fields, sent.data)
    const answer = await acting.inTransaction(actor, async (tx) => {
      const outcome = 'act' in read ? await act(tx, actor, id, read.act, now) : undefined
      if (outcome?.ok) return 'done'
      if (outcome?.refusal === 'not-found') return undefined
      const problems = outcome ? [REFUSALS[outcome.refusal]] : 'problems' in read ? read.problems : []
      const shown = await look(tx, actor, id, now)
      return shown?.mayEdit ? { ...shown, problems } : undefined
    })
    if (answer === undefined) return reply.callNotFound()
    if (answer === 'done') return reply.redirect(`/children/${id}/identity`, 303)
    const shell = acting.shell(request)
    return html(reply.code(422), identityView({ ...answer, shell, fields, form: sent.data.form, now }))
  })
}

async function look(tx: Tx, actor: Actor, id: string, now: Moment): Promise<Identified | undefined> {
  if (!(await standingFor(tx, actor, 'child.look', id, now.day))) return undefined
  const child = await personById(tx, id)
  if (!child) return undefined
  const family = await familyOf(tx, id)
  await audit(tx, actor, 'child.look', { kind: 'child', id }, { page: 'identity' })
  const home = householdOn(family?.households ?? [], id, now.day)
  return {
    child,
    addresses: (await addressesOf(tx, [id])).get(id) ?? [],
    identifiers: (await identifiersOf(tx, [id])).get(id) ?? [],
    atHome: await thoseWhoMayMove(
      tx,
      actor,
      home?.members.filter(({ personId, toOn }) => personId !== id && toOn === null),
      now,
    ),
    mayEdit: await mayFor(tx, actor, 'child.edit', id, now),
  }
}

/** Adults follow the household; of the children, those whose record the worker may change. */
async function thoseWhoMayMove(tx: Tx, actor: Actor, atHome: Identified['atHome'] = [], now: Moment) {
  const ids = atHome.filter(({ person }) => person.kind === 'child').map(({ personId }) => personId)
  const notOurs = await childrenNotToEdit(tx, actor, ids, now)
  return atHome.filter(({ personId }) => !notOurs.has(personId))
}

function act(tx: Tx, actor: Actor, childId: string, { form, change }: IdentityAct, now: Moment) {
  if (form === 'name') return changeName(tx, actor, childId, change, now)
  if (form === 'move') return moveAddress(tx, actor, childId, change, now)
  if (form === 'birth') return recordBirth(tx, actor, childId, change, now)
  return completeIdentity(tx, actor, childId, change, now)
}

function html(reply: FastifyReply, body: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(body)
}
