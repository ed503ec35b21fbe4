import { addDays, type CalendarDay, daysBetween } from '../kernel/calendar-day.ts'
import type { ChildFacts, Evidence, Match, Rule, RuleId } from './model.ts'
import { found, wakingDays } from './rules-engine.ts'

export type Period = { readonly from: CalendarDay; readonly to: CalendarDay }

/** What a rule would have put before somebody: on which day, on what, and when the next serious step was; null for none. */
export type Fired = {
  readonly rule: Rule
  readonly childId: string
  readonly on: CalendarDay
  readonly evidence: readonly Evidence[]
  readonly seriousOn: CalendarDay | null
}

/** More evidence within so many days joins the prompt that is there; later, it is another. */
export const JOINS_DAYS = 28

/**
 * What these rules would have said of a child from day to day, each day by what was known by then. What they would have
 * said before is not said again. Only days on which a rule may begin to match are looked at: on the others nothing
 * changes.
 */
export function replay(facts: ChildFacts, rules: readonly Rule[], { from, to }: Period): readonly Fired[] {
  const said = new Map<RuleId, Said>(rules.map(({ id }) => [id, { ids: new Set(), on: null }]))
  for (const match of found(facts, addDays(from, -1), rules)) remember(said, match, null)
  const days = daysToLookAt(facts, rules, { from, to })
  return [...days.keys()].toSorted().flatMap((on) =>
    found(facts, on, days.get(on) ?? [])
      .filter((match) => remember(said, match, on))
      .map(({ rule, evidence }) => ({ rule, childId: facts.childId, on, evidence, seriousOn: nextSerious(facts, on) })),
  )
}

type Said = { readonly ids: Set<string>; on: CalendarDay | null }

/** Whether it is a prompt of its own: it rests on something new, and none stands that it would join. */
function remember(said: ReadonlyMap<RuleId, Said>, { rule, evidence }: Match, on: CalendarDay | null): boolean {
  const before = said.get(rule.id)
  const fresh = evidence.filter(({ kind, id }) => !before?.ids.has(`${kind} ${id}`))
  if (!before || fresh.length === 0) return false
  for (const { kind, id } of fresh) before.ids.add(`${kind} ${id}`)
  const joins = before.on !== null && on !== null && daysBetween(before.on, on) <= JOINS_DAYS
  if (!joins) before.on = on
  return on !== null && !joins
}

function daysToLookAt(
  facts: ChildFacts,
  rules: readonly Rule[],
  { from, to }: Period,
): ReadonlyMap<CalendarDay, readonly Rule[]> {
  const days = new Map<CalendarDay, Rule[]>()
  for (const rule of rules) {
    for (const day of wakingDays(facts, rule)) {
      if (day < from || day > to) continue
      const there = days.get(day)
      if (there) there.push(rule)
      else days.set(day, [rule])
    }
  }
  return days
}

/** The first enquiry, protection plan or serious incident after a day. */
function nextSerious({ enquiries, plans, incidents }: ChildFacts, day: CalendarDay): CalendarDay | null {
  const protection = plans.filter(({ kind }) => kind === 'child-protection')
  const after = [...enquiries, ...protection, ...incidents].map(({ on }) => on).filter((on) => on > day)
  return after.toSorted()[0] ?? null
}

/** What came of one rule in a back-test. */
export type Tally = {
  readonly rule: Rule
  readonly fired: number
  readonly children: number
  /** How many were followed by a serious step within a year, and how many days before, in the middle. */
  readonly beforeSerious: number
  readonly middleDays: number | null
  /** How many were not. */
  readonly quietly: number
}

const FOLLOWED_DAYS = 365

/** Each rule with what came of it, in the order of the rules. */
export function tallied(fired: readonly Fired[], rules: readonly Rule[]): readonly Tally[] {
  return rules.map((rule) => {
    const own = fired.filter((one) => one.rule.id === rule.id)
    const days = own
      .flatMap(({ on, seriousOn }) => (seriousOn === null ? [] : [daysBetween(on, seriousOn)]))
      .filter((some) => some <= FOLLOWED_DAYS)
      .toSorted((one, other) => one - other)
    return {
      ...{ rule, fired: own.length, children: new Set(own.map(({ childId }) => childId)).size },
      ...{ beforeSerious: days.length, middleDays: days[Math.floor(days.length / 2)] ?? null },
      quietly: own.length - days.length,
    }
  })
}
