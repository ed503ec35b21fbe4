import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../access/acting.ts'
import type { Actor } from '../../../access/actor.ts'
import { audit } from '../../../access/audit.ts'
import { may } from '../../../access/policy.ts'
import { localTimescales } from '../../../casework/timescales/queries.ts'
import { idIn } from '../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Params } from '../../../entries/drafts/pages/form-page/page.ts'
import { clearDraft, readDraft } from '../../../entries/drafts/queries.ts'
import { addDays } from '../../../kernel/calendar-day.ts'
import type { Moment } from '../../../kernel/moment.ts'
import { accepted } from '../../../kernel/outcome.ts'
import type { Tx } from '../../../platform/db.ts'
import { raiseConcern } from '../../commands.ts'
import { concernRaisedBy, dutyLine } from '../../queries.ts'
import { toldBefore } from '../../queries-life.ts'
import { TOLD_BEFORE_DAYS } from '../../rules-life.ts'
import { childDraftOf, childOfDraft } from '../find-child/form.ts'
import { REFUSALS } from './content.ts'
import { readConcern } from './form.ts'
import { type Loaded, raiseConcernView } from './view.tsx'

/** GET and POST /concerns/new/:id: the two-minute form. The id is the concern's own, so that sending twice is one concern. */
export function raiseConcernPage(http: FastifyInstance, acting: Acting): void {
  http.get('/concerns/new', async (_, reply) => reply.redirect('/concerns/find', 303))

  formPage(http, acting, {
    path: '/concerns/new/:id',
    current: '/concerns/find',
    keep: ({ id }) => `concern:${id}`,
    asks: {
      saw: 'this sight',
      when: 'this day',
      earlier: 'this day',
      who: 'this way it is known',
      band: 'this worry',
      worry: 'this worry',
      done: 'this help so far',
      want: 'this wish',
      told: 'this telling',
      'why-not': 'this telling',
      named: 'this consent',
    },
    load: (tx, actor, params, now) => load(tx, actor, params, now),
    first: ({ id }) => ({ id }),
    read: (fields, { child }, now) => readConcern(fields, { id: idIn(fields), child }, now.day),
    async act(tx, actor, concern, { loaded, now }) {
      const raised = await raiseConcern(tx, actor, concern, now)
      if (!raised.ok) return raised
      await clearDraft(tx, actor, childDraftOf(loaded.id))
      return accepted(`/concerns/${concern.id}`)
    },
    refusals: REFUSALS,
    view: raiseConcernView,
  })
}

async function load(tx: Tx, actor: Actor, { id = '' }: Params, now: Moment): Promise<Loaded | undefined> {
  if (!may(actor, 'concern.raise') || actor.seat !== 'partner' || actor.userId === null) return undefined
  const sent = await concernRaisedBy(tx, actor.userId, id)
  const draft = await readDraft(tx, actor, childDraftOf(id))
  const child = sent
    ? { asGiven: sent.asGiven, indexNumber: sent.indexNumber, shown: null }
    : draft && childOfDraft(draft.fields)
  if (!child) return undefined
  await audit(tx, actor, 'concern.look', { kind: 'concern', id }, { page: 'new' })
  const { agencyName } = actor
  const agencyKindIsSchool = /school|primary|academy|college/i.test(agencyName)
  const isSent = sent !== undefined
  const before = isSent
    ? undefined
    : await toldBefore(tx, actor.userId, { ...child, id }, addDays(now.day, -TOLD_BEFORE_DAYS))
  const locals = await localTimescales(tx)
  return { id, child, isSent, dutyLine: await dutyLine(tx), agencyName, agencyKindIsSchool, locals, before }
}
