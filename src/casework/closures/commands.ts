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
import { addDecisions } from '../decisions/queries.ts'
import { refreshDues } from '../dues/queries.ts'
import { lockOpenEpisode } from '../episodes/queries.ts'
import { planStatusesOf } from '../plans/queries.ts'
import { signerOf } from '../sign-off/queries.ts'
import { openWorries } from '../worries/queries.ts'
import type { CloseCase, CloseRefusal } from './model.ts'
import { addClosure, stepsOpen } from './queries.ts'
import { endWork } from './queries-ending.ts'
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

  await addClosure(tx, { ...decided.value, id, childId, episodeId: episode.id, decidedBy: actor.userId })
  await tellTheStory(tx, actor, { id, childId, ...decided.value }, now)
  await endWork(tx, childId, decided.value, now.day)
  await audit(tx, actor, 'closure.decide', { kind: 'child', id: childId }, { closure: id, reason: act.reasonCode })
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
