import { sql } from 'kysely'
import type { BankHolidays, CalendarDay } from '../../kernel/calendar-day.ts'
import type { Instant } from '../../kernel/instant.ts'
import { lockChildren } from '../../people/queries.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { localTimescales } from '../timescales/queries.ts'
import type { Due, DueRule, DueStep } from './model.ts'
import { factsOfChildren } from './queries-facts.ts'
import { duesOf } from './rules.ts'

/** How many clocks a refresh added, moved and took away. */
export type Refreshed = { readonly added: number; readonly changed: number; readonly removed: number }

/**
 * Brings the stored clocks of these children in line with what is recorded of them: called by every command that
 * changes such a fact, in its transaction, and by `rebuild dues`, which must find nothing to change.
 */
export async function refreshDues(tx: Tx, childIds: readonly string[], holidays: BankHolidays): Promise<Refreshed> {
  if (childIds.length === 0) return { added: 0, changed: 0, removed: 0 }
  await lockChildren(tx, childIds)
  const locals = await localTimescales(tx)
  const wanted = (await factsOfChildren(tx, childIds)).flatMap((facts) => duesOf(facts, holidays, locals))
  const stored = new Map((await storedDues(tx, childIds)).map((due) => [keyOf(due), due]))
  const fresh = wanted.filter((due) => !stored.has(keyOf(due)))
  const changed = wanted.flatMap((due) => {
    const was = stored.get(keyOf(due))
    return was && differs(was, due) ? [{ ...due, id: was.id }] : []
  })
  const keys = new Set(wanted.map(keyOf))
  const gone = [...stored].filter(([key]) => !keys.has(key)).map(([, { id }]) => id)
  await insertDues(tx, fresh)
  await updateDues(tx, changed)
  if (gone.length > 0) await withdrawDues(tx, gone)
  return { added: fresh.length, changed: changed.length, removed: gone.length }
}

/** The clocks of these children that still run, nearest first; at most `limit`. Stands on due_of_child. */
export async function openDues(tx: Tx, childIds: readonly string[], limit: number): Promise<readonly Due[]> {
  if (childIds.length === 0) return []
  const rows = await tx
    .selectFrom('due')
    .select(COLUMNS)
    .where('authority', '=', tx.authority)
    .where('childId', 'in', childIds)
    .where('doneOn', 'is', null)
    .where('notNeeded', 'is', null)
    .orderBy('dueBy')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(asDue)
}

/** The clocks that this step set going, finished ones too. Stands on due_of_step. */
export async function duesOfStep(tx: Tx, stepId: string): Promise<readonly Due[]> {
  const rows = await tx
    .selectFrom('due')
    .select(COLUMNS)
    .where('authority', '=', tx.authority)
    .where('stepId', '=', stepId)
    .orderBy('dueBy')
    .limit(100)
    .execute()
  return rows.map(asDue)
}

const COLUMNS = [
  'id',
  'rule',
  'ruleValidFrom',
  'stepKind',
  'stepId',
  'childId',
  'startsOn',
  'dueBy',
  'dueAt',
  'doneOn',
  'doneAt',
  'notNeeded',
] as const

type Row = {
  readonly id: string
  readonly rule: string
  readonly ruleValidFrom: CalendarDay
  readonly stepKind: string
  readonly stepId: string
  readonly childId: string | null
  readonly startsOn: CalendarDay
  readonly dueBy: CalendarDay
  readonly dueAt: Instant | null
  readonly doneOn: CalendarDay | null
  readonly doneAt: Instant | null
  readonly notNeeded: string | null
}

type Stored = Due & { readonly id: string }

async function storedDues(tx: Tx, childIds: readonly string[]): Promise<readonly Stored[]> {
  const rows = await tx
    .selectFrom('due')
    .select(COLUMNS)
    .where('authority', '=', tx.authority)
    .where('childId', 'in', childIds)
    .execute()
  return rows.map(asDue)
}

function asDue({ id, rule, stepKind, stepId, childId, ...rest }: Row): Stored {
  const step = { kind: stepKind as DueStep['kind'], id: stepId }
  return { ...rest, id, rule: rule as DueRule, step, childId: childId ?? '' }
}

async function insertDues(tx: Tx, dues: readonly Due[]): Promise<void> {
  for (let from = 0; from < dues.length; from += 1000) {
    const rows = dues.slice(from, from + 1000).map(({ step, ...due }) => ({
      ...due,
      authority: tx.authority,
      id: newId(),
      stepKind: step.kind,
      stepId: step.id,
    }))
    await tx.insertInto('due').values(rows).execute()
  }
}

/** All in one statement, however many: a step about brothers and sisters moves the clocks of each. */
async function updateDues(tx: Tx, dues: readonly Stored[]): Promise<void> {
  if (dues.length === 0) return
  const column = <Key extends keyof Stored>(key: Key) => dues.map((due) => due[key])
  await sql`
    update due set starts_on = c.starts_on, due_by = c.due_by, due_at = c.due_at, done_on = c.done_on,
                   done_at = c.done_at, not_needed = c.not_needed, rule_valid_from = c.rule_valid_from
      from unnest(${column('id')}::uuid[], ${column('startsOn')}::date[], ${column('dueBy')}::date[],
                  ${column('dueAt')}::timestamptz[], ${column('doneOn')}::date[], ${column('doneAt')}::timestamptz[],
                  ${column('notNeeded')}::text[], ${column('ruleValidFrom')}::date[])
        as c (id, starts_on, due_by, due_at, done_on, done_at, not_needed, rule_valid_from)
     where due.authority = ${tx.authority} and due.id = c.id`.execute(tx)
}

/** A clock whose step is gone (a visit corrected to another day) is ended, not deleted: it was shown once. */
async function withdrawDues(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx
    .updateTable('due')
    .set({ notNeeded: 'The step that set this clock going was corrected' })
    .where('authority', '=', tx.authority)
    .where('id', 'in', ids)
    .where('notNeeded', 'is', null)
    .execute()
}

function keyOf({ rule, step, childId }: Due): string {
  return `${rule} ${step.id} ${childId}`
}

function differs(was: Due, is: Due): boolean {
  return (
    was.startsOn !== is.startsOn ||
    was.dueBy !== is.dueBy ||
    was.dueAt !== is.dueAt ||
    was.doneOn !== is.doneOn ||
    was.doneAt !== is.doneAt ||
    was.notNeeded !== is.notNeeded ||
    was.ruleValidFrom !== is.ruleValidFrom
  )
}
