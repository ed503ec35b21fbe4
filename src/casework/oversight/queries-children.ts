import { type RawBuilder, sql } from 'kysely'
import { addMonths, type CalendarDay } from '../../kernel/calendar-day.ts'
import type { Tx } from '../../platform/db.ts'
import type { Figure, Period } from './model.ts'
import { heldBy } from './queries.ts'
import { begunBetween } from './rules.ts'

export type Behind = {
  readonly childId: string
  readonly worker: string | null
  readonly on: CalendarDay | null
  readonly doneOn: CalendarDay | null
}

type Asked = { readonly figure: Exclude<Figure, { of: 'drifting' }>; readonly period: Period }

/** The children behind a figure, those of the earliest day first; at most `limit`, and how many in all. */
export async function childrenBehind(
  tx: Tx,
  teamId: string,
  asked: Asked,
  limit: number,
): Promise<{ readonly children: readonly Behind[]; readonly total: number }> {
  const { rows } = await sql<Behind & { total: number }>`
    with ${heldBy(tx, teamId)}, counted as (${counted(tx, teamId, asked)})
    select counted.child_id as "childId", counted.on, counted.done_on as "doneOn", count(*) over ()::int as total,
           (select access.name_of(a.user_id) from allocation a where a.authority = ${tx.authority} and a.child_id = counted.child_id
               and a.to_on is null and a.role = 'social-worker' and a.user_id is not null limit 1) as worker
      from counted order by counted.on nulls last, counted.child_id limit ${limit}`.execute(tx)
  return { children: rows.map(({ total, ...child }) => child), total: rows[0]?.total ?? 0 }
}

function counted(tx: Tx, teamId: string, { figure, period: { from, to } }: Asked): RawBuilder<unknown> {
  const of = (alias: string) =>
    sql`${sql.ref(`${alias}.authority`)} = ${tx.authority} and ${sql.ref(`${alias}.child_id`)} = held.child_id`
  const none = sql`null::date as done_on`
  switch (figure.of) {
    case 'late':
      return sql`select d.child_id, min(d.due_by) as on, ${none} from held join due d on ${of('d')} and d.rule = ${figure.rule}
        and d.done_on is null and d.not_needed is null and d.due_by < ${to} group by d.child_id`
    case 'done':
    case 'done-late':
      return sql`select d.child_id, d.due_by as on, d.done_on from held join due d on ${of('d')} and d.rule = ${figure.rule}
        and d.done_on between ${from} and ${to} and (${figure.of === 'done'} or d.done_on > d.due_by)`
    case 'unallocated':
      return sql`select held.child_id, min(a.from_on) as on, ${none} from held join allocation a on ${of('a')} and a.to_on is null
        and a.team_id = ${teamId} where not held.is_allocated group by held.child_id`
    case 're-referred':
      return sql`select held.child_id, r.received_on as on, ${none} from held join referral_child part on ${of('part')}
        join referral r on r.authority = part.authority and r.id = part.referral_id
        where r.received_on > ${addMonths(to, -12)} and r.received_on <= ${to} and exists (select from closure c
          where ${of('c')} and c.closed_on <= r.received_on and c.closed_on > r.received_on - interval '12 months')`
    case 'worker':
      return sql`select held.child_id, min(a.from_on) as on, ${none} from held join allocation a on ${of('a')} and a.to_on is null
        and a.team_id = ${teamId} and a.user_id = ${figure.userId} and a.role in ('social-worker', 'co-worker') group by held.child_id`
    case 'plans': {
      const [after, until] = begunBetween(figure.length, to)
      return sql`select p.child_id, p.from_on as on, ${none} from held join plan_status p on ${of('p')} and p.to_on is null
        and p.kind = ${figure.kind} and (${after}::date is null or p.from_on > ${after}) and (${until}::date is null or p.from_on <= ${until})`
    }
  }
}
