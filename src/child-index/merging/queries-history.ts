import { sql } from 'kysely'
import type { IndexNumber } from '../../kernel/index-number.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { IndexTx } from '../matching/queries.ts'
import type { Weighed } from '../matching/rules.ts'
import type { IndexDB } from '../schema.ts'

/** A decision about a number, as held. */
export type HeldDecision = {
  readonly id: string
  readonly kind: IndexDB['childIndex.decision']['kind']
  readonly number: IndexNumber
  readonly otherNumber: IndexNumber | null
  readonly outcome: IndexDB['childIndex.decision']['outcome']
  readonly candidates: readonly Weighed[]
  readonly modelVersion: string
  readonly authority: string
  readonly userId: string | null
  readonly reason: string | null
  readonly decidedAt: Instant
}

/**
 * All that was decided of these numbers, newest first; at most 500. Stands on decision_of_child and
 * decision_of_other_child.
 */
export async function decisionsOf(tx: IndexTx, numbers: readonly string[]): Promise<readonly HeldDecision[]> {
  const { rows } = await sql<HeldDecision>`
    select d.id, d.kind, d.number, d.other_number, d.outcome, d.candidates, d.model_version, d.authority, d.user_id, d.reason,
           d.decided_at
      from (select * from child_index.decision where number = any(${numbers})
             union select * from child_index.decision where other_number = any(${numbers})) as d
     order by d.decided_at desc, d.id desc limit 500`.execute(tx)
  return rows
}

/** The numbers people have said are other children than any of these, and when. */
export async function notSameOf(
  tx: IndexTx,
  numbers: readonly string[],
): Promise<readonly { readonly number: IndexNumber; readonly decidedAt: Instant }[]> {
  const { rows } = await sql<{ number: IndexNumber; decidedAt: Instant }>`
    select coalesce(c.survivor, c.number) as number, min(said.decided_at) as decided_at from (
      select other_number as number, decided_at from child_index.not_same where reversed_at is null and number = any(${numbers})
       union all
      select number, decided_at from child_index.not_same where reversed_at is null and other_number = any(${numbers})) as said
      join child_index.child c on c.number = said.number group by 1 order by 2 limit 200`.execute(tx)
  return rows
}
