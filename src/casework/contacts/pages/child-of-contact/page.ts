import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { audit } from '../../../../access/audit.ts'
import { may } from '../../../../access/policy.ts'
import type { ChildIndex } from '../../../../child-index/contract.ts'
import { tooManySearches } from '../../../../people/pages/content.ts'
import { dayFields, type Fields, fieldsOf, type Problem } from '../../../../people/pages/form.ts'
import { REFUSALS } from '../../../../people/pages/register-child/content.ts'
import { readRegistration } from '../../../../people/pages/register-child/form.ts'
import { askWhoItIs, bringNumber, type RegisterChildRefusal } from '../../../../people/registration/commands.ts'
import { findChildren, findInIndex, searchAgainAt } from '../../../../people/search/commands.ts'
import type { IndexAnswer } from '../../../../people/search/model.ts'
import { newId } from '../../../../platform/ids.ts'
import { identifyChild, registerChildOfContact } from '../../commands.ts'
import type { Contact, IdentifyRefusal } from '../../model.ts'
import { contactById } from '../../queries.ts'
import { searchFor } from '../contact/form.ts'
import { IDENTIFY_REFUSALS } from './content.ts'
import { childOfContactView, type WhoItMayBe } from './view.tsx'

const Params = z.object({ id: z.uuid() })
const Ids = z.object({ id: z.uuid(), carerId: z.uuid() })

/**
 * GET /contacts/:id/child: who the child may be, in our records and in the index, and registering one who is in
 * neither. POST says which child it is (`childId`), or registers and says so in one act.
 */
export function childOfContactPage(http: FastifyInstance, acting: Acting, index: ChildIndex): void {
  http.get('/contacts/:id/child', async (request, reply) => {
    const contact = await contactOf(acting, request)
    if (!contact) return reply.callNotFound()
    if (contact.childId !== null || contact.decision !== null) return reply.redirect(`/contacts/${contact.id}`, 303)
    return show(reply, { acting, index, request, contact })
  })

  http.post('/contacts/:id/child', async (request, reply) => {
    const contact = await contactOf(acting, request)
    if (!contact) return reply.callNotFound()
    const fields = fieldsOf(request.body)
    const chosen = z.uuid().safeParse(fields['childId'])
    const problems = chosen.success
      ? await choose(acting, acting.actorOf(request), contact, chosen.data)
      : await register({ acting, index, request, contact }, fields)
    if (problems.length === 0) return reply.redirect(`/contacts/${contact.id}`, 303)
    return show(reply.code(422), { acting, index, request, contact }, { fields, problems })
  })
}

type Asked = {
  readonly acting: Acting
  readonly index: ChildIndex
  readonly request: FastifyRequest
  readonly contact: Contact
}

/** The contact, if the one who asks may say who its child is. */
async function contactOf(acting: Acting, request: FastifyRequest): Promise<Contact | undefined> {
  const actor = acting.actorOf(request)
  const params = Params.safeParse(request.params)
  if (!params.success || !may(actor, 'contact.decide')) return undefined
  return acting.inTransaction(actor, async (tx) => {
    const contact = await contactById(tx, params.data.id)
    if (contact) await audit(tx, actor, 'contact.look', { kind: 'contact', id: contact.id }, { page: 'child' })
    return contact
  })
}

/** Each showing is a search, under an id that the registration then names. The index is asked outside any transaction. */
async function show(reply: FastifyReply, { acting, index, request, contact }: Asked, again?: Again) {
  const [actor, now] = [acting.actorOf(request), acting.now()]
  const search = searchFor(contact.childAsGiven)
  const searchId = newId()
  const { own, late } = await acting.inTransaction(actor, async (tx) => {
    const found = await findChildren(tx, actor, search, searchId, now)
    const until = found.ok ? undefined : await searchAgainAt(tx, actor)
    return { own: found.ok ? found.value : [], late: until ? [tooManySearches(until)] : [] }
  })
  const answer: IndexAnswer =
    late.length > 0 ? { asked: false, because: 'unavailable' } : await findInIndex(index, actor, search, own)
  const fields = { ...(again?.fields ?? prefilled(contact)), search: searchId }
  const who: WhoItMayBe = { contact, own, answer, fields, problems: [...(again?.problems ?? []), ...late] }
  const view = childOfContactView({ ...who, shell: acting.shell(request, '/front-door'), now })
  return reply.type('text/html; charset=utf-8').send(view)
}

type Again = { readonly fields: Fields; readonly problems: readonly Problem[] }

function prefilled({ childAsGiven }: Contact): Fields {
  const { given, family, birthDate, postcode, number } = childAsGiven
  return { ...dayFields('birthDate', birthDate), given, family, postcode, number, id: newId(), carerId: newId() }
}

async function choose(acting: Acting, actor: Actor, { id }: Contact, childId: string): Promise<readonly Problem[]> {
  const done = await acting.inTransaction(actor, (tx) =>
    identifyChild(tx, actor, { contactId: id, childId }, acting.now().at),
  )
  return done.ok ? [] : [problemOf(done.refusal)]
}

async function register({ acting, index, request, contact }: Asked, fields: Fields): Promise<readonly Problem[]> {
  const ids = Ids.safeParse(fields)
  if (!ids.success) return [IDENTIFY_REFUSALS['no-such-child']]
  const { child, problems } = readRegistration(fields, ids.data)
  if (problems) return problems
  const actor = acting.actorOf(request)
  const now = acting.now()
  const given = { contactId: contact.id, child, certain: await askWhoItIs(index, actor, child, now) }
  const done = await acting.inTransaction(actor, (tx) => registerChildOfContact(tx, actor, given, now))
  if (!done.ok) return [problemOf(done.refusal)]
  await bringNumber({ ...acting, index }, actor, child.id, { unless: 'numbered' })
  return []
}

function problemOf(refusal: IdentifyRefusal | RegisterChildRefusal): Problem {
  if (refusal === 'not-permitted' || refusal === 'not-found' || refusal === 'not-searched') return AGAIN
  if (refusal === 'already-decided' || refusal === 'already-identified' || refusal === 'no-such-child') {
    return IDENTIFY_REFUSALS[refusal]
  }
  return REFUSALS[refusal]
}

const AGAIN: Problem = { text: 'We looked for the child again. See who was found, then register.' }
