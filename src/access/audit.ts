import { sql } from 'kysely'
import type { Tx } from '../platform/db.ts'
import type { Actor } from './actor.ts'
import type { Act } from './policy.ts'

/** What an audit leaf is about. */
export type Subject = { readonly kind: string; readonly id: string | null }

/**
 * Records that `actor` did or looked, in the same transaction as the act or the read itself:
 * if this cannot be written, there is no act and no answer.
 *
 * @param details never names, numbers or words of the record: ids, codes and counts only
 */
export async function audit(
  tx: Tx,
  actor: Actor,
  action: Act | 'sign-in' | 'sign-out' | 'refused',
  subject: Subject,
  details: Readonly<Record<string, string | number | boolean | null>> = {},
): Promise<void> {
  await tx
    .insertInto('access.auditLeaf')
    .values({
      authority: tx.authority,
      userId: actor.userId,
      role: actor.roles.join(' '),
      action,
      subjectKind: subject.kind,
      subjectId: subject.id,
      origin: actor.origin,
      details: sql`${JSON.stringify(details)}::jsonb`,
    })
    .execute()
}
