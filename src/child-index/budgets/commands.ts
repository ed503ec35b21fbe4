import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Asked } from '../contract-asked.ts'
import type { IndexTx } from '../matching/queries.ts'
import { budgetSettings, type Spent, saveSpent, spentElsewhere } from './queries.ts'
import {
  type BudgetKind,
  type BudgetSetting,
  beginningOf,
  fiveMinutesOf,
  oldestCounting,
  settingOn,
  spendersOf,
  type Tally,
  waitFor,
} from './rules.ts'

/** The moment of a request. */
export type AskedAt = { readonly at: Instant; readonly today: CalendarDay }

/** What was spent, counted in memory, so that no request waits for another's commit. */
export type Budgets = {
  /** In how many seconds the asker may ask; undefined if they may now. */
  readonly admit: (tx: IndexTx, asked: Asked, kind: BudgetKind, now: AskedAt) => Promise<number | undefined>
  /** Counts what was asked, by whether it found anybody. */
  readonly spend: (asked: Asked, kind: BudgetKind, found: boolean, now: AskedAt) => void
}

/**
 * Keeps the budgets of one process. Now and then it writes down what was spent and reads what other processes wrote, with
 * whichever request comes next: several processes count together, a minute behind at most. What cannot be written is
 * written the next time.
 *
 * @param process an id of this process's own
 */
export function budgetsKept(process: string): Budgets {
  const counts = countsOf()
  let settings: readonly BudgetSetting[] = []
  let exchangedAt = ''
  let exchanging = false
  const exchange = async (tx: IndexTx, at: Instant) => {
    exchanging = true
    try {
      settings = await budgetSettings(tx)
      await counts.write((unwritten) => saveSpent(tx, unwritten, process))
      counts.forgetBefore(oldestCounting(at))
      await counts.learn(tx, counts.spenders(), at, process)
      exchangedAt = at
    } finally {
      exchanging = false
    }
  }
  return {
    admit: async (tx, asked, kind, { at, today }) => {
      if (!exchanging && isDue(exchangedAt, at)) await exchange(tx, at)
      const spenders = spendersOf(asked)
      const unknown = spenders.filter(({ name }) => !counts.knows(name)).map(({ name }) => name)
      if (unknown.length > 0) await counts.learn(tx, unknown, at, process)
      const waits = spenders.flatMap(({ is, name }) => {
        const setting = settingOn(settings, kind, is, today)
        return setting ? (waitFor(counts.of(name, kind), setting, at) ?? []) : []
      })
      return waits.length > 0 ? Math.max(...waits) : undefined
    },
    spend: (asked, kind, found, { at, today }) => {
      for (const { is, name } of spendersOf(asked)) {
        const price = found ? 1 : (settingOn(settings, kind, is, today)?.priceOfMiss ?? 1)
        counts.add({ spender: name, kind, fiveMinutes: fiveMinutesOf(at), spent: price })
      }
    },
  }
}

const EXCHANGED_EVERY_MS = 30_000

function isDue(exchangedAt: string, at: Instant): boolean {
  return exchangedAt === '' || Date.parse(at) - Date.parse(exchangedAt) >= EXCHANGED_EVERY_MS
}

/** By five minutes: all that was spent, and how much of it others have written. */
type Counts = { readonly all: Map<number, number>; readonly elsewhere: Map<number, number> }

/** What each spender spent, by way and five minutes: here, and as far as others have written it. */
function countsOf() {
  const bySpender = new Map<string, Map<BudgetKind, Counts>>()
  const unwritten = new Map<string, Spent>()
  const countsFor = (spender: string, kind: BudgetKind): Counts => {
    const kinds = madeIn(bySpender, spender, () => new Map<BudgetKind, Counts>())
    return madeIn(kinds, kind, () => ({ all: new Map(), elsewhere: new Map() }))
  }
  const addUnwritten = (spent: Spent) => {
    const key = `${spent.kind} ${spent.fiveMinutes} ${spent.spender}`
    unwritten.set(key, { ...spent, spent: spent.spent + (unwritten.get(key)?.spent ?? 0) })
  }
  return {
    knows: (spender: string) => bySpender.has(spender),
    spenders: () => [...bySpender.keys()],
    of: (spender: string, kind: BudgetKind): Tally => countsFor(spender, kind).all,
    add: (spent: Spent) => {
      addTo(countsFor(spent.spender, spent.kind).all, spent.fiveMinutes, spent.spent)
      addUnwritten(spent)
    },
    /** What is added while it is being written is written the next time. */
    write: async (save: (spent: readonly Spent[]) => Promise<void>) => {
      const taken = [...unwritten.values()]
      if (taken.length === 0) return
      unwritten.clear()
      try {
        await save(taken)
      } catch (error) {
        for (const spent of taken) addUnwritten(spent)
        throw error
      }
    },
    forgetBefore: (oldest: number) => {
      for (const [spender, kinds] of bySpender) {
        for (const { all, elsewhere } of kinds.values()) dropBefore(oldest, all, elsewhere)
        if ([...kinds.values()].every(({ all }) => all.size === 0)) bySpender.delete(spender)
      }
    },
    learn: async (tx: IndexTx, spenders: readonly string[], at: Instant, process: string) => {
      for (const spender of spenders) madeIn(bySpender, spender, () => new Map())
      const told = await spentElsewhere(tx, spenders, beginningOf(oldestCounting(at)), process)
      for (const { spender, kind, fiveMinutes, spent } of told) {
        const { all, elsewhere } = countsFor(spender, kind)
        addTo(all, fiveMinutes, spent - (elsewhere.get(fiveMinutes) ?? 0))
        elsewhere.set(fiveMinutes, spent)
      }
    },
  }
}

function dropBefore(oldest: number, ...tallies: readonly Map<number, number>[]): void {
  for (const tally of tallies) for (const when of tally.keys()) if (when < oldest) tally.delete(when)
}

function addTo(tally: Map<number, number>, when: number, more: number): void {
  tally.set(when, (tally.get(when) ?? 0) + more)
}

function madeIn<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const held = map.get(key)
  if (held !== undefined) return held
  const made = make()
  map.set(key, made)
  return made
}
