import { openParts } from '../deployments/parts.ts'
import { asCalendarDay, type CalendarDay } from '../kernel/calendar-day.ts'
import { readConfig } from '../platform/config.ts'
import { inSeat } from '../platform/db.ts'
import { openLog } from '../platform/log.ts'
import { authorityByCode } from '../statute/authorities.ts'
import { backtest } from '../warnings/commands-backtest.ts'
import type { Rule } from '../warnings/model.ts'
import { type Fired, tallied } from '../warnings/rules-backtest.ts'
import { RULES } from '../warnings/rules-published.ts'
import { AskedWrongly, DONE } from './ending.ts'
import { progressBar } from './progress.ts'

export type BacktestOptions = {
  readonly authority: string
  readonly from: string
  readonly to: string
  readonly rule?: string
  readonly json?: boolean
}

/**
 * Says what the published rules would have said of an authority's children from day to day, by what was known each day:
 * how often, of how many children, how long before the next serious step, and how often nothing followed. It names
 * nobody; with `json` it also lists each by the child's id.
 */
export async function backtestWarnings(options: BacktestOptions): Promise<number> {
  const { authority, json } = options
  if (!authorityByCode(authority)) throw new AskedWrongly(`There is no authority with the code ${authority}.`)
  const period = { from: dayAsked('--from', options.from), to: dayAsked('--to', options.to) }
  if (period.to < period.from) throw new AskedWrongly('The last day is before the first.')
  const rules = rulesAsked(options.rule)
  const { parts, stop } = await openParts(readConfig(process.env), openLog('warn', process.stderr))
  try {
    const bar = progressBar('Looking back')
    const testing = {
      inTransaction: <T>(actor: Parameters<typeof inSeat>[1], work: Parameters<typeof inSeat<T>>[2]) =>
        inSeat(parts.db, actor, work),
      onProgress: (children: number) => bar.at(children, 0),
    }
    const { children, fired } = await backtest(testing, authority, rules, period)
    bar.end()
    process.stdout.write(json ? asJson(children, fired, rules) : asTable(children, fired, rules))
    return DONE
  } finally {
    await stop()
  }
}

function dayAsked(option: string, text: string): CalendarDay {
  const day = asCalendarDay(text)
  if (day === undefined) throw new AskedWrongly(`A day is written like 2026-03-31. This is not: ${option} ${text}`)
  return day
}

function rulesAsked(id: string | undefined): readonly Rule[] {
  const rules = RULES.filter((rule) => rule.toOn === null && (id === undefined || rule.id === id))
  if (rules.length > 0) return rules
  throw new AskedWrongly(`There is no rule called ${id}. The rules are: ${RULES.map((rule) => rule.id).join(', ')}`)
}

function asTable(children: number, fired: readonly Fired[], rules: readonly Rule[]): string {
  const lines = tallied(fired, rules).map(
    ({ rule, fired: times, children: of, beforeSerious, middleDays, quietly }) => {
      const before = middleDays === null ? '' : `, half of them ${middleDays} days or more before`
      return `${rule.id} (version ${rule.version}): ${times} times, of ${of} children; before a serious step within a year ${beforeSerious}${before}; quietly ${quietly}\n`
    },
  )
  return `Children looked at: ${children}.\n${lines.join('')}`
}

function asJson(children: number, fired: readonly Fired[], rules: readonly Rule[]): string {
  const tallies = tallied(fired, rules).map(({ rule, ...tally }) => ({
    rule: rule.id,
    version: rule.version,
    ...tally,
  }))
  const each = fired.map(({ rule, childId, on, evidence, seriousOn }) => ({
    ...{ rule: rule.id, child: childId, on, nextSeriousStep: seriousOn },
    evidence: evidence.map(({ kind, id, on: happened }) => ({ kind, id, on: happened })),
  }))
  return `${JSON.stringify({ children, rules: tallies, fired: each })}\n`
}
