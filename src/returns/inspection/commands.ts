import { gunzipSync } from 'node:zlib'
import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { may } from '../../access/policy.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { Tx } from '../../platform/db.ts'
import { enqueue } from '../../platform/jobs.ts'
import type { ListsRefusal, ListsRun } from './model.ts'
import { addListsRun, fileOfLists, listsRuns } from './queries-runs.ts'

/** Makings of the lists that the page goes back to. */
const MOST_RUNS = 50

/** The makings of the lists, the newest first; looking is on record. */
export async function lookAtLists(tx: Tx, actor: Actor): Promise<readonly ListsRun[] | undefined> {
  if (!may(actor, 'return.look')) return undefined
  const runs = await listsRuns(tx, MOST_RUNS)
  await audit(tx, actor, 'return.look', { kind: 'return', id: null }, { lists: runs.length })
  return runs
}

export type AskForLists = { readonly id: string; readonly asOn: CalendarDay; readonly edition: number }

/** Asks for the lists to be made from the record as it is now, as on a day. The same asking again is one act. */
export async function askForLists(
  tx: Tx,
  actor: Actor,
  { id, asOn, edition }: AskForLists,
  now: Moment,
): Promise<Outcome<{ readonly id: string }, ListsRefusal>> {
  if (!may(actor, 'return.make')) return refused('not-permitted')
  if (!(await addListsRun(tx, { id, asOn, edition, at: now.at, by: actor.userId }))) return accepted({ id })
  await enqueue(tx, 'make-inspection-lists', { runId: id })
  await audit(tx, actor, 'return.make', { kind: 'return', id }, { lists: edition, asOn })
  return accepted({ id })
}

/** The workbook as it was made; taking it is on record. */
export async function takeLists(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<{ readonly asOn: CalendarDay; readonly file: Buffer } | undefined> {
  const found = may(actor, 'return.look') ? await fileOfLists(tx, id) : undefined
  if (!found) return undefined
  await audit(tx, actor, 'return.look', { kind: 'return', id }, { taken: true })
  return { asOn: found.asOn, file: gunzipSync(found.content) }
}
