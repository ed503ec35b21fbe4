import { gunzipSync } from 'node:zlib'
import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { may } from '../../access/policy.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { KnownPerson } from '../../people/model.ts'
import { peopleById } from '../../people/queries.ts'
import type { Tx } from '../../platform/db.ts'
import { enqueue } from '../../platform/jobs.ts'
import { censusYear } from '../children-in-need/rules-whole.ts'
import type {
  Because,
  Differences,
  HolderCount,
  OutBecause,
  ReturnRun,
  RuleCount,
  RunRefusal,
  SendRefusal,
  SignRefusal,
} from './model.ts'
import {
  addRun,
  differencesOf,
  fileOfRun,
  lockRun,
  runBefore,
  runById,
  runsOfReturn,
  saveSent,
  saveSigned,
} from './queries.ts'
import { becauseCounts, holderCounts, leftOut, ruleCounts } from './queries-failures.ts'
import { sendRun, signRun } from './rules.ts'

/** Makings of the return that the list goes back to. */
const MOST_RUNS = 50

/** The makings of the return, the newest first; looking is on record. */
export async function lookAtRuns(tx: Tx, actor: Actor): Promise<readonly ReturnRun[] | undefined> {
  if (!mayLook(actor)) return undefined
  const runs = await runsOfReturn(tx, MOST_RUNS)
  await audit(tx, actor, 'return.look', { kind: 'return', id: null }, { runs: runs.length })
  return runs
}

/** Whether this person makes returns, or signs them. */
export function mayLook(actor: Actor): boolean {
  return may(actor, 'return.look')
}

/** Asks for the return of a year to be made from the record as it is now. The same asking again is one act. */
export async function askForRun(
  tx: Tx,
  actor: Actor,
  { id, year }: { readonly id: string; readonly year: number },
  now: Moment,
): Promise<Outcome<{ readonly id: string }, RunRefusal>> {
  if (!may(actor, 'return.make')) return refused('not-permitted')
  if (!(await addRun(tx, { id, year, at: now.at, by: actor.userId }))) return accepted({ id })
  await enqueue(tx, 'make-return', { runId: id })
  await audit(tx, actor, 'return.make', { kind: 'return', id }, { year })
  return accepted({ id })
}

/** One making of a return, and all that is said of it. */
export type RunSeen = {
  readonly run: ReturnRun
  readonly rules: readonly RuleCount[]
  readonly teams: readonly HolderCount[]
  readonly workers: readonly HolderCount[]
  readonly because: Readonly<Partial<Record<Because, number>>>
  readonly out: Readonly<Partial<Record<OutBecause, number>>>
  /** Against the making before it, and against last year's. */
  readonly differences: readonly Differences[]
  readonly people: ReadonlyMap<string, KnownPerson>
}

/** Opens one making of a return; the look is on record, of the children whom it names. */
export async function lookAtRun(tx: Tx, actor: Actor, id: string): Promise<RunSeen | undefined> {
  const run = mayLook(actor) ? await runById(tx, id) : undefined
  if (!run) return undefined
  const before = [await runBefore(tx, run, run.year), await runBefore(tx, run, run.year - 1)].filter(
    (one) => one !== undefined,
  )
  const differences: Differences[] = []
  if (run.madeAt !== null) for (const one of before) differences.push(await differencesOf(tx, run, one))
  const named = differences.flatMap(({ come, gone, changed }) =>
    [come, gone, changed].flatMap(({ childIds }) => childIds),
  )
  await audit(tx, actor, 'return.look', { kind: 'return', id }, {}, [...new Set(named)])
  return {
    ...{ run, differences, people: await peopleById(tx, named) },
    rules: await ruleCounts(tx, id),
    teams: await holderCounts(tx, id, 'team'),
    workers: await holderCounts(tx, id, 'worker'),
    because: await becauseCounts(tx, id),
    out: await leftOut(tx, censusYear(run.year)),
  }
}

/** The file of a return as it was made; taking it is on record. */
export async function takeFile(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<{ readonly year: number; readonly file: Buffer } | undefined> {
  const run = mayLook(actor) ? await runById(tx, id) : undefined
  const content = run && (await fileOfRun(tx, id))
  if (!content) return undefined
  await audit(tx, actor, 'return.look', { kind: 'return', id }, { taken: true })
  return { year: run.year, file: gunzipSync(content) }
}

/** Signs a return that has no errors. */
export async function signReturn(
  tx: Tx,
  actor: Actor,
  id: string,
  now: Moment,
): Promise<Outcome<ReturnRun, SignRefusal>> {
  if (!may(actor, 'return.sign')) return refused('not-permitted')
  const run = await lockRun(tx, id)
  if (!run) return refused('not-found')
  const decided = signRun(run)
  if (!decided.ok) return decided
  await saveSigned(tx, id, now.at, actor.userId)
  await audit(tx, actor, 'return.sign', { kind: 'return', id }, { year: run.year })
  return accepted(run)
}

/** Marks a signed return as handed in to the department; each one of a year has its number. */
export async function sendReturn(
  tx: Tx,
  actor: Actor,
  id: string,
  now: Moment,
): Promise<Outcome<ReturnRun, SendRefusal>> {
  if (!may(actor, 'return.make')) return refused('not-permitted')
  const run = await lockRun(tx, id)
  if (!run) return refused('not-found')
  const decided = sendRun(run)
  if (!decided.ok) return decided
  await saveSent(tx, run, now.at, actor.userId)
  await audit(tx, actor, 'return.make', { kind: 'return', id }, { year: run.year, sent: true })
  return accepted(run)
}
