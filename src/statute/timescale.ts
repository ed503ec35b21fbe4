import { addDays, type CalendarDay, calendarDay } from '../kernel/calendar-day.ts'
import { counted } from '../kernel/counted.ts'

/** Every clock of the statutory process. */
export type TimescaleId =
  | 'contact-decision'
  | 'concern-disagreement'
  | 'referral-decision'
  | 'early-help-assessment'
  | 'assessment'
  | 'cin-visit'
  | 'cin-review-first'
  | 'cin-review-next'
  | 'emergency-protection-order'
  | 'emergency-protection-extension'
  | 'police-protection'
  | 'strategy-discussion'
  | 'initial-conference'
  | 'conference-minutes'
  | 'core-group-first'
  | 'core-group-next'
  | 'review-first'
  | 'review-next'
  | 'cp-visit'
  | 'transfer-conference'
  | 'return-interview'
  | 'incident-notification'
  | 'rapid-review'
  | 'family-group-offer'
  | 'pre-proceedings'
  | 'care-proceedings'
  | 'placement-plan'
  | 'care-plan'
  | 'health-assessment'
  | 'education-plan'
  | 'looked-after-review-first'
  | 'looked-after-review-second'
  | 'looked-after-review-next'
  | 'looked-after-visit-first'
  | 'looked-after-visit-year-one'
  | 'looked-after-visit-later'
  | 'looked-after-visit-long-term'
  | 'needs-assessment'
  | 'pathway-review'
  | 'leaving-care-contact'
  | 'private-fostering-visit-first'
  | 'private-fostering-visit-year-one'
  | 'private-fostering-visit-later'
  | 'adoption-visit'
  | 'adoption-review-first'
  | 'adoption-review-second'
  | 'adoption-review-next'

/** How long is allowed. Working days pass over weekends and bank holidays; months clamp to a month's last day. */
export type Allowance =
  | { readonly workingDays: number }
  | { readonly days: number }
  | { readonly weeks: number }
  | { readonly months: number }
  | { readonly hours: number }

export const ALLOWANCE_UNITS = ['workingDays', 'days', 'weeks', 'months', 'hours'] as const
export type AllowanceUnit = (typeof ALLOWANCE_UNITS)[number]

/** So many of a unit, as an allowance. */
export function allowanceOf(count: number, unit: AllowanceUnit): Allowance {
  return { [unit]: count } as Allowance
}

/** An allowance as its count and its unit. */
export function measured(allow: Allowance): readonly [count: number, unit: AllowanceUnit] {
  const [unit, count] = Object.entries(allow)[0] as [AllowanceUnit, number]
  return [count, unit]
}

/** "1 working day", "6 weeks", "72 hours". */
export function allowanceInWords(allow: Allowance): string {
  const [count, unit] = measured(allow)
  return counted(count, unit === 'workingDays' ? 'working day' : unit.replace(/s$/, ''))
}

/** One clock as one edition of the law or guidance has it. */
export type Timescale = {
  readonly id: TimescaleId
  /** The step the clock belongs to, as people name it. */
  readonly step: string
  /** What sets the clock going. */
  readonly trigger: string
  /** Null where there is no national figure and none of general practice: an authority sets its own. */
  readonly allow: Allowance | null
  /** The day or moment that is day zero. */
  readonly clockStartsOn: string
  readonly decidedBy: string
  /** The loosest an authority may set. Null where the figure comes from practice and an authority sets its own. */
  readonly localFloor: Allowance | null
  readonly jurisdiction: 'England' | 'Wales'
  readonly source: string
  /** The first day in force; null where an enacted rule awaits the day appointed for it, and so is never in force. */
  readonly validFrom: CalendarDay | null
  /** The last day in force; null while it is in force. */
  readonly validTo: CalendarDay | null
}

/** A clock as one authority sets it, from one day to another: its own figure where the law leaves room for one. */
export type LocalTimescale = {
  readonly id: TimescaleId
  readonly allow: Allowance
  /** What the clock of a transfer-in conference starts on; null for every other clock. */
  readonly clockStartsOn: TransferStart | null
  readonly fromOn: CalendarDay
  /** The last day on which it sets clocks going; null while nothing follows it. */
  readonly toOn: CalendarDay | null
}

/** Some authorities count from the notice that a family moved in, others from the day they took the case on. */
export type TransferStart = 'notice' | 'acceptance'

/** What stays the same when guidance is issued again. */
export type Rule = Omit<Timescale, 'localFloor' | 'jurisdiction' | 'source' | 'validFrom' | 'validTo'>

/** A text of law or guidance and the first day it applied. */
export type Edition = { readonly source: string; readonly validFrom: CalendarDay }

/**
 * The editions of *Working Together to Safeguard Children*, from the first that set one assessment of 45 working days.
 * The 2026 edition is dated by the publication of its document, and its figures are those of 2023 restated.
 */
export function workingTogether(passage: string): readonly Edition[] {
  return [
    {
      source: `Working Together to Safeguard Children 2013 (kept in 2015), ${passage}`,
      validFrom: calendarDay('2013-04-15'),
    },
    { source: `Working Together to Safeguard Children 2018, ${passage}`, validFrom: calendarDay('2018-07-04') },
    { source: `Working Together to Safeguard Children 2023, ${passage}`, validFrom: calendarDay('2023-12-15') },
    { source: `Working Together to Safeguard Children 2026, ${passage}`, validFrom: calendarDay('2026-03-19') },
  ]
}

/** A rule of law or guidance that every edition given restates with the same figure: one row an edition, end to end. */
export function restated(rule: Rule, editions: readonly Edition[]): readonly Timescale[] {
  return editions.map(({ source, validFrom }, at) => {
    const next = editions[at + 1]
    const validTo = next === undefined ? null : addDays(next.validFrom, -1)
    return { ...rule, localFloor: rule.allow, jurisdiction: 'England', source, validFrom, validTo }
  })
}

/** A rule of one law in force from one day on. */
export function enacted(rule: Rule, source: string, validFrom: string): readonly Timescale[] {
  return restated(rule, [{ source, validFrom: calendarDay(validFrom) }])
}

/** A figure of general practice, which differs from place to place: a default that an authority replaces. */
export function practised(
  rule: Rule,
  validFrom = '2013-04-15',
  source = 'Practice; each authority sets its own',
): readonly Timescale[] {
  const row = { ...rule, localFloor: null, jurisdiction: 'England', source, validTo: null } as const
  return [{ ...row, validFrom: calendarDay(validFrom) }]
}
