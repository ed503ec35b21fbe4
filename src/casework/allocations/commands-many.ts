import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { may } from '../../access/policy.ts'
import { mayForEvery } from '../../access/queries.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { lockChildren } from '../../people/queries.ts'
import type { Tx } from '../../platform/db.ts'
import { carryOut, type Handing, heldChildren, MOST_WORKERS, newHolder } from './commands-handing.ts'
import type { AllocationRefusal, CaseloadLimit, HandOverChildren } from './model.ts'
import { workersWithRole } from './queries.ts'
import { saveLimits } from './queries-limits.ts'
import { handovers } from './rules.ts'

export type HandOverRefusal = AllocationRefusal | 'changed-meanwhile'

/**
 * Gives children of one worker to others, each to whom was chosen: one act, whole or not at all. Refused if one of them
 * is no longer this worker's; sent again, when all are where they were to go, it changes nothing.
 */
export async function handOverChildren(
  tx: Tx,
  actor: Actor,
  { fromUserId, moves, fromOn, reason }: HandOverChildren,
  now: Moment,
): Promise<Outcome<{ readonly changed: number }, HandOverRefusal>> {
  const childIds = [...new Set(moves.map(({ childId }) => childId))].toSorted()
  if (childIds.length === 0) return refused('no-child')
  await lockChildren(tx, childIds)
  if (!(await mayForEvery(tx, actor, 'allocation.change', childIds, now.day))) return refused('not-found')
  const held = await heldChildren(tx, childIds)
  const handings: Handing[] = []
  for (const together of Map.groupBy(moves, ({ to }) => JSON.stringify(to)).values()) {
    const act = { role: 'social-worker', holder: together[0]?.to ?? null, fromOn, reason } as const
    const holder = await newHolder(tx, act, now.day)
    if (!holder) return refused('no-such-worker')
    const theirs = held.filter((child) => together.some(({ childId }) => childId === child.childId))
    const decided = handovers(theirs, act, holder, now.day)
    if (!decided.ok) return decided
    handings.push({ act, holder, handovers: decided.value })
  }
  const changes = handings.flatMap((handing) => handing.handovers)
  if (changes.some(({ before }) => !before.some(({ userId }) => userId === fromUserId))) {
    return refused('changed-meanwhile')
  }
  await carryOut(tx, actor, handings, now)
  for (const { childId } of changes) {
    await audit(tx, actor, 'allocation.change', { kind: 'child', id: childId }, { role: 'social-worker', many: true })
  }
  return accepted({ changed: changes.length })
}

/** Keeps how many children workers of the actor's team are to hold at most, from a day on. */
export async function agreeLimits(
  tx: Tx,
  actor: Actor,
  limits: readonly CaseloadLimit[],
  now: Moment,
): Promise<Outcome<{ readonly agreed: number }, 'not-found'>> {
  const workers = await workersOfTeam(tx, actor, now)
  if (!workers || !limits.every((limit) => workers.some(({ userId }) => userId === limit.userId))) {
    return refused('not-found')
  }
  await saveLimits(tx, limits, actor.userId)
  for (const { userId, children } of limits) {
    await audit(tx, actor, 'caseload.agree', { kind: 'worker', id: userId }, { children })
  }
  return accepted({ agreed: limits.length })
}

/** The social workers of the actor's team; undefined for whoever has none to agree with. */
export async function workersOfTeam(tx: Tx, actor: Actor, now: Moment) {
  if (!may(actor, 'caseload.agree') || actor.teamId === null) return undefined
  const workers = await workersWithRole(tx, 'social-worker', now.day, MOST_WORKERS)
  return workers.filter(({ teamId }) => teamId === actor.teamId)
}
