import { sql } from 'kysely'
import { statementOf } from '../../platform/db.ts'
import type { Asked } from '../contract-asked.ts'
import type { IndexTx } from '../matching/queries.ts'
import type { AuditedRequest } from './model.ts'

/**
 * Records that something was asked, by whom and what for, with what was answered, in the answer's own transaction: if
 * this cannot be written there is no answer.
 *
 * @param answer the outcome or refusal in one word; never a name, an identifier or a date
 * @param numbers the children the answer named
 */
export async function auditRequest(
  tx: IndexTx,
  { authority, userId, role, purpose, client = null }: Asked,
  request: AuditedRequest,
  answer: string,
  numbers: readonly string[],
  count = 1,
): Promise<void> {
  const user = userId === null ? null : short(userId)
  const machine = client === null ? null : short(client)
  const who = [short(authority), user, short(role), short(purpose), machine] as const
  await addLeaf(tx, ...who, request, answer, numbers, count)
}

/** Lets no statement of this transaction wait longer for a lock, in milliseconds: then it fails with 55P03. */
export async function waitForLocksAtMost(tx: IndexTx, most: number): Promise<void> {
  await sql`select set_config('lock_timeout', ${String(Math.ceil(most))}, true)`.execute(tx)
}

type Leaf = [
  ...who: readonly [authority: string, userId: string | null, role: string, purpose: string, client: string | null],
  request: string,
  answer: string,
  numbers: readonly string[],
  count: number,
]

const addLeaf = statementOf<Leaf, never>(
  (authority, userId, role, purpose, client, request, answer, numbers, count) => sql`
    insert into child_index.audit_leaf (authority, user_id, role, purpose, client, request, answer, numbers, count)
    values (${authority}, ${userId}, ${role}, ${purpose}, ${client}, ${request}, ${answer}, ${numbers}::text[], ${count})`,
)

/** Of a request that did not say who asks, what it did say is kept, readably. */
function short(text: string): string {
  return text.replace(/\p{Cc}|\p{Cs}/gu, '?').slice(0, 200)
}
