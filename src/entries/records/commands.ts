import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { mayForSome, relationshipsWith } from '../../access/queries.ts'
import { inWordsAt } from '../../kernel/instant.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { StepKind } from '../model.ts'
import { addEntries } from '../queries.ts'
import { paragraphs } from '../rules.ts'
import type { CorrectRefusal, RecordCorrection } from './model.ts'
import { freezeRecord, peopleOfStep, recordById } from './queries.ts'

/**
 * Puts a correction beside a final record: what is wrong, and how that is known. The record stays as it was signed; the
 * stories of the children it is about say that it was corrected.
 */
export async function correctRecord(
  tx: Tx,
  actor: Actor,
  recordId: string,
  act: RecordCorrection,
  now: Moment,
): Promise<Outcome<{ readonly id: string }, CorrectRefusal>> {
  const record = await recordToCorrect(tx, actor, recordId, now)
  if (!record) return refused('not-found')
  if (act.what.trim() === '') return refused('nothing-said')
  if (act.why.trim() === '') return refused('no-reason')
  if (await recordById(tx, act.id)) return accepted({ id: act.id })

  const step = { kind: record.stepKind as StepKind, id: record.stepId }
  const content = { what: act.what.trim(), why: act.why.trim() }
  const correction = { kind: 'correction', step, content, writtenBy: actor, signedBy: null, corrects: recordId }
  await freezeRecord(tx, correction, act.id)
  await addEntries(tx, actor, [
    {
      ...{ id: newId(), kind: 'fact', title: `Corrected: ${record.kind.replaceAll('-', ' ')}`, happenedOn: now.day },
      body: paragraphs(
        `${content.what}\n\n${content.why}\n\nThe record of ${inWordsAt(record.recordedAt)} stays as it was signed.`,
      ),
      ...{ saidBy: actor.name, saidByRole: actor.jobTitle, step, significant: true },
      about: record.childIds.map((personId) => ({ personId })),
    },
  ])
  await audit(tx, actor, 'entry.write', { kind: 'record', id: recordId }, { correction: act.id }, record.childIds)
  return accepted({ id: act.id })
}

/**
 * A final record that this actor may correct: they write in the story of one at least of the children it is about. A
 * correction is not corrected; another one stands beside the same record.
 */
export async function recordToCorrect(tx: Tx, actor: Actor, id: string, now: Moment) {
  const record = await recordById(tx, id)
  if (!record || record.corrects !== null) return undefined
  const people = await peopleOfStep(tx, record.stepId)
  if (people.length === 0 || !(await mayForSome(tx, actor, 'entry.write', people, now.day))) return undefined
  const children = await relationshipsWith(tx, actor, people, now.day)
  return { ...record, childIds: [...children.keys()] }
}
