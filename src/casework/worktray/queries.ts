import { sql } from 'kysely'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { peopleById } from '../../people/queries.ts'
import type { Tx } from '../../platform/db.ts'
import type { Due, DueRule, DueStep } from '../dues/model.ts'
import type { TrayFacts } from './model.ts'

/**
 * What the list says of each of these children, in two statements, however many they are. Each part stands on its
 * table's index by child; what is new is reckoned from this reader's own last look at
 * the child's page itself (audit_of_subject): a form that lists the child shows none of it.
 */
export async function trayFacts(tx: Tx, userId: string | null, ids: readonly string[]): Promise<readonly TrayFacts[]> {
  if (ids.length === 0) return []
  const people = await peopleById(tx, ids)
  const of = sql`authority = ${tx.authority} and child_id = c.id`
  const { rows } = await sql<Row>`
    select c.id, looked.at is not null as seen,
      (select jsonb_build_object('kind', kind, 'category', category, 'fromOn', from_on) from plan_status
        where ${of} and to_on is null order by from_on desc limit 1) as status,
      (select opened_on from episode where ${of} and closed_on is null order by opened_on desc limit 1) as opened_on,
      (select jsonb_agg(jsonb_build_object('rule', d.rule, 'step', jsonb_build_object('kind', d.step_kind, 'id', d.step_id),
                'dueBy', d.due_by) order by d.due_by) from (select * from due
        where ${of} and done_on is null and not_needed is null order by due_by limit 10) d) as dues,
      (select jsonb_agg(jsonb_build_object('title', title, 'kind', kind, 'trend', trend,
                'isNew', recorded_by is distinct from ${userId}::uuid and coalesce(recorded_at > looked.at, false)) order by recorded_at desc)
         from worry where ${of} and closed_on is null) as worries,
      (select jsonb_build_object('title', n.title, 'kind', n.kind, 'saidBy', n.said_by, 'count', n.count) from (
         select e.title, e.kind, e.said_by, count(*) over () as count from entry_about a
           join entry e on e.authority = a.authority and e.id = a.entry_id
          where a.authority = ${tx.authority} and a.person_id = c.id and a.recorded_at > looked.at
            and e.recorded_by is distinct from ${userId}::uuid
          order by a.recorded_at desc limit 1) n) as news,
      (select jsonb_build_object('id', s.id, 'state', s.state) from assessment_child p
         join assessment s on s.authority = p.authority and s.id = p.assessment_id
        where p.authority = ${tx.authority} and p.child_id = c.id
          and (not s.reported or exists (select from episode e where e.authority = s.authority
                and e.referral_id = s.referral_id and e.child_id = c.id and e.closed_on is null))
          and s.state in ('open', 'submitted', 'returned') order by s.started_on desc limit 1) as assessment,
      (select jsonb_build_object('id', s.id, 'plannedFor', s.planned_for) from conference_child p
         join conference s on s.authority = p.authority and s.id = p.conference_id
        where p.authority = ${tx.authority} and p.child_id = c.id and not s.reported and s.held_on is null
        order by s.due_from desc limit 1) as conference,
      (select access.name_of(user_id) from allocation where ${of} and to_on is null and role = 'social-worker'
          and user_id is not null limit 1) as worker
    from unnest(${ids}::uuid[]) as c (id)
    left join lateral (
      select at from access.audit_leaf where authority = ${tx.authority} and subject_id = c.id and action = 'child.look'
         and user_id = ${userId} and details ->> 'page' = 'child' order by at desc limit 1) looked on true`.execute(tx)
  return rows.flatMap(({ id, dues, worries, ...row }) => {
    const child = people.get(id)
    return child ? [{ ...row, child, dues: dues ?? [], worries: worries ?? [] }] : []
  })
}

/** What this user began and did not send, latest first; at most `limit`. Stands on draft_authority_user_id_form_key. */
export async function draftsOf(tx: Tx, userId: string | null, limit: number) {
  if (userId === null) return []
  return tx
    .selectFrom('draft')
    .select(['form', 'savedAt'])
    .where('authority', '=', tx.authority)
    .where('userId', '=', userId)
    .orderBy('savedAt', 'desc')
    .limit(limit)
    .execute()
}

type Row = Omit<TrayFacts, 'child' | 'dues' | 'worries'> & {
  readonly id: string
  readonly openedOn: CalendarDay | null
  readonly dues: readonly (Pick<Due, 'dueBy'> & { readonly rule: DueRule; readonly step: DueStep })[] | null
  readonly worries: TrayFacts['worries'] | null
}
