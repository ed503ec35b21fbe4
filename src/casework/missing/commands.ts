import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { mayForEvery } from '../../access/queries.ts'
import type { NewEntry } from '../../entries/model.ts'
import { addEntries, entriesOfStep } from '../../entries/queries.ts'
import { londonDayOf } from '../../kernel/instant.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { lockChildren } from '../../people/queries.ts'
import { anyBeforeBirth } from '../../people/queries-birth.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { refreshDues } from '../dues/queries.ts'
import type {
  GoOnRefusal,
  MissingEpisode,
  RecordInterview,
  RecordReturn,
  ReportMissing,
  ReportRefusal,
  WithdrawMissing,
} from './model.ts'
import {
  addMissingEpisode,
  missingEpisodeById,
  missingEpisodesOf,
  saveInterview,
  saveMissingWithdrawn,
  saveReturn,
} from './queries.ts'
import * as rules from './rules.ts'
import { entriesOfInterview, entryOfReport, entryOfReturn, entryOfWithdrawal } from './rules-entries.ts'

/** Writes down that a child is missing: since when, last seen where, what is feared and what is done to find them. */
export async function reportMissing(
  tx: Tx,
  actor: Actor,
  act: ReportMissing,
  now: Moment,
): Promise<Outcome<{ readonly id: string }, ReportRefusal>> {
  const { id, childId } = act
  await lockChildren(tx, [childId])
  if (!(await mayForEvery(tx, actor, 'missing.write', [childId], now.day))) return refused('not-found')
  const before = await missingEpisodesOf(tx, childId)
  if (before.some((episode) => episode.id === id)) return accepted({ id })
  const decided = rules.reportMissing(act, before, now)
  if (!decided.ok) return decided
  if (await anyBeforeBirth(tx, [{ childId, on: londonDayOf(act.missingFrom) }])) return refused('before-birth')

  if (!(await addMissingEpisode(tx, act, actor.userId))) return refused('not-found')
  const times = rules.timesMissing(before, act.missingFrom) + 1
  await finish(tx, actor, { id, childId }, 'reported', [entryOfReport(act, toldBy(actor, now), times)], now)
  return accepted({ id })
}

/** Records that the child is back. The clock of the return interview begins with that moment. */
export async function recordReturn(
  tx: Tx,
  actor: Actor,
  id: string,
  act: RecordReturn,
  now: Moment,
): Promise<Outcome<{ readonly id: string }, GoOnRefusal>> {
  const episode = await forActor(tx, actor, id, now)
  if (!episode) return refused('not-found')
  const decided = rules.recordReturn(episode, act, now)
  if (!decided.ok) return decided
  await saveReturn(tx, id, act)
  await finish(tx, actor, episode, act.does, [entryOfReturn(episode, act, toldBy(actor, now))], now)
  return accepted({ id })
}

/** Records that the return interview was offered, refused or held; if held, what the child said in their own words. */
export async function recordInterview(
  tx: Tx,
  actor: Actor,
  id: string,
  act: RecordInterview,
  now: Moment,
): Promise<Outcome<{ readonly id: string }, GoOnRefusal>> {
  const episode = await forActor(tx, actor, id, now)
  if (!episode) return refused('not-found')
  const decided = rules.recordInterview(episode, act, now)
  if (!decided.ok) return decided
  await saveInterview(tx, episode, act)
  await finish(tx, actor, episode, act.does, entriesOfInterview(episode, act, toldBy(actor, now)), now)
  return accepted({ id })
}

/** Withdraws an episode that was written down by mistake: it stays, marked, and counts no more. */
export async function withdrawMissing(
  tx: Tx,
  actor: Actor,
  id: string,
  act: WithdrawMissing,
  now: Moment,
): Promise<Outcome<{ readonly id: string }, GoOnRefusal>> {
  const episode = await forActor(tx, actor, id, now)
  if (!episode) return refused('not-found')
  const decided = rules.withdrawMissing(episode, act)
  if (!decided.ok) return decided
  await saveMissingWithdrawn(tx, id, now.day, act.why.trim())
  const [first] = await entriesOfStep(tx, id)
  const told = { ...toldBy(actor, now), corrects: first?.id ?? null }
  await finish(tx, actor, episode, act.does, [entryOfWithdrawal(episode, act, told)], now)
  return accepted({ id })
}

/** The episode with its child locked, if the actor may write about it. */
async function forActor(tx: Tx, actor: Actor, id: string, now: Moment): Promise<MissingEpisode | undefined> {
  const found = await missingEpisodeById(tx, id)
  if (!found) return undefined
  await lockChildren(tx, [found.childId])
  if (!(await mayForEvery(tx, actor, 'missing.write', [found.childId], now.day))) return undefined
  return missingEpisodeById(tx, id)
}

type Did = 'reported' | RecordReturn['does'] | RecordInterview['does'] | WithdrawMissing['does']

async function finish(
  tx: Tx,
  actor: Actor,
  { id, childId }: Pick<MissingEpisode, 'id' | 'childId'>,
  did: Did,
  entries: readonly NewEntry[],
  now: Moment,
): Promise<void> {
  await addEntries(tx, actor, entries)
  await audit(tx, actor, 'missing.write', { kind: 'child', id: childId }, { missing: id, did })
  await refreshDues(tx, [childId], now.holidays)
}

function toldBy(actor: Actor, now: Moment) {
  return { recorder: actor, newId, on: now.day }
}
