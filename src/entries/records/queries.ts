import { createHash } from 'node:crypto'
import type { Actor } from '../../access/actor.ts'
import { json, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { StepKind } from '../model.ts'

/** What was written for a purpose, as it is frozen: never changed afterwards. */
export type FinalRecord = {
  readonly kind: string
  readonly step: { readonly kind: StepKind; readonly id: string }
  readonly content: unknown
  readonly writtenBy: { readonly userId: string | null; readonly name: string }
  /** Null where nobody but its writer stands for it, such as a correction. */
  readonly signedBy: Pick<Actor, 'userId' | 'name'> | null
  readonly corrects?: string | null
}

/** Freezes what was written, with its hash and who wrote and signed it. Gives the record's id. */
export async function freezeRecord(tx: Tx, record: FinalRecord, id = newId()): Promise<string> {
  await tx
    .insertInto('record')
    .values({
      authority: tx.authority,
      id,
      kind: record.kind,
      stepKind: record.step.kind,
      stepId: record.step.id,
      content: json(record.content),
      sha256: hashOf(record.content),
      writtenBy: record.writtenBy.userId,
      writtenByName: record.writtenBy.name,
      signedBy: record.signedBy?.userId ?? null,
      signedByName: record.signedBy?.name ?? null,
      corrects: record.corrects ?? null,
    })
    .execute()
  return id
}

/** The hash a record is frozen with: of its content, whatever the order of its keys. */
export function hashOf(content: unknown): string {
  return createHash('sha256').update(canonical(content)).digest('hex')
}

/** Whether this content still has the hash it was frozen with. */
export function isUnaltered(record: { readonly content: unknown; readonly sha256: string }): boolean {
  return hashOf(record.content) === record.sha256
}

/** The final records of a step, oldest first: the first is the record, later ones are corrections beside it. */
export async function recordsOfStep(tx: Tx, stepId: string) {
  return tx
    .selectFrom('record')
    .select(['id', 'kind', 'content', 'sha256', 'writtenByName', 'signedByName', 'corrects', 'recordedAt'])
    .where('authority', '=', tx.authority)
    .where('stepId', '=', stepId)
    .orderBy('recordedAt')
    .limit(100)
    .execute()
}

/** One final record; undefined if there is none such. */
export async function recordById(tx: Tx, id: string) {
  return tx
    .selectFrom('record')
    .select(['id', 'kind', 'stepKind', 'stepId', 'writtenByName', 'signedByName', 'corrects', 'recordedAt'])
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Whom the step of a record is about, by what it wrote in their stories. Stands on entry_of_step. */
export async function peopleOfStep(tx: Tx, stepId: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('entry')
    .innerJoin('entryAbout as about', (join) =>
      join.onRef('about.authority', '=', 'entry.authority').onRef('about.entryId', '=', 'entry.id'),
    )
    .select('about.personId')
    .distinct()
    .where('entry.authority', '=', tx.authority)
    .where('entry.stepId', '=', stepId)
    .execute()
  return rows.map(({ personId }) => personId)
}

/** JSON with its keys in order, since jsonb keeps no order of its own (RFC 8785 for the values a record holds). */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const keys = Object.keys(value).sort()
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical((value as Record<string, unknown>)[key])}`).join(',')}}`
}
