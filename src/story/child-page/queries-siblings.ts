import { sql } from 'kysely'
import type { Tx } from '../../platform/db.ts'
import type { EpisodeFact, StatusFact } from './model.ts'

/** When someone's case was open, and which plans there were. */
export type Help = { readonly statuses: readonly StatusFact[]; readonly episodes: readonly EpisodeFact[] }

/** Of each of these children, the cases and plans, latest first. Stands on plan_status_of_child and episode_of_child. */
export async function helpFor(tx: Tx, childIds: readonly string[]): Promise<ReadonlyMap<string, Help>> {
  if (childIds.length === 0) return new Map()
  const { rows } = await sql<Help & { readonly id: string }>`select c.id,
    coalesce((select jsonb_agg(jsonb_build_object('kind', s.kind, 'category', s.category, 'fromOn', s.from_on, 'toOn', s.to_on)
                order by s.from_on desc)
       from plan_status s where s.authority = ${tx.authority} and s.child_id = c.id), '[]') as statuses,
    coalesce((select jsonb_agg(jsonb_build_object('openedOn', e.opened_on, 'closedOn', e.closed_on) order by e.opened_on desc)
       from episode e where e.authority = ${tx.authority} and e.child_id = c.id), '[]') as episodes
    from unnest(${childIds}::uuid[]) c (id)`.execute(tx)
  return new Map(rows.map(({ id, ...help }) => [id, help]))
}
