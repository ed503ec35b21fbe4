import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { addEntries } from '../../entries/queries.ts'
import { freezeRecord, isUnaltered, recordById, recordsOfStep } from '../../entries/records/queries.ts'
import { paragraphs } from '../../entries/rules.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { lookAtReport, type ReportShown } from './commands.ts'
import type { FinalReport, ReportDocument, ReportRefusal } from './model.ts'
import { lockReport } from './queries.ts'
import { composeReport, correctedSince, finalReport } from './rules.ts'
import { TITLES } from './rules-words.ts'

/**
 * Makes a report final as it stands: a record with its hash, who wrote and who signed it, and an entry in each child's
 * story. It may be made final again; each is a record of its own. Sent twice under one id it is final once.
 */
export async function makeFinal(
  tx: Tx,
  actor: Actor,
  { id, recordId }: { readonly id: string; readonly recordId: string },
  now: Moment,
): Promise<Outcome<string, ReportRefusal>> {
  const head = await lockReport(tx, id)
  const shown = head && (await lookAtReport(tx, actor, id, now, 'report.write'))
  if (!shown) return refused('not-found')
  if (await recordById(tx, recordId)) return accepted(recordId)
  const step = { kind: 'report', id } as const
  const writtenBy = { userId: head.writtenBy, name: head.writtenByName }
  const content = finalReport(shown.facts, shown.document)
  await freezeRecord(tx, { kind: 'report', step, content, writtenBy, signedBy: actor }, recordId)
  await addEntries(tx, actor, [
    {
      ...{ id: newId(), kind: 'fact', title: `${TITLES[head.kind]} made final`, happenedOn: now.day },
      body: paragraphs(`${TITLES[head.kind]}, signed by ${actor.name}. It is kept as it was that day.`),
      ...{ saidBy: actor.name, saidByRole: actor.jobTitle, step },
      about: head.childIds.map((personId) => ({ personId })),
    },
  ])
  await audit(tx, actor, 'report.write', { kind: 'report', id }, { final: recordId }, head.childIds)
  return accepted(recordId)
}

/** A report as it was made final. */
export type FinalShown = {
  readonly report: ReportShown
  readonly id: string
  readonly finalAt: Instant
  readonly writtenBy: string
  readonly signedBy: string | null
  readonly sha256: string
  readonly content: FinalReport
  /** Whether its content still has its hash. */
  readonly unaltered: boolean
  /** Its pieces that say something else at their source today. */
  readonly correctedSince: ReadonlySet<string>
}

/** Opens a report as it was made final. The look is on record; undefined where there is none such for this actor. */
export async function lookAtFinal(
  tx: Tx,
  actor: Actor,
  { id, recordId }: { readonly id: string; readonly recordId: string },
  now: Moment,
): Promise<FinalShown | undefined> {
  const report = await lookAtReport(tx, actor, id, now)
  if (!report) return undefined
  const record = (await recordsOfStep(tx, id)).find((one) => one.id === recordId && one.corrects === null)
  if (!record) return undefined
  const content = record.content as FinalReport
  // As of the day it was made: that a child is older today is no correction.
  const today = composeReport({ ...report.facts, on: content.on })
  return {
    ...{ report, id: recordId, finalAt: record.recordedAt as Instant, sha256: record.sha256, content },
    ...{ writtenBy: record.writtenByName, signedBy: record.signedByName, unaltered: isUnaltered(record) },
    correctedSince: correctedSince(content.document, today),
  }
}

/** What is printed of a report: as its sources stand, or as it was made final with its hash. */
export type ToPrint = {
  readonly document: ReportDocument
  readonly final: Pick<FinalShown, 'finalAt' | 'signedBy' | 'sha256' | 'correctedSince'> | null
}

/** Takes a copy of a report out of the program. Who took it is on record for each of the children. */
export async function takeReport(
  tx: Tx,
  actor: Actor,
  { id, recordId }: { readonly id: string; readonly recordId?: string | undefined },
  now: Moment,
): Promise<ToPrint | undefined> {
  const final = recordId ? await lookAtFinal(tx, actor, { id, recordId }, now) : undefined
  const report = recordId ? final?.report : await lookAtReport(tx, actor, id, now)
  if (!report?.mayTake) return undefined
  const details = { part: 'report', form: 'pdf', step: id, record: recordId ?? null }
  for (const childId of report.head.childIds)
    await audit(tx, actor, 'record.take', { kind: 'child', id: childId }, details)
  return final ? { document: final.content.document, final } : { document: report.document, final: null }
}
