import { sql } from 'kysely'
import type { Instant } from '../../kernel/instant.ts'
import type { IndexTx } from '../matching/queries.ts'
import { type BudgetKind, type BudgetSetting, beginningOf, fiveMinutesOf } from './rules.ts'

/** Every setting of a budget there ever was; a few dozen. */
export async function budgetSettings(tx: IndexTx): Promise<readonly BudgetSetting[]> {
  return tx
    .selectFrom('childIndex.budgetSetting')
    .select(['kind', 'spender', 'fromOn', 'mostHourly', 'mostDaily', 'priceOfMiss'])
    .limit(1000)
    .execute()
}

/** What one spender spent in one way within five minutes. */
export type Spent = {
  readonly spender: string
  readonly kind: BudgetKind
  readonly fiveMinutes: number
  readonly spent: number
}

/** What other processes have written of these spenders since an instant. Stands on budget_spent_by_spender. */
export async function spentElsewhere(
  tx: IndexTx,
  spenders: readonly string[],
  since: Instant,
  process: string,
): Promise<readonly Spent[]> {
  const { rows } = await sql<{ spender: string; kind: BudgetKind; since: Instant; spent: number }>`
    select spender, kind, since, sum(spent)::integer as spent from child_index.budget_spent
     where spender = any(${spenders}) and since >= ${since}::timestamptz and process <> ${process}::uuid
     group by spender, kind, since limit 100000`.execute(tx)
  return rows.map(({ since: began, ...row }) => ({ ...row, fiveMinutes: fiveMinutesOf(began) }))
}

/** Writes what was spent in this process. */
export async function saveSpent(tx: IndexTx, spent: readonly Spent[], process: string): Promise<void> {
  await sql`
    insert into child_index.budget_spent (spender, kind, since, spent, process)
    select *, ${process}::uuid
      from unnest(${spent.map(({ spender }) => spender)}::text[], ${spent.map(({ kind }) => kind)}::text[],
                  ${spent.map(({ fiveMinutes }) => beginningOf(fiveMinutes))}::timestamptz[],
                  ${spent.map((one) => one.spent)}::integer[])`.execute(tx)
}
