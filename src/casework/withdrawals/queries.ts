import { type RawBuilder, sql } from 'kysely'
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

/** A step; undefined if there is none such, or a return reported it. */
export async function stepById(tx: Tx, kind: WithdrawnKind, id: string): Promise<BegunStep | undefined> {
  const [step] = await select(tx, kind, sql`s.id = ${id} limit 1`)
  return step
}

/** The same, locked until the transaction ends. Its children are locked before it, as everywhere. */
export async function lockStep(tx: Tx, kind: WithdrawnKind, id: string): Promise<BegunStep | undefined> {
  const [step] = await select(tx, kind, sql`s.id = ${id} for update of s`)
  return step
}

/** The steps about a child that were begun, not finished and not withdrawn. Each stands on its table's index by child. */
export async function stepsBegun(tx: Tx, childId: string): Promise<readonly BegunStep[]> {
  const steps: BegunStep[] = []
  for (const kind of WITHDRAWN_KINDS) {
    const { table, isFinished } = TABLES[kind]
    const begun = sql`
      s.withdrawn_on is null and not (${sql.raw(isFinished)})
      and s.id in (select p.${sql.raw(table)}_id from ${sql.raw(table)}_child p
                    where p.authority = ${tx.authority} and p.child_id = ${childId})
      order by begun_on, s.id limit 50`
    steps.push(...(await select(tx, kind, begun)))
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

async function select(tx: Tx, kind: WithdrawnKind, which: RawBuilder<unknown>): Promise<readonly BegunStep[]> {
  const { table, begunOn, isFinished } = TABLES[kind]
  const { rows } = await sql<Omit<BegunStep, 'kind'>>`
    select s.id, ${sql.raw(begunOn)}::text as begun_on, ${sql.raw(isFinished)} as is_finished, s.withdrawn_on::text as withdrawn_on,
           array(select p.child_id from ${sql.raw(table)}_child p where p.authority = s.authority
                  and p.${sql.raw(table)}_id = s.id order by p.child_id) as child_ids
      from ${sql.raw(table)} s
     where s.authority = ${tx.authority} and not s.reported and ${which}`.execute(tx)
  return rows.map((row) => ({ ...row, kind }))
}
