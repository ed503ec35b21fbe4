import { sql } from 'kysely'
import type { Tx } from '../../platform/db.ts'
import type { CensusYear } from '../children-in-need/model.ts'
import type { Because, HolderCount, OutBecause, RuleCount, RunFailure } from './model.ts'

/** How often each rule is broken in a return: errors first, the commonest first. Stands on return_failure_of_run. */
export async function ruleCounts(tx: Tx, runId: string): Promise<readonly RuleCount[]> {
  const { rows } = await sql<RuleCount>`
    select code, severity, count(*)::int as times, count(distinct child_id)::int as children
      from return_failure where authority = ${tx.authority} and run_id = ${runId}
     group by code, severity order by severity, times desc, code`.execute(tx)
  return rows
}

/** How much there is to put right, by team and by worker, the most first; fifty at most. Stands on return_failure_of_run. */
export async function holderCounts(tx: Tx, runId: string, by: 'team' | 'worker'): Promise<readonly HolderCount[]> {
  const name = by === 'worker' ? sql`access.name_of(f.user_id)` : sql`t.name`
  const { rows } = await sql<HolderCount>`
    select ${name} as name, count(*)::int as times, count(distinct f.child_id)::int as children
      from return_failure f left join access.team t on t.authority = f.authority and t.id = f.team_id
     where f.authority = ${tx.authority} and f.run_id = ${runId} and f.child_id is not null
     group by 1 order by times desc limit 50`.execute(tx)
  return rows
}

/** What a rule said in a return, child by child, at most `limit`. Stands on return_failure_of_run. */
export async function failuresByRule(
  tx: Tx,
  runId: string,
  code: string,
  limit: number,
): Promise<readonly RunFailure[]> {
  const { rows } = await sql<RunFailure>`
    select child_id as "childId", code, severity, path, user_id as "userId", team_id as "teamId" from return_failure
     where authority = ${tx.authority} and run_id = ${runId} and code = ${code}
     order by child_id nulls first, id limit ${limit}`.execute(tx)
  return rows
}

/** Who holds these children now, by child. Stands on allocation_of_child. */
export async function holdersOf(tx: Tx, childIds: readonly string[]) {
  const { rows } = await sql<{ childId: string; userId: string | null; teamId: string | null; name: string | null }>`
    select distinct on (child_id) child_id as "childId", user_id as "userId", team_id as "teamId", access.name_of(user_id) as name
      from allocation where authority = ${tx.authority} and child_id = any(${childIds}::uuid[]) and to_on is null
       and role = 'social-worker' order by child_id, from_on desc`.execute(tx)
  return new Map(rows.map((row) => [row.childId, row]))
}

/** How many children a return speaks of, by why. */
export async function becauseCounts(tx: Tx, runId: string): Promise<Readonly<Partial<Record<Because, number>>>> {
  const { rows } = await sql<{ because: Because; count: number }>`
    select because, count(*)::int as count from return_child
     where authority = ${tx.authority} and run_id = ${runId} group by 1`.execute(tx)
  return Object.fromEntries(rows.map(({ because, count }) => [because, count]))
}

/** How many children with a case or a referral here a year's return leaves out, and why. */
export async function leftOut(
  tx: Tx,
  { from, to }: CensusYear,
): Promise<Readonly<Partial<Record<OutBecause, number>>>> {
  const { rows } = await sql<{ because: OutBecause; count: number }>`
    select because, count(*)::int as count from (
      select case when min(e.opened_on) > ${to} then 'begins-after' when max(e.opened_on) is not null then 'ended-before'
                  else 'no-referral' end as because
        from referral_child part
        join referral r on r.authority = part.authority and r.id = part.referral_id
        left join episode e on e.authority = part.authority and e.child_id = part.child_id
       where part.authority = ${tx.authority} group by part.child_id
      having not coalesce(bool_or(e.opened_on <= ${to} and (e.closed_on is null or e.closed_on >= ${from})), false)
         and not bool_or(r.received_on between ${from} and ${to})) out group by 1`.execute(tx)
  return Object.fromEntries(rows.map(({ because, count }) => [because, count]))
}
