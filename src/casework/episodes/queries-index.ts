import { sql } from 'kysely'
import type { Tx } from '../../platform/db.ts'
import { enqueue } from '../../platform/jobs.ts'
import type { CaseInIndex } from './model-index.ts'

/** The job that tells the index of these children's cases, in the act's own transaction. */
export async function tellIndexOfCases(tx: Tx, childIds: readonly string[]): Promise<void> {
  for (const childId of new Set(childIds)) await enqueue(tx, 'tell-index-of-case', { childId })
}

/**
 * The latest case of a child who has an index number, with who holds it; undefined if there is none. Stands on
 * episode_of_child, allocation_of_child and lead_practitioner_now.
 */
export async function caseInIndex(tx: Tx, childId: string): Promise<CaseInIndex | undefined> {
  const { rows } = await sql<CaseInIndex>`
    select p.index_number, e.opened_on, e.closed_on, council.name as organisation, council.phone as duty_line,
           access.name_of(a.user_id) as worker, seat.phone as worker_phone, team.name as team,
           nullif(concat_ws(', ', lead.name, lead.role), '') as lead
      from person p
      join lateral (select opened_on, closed_on from episode e where e.authority = p.authority and e.child_id = p.id
                     order by e.closed_on is null desc, e.opened_on desc limit 1) e on true
      join lateral (select name, phone from access.agency c where c.authority = p.authority and c.kind = 'childrens-services'
                     order by c.phone is null, c.recorded_at, c.id limit 1) council on true
      left join allocation a on a.authority = p.authority and a.child_id = p.id and a.role = 'social-worker' and a.to_on is null
      left join access.team team on team.authority = p.authority and team.id = a.team_id
      left join lateral (select phone from access.membership m where m.authority = p.authority and m.user_id = a.user_id
                          and m.seat = 'council' order by m.from_on desc limit 1) seat on true
      left join lead_practitioner lead on lead.authority = p.authority and lead.child_id = p.id and lead.to_on is null
     where p.authority = ${tx.authority} and p.id = ${childId} and p.index_number is not null limit 1`.execute(tx)
  return rows[0]
}
