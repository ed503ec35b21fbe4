import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { mayForEvery } from '../../access/queries.ts'
import type { Deciding } from '../../entries/records/model.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { lockChildren } from '../../people/queries.ts'
import type { Tx } from '../../platform/db.ts'
import { lockOpenEpisode } from '../episodes/queries.ts'
import { planStatusesOf } from '../plans/queries.ts'
import type { DecideRefusal } from '../sign-off/model.ts'
import { askForSignature, childrenOfRounds, roundsOfChild, signerOf } from '../sign-off/queries.ts'
import { decideWaiting } from '../sign-off/queries-deciding.ts'
import { endTheCase } from './commands.ts'
import type { CloseCase, CloseRefusal } from './model.ts'
import { stepsOpen } from './queries.ts'
import * as rules from './rules.ts'

/** What is put before a manager: for which child, and everything that closing asks. */
export type Proposal = CloseCase & { readonly childId: string }

/** A worker asks for the case to be closed, with all that closing asks: it closes when a manager signs, and not before. */
export async function proposeClosure(
  tx: Tx,
  actor: Actor,
  id: string,
  { childId, ...act }: Proposal,
  now: Moment,
): Promise<Outcome<{ readonly id: string }, CloseRefusal | 'proposed-already'>> {
  await lockChildren(tx, [childId])
  if (!(await mayForEvery(tx, actor, 'closure.propose', [childId], now.day))) return refused('not-found')
  const [waiting] = (await roundsOfChild(tx, 'closure', childId)).filter(({ decidedAt }) => decidedAt === null)
  if (waiting) return waiting.id === id ? accepted({ id }) : refused('proposed-already')
  const episode = await lockOpenEpisode(tx, childId)
  const statuses = await planStatusesOf(tx, [childId])
  const decided = rules.closeCase({ episode, statuses, stepsOpen: await stepsOpen(tx, childId) }, act, now.day)
  if (!decided.ok) return decided

  const level = await signerOf(tx, 'closure', now.day)
  const asking = {
    ...({ id, kind: 'closure', step: { kind: 'closure', id } } as const),
    signedByRole: level === 'nobody' ? 'team-manager' : level,
    content: { ...decided.value, childId },
    writtenBy: actor.userId ? [actor.userId] : [],
    childIds: [childId],
  } as const
  await askForSignature(tx, asking, actor, now.at)
  await audit(tx, actor, 'closure.propose', { kind: 'child', id: childId }, { closure: id })
  return accepted({ id })
}

/** A manager signs, and the case closes as it was proposed; or hands it back with a comment. */
export async function authoriseClosure(
  tx: Tx,
  actor: Actor,
  id: string,
  act: Deciding,
  now: Moment,
): Promise<Outcome<{ readonly childId: string }, CloseRefusal | DecideRefusal>> {
  const [childId] = await childrenOfRounds(tx, 'closure', id)
  if (!childId) return refused('not-found')
  await lockChildren(tx, [childId])
  if (!(await mayForEvery(tx, actor, 'closure.decide', [childId], now.day))) return refused('not-found')
  const waiting = await decideWaiting(tx, actor, { kind: 'closure', stepId: id }, act, now)
  if (!waiting.ok) return waiting
  await audit(tx, actor, 'closure.decide', { kind: 'child', id: childId }, { signed: act.sign })
  if (!act.sign) return accepted({ childId })
  const { childId: _, ...closing } = waiting.value.content as Proposal
  const closed = await endTheCase(tx, actor, childId, closing, { id, now })
  return closed.ok ? accepted({ childId }) : closed
}
