import type { Actor } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import { may } from '../access/policy.ts'
import type { Moment } from '../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../kernel/outcome.ts'
import type { Tx } from '../platform/db.ts'
import { enqueue } from '../platform/jobs.ts'
import type { NewConcern, RaiseRefusal, RenewRefusal, WithdrawRefusal } from './model.ts'
import {
  addConcern,
  answerTo,
  concernRaisedBy,
  lockConcern,
  saveAnswer,
  saveRenewed,
  saveWithdrawn,
} from './queries.ts'
import { raise, renew, withdraw } from './rules.ts'

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
  if (!may(actor, 'concern.raise') || !hasAgency(actor)) return refused('not-permitted')
  const raised = raise(concern, actor.agencyId, now.day)
  if (!raised.ok) return raised
  if (await addConcern(tx, actor, raised.value, now.at)) {
    const { kind, immediateDanger } = raised.value
    await audit(tx, actor, 'concern.raise', { kind: 'concern', id: concern.id }, { kind, immediateDanger })
    if (kind !== 'information') await enqueue(tx, 'receive-concern', { concernId: concern.id })
  } else if (!(await concernRaisedBy(tx, actor.userId, concern.id))) {
    return refused('not-permitted')
  }
  return accepted(concern.id)
}

/** Ends a sealed concern as mistaken, with the reason kept. Only the one who raised it may. */
export async function withdrawConcern(
  tx: Tx,
  actor: Actor,
  id: string,
  reason: string,
): Promise<Outcome<string, WithdrawRefusal>> {
  if (!may(actor, 'concern.raise') || !hasAgency(actor)) return refused('not-permitted')
  const concern = await lockConcern(tx, actor.userId, id)
  if (!concern) return refused('not-found')
  const decided = withdraw(concern, reason)
  if (decided.ok) {
    await saveWithdrawn(tx, id, decided.value)
    await audit(tx, actor, 'concern.raise', { kind: 'concern', id }, { withdrawn: true })
  }
  return decided.ok ? accepted(id) : decided
}

/** Says that kept information still stands, for half a year more. Only the one who raised it may. */
export async function renewConcern(
  tx: Tx,
  actor: Actor,
  id: string,
  now: Moment,
): Promise<Outcome<string, RenewRefusal>> {
  if (!may(actor, 'concern.raise') || !hasAgency(actor)) return refused('not-permitted')
  const concern = await lockConcern(tx, actor.userId, id)
  if (!concern) return refused('not-found')
  const decided = renew(concern, now.day)
  if (!decided.ok) return decided
  await saveRenewed(tx, id, decided.value)
  await audit(tx, actor, 'concern.raise', { kind: 'concern', id }, { renewed: true })
  return accepted(id)
}

/** Writes the front door's decision on the concern, where the one who raised it reads it. Doing so twice is one act. */
export async function answerConcern(tx: Tx, actor: Actor, concernId: string): Promise<Outcome<string, 'not-decided'>> {
  const answer = await answerTo(tx, concernId)
  if (!answer) return refused('not-decided')
  if (await saveAnswer(tx, answer)) {
    const subject = { kind: 'concern', id: concernId }
    await audit(tx, actor, 'contact.decide', subject, { answered: answer.outcome })
  }
  return accepted(concernId)
}

type Practitioner = Actor & { readonly agencyId: string; readonly userId: string }

function hasAgency(actor: Actor): actor is Practitioner {
  return actor.seat === 'partner' && actor.agencyId !== null && actor.userId !== null
}
