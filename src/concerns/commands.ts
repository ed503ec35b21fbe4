import { type Actor, isSeatedPartner, type SeatedPartner } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import { may } from '../access/policy.ts'
import type { Moment } from '../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../kernel/outcome.ts'
import type { Tx } from '../platform/db.ts'
import { enqueue } from '../platform/jobs.ts'
import type { Concern, EndOfConcern, EndRefusal, NewConcern, RaiseRefusal, RenewRefusal } from './model.ts'
import {
  addConcern,
  answerTo,
  concernById,
  concernRaisedBy,
  lockConcern,
  saveAnswer,
  saveEnded,
  saveRenewed,
} from './queries.ts'
import { addEvent } from './queries-life.ts'
import { tellPartner } from './queries-notices.ts'
import { end, raise, renew } from './rules.ts'

/**
 * Keeps a practitioner's concern. One that asks children's social care to look goes on to the front door; information
 * stays sealed in the agency. The same concern sent again is the one that is there.
 *
 * @returns the concern's id
 */
export async function raiseConcern(
  tx: Tx,
  actor: Actor,
  concern: NewConcern,
  now: Moment,
): Promise<Outcome<string, RaiseRefusal>> {
  if (!may(actor, 'concern.raise') || !isSeatedPartner(actor)) return refused('not-permitted')
  const raised = raise(concern, actor.agencyId, now.day)
  if (!raised.ok) return raised
  if (await addConcern(tx, actor, raised.value, now.at)) {
    const { kind, immediateDanger } = raised.value
    await audit(tx, actor, 'concern.raise', { kind: 'concern', id: concern.id }, { kind, immediateDanger })
    if (kind !== 'information') await enqueue(tx, 'receive-concern', { concernId: concern.id })
    await tellIndexLater(tx, actor, { id: concern.id, kind, indexNumber: concern.child.indexNumber })
  } else if (!(await concernRaisedBy(tx, actor.userId, concern.id))) {
    return refused('not-permitted')
  }
  return accepted(concern.id)
}

/** Ends a sealed concern: mistaken, or resolved, with the reason kept. Only the one who raised it may. */
export async function endConcern(
  tx: Tx,
  actor: Actor,
  id: string,
  { how, reason }: EndOfConcern,
  now: Moment,
): Promise<Outcome<string, EndRefusal>> {
  if (!may(actor, 'concern.raise') || !isSeatedPartner(actor)) return refused('not-permitted')
  const concern = await lockConcern(tx, actor.userId, id)
  if (!concern) return refused('not-found')
  const decided = end(concern, reason)
  if (!decided.ok) return decided
  await saveEnded(tx, id, { how, reason: decided.value })
  const event = { kind: how, reason: decided.value, reviewBy: null, byName: actor.name, at: now.at }
  await addEvent(tx, { ...concern, agencyId: actor.agencyId }, event)
  await audit(tx, actor, 'concern.raise', { kind: 'concern', id }, { [how]: true })
  await tellIndexLater(tx, actor, concern)
  return accepted(id)
}

/** Says that kept information still stands, for half a year more. Only the one who raised it may. */
export async function renewConcern(
  tx: Tx,
  actor: Actor,
  id: string,
  now: Moment,
): Promise<Outcome<string, RenewRefusal>> {
  if (!may(actor, 'concern.raise') || !isSeatedPartner(actor)) return refused('not-permitted')
  const concern = await lockConcern(tx, actor.userId, id)
  if (!concern) return refused('not-found')
  const decided = renew(concern, now.day)
  if (!decided.ok) return decided
  await saveRenewed(tx, id, decided.value)
  const event = { kind: 'renewed', reason: null, reviewBy: decided.value, byName: actor.name, at: now.at } as const
  await addEvent(tx, { ...concern, agencyId: actor.agencyId }, event)
  await audit(tx, actor, 'concern.raise', { kind: 'concern', id }, { renewed: true })
  await tellIndexLater(tx, actor, concern)
  return accepted(id)
}

/** Writes the front door's decision on the concern, where the one who raised it reads it. Doing so twice is one act. */
export async function answerConcern(tx: Tx, actor: Actor, concernId: string): Promise<Outcome<string, 'not-decided'>> {
  const answer = await answerTo(tx, concernId)
  if (!answer) return refused('not-decided')
  if (await saveAnswer(tx, answer)) {
    const subject = { kind: 'concern', id: concernId }
    await audit(tx, actor, 'contact.decide', subject, { answered: answer.outcome })
    const concern = await concernById(tx, concernId)
    if (concern) {
      const told = { agencyId: concern.agencyId, userId: concern.raisedBy, kind: 'answer-came' } as const
      await tellPartner(tx, { ...told, about: subject, at: answer.at })
    }
  }
  return accepted(concernId)
}

/** That a sealed concern is there, and how it stands, is for the index to know; of a child whom it knows. */
async function tellIndexLater(
  tx: Tx,
  { agencyId }: SeatedPartner,
  { id: concernId, kind, indexNumber }: Pick<Concern, 'id' | 'kind' | 'indexNumber'>,
): Promise<void> {
  if (kind === 'information' && indexNumber !== null) {
    await enqueue(tx, 'tell-index-of-concern', { concernId, agencyId })
  }
}
