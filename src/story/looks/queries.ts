import { sql } from 'kysely'
import type { Instant } from '../../kernel/instant.ts'
import type { Tx } from '../../platform/db.ts'

/** A look or an act, as the audit has it. */
export type Look = {
  readonly id: string
  readonly at: Instant
  readonly who: string | null
  readonly role: string
  /** For whom they stood in, where it was by covering alone. */
  readonly coveringFor: string | null
  readonly action: string
}
export type LooksPage = { readonly looks: readonly Look[]; readonly earlier: string | null }

/**
 * Who looked at a child, or did something for them, newest first, in their own name or among
 * others on a list or in a step. Stands on audit_of_subject and audit_of_children.
 */
export async function looksAt(tx: Tx, childId: string, limit: number, before?: string): Promise<LooksPage> {
  const about = (
    leaf: string,
  ) => sql`((${sql.ref(`${leaf}.subject_id`)} = ${childId} and ${sql.ref(`${leaf}.subject_kind`)} = 'child')
    or (${sql.ref(`${leaf}.children`)} <> '{}' and ${sql.ref(`${leaf}.children`)} @> array[${childId}]::uuid[]))`
  const { rows } = await sql<Look>`
    select l.id, l.at, access.name_of(l.user_id) as who, l.role, l.action,
           access.name_of(substring(l.relationship from 'covering for ([0-9a-f-]{36})')::uuid) as covering_for
      from access.audit_leaf l
     where l.authority = ${tx.authority} and ${about('l')}
       ${
         before
           ? sql`and (l.at, l.id) < (select b.at, b.id from access.audit_leaf b
                where b.authority = ${tx.authority} and b.id = ${before} and ${about('b')})`
           : sql``
       }
     order by l.at desc, l.id desc limit ${limit + 1}`.execute(tx)
  const looks = rows.slice(0, limit)
  return { looks, earlier: rows.length > limit ? (looks.at(-1)?.id ?? null) : null }
}
