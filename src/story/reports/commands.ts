import type { Actor } from '../../access/actor.ts'
import { audit, auditLooks } from '../../access/audit.ts'
import { type Act, may } from '../../access/policy.ts'
import { mayForEvery, relationshipsWith, standingFor } from '../../access/queries.ts'
import { childrenWorkedWithTogether } from '../../casework/episodes/queries-together.ts'
import { recordsOfStep } from '../../entries/records/queries.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { KnownPerson } from '../../people/model.ts'
import { personById } from '../../people/queries.ts'
import type { Tx } from '../../platform/db.ts'
import { factsOfReport } from './commands-facts.ts'
import {
  type OwnWords,
  REPORT_KINDS,
  type ReportDocument,
  type ReportFacts,
  type ReportHead,
  type ReportKind,
  type ReportListed,
  type ReportRefusal,
} from './model.ts'
import { addReport, lockReport, reportById, reportsOf, saveWords } from './queries.ts'
import { composeReport, missingIn, writtenWords } from './rules.ts'

/** The reports of a child: those begun, and what is missing in each that can be made. */
export type ReportList = {
  readonly child: KnownPerson
  /** Brothers and sisters of the same case, about whom a report can be too. */
  readonly siblings: readonly KnownPerson[]
  readonly reports: readonly ReportListed[]
  readonly missing: ReadonlyMap<ReportKind, readonly string[]>
  readonly mayWrite: boolean
}

/** Opens the list of a child's reports. The look is on record; undefined for a child of whom there is none to see. */
export async function lookAtReports(
  tx: Tx,
  actor: Actor,
  childId: string,
  now: Moment,
): Promise<ReportList | undefined> {
  const standing = await standingFor(tx, actor, 'child.look', childId, now.day)
  const child = standing && (await personById(tx, childId))
  if (!child || !standing) return undefined
  const mayWrite = may(actor, 'report.write', standing)
  const [, ...siblings] = mayWrite
    ? ((await childrenWorkedWithTogether(tx, actor, 'report.write', childId, now.day)) ?? [child])
    : [child]
  const facts = await factsOfReport(tx, nothingWritten(childId, actor, now), { on: now.day, mayWrite })
  await auditLooks(tx, actor, [childId], { part: 'reports' })
  const reports = await visible(tx, actor, await reportsOf(tx, childId), now)
  return { child, siblings, reports, missing: missingOf(facts), mayWrite }
}

/** Begins a report about these children. */
export async function beginReport(
  tx: Tx,
  actor: Actor,
  act: { readonly id: string; readonly kind: ReportKind; readonly childIds: readonly string[] },
  now: Moment,
): Promise<Outcome<string, ReportRefusal>> {
  if (act.childIds.length === 0) return refused('not-found')
  if (!(await mayForEvery(tx, actor, 'report.write', act.childIds, now.day))) return refused('not-found')
  await addReport(tx, actor, act, now)
  await audit(tx, actor, 'report.write', { kind: 'report', id: act.id }, { begun: act.kind }, act.childIds)
  return accepted(act.id)
}

/** A report as its sources stand, what was made final of it, and what this actor may do with it. */
export type ReportShown = {
  readonly head: ReportHead
  readonly facts: ReportFacts
  readonly document: ReportDocument
  readonly children: readonly KnownPerson[]
  readonly finals: readonly { readonly id: string; readonly recordedAt: Instant; readonly by: string }[]
  readonly mayWrite: boolean
  readonly mayTake: boolean
}

/**
 * Opens a report. The look is on record for each of the children; undefined where one of them is not a child for whom
 * the actor may do `act`.
 */
export async function lookAtReport(
  tx: Tx,
  actor: Actor,
  id: string,
  now: Moment,
  act: Act = 'child.look',
): Promise<ReportShown | undefined> {
  const head = await reportById(tx, id)
  if (!head || !(await mayForEvery(tx, actor, act, head.childIds, now.day))) return undefined
  const standings = await relationshipsWith(tx, actor, head.childIds, now.day)
  const mayAll = (what: Act) => head.childIds.every((child) => may(actor, what, standings.get(child) ?? new Set()))
  const mayWrite = mayAll('report.write')
  const facts = await factsOfReport(tx, head, { on: now.day, mayWrite })
  await auditLooks(tx, actor, head.childIds, { part: 'report', stepId: id })
  return {
    ...{ head, facts, document: composeReport(facts), children: facts.children.map(({ child }) => child) },
    finals: await finalsOf(tx, id),
    ...{ mayWrite, mayTake: mayAll('record.take') },
  }
}

/** Writes what a report alone says. */
export async function writeReport(
  tx: Tx,
  actor: Actor,
  { id, revision, ...words }: OwnWords & { readonly id: string; readonly revision: number },
  now: Moment,
): Promise<Outcome<string, ReportRefusal>> {
  const head = await lockReport(tx, id)
  if (!head || !(await mayForEvery(tx, actor, 'report.write', head.childIds, now.day))) return refused('not-found')
  if (head.revision !== revision) return refused('written-meanwhile')
  const written = writtenWords(words)
  if (!written.ok) return written
  await saveWords(tx, actor, id, written.value, now.at)
  await audit(tx, actor, 'report.write', { kind: 'report', id }, {}, head.childIds)
  return accepted(id)
}

/** Of these reports, those about children all of whom the actor may look at. */
async function visible(tx: Tx, actor: Actor, reports: readonly ReportListed[], now: Moment) {
  const ids = [...new Set(reports.flatMap(({ childIds }) => childIds))]
  const standings = await relationshipsWith(tx, actor, ids, now.day)
  const mayLook = (id: string) => may(actor, 'child.look', standings.get(id) ?? new Set())
  return reports.filter(({ childIds }) => childIds.every(mayLook))
}

function missingOf(facts: ReportFacts): ReportList['missing'] {
  return new Map(
    REPORT_KINDS.map((kind) => {
      const document = composeReport({ ...facts, head: { ...facts.head, kind } })
      return [kind, missingIn(document).map(({ text }) => text)] as const
    }),
  )
}

/** A report that nobody has begun yet. */
function nothingWritten(childId: string, actor: Actor, now: Moment): ReportHead {
  return {
    ...{ id: childId, kind: 'conference', childIds: [childId], toWhom: '', covering: '', recommendation: '' },
    ...{ revision: 0, begunOn: now.day, writtenBy: actor.userId, writtenByName: actor.name, writtenAt: now.at },
  }
}

async function finalsOf(tx: Tx, id: string): Promise<ReportShown['finals']> {
  const records = (await recordsOfStep(tx, id)).filter(({ corrects }) => corrects === null)
  return records
    .map((record) => ({ id: record.id, recordedAt: record.recordedAt as Instant, by: record.writtenByName }))
    .toReversed()
}
