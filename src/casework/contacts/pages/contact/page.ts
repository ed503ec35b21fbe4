import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { audit } from '../../../../access/audit.ts'
import { may } from '../../../../access/policy.ts'
import { filesOf } from '../../../../concerns/queries-life.ts'
import { formPage, type Params } from '../../../../entries/drafts/pages/form-page/page.ts'
import { londonDayOf } from '../../../../kernel/instant.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { personById } from '../../../../people/queries.ts'
import { findChildren } from '../../../../people/search/commands.ts'
import { standingsOf } from '../../../../people/search/queries.ts'
import type { Tx } from '../../../../platform/db.ts'
import { newId } from '../../../../platform/ids.ts'
import { lastClosures } from '../../../closures/queries.ts'
import { decisionsOfStep } from '../../../decisions/queries.ts'
import { referredBefore } from '../../../referrals/queries.ts'
import { isReReferral } from '../../../referrals/rules.ts'
import { decideOnContact, siblingsOf } from '../../commands.ts'
import type { Contact } from '../../model.ts'
import { contactById, contactsAbout, incomingConcern } from '../../queries.ts'
import { REFUSALS } from './content.ts'
import { readDecision, searchFor } from './form.ts'
import { contactView, type Loaded } from './view.tsx'
import type { ChildKnown } from './view-before.tsx'

const MOST_EARLIER = 10

/** GET and POST /contacts/:id: everything that was said, who the child is, what came before, and the decision. */
export function contactPage(http: FastifyInstance, acting: Acting): void {
  formPage(http, acting, {
    path: '/contacts/:id',
    current: '/front-door',
    keep: ({ id }) => `contact:${id}`,
    asks: {
      decision: 'this decision',
      reason: 'this reason',
      siblings: 'this choice of brothers and sisters',
      childId: 'this child',
    },
    load,
    read: (fields, { child }) => readDecision(fields, child?.siblings.map(({ id }) => id) ?? []),
    async act(tx, actor, decision, { loaded, now }) {
      const done = await decideOnContact(tx, actor, loaded.contact.id, decision, now)
      if (!done.ok) return done
      return accepted(done.value.referralId ? `/referrals/${done.value.referralId}` : '/front-door')
    },
    refusals: REFUSALS,
    view: contactView,
  })
}

async function load(tx: Tx, actor: Actor, { id = '' }: Params, now: Moment): Promise<Loaded | undefined> {
  if (!may(actor, 'contact.look')) return undefined
  const contact = await contactById(tx, id)
  if (!contact) return undefined
  await audit(tx, actor, 'contact.look', { kind: 'contact', id }, {}, contact.childId ? [contact.childId] : [])
  const concern = contact.concernId ? await incomingConcern(tx, contact.concernId) : undefined
  const child = contact.childId ? await childKnown(tx, contact, contact.childId, now) : undefined
  const looksFor = child || contact.decision !== null ? undefined : searchFor(contact.childAsGiven)
  const found = looksFor && (await findChildren(tx, actor, looksFor, newId(), now))
  const [decision] = await decisionsOfStep(tx, id)
  const decided = decision && { reason: decision.reason, byName: decision.decidedByName }
  const files = concern ? await filesOf(tx, concern.id) : []
  return { contact, concern, files, child, candidates: found?.ok ? found.value : [], decided }
}

async function childKnown(tx: Tx, contact: Contact, childId: string, now: Moment): Promise<ChildKnown | undefined> {
  const person = await personById(tx, childId)
  if (!person) return undefined
  const receivedOn = londonDayOf(contact.receivedAt)
  const referred = await referredBefore(tx, [childId], receivedOn)
  return {
    person,
    standing: (await standingsOf(tx, [childId], now.day)).get(childId),
    siblings: await siblingsOf(tx, childId),
    earlier: (await contactsAbout(tx, childId, MOST_EARLIER)).filter(({ id }) => id !== contact.id),
    closure: (await lastClosures(tx, [childId])).get(childId),
    isReReferral: contact.decision === null && isReReferral(receivedOn, referred.get(childId)),
  }
}
