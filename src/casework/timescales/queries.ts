import { sql } from 'kysely'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Tx } from '../../platform/db.ts'
import { allowanceOf, type LocalTimescale, measured, type TimescaleId } from '../../statute/timescale.ts'
import type { LocalValue } from './model.ts'

/** As many values as are read: an authority with more has set each of its clocks ten times. */
const MOST = 500

/**
 * What this authority has set for its clocks, past and to come, latest first: the data every reckoning takes. A value
 * that was replaced before it began is left out. Stands on the table's key by authority.
 */
export async function localTimescales(tx: Tx): Promise<readonly LocalTimescale[]> {
  return (await rowsOf(tx).execute()).map(asLocal)
}

/** The same with why each was set, and by whom. */
export async function localValues(tx: Tx): Promise<readonly LocalValue[]> {
  const rows = await rowsOf(tx)
    .select(['reason', sql<string | null>`access.name_of(set_by)`.as('setByName')])
    .execute()
  return rows.map(({ reason, setByName, ...row }) => ({ ...asLocal(row), reason, setBy: setByName }))
}

/** Two who set a clock at one moment wait for each other. */
export async function lockTimescale(tx: Tx, rule: TimescaleId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`timescale ${tx.authority} ${rule}`}, 0))`.execute(tx)
}

/** Ends what was set for this clock, on the day before; what was to begin on that day or later never begins. */
export async function endTimescale(tx: Tx, rule: TimescaleId, before: CalendarDay): Promise<void> {
  await tx
    .updateTable('localTimescale')
    .set({ toOn: sql<CalendarDay>`greatest(from_on, ${before}::date) - 1` })
    .where('authority', '=', tx.authority)
    .where('rule', '=', rule)
    .where((the) => the.or([the('toOn', 'is', null), the('toOn', '>=', before)]))
    .execute()
}

/** Adds the value that follows. */
export async function addTimescale(
  tx: Tx,
  { id: rule, allow, clockStartsOn, fromOn, toOn }: LocalTimescale,
  set: { readonly id: string; readonly reason: string; readonly setBy: string | null },
): Promise<void> {
  const [allowed, unit] = measured(allow)
  const row = { authority: tx.authority, rule, allowed, unit, clockStartsOn, fromOn, toOn, ...set }
  await tx.insertInto('localTimescale').values(row).execute()
}

function rowsOf(tx: Tx) {
  return tx
    .selectFrom('localTimescale')
    .select(['rule', 'allowed', 'unit', 'clockStartsOn', 'fromOn', 'toOn'])
    .where('authority', '=', tx.authority)
    .where((the) => the.or([the('toOn', 'is', null), the('toOn', '>=', the.ref('fromOn'))]))
    .orderBy('fromOn', 'desc')
    .limit(MOST)
}

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number]

function asLocal({ rule, allowed, unit, ...row }: Row): LocalTimescale {
  return { ...row, id: rule as TimescaleId, allow: allowanceOf(allowed, unit) }
}
