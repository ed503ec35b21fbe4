import { sql } from 'kysely'
import type { Tx } from '../../platform/db.ts'

/**
 * What managers said of this child: the last supervision, its open actions, the last decision of a manager. Part of the
 * one statement of the child's page; stands on supervision_child_of, supervision_action_of and management_decision_child_of.
 */
export function oversightIn(tx: Tx, childId: string, most: number) {
  const of = (part: string) =>
    sql`${sql.ref(`${part}.authority`)} = ${tx.authority} and ${sql.ref(`${part}.child_id`)} = ${childId}`
  return sql`jsonb_build_object(
    'last', (select jsonb_build_object('heldOn', p.held_on, 'by', s.recorded_by_name, 'decision', p.decision)
               from supervision_child p join supervision s on s.authority = p.authority and s.id = p.supervision_id
              where ${of('p')} order by p.held_on desc limit 1),
    'actions', coalesce((select jsonb_agg(jsonb_build_object('what', o.what, 'ownerName', o.owner_name, 'byOn', o.by_on,
               'inPlan', o.plan_action_id is not null) order by o.by_on)
               from (select a.* from supervision_action a
                      left join plan_action x on x.authority = a.authority and x.id = a.plan_action_id
                     where ${of('a')} and coalesce(x.state, a.state) = 'open' order by a.by_on limit ${most}) o), '[]'),
    'decision', (select jsonb_build_object('id', e.id, 'title', e.title, 'happenedOn', e.happened_on, 'by', e.said_by)
               from management_decision_child d join entry e on e.authority = d.authority and e.id = d.entry_id
              where ${of('d')} order by d.decided_on desc, d.recorded_at desc limit 1))`
}
