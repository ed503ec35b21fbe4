import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { may } from '../../access/policy.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { personById } from '../../people/queries.ts'
import type { Tx } from '../../platform/db.ts'
import { workersWithRole } from '../allocations/queries.ts'
import { localSettings } from '../local-settings/queries.ts'
import { countedOn } from '../local-settings/rules.ts'
import { notify, tellHolders } from '../notifications/queries.ts'
import type { OpenedRecord, OpenRecord, OpenRefusal, Review, ReviewRefusal } from './model.ts'
import { addOpened, lockOpened, openedToReview, saveReview } from './queries.ts'
import * as rules from './rules.ts'

/** Managers who are told, at most. */
const MOST_MANAGERS = 50
const MOST_WAITING = 200

/** Whether this actor opens records in an emergency at all. */
export function mayOpen(actor: Actor): boolean {
  return may(actor, 'glass.break') && actor.seat === 'council' && actor.userId !== null
}

/**
 * Opens the record of one child to an emergency duty worker for a few hours, with a reason. Whoever holds the child and
 * the service managers are told at once.
 *
 * @returns until when it is open
 */
export async function openRecord(
  tx: Tx,
  actor: Actor,
  act: OpenRecord,
  now: Moment,
): Promise<Outcome<Instant, OpenRefusal>> {
  const child = mayOpen(actor) ? await personById(tx, act.childId) : undefined
  if (child?.kind !== 'child') return refused('not-found')
  const hours = countedOn(await localSettings(tx), 'break-glass-hours', now.day)
  const until = rules.openUntil(act.reason, now.at, hours)
  if (!until.ok) return until
  await addOpened(tx, actor, { ...act, reason: act.reason.trim() }, { begunAt: now.at, untilAt: until.value })
  const [kind, step] = ['glass-broken' as const, { kind: 'broken-glass', id: act.id }]
  const managers = await workersWithRole(tx, 'service-manager', now.day, MOST_MANAGERS)
  const told = managers.map(({ userId }) => ({ userId, kind, step, childId: null }))
  await notify(tx, told, now.at)
  await tellHolders(tx, { kind, step, childIds: [act.childId], but: actor.userId, at: now.at })
  const details = { reason: act.reasonCode, until: until.value }
  await audit(tx, actor, 'glass.break', { kind: 'child', id: act.childId }, details)
  return until
}

/** What was opened and nobody has looked at yet, oldest first: for a service manager. */
export async function lookAtOpened(tx: Tx, actor: Actor): Promise<Outcome<readonly OpenedRecord[], 'not-permitted'>> {
  if (!may(actor, 'glass.review') || actor.seat !== 'council') return refused('not-permitted')
  const opened = await openedToReview(tx, MOST_WAITING)
  const children = [...new Set(opened.map(({ childId }) => childId))]
  await audit(tx, actor, 'glass.review', { kind: 'reviews', id: null }, { shown: opened.length }, children)
  return accepted(opened)
}

/** Says that a record was opened properly, or that its opener is to be asked. Never by whoever opened it. */
export async function reviewOpened(
  tx: Tx,
  actor: Actor,
  said: { readonly id: string; readonly review: Review; readonly words: string },
  now: Moment,
): Promise<Outcome<Review, ReviewRefusal>> {
  const allowed = may(actor, 'glass.review') && actor.seat === 'council'
  const opened = allowed ? await lockOpened(tx, said.id) : undefined
  if (!opened) return refused('not-found')
  const reviewed = rules.review(opened, { ...said, by: actor.userId })
  if (!reviewed.ok) return reviewed
  await saveReview(tx, said.id, { review: said.review, reviewWords: said.words.trim() || null }, actor, now.at)
  await audit(tx, actor, 'glass.review', { kind: 'child', id: opened.childId }, { review: said.review })
  return reviewed
}
