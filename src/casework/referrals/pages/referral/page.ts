import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { auditLooks } from '../../../../access/audit.ts'
import { may } from '../../../../access/policy.ts'
import { relationshipsWith } from '../../../../access/queries.ts'
import { formPage, type Params } from '../../../../entries/drafts/pages/form-page/page.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { peopleById } from '../../../../people/queries.ts'
import type { Tx } from '../../../../platform/db.ts'
import { workersWithRole } from '../../../allocations/queries.ts'
import { lastClosures } from '../../../closures/queries.ts'
import { decisionsOfStep } from '../../../decisions/queries.ts'
import { episodesOf } from '../../../episodes/queries.ts'
import { localTimescales } from '../../../timescales/queries.ts'
import { decideOnReferral, MOST_WORKERS, mayOpenReferral } from '../../commands.ts'
import type { Referral } from '../../model.ts'

import { referralById, referredBefore, teamsThatHold } from '../../queries.ts'
import { decisionDueBy, isReReferral } from '../../rules.ts'

import { REFUSALS } from './content.ts'
import { readDecision } from './form.ts'
import { type Loaded, referralView } from './view.tsx'

/** GET and POST /referrals/:id: what it is about, whom, and the response with who holds the children. */
export function referralPage(http: FastifyInstance, acting: Acting): void {
  formPage(http, acting, {
    path: '/referrals/:id',
    current: '/front-door',
    keep: ({ id }) => `referral:${id}`,
    asks: { response: 'this response', reason: 'this reason', holder: 'this holder' },
    load,
    read: (fields) => readDecision(fields),
    async act(tx, actor, decision, { loaded, now }) {
      const done = await decideOnReferral(tx, actor, loaded.referral.id, decision, now)
      return done.ok ? accepted(await whereNext(tx, actor, done.value, now)) : done
    },
    refusals: REFUSALS,
    view: referralView,
  })
}

async function load(tx: Tx, actor: Actor, { id = '' }: Params, now: Moment): Promise<Loaded | undefined> {
  const referral = await referralById(tx, id)
  if (!referral || !(await mayOpenReferral(tx, actor, referral, now))) return undefined
  await auditLooks(tx, actor, referral.childIds, { part: 'referral', stepId: id })
  const people = await peopleById(tx, referral.childIds)
  const open = new Set((await episodesOf(tx, referral.childIds)).flatMap((one) => (one.closedOn ? [] : one.childId)))
  const [decision] = await decisionsOfStep(tx, id)
  const closures = await lastClosures(tx, referral.childIds)
  const before = await referredBefore(tx, referral.childIds, referral.receivedOn, id)
  return {
    referral,
    children: referral.childIds.flatMap((childId) => {
      const person = people.get(childId)
      const again = isReReferral(referral.receivedOn, before.get(childId)) ? before.get(childId) : undefined
      const known = { hasOpenCase: open.has(childId), closure: closures.get(childId), referredOn: again }
      return person ? [{ person, ...known }] : []
    }),
    workers: await workersWithRole(tx, 'social-worker', now.day, MOST_WORKERS),
    teams: await teamsThatHold(tx),
    decided: decision && { reason: decision.reason, byName: decision.decidedByName },
    mayReadContact: may(actor, 'contact.look'),
    dueBy: decisionDueBy(referral.receivedOn, now.holidays, await localTimescales(tx)),
  }
}

/** The page of the first child whom the actor may look at; else the front door, which has what waits next. */
async function whereNext(tx: Tx, actor: Actor, { childIds }: Referral, now: Moment): Promise<string> {
  const standing = await relationshipsWith(tx, actor, childIds, now.day)
  const childId = childIds.find((one) => may(actor, 'child.look', standing.get(one) ?? new Set()))
  return childId ? `/children/${childId}` : '/front-door'
}
