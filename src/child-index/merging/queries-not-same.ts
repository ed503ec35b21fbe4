import { sql } from 'kysely'
import type { Instant } from '../../kernel/instant.ts'
import type { IndexTx } from '../matching/queries.ts'

/** Writes that two numbers are two children; nothing if it is said already. Stands on not_same_now. */
export async function insertNotSame(
  tx: IndexTx,
  id: string,
  numbers: readonly [string, string],
  decisionId: string,
  at: Instant,
): Promise<void> {
  const [number, otherNumber] = [...numbers].sort() as [string, string]
  await sql`
    insert into child_index.not_same (id, number, other_number, decision_id, decided_at)
    values (${id}, ${number}, ${otherNumber}, ${decisionId}, ${at})
    on conflict (number, other_number) where reversed_at is null do nothing`.execute(tx)
}

/** The decision by which two numbers, whichever aliases it named, are two children; undefined if there is none. */
export async function notSameDecision(
  tx: IndexTx,
  ones: readonly string[],
  others: readonly string[],
): Promise<string | undefined> {
  const { rows } = await sql<{ decisionId: string }>`
    select decision_id from child_index.not_same
     where reversed_at is null and (number = any(${ones}) and other_number = any(${others})
                                 or number = any(${others}) and other_number = any(${ones}))
     order by decided_at limit 1`.execute(tx)
  return rows[0]?.decisionId
}

/** Takes back all that was said of the two, whichever aliases it named; gives the decisions that said it. */
export async function saveReversed(
  tx: IndexTx,
  ones: readonly string[],
  others: readonly string[],
  by: readonly string[],
  at: Instant,
): Promise<readonly string[]> {
  const { rows } = await sql<{ decisionId: string }>`
    update child_index.not_same set reversed_at = ${at}, reversed_by = ${by}::text[]
     where reversed_at is null and (number = any(${ones}) and other_number = any(${others})
                                 or number = any(${others}) and other_number = any(${ones}))
    returning decision_id`.execute(tx)
  return rows.map(({ decisionId }) => decisionId)
}

/** What people said of these numbers: the other number, and when. Stands on not_same_now and not_same_other. */
export async function notSameSaidOf(
  tx: IndexTx,
  numbers: readonly string[],
): Promise<readonly { readonly other: string; readonly decidedAt: Instant }[]> {
  const { rows } = await sql<{ other: string; decidedAt: Instant }>`
    select other_number as other, decided_at from child_index.not_same
     where reversed_at is null and number = any(${numbers})
     union all
    select number, decided_at from child_index.not_same where reversed_at is null and other_number = any(${numbers})
     order by 2 limit 500`.execute(tx)
  return rows
}
