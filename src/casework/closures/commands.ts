import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { mayForEvery } from '../../access/queries.ts'
import { addEntries } from '../../entries/queries.ts'
import { paragraphs } from '../../entries/rules.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { lockChildren } from '../../people/queries.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { endAllocations } from '../allocations/queries.ts'
import { addDecisions } from '../decisions/queries.ts'
import { refreshDues } from '../dues/queries.ts'
import { closeOpenEpisodes, lockOpenEpisode } from '../episodes/queries.ts'
import { endPlanStatus, planStatusesOf } from '../plans/queries.ts'
import { stopOpenActions } from '../plans/queries-writing.ts'
import { signerOf } from '../sign-off/queries.ts'
import { openWorries, saveClosed } from '../worries/queries.ts'
import type { CloseCase, CloseRefusal } from './model.ts'
import { addClosure, stepsOpen } from './queries.ts'
import * as rules from './rules.ts'

const OPTIONS = ['close', 'keep-open']

/**
 * Closes a child's case: the episode ends with its reason, the plan's status with it, nobody holds the child any more,
 * and what would make us look again stands on the child's page. Open worries and
 * actions are closed with it, and stay recorded.
 */
export async function closeCase(
  tx: Tx,
  actor: Actor,
  childId: string,
  act: CloseCase,
  now: Moment,
): Promise<Outcome<{ readonly id: string }, CloseRefusal>> {
  await lockChildren(tx, [childId])
  if (!(await mayForEvery(tx, actor, 'closure.decide', [childId], now.day))) return refused('not-found')
  if ((await signerOf(tx, 'closure', now.day)) === 'service-manager') return refused('needs-a-signature')
  return endTheCase(tx, actor, childId, act, { id: newId(), now })
}

/** The case ends, whoever decided it: by right of their own, or by signing what a worker put before them. */
export async function endTheCase(
  tx: Tx,
  actor: Actor,
  childId: string,
  act: CloseCase,
  { id, now }: { readonly id: string; readonly now: Moment },
): Promise<Outcome<{ readonly id: string }, CloseRefusal>> {
  const episode = await lockOpenEpisode(tx, childId)
  const statuses = await planStatusesOf(tx, [childId])
  const decided = rules.closeCase({ episode, statuses, stepsOpen: await stepsOpen(tx, childId) }, act, now.day)
  if (!decided.ok) return decided
  if (!episode) return refused('not-open')

  const { closedOn, reasonCode } = act
  await addClosure(tx, { ...decided.value, id, childId, episodeId: episode.id, decidedBy: actor.userId })
  await tellTheStory(tx, actor, { id, childId, ...decided.value }, now)
  await closeOpenEpisodes(tx, childId, closedOn, reasonCode)
  for (const { id: status, toOn } of statuses) {
    if (toOn === null) await endPlanStatus(tx, status, closedOn, 'The case was closed')
  }
  await stopOpenActions(tx, childId, 'The case was closed')
  await closeWorries(tx, childId, reasonCode, now)
  await endAllocations(tx, [childId], now.day)
  await audit(tx, actor, 'closure.decide', { kind: 'child', id: childId }, { closure: id, reason: reasonCode })
  await refreshDues(tx, [childId], now.holidays)
  return accepted({ id })
}

type Told = CloseCase & { readonly id: string; readonly childId: string }

async function tellTheStory(tx: Tx, actor: Actor, closure: Told, now: Moment): Promise<void> {
  const { id, childId, closedOn, reasonCode, summary } = closure
  const step = { kind: 'closure', id } as const
  await addEntries(tx, actor, [
    {
      id: newId(),
      kind: 'opinion',
      title: rules.closedInWords(reasonCode),
      body: paragraphs(rules.closureTold(closure, await openWorries(tx, [childId]))),
      happenedOn: closedOn,
      saidBy: actor.name,
      saidByRole: actor.jobTitle,
      significant: true,
      step,
      about: [{ personId: childId }],
    },
  ])
  await addDecisions(tx, actor, [
    { id: newId(), step, options: OPTIONS, choice: 'close', reason: summary, decidedAt: now.at },
  ])
}

/** Nobody watches a worry of a closed case, so none is left open; that it was there stays recorded. */
async function closeWorries(tx: Tx, childId: string, reasonCode: string, now: Moment): Promise<void> {
  for (const { id } of await openWorries(tx, [childId])) {
    await saveClosed(tx, id, now.day, rules.closedInWords(reasonCode))
  }
}
