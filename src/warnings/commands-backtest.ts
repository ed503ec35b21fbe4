import { type Actor, systemActor } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import { addDays } from '../kernel/calendar-day.ts'
import type { Tx } from '../platform/db.ts'
import type { Rule } from './model.ts'
import { warningFacts } from './queries-facts.ts'
import { childrenKnown } from './queries-history.ts'
import { type Fired, type Period, replay } from './rules-backtest.ts'

/** In what a back-test works. */
export type Testing = {
  inTransaction<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T>
  /** Told how many children are done. */
  onProgress?(children: number): void
}

/** Children that one statement loads. */
const LOT = 500
/** Entries before the period that a rule may still go by. */
const LOOK_BACK_DAYS = 400

/**
 * What these rules would have said in an authority from day to day, each day by what was known by then: each child's
 * facts are read once, lot by lot. Nothing is changed, and nobody is told.
 */
export async function backtest(
  { inTransaction, onProgress }: Testing,
  authority: string,
  rules: readonly Rule[],
  period: Period,
): Promise<{ readonly children: number; readonly fired: readonly Fired[] }> {
  const actor = systemActor(authority, 'warnings backtest')
  const since = addDays(period.from, -LOOK_BACK_DAYS)
  const fired: Fired[] = []
  let children = 0
  for (let after: string | null = null; ; ) {
    const lot: readonly string[] = await inTransaction(actor, async (tx) => {
      const ids = await childrenKnown(tx, after, LOT, period.to)
      for (const facts of await warningFacts(tx, ids, since)) fired.push(...replay(facts, rules, period))
      if (ids.length > 0)
        await audit(tx, actor, 'warning.notice', { kind: 'backtest', id: null }, { children: ids.length })
      return ids
    })
    const last = lot.at(-1)
    if (last === undefined) return { children, fired }
    after = last
    children += lot.length
    onProgress?.(children)
  }
}
