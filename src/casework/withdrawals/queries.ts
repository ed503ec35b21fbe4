import { sql } from 'kysely'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Tx } from '../../platform/db.ts'
import { type BegunStep, WITHDRAWN_KINDS, type WithdrawnKind } from './model.ts'

type Where = {
  readonly table: 'assessment' | 'strategy_discussion' | 'section_47_enquiry'
  readonly begunOn: string
  readonly isFinished: string
}

const TABLES: Readonly<Record<WithdrawnKind, Where>> = {
  assessment: { table: 'assessment', begunOn: 'started_on', isFinished: `state = 'authorised'` },
  'strategy-discussion': {
    table: 'strategy_discussion',
    begunOn: `(triggered_at at time zone 'Europe/London')::date`,
    isFinished: 'held_on is not null',
  },
  'section-47-enquiry': { table: 'section_47_enquiry', begunOn: 'started_on', isFinished: 'concluded_on is not null' },
}

/** A step, locked until the transaction ends; undefined if there is none such, or a return reported it. */
export async function lockStep(tx: Tx, kind: WithdrawnKind, id: string): Promise<BegunStep | undefined> {
  const { table, begunOn, isFinished } = TABLES[kind]
  const { rows } = await sql<Omit<BegunStep, 'kind'>>`
    select s.id, ${sql.raw(begunOn)}::text as begun_on, ${sql.raw(isFinished)} as is_finished, s.withdrawn_on::text as withdrawn_on,
           array(select p.child_id from ${sql.raw(table)}_child p where p.authority = s.authority
                  and p.${sql.raw(table)}_id = s.id order by p.child_id) as child_ids
      from ${sql.raw(table)} s
     where s.authority = ${tx.authority} and s.id = ${id} and not s.reported for update of s`.execute(tx)
  return rows[0] && { ...rows[0], kind }
}

/** The steps about a child that were begun, not finished and not withdrawn. Each stands on its table's index by child. */
export async function stepsBegun(tx: Tx, childId: string): Promise<readonly BegunStep[]> {
  const steps: BegunStep[] = []
  for (const kind of WITHDRAWN_KINDS) {
    const { table } = TABLES[kind]
    const { rows } = await sql<{ id: string }>`
      select p.${sql.raw(table)}_id as id from ${sql.raw(table)}_child p
       where p.authority = ${tx.authority} and p.child_id = ${childId} limit 50`.execute(tx)
    for (const { id } of rows) {
      const step = await lockStep(tx, kind, id)
      if (step && !step.isFinished && step.withdrawnOn === null) steps.push(step)
    }
  }
  return steps
}

/** Withdraws a step, with why and by whom; nothing of it is deleted. */
export async function saveWithdrawn(
  tx: Tx,
  { kind, id }: Pick<BegunStep, 'kind' | 'id'>,
  withdrawn: { readonly on: CalendarDay; readonly why: string; readonly by: string | null },
): Promise<void> {
  const state = kind === 'assessment' ? sql`, state = 'withdrawn'` : sql``
  await sql`
    update ${sql.raw(TABLES[kind].table)}
       set withdrawn_on = ${withdrawn.on}, withdrawn_why = ${withdrawn.why}, withdrawn_by = ${withdrawn.by}::uuid ${state}
     where authority = ${tx.authority} and id = ${id}`.execute(tx)
}
