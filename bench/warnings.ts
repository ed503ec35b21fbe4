import { performance } from 'node:perf_hooks'
import { systemActor } from '../src/access/actor.ts'
import { addEntries } from '../src/entries/queries.ts'
import { paragraphs } from '../src/entries/rules.ts'
import { addDays, type CalendarDay } from '../src/kernel/calendar-day.ts'
import { systemClock } from '../src/platform/clock.ts'
import { type Database, inSeat, openDatabase } from '../src/platform/db.ts'
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts'
import { newId } from '../src/platform/ids.ts'
import { noticeWarnings } from '../src/warnings/commands.ts'
import { backtest } from '../src/warnings/commands-backtest.ts'
import { RULE_IDS } from '../src/warnings/model.ts'
import type { Fired } from '../src/warnings/rules-backtest.ts'
import { RULES } from '../src/warnings/rules-published.ts'
import { aCouncil } from '../testing/builders/council.ts'
import { aMigratedDatabase } from '../testing/database.ts'
import type { BenchOptions, Figures } from './run.ts'
import { type Planted, planted } from './warnings/patterns.ts'
import { layDown } from './warnings/population.ts'

// Whether the published rules find every planted pattern of a population, and nothing in those that come near or are
// quiet; how long a back-test takes; and how long the rules take over one new fact.

const AUTHORITY = '990'
const YEARS_DAYS = 3 * 365

/** `--children 20000 --planted 200 --facts 200`. */
export async function run(options: BenchOptions): Promise<Figures> {
  const number = (name: string, usual: number) => Number(options[name] ?? usual)
  const [children, count, facts] = [number('children', 20_000), number('planted', 200), number('facts', 200)]
  const to = systemClock.today()
  const from = addDays(to, -YEARS_DAYS)
  const [patterns, near] = [patternsOf(count, from, false), patternsOf(count, from, true)]
  const postgres = await startEmbeddedPostgres('bench', { durable: true })
  try {
    const name = 'openics_bench_warnings'
    const urls = await aMigratedDatabase(postgres, name)
    await aCouncil(urls)
    const rows = [...patterns, ...near].flatMap((one) => one.rows)
    const ground = { authority: AUTHORITY, children: children - 2 * count, from, days: YEARS_DAYS }
    const filling = performance.now()
    await layDown(postgres.urlOf(name), ground, rows)
    const filled = (performance.now() - filling) / 1000
    const db = openDatabase(urls.app, 4)
    try {
      const began = performance.now()
      const testing = { inTransaction: inTransactionOf(db) }
      const tested = await backtest(testing, AUTHORITY, RULES, { from, to })
      const took = (performance.now() - began) / 1000
      return {
        ...{ 'children looked at': tested.children, 'filled in (s)': filled, 'back-test of 3 years (s)': took },
        ...judged(tested.fired, patterns, near),
        ...(await oneFactEach(db, [...patterns, ...near].slice(0, facts))),
      }
    } finally {
      await db.destroy()
    }
  } finally {
    await postgres.stop()
  }
}

const inTransactionOf =
  (db: Database) =>
  <T>(actor: Parameters<typeof inSeat>[1], work: Parameters<typeof inSeat<T>>[2]) =>
    inSeat(db, actor, work)

/** As many patterns, or near-misses, of each of the eight rules as of any other; of its parts in turn. */
function patternsOf(count: number, from: CalendarDay, isNear: boolean): readonly Planted[] {
  const parts = Map.groupBy(RULES, (rule) => rule.number)
  return Array.from({ length: count }, (_, n) => {
    const own = parts.get(1 + (n % 8)) ?? []
    const rule = own[Math.floor(n / 8) % own.length]?.id ?? RULE_IDS[0]
    return planted(rule, n, { authority: AUTHORITY, on: addDays(from, 800 + ((n * 13) % 280)), isNear })
  })
}

function judged(fired: readonly Fired[], patterns: readonly Planted[], near: readonly Planted[]): Figures {
  const keyOf = (rule: string, childId: string) => `${rule} ${childId}`
  const found = new Map(fired.map((one) => [keyOf(one.rule.id, one.childId), one]))
  const wanted = new Set(patterns.map(({ rule, childId }) => keyOf(rule, childId)))
  const nearIds = new Set(near.map(({ childId }) => childId))
  const hits = patterns.flatMap((one) => found.get(keyOf(one.rule, one.childId)) ?? [])
  const explained = patterns.filter((one) => {
    const shown = found.get(keyOf(one.rule, one.childId))?.evidence ?? []
    const ids = shown.map(({ id }) => id).toSorted()
    return shown.every(({ words }) => words !== '') && ids.join() === one.evidence.toSorted().join()
  })
  const others = fired.filter((one) => !wanted.has(keyOf(one.rule.id, one.childId)))
  const missed = patterns.filter((one) => !found.has(keyOf(one.rule, one.childId)))
  return {
    ...{ planted: patterns.length, found: hits.length, 'near-misses': near.length },
    'found on the very day': patterns.filter((one) => found.get(keyOf(one.rule, one.childId))?.on === one.on).length,
    'explained by their own facts': explained.length,
    'near-misses that fired': others.filter(({ childId }) => nearIds.has(childId)).length,
    'others that fired': others.filter(({ childId }) => !nearIds.has(childId)).length,
    'planted of the rarest rule': Math.min(
      ...[...Map.groupBy(patterns, ruleNumber).values()].map(({ length }) => length),
    ),
    'rules that missed, or fired wrongly':
      [...new Set([...missed.map(({ rule }) => rule), ...others.map(({ rule }) => rule.id)])].join(' ') || 'none',
  }
}

function ruleNumber({ rule }: Planted): number {
  return RULES.find(({ id }) => id === rule)?.number ?? 0
}

/** The first facts only make the statements known to the database. */
const WARMING = 10

/** Writes one entry about each of these children, and looks at the rules for the child: what the job of the act does. */
async function oneFactEach(db: Database, some: readonly Planted[]): Promise<Figures> {
  const actor = systemActor(AUTHORITY, 'bench')
  const times: number[] = []
  for (const [at, { childId }] of some.entries()) {
    const now = { at: systemClock.now(), day: systemClock.today() }
    await inSeat(db, actor, (tx) =>
      addEntries(tx, actor, [
        {
          ...{ id: newId(), kind: 'fact', title: 'Told', body: paragraphs('She was not brought to the clinic.') },
          ...{ happenedOn: now.day, saidBy: 'Kim', about: [{ personId: childId }] },
        },
      ]),
    )
    const began = performance.now()
    await inSeat(db, actor, (tx) => noticeWarnings(tx, actor, [childId], now))
    if (at >= WARMING) times.push(performance.now() - began)
  }
  const sorted = times.toSorted((one, other) => one - other)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { 'one new fact p50 (ms)': at(0.5), 'one new fact p99 (ms)': at(0.99) }
}
