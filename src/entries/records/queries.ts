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
  readonly signedBy: Pick<Actor, 'userId' | 'name'>
  readonly corrects?: string | null
}

/** Freezes what was written, with its hash and who wrote and signed it. Gives the record's id. */
export async function freezeRecord(tx: Tx, record: FinalRecord): Promise<string> {
  const id = newId()
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
      signedBy: record.signedBy.userId,
      signedByName: record.signedBy.name,
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

/** JSON with its keys in order, since jsonb keeps no order of its own (RFC 8785 for the values a record holds). */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const keys = Object.keys(value).sort()
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical((value as Record<string, unknown>)[key])}`).join(',')}}`
}
