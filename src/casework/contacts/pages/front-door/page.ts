import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { audit } from '../../../../access/audit.ts'
import { may } from '../../../../access/policy.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { peopleById } from '../../../../people/queries.ts'
import { standingsOf } from '../../../../people/search/queries.ts'
import type { Tx } from '../../../../platform/db.ts'
import { countUndecidedReferrals, undecidedReferrals } from '../../../referrals/queries.ts'
import { localTimescales } from '../../../timescales/queries.ts'
import { countUndecided, undecidedContacts } from '../../queries.ts'
import { CONTENT } from './content.ts'
import { type FrontDoor, frontDoorView } from './view.tsx'

/** GET /front-door: contacts and referrals that wait for a decision, danger first, then the very worried, then what is due first. */
export function frontDoorPage(http: FastifyInstance, acting: Acting): void {
  http.get('/front-door', async (request, reply) => {
    const actor = acting.actorOf(request)
    if (!may(actor, 'contact.look')) return reply.callNotFound()
    const now = acting.now()
    const waiting = await acting.inTransaction(actor, (tx) => whatWaits(tx, actor, now))
    const view = frontDoorView({ shell: acting.shell(request, '/front-door'), waiting, now })
    return reply.type('text/html; charset=utf-8').send(view)
  })
}

async function whatWaits(tx: Tx, actor: Actor, now: Moment): Promise<FrontDoor> {
  const contacts = await undecidedContacts(tx, CONTENT.most)
  const referrals = await undecidedReferrals(tx, CONTENT.most)
  const named = contacts.flatMap(({ childId }) => childId ?? [])
  const ids = [...new Set([...named, ...referrals.flatMap(({ childIds }) => childIds)])]
  const counts = { ...(await countUndecided(tx, now.at)), referrals: await countUndecidedReferrals(tx) }
  const shown = contacts.length + referrals.length
  await audit(tx, actor, 'contact.look', { kind: 'front-door', id: null }, { shown }, ids)
  return {
    contacts,
    referrals,
    people: await peopleById(tx, ids),
    standings: await standingsOf(tx, ids, now.day),
    locals: await localTimescales(tx),
    counts,
  }
}
