import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Asked } from '../contract-asked.ts'

/** Ways to look for a child, each with a budget of its own. */
export type BudgetKind = 'match' | 'search' | 'by-number' | 'by-identifier'

/** How much one kind of spender may ask in one way, from a day on. What finds somebody costs 1. */
export type BudgetSetting = {
  readonly kind: BudgetKind
  readonly spender: 'user' | 'authority' | 'client'
  readonly fromOn: CalendarDay
  readonly mostHourly: number
  readonly mostDaily: number
  readonly priceOfMiss: number
}

/** Whoever a request is counted for, under a name of their own. */
export type Spender = { readonly is: BudgetSetting['spender']; readonly name: string }

/** What was spent, by the number of the five minutes it was spent in. */
export type Tally = ReadonlyMap<number, number>

/** A request is counted for the user, for their authority, and for the machine, as far as each is there. */
export function spendersOf({ authority, userId, client }: Asked): readonly Spender[] {
  return [
    ...(userId === null ? [] : [{ is: 'user', name: `user ${authority} ${userId}` } as const]),
    { is: 'authority', name: `authority ${authority}` },
    ...(client ? [{ is: 'client', name: `client ${authority} ${client}` } as const] : []),
  ]
}

/** What holds on a day for a kind of spender; undefined where nothing is set, and then nothing is counted. */
export function settingOn(
  settings: readonly BudgetSetting[],
  kind: BudgetKind,
  spender: Spender['is'],
  today: CalendarDay,
): BudgetSetting | undefined {
  return settings
    .filter((one) => one.kind === kind && one.spender === spender && one.fromOn <= today)
    .reduce<BudgetSetting | undefined>((best, one) => (best && best.fromOn > one.fromOn ? best : one), undefined)
}

/** The number of the five minutes in which an instant lies. */
export function fiveMinutesOf(at: Instant): number {
  return Math.floor(Date.parse(at) / FIVE_MINUTES_MS)
}

/** When those five minutes began. */
export function beginningOf(fiveMinutes: number): Instant {
  return new Date(fiveMinutes * FIVE_MINUTES_MS).toISOString() as Instant
}

/** The oldest five minutes that still count. */
export function oldestCounting(at: Instant): number {
  return fiveMinutesOf(at) - A_DAY + 1
}

/**
 * In how many seconds a spender may ask again; undefined if they may now. The last hour counts, and the last day, each in
 * steps of five minutes.
 */
export function waitFor(
  tally: Tally,
  { mostHourly, mostDaily }: Pick<BudgetSetting, 'mostHourly' | 'mostDaily'>,
  at: Instant,
): number | undefined {
  const now = fiveMinutesOf(at)
  const until = Math.max(freeAgain(tally, mostHourly, A_HOUR, now), freeAgain(tally, mostDaily, A_DAY, now))
  if (until <= now) return undefined
  return Math.max(Math.ceil((until * FIVE_MINUTES_MS - Date.parse(at)) / 1000), 1)
}

const FIVE_MINUTES_MS = 300_000
/** In steps of five minutes. */
const A_HOUR = 12
const A_DAY = 288

/** The first five minutes, from now on, at which less than the most is counted if nothing more is spent. */
function freeAgain(tally: Tally, most: number, length: number, now: number): number {
  if (spentSince(tally, now - length, now) < most) return now
  const counting = [...tally].filter(([when]) => when > now - length && when <= now).sort(([a], [b]) => a - b)
  let spent = counting.reduce((sum, [, each]) => sum + each, 0)
  let free = now
  for (const [when, each] of counting) {
    if (spent < most) break
    spent -= each
    free = when + length
  }
  return free
}

/** Asked with every request, and mostly the whole answer: nothing is sorted for it. */
function spentSince(tally: Tally, after: number, now: number): number {
  let spent = 0
  for (const [when, each] of tally) if (when > after && when <= now) spent += each
  return spent
}
