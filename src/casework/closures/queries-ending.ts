import type { Actor } from '../../access/actor.ts'
import type { Moment } from '../../kernel/moment.ts'
import type { Tx } from '../../platform/db.ts'
import { endAllocations } from '../allocations/queries.ts'
import { saveReturned } from '../assessments/queries.ts'
import { helpGoingOn } from '../early-help/queries.ts'
import { closeOpenEpisodes } from '../episodes/queries.ts'
import { tellIndexOfCases } from '../episodes/queries-index.ts'
import { callOffWithoutPlan } from '../meetings/queries-ending.ts'
import { endPlanStatus, planStatusesOf } from '../plans/queries.ts'
import { stopOpenActions } from '../plans/queries-writing.ts'
import { endWaitingAbout } from '../sign-off/queries-ending.ts'
import { isAboutPerson } from '../worries/model.ts'
import { openWorries, saveClosed } from '../worries/queries.ts'
import type { CloseCase } from './model.ts'
import { closedInWords } from './rules.ts'

/**
 * Ends what is open of the work with a child whose case closes: the episode with its reason, the plan's status and its
 * actions, the worries, which nobody would watch, what waits for a signature about the child alone, and who holds the
 * child. A family help plan that somebody outside the council leads goes on. All of it stays recorded; an assessment that waited is with its writer again, should the work go on.
 */
export async function endWork(
  tx: Tx,
  actor: Actor,
  childId: string,
  { closedOn, reasonCode }: Pick<CloseCase, 'closedOn' | 'reasonCode'>,
  now: Moment,
): Promise<void> {
  const how = closedInWords(reasonCode)
  await closeOpenEpisodes(tx, childId, closedOn, reasonCode)
  const isLed = (await helpGoingOn(tx, childId)).some(({ planId }) => planId !== null)
  for (const { id, kind, toOn } of await planStatusesOf(tx, [childId])) {
    if (toOn === null && !(isLed && kind === 'family-help')) await endPlanStatus(tx, id, closedOn, how)
  }
  await callOffWithoutPlan(tx, [childId], { on: now.day, why: how, by: actor.userId })
  if (!isLed) await stopOpenActions(tx, childId, how)
  // A person who may be a risk stays one, to other children and if this case opens again.
  const own = (await openWorries(tx, [childId])).filter((worry) => !isAboutPerson(worry))
  for (const { id } of own) await saveClosed(tx, id, now.day, how)
  for (const { kind, step } of await endWaitingAbout(tx, childId, actor, now.at)) {
    if (kind === 'assessment') await saveReturned(tx, step.id, `${how}. Nobody had signed this.`)
  }
  await endAllocations(tx, [childId], now.day)
  await tellIndexOfCases(tx, [childId])
}
