import { type Actor, isSeatedPartner, type SeatedPartner } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { may } from '../../access/policy.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { Tx } from '../../platform/db.ts'
import { enqueue } from '../../platform/jobs.ts'
import { lockInvolvement } from '../involvements/queries.ts'
import { isLive } from '../involvements/rules.ts'
import { saveRead } from '../queries-notices.ts'
import type { AnswerAsked, AnswerRefusal, AskedOfUs, Given, Passage, TellRefusal, TellUnasked } from './model.ts'
import { type ConcernWords, KNOWN } from './queries.ts'
import { addGiven, askedOfAgency, calledBy, concernsAbout, givenBy, lockAsked, saveAnswered } from './queries-holder.ts'
import * as rules from './rules.ts'

/** Whether this actor answers for an agency at all: a practitioner, in a partner's seat. */
export function mayAnswer(actor: Actor): actor is SeatedPartner {
  return isSeatedPartner(actor) && may(actor, 'sharing.answer')
}

/** What is asked of an agency, as one of its people may see it, and what they gave themselves. */
export type OfUs = { readonly asked: readonly AskedOfUs[]; readonly given: readonly Given[] }

/**
 * What waits for the actor's answer, or was answered: what is addressed to them, and to anyone for who leads the agency.
 * The words that others gave are theirs: nobody sees them here but who gave them.
 */
export async function lookAtAsked(tx: Tx, actor: Actor): Promise<OfUs | undefined> {
  if (!mayAnswer(actor)) return undefined
  const asked = await askedOfAgency(tx, leads(actor) ? 'anyone' : actor.userId)
  await audit(tx, actor, 'sharing.answer', { kind: 'share-requests', id: null }, { shown: asked.length })
  return { asked, given: await givenBy(tx, actor.userId) }
}

/** A request as its holder opens it: what they call the child, and what they hold. */
export type OpenedAsked = {
  readonly asked: AskedOfUs
  readonly called: string | null
  readonly passages: readonly Passage[]
}

/** A request with what the actor holds about the child, to be shared or not, and read now; undefined if it is not theirs. */
export async function openAsked(tx: Tx, actor: Actor, id: string, at: Instant): Promise<OpenedAsked | undefined> {
  if (!mayAnswer(actor)) return undefined
  const asked = await lockAsked(tx, id)
  if (!asked || !isTheirs(actor, asked)) return undefined
  await audit(tx, actor, 'sharing.answer', { kind: 'share-request', id }, { page: 'asked' })
  await saveRead(tx, actor, id, at)
  const concerns = await concernsAbout(tx, asked.addressedTo, asked.number)
  const called = await calledBy(tx, asked.addressedTo, asked.number)
  return { asked, called, passages: concerns.flatMap(passagesOf) }
}

function isTheirs(actor: SeatedPartner, { addressedTo }: AskedOfUs): boolean {
  return addressedTo === actor.userId || leads(actor)
}

function leads({ roles }: SeatedPartner): boolean {
  return roles.includes('agency-lead')
}

function passagesOf({ whatSeen, howWorried, happenedOn, knownBy }: ConcernWords): readonly Passage[] {
  return [
    rules.passage(whatSeen, { howKnown: KNOWN[knownBy], happenedOn }),
    rules.passage(howWorried, { howKnown: 'opinion', happenedOn }),
  ]
}

/** Answers a request: shares, refuses because sharing would harm the child more, or holds nothing. A job brings it back. */
export async function answerAsked(
  tx: Tx,
  actor: Actor,
  act: AnswerAsked,
  now: Moment,
): Promise<Outcome<string, AnswerRefusal>> {
  const opened = await openAsked(tx, actor, act.askedId, now.at)
  if (!opened || !mayAnswer(actor)) return refused('not-found')
  const { asked } = opened
  const answered = rules.answer(asked, act, now.day)
  if (!answered.ok) return answered
  const { outcome, reason, parts } = answered.value
  await addGiven(tx, actor, {
    ...{ id: act.id, requestId: act.askedId, toAuthority: asked.fromAuthority, number: asked.number },
    ...{ outcome, reason, basis: asked.basis, parts, answeredAt: now.at },
  })
  await saveAnswered(tx, act.askedId, now.at)
  await enqueue(tx, 'deliver-share-answer', { answerId: act.id, agencyId: actor.agencyId })
  const subject = { kind: 'share-request', id: act.askedId }
  await audit(tx, actor, 'sharing.answer', subject, { outcome, parts: parts.length })
  return accepted(act.id)
}

/** Tells children's social care, unasked, something about a child with whom the actor works. A job brings it there. */
export async function tellUnasked(
  tx: Tx,
  actor: Actor,
  act: TellUnasked,
  now: Moment,
): Promise<Outcome<string, TellRefusal>> {
  const own = mayAnswer(actor) ? await lockInvolvement(tx, act.involvementId) : undefined
  if (!mayAnswer(actor) || own?.userId !== actor.userId || !isLive(own, now.day)) return refused('not-found')
  const told = rules.tell(act, now.day)
  if (!told.ok) return told
  await addGiven(tx, actor, {
    ...{ id: act.id, requestId: null, toAuthority: actor.authority, number: own.indexNumber },
    ...{ outcome: 'shared', reason: null, basis: act.basis, parts: act.parts, answeredAt: now.at },
  })
  await enqueue(tx, 'deliver-share-answer', { answerId: act.id, agencyId: actor.agencyId })
  const subject = { kind: 'involvement', id: act.involvementId }
  await audit(tx, actor, 'sharing.answer', subject, { unasked: true, parts: act.parts.length })
  return accepted(act.id)
}
