import type { CalendarDay } from '../kernel/calendar-day.ts'
import type { ChildFacts, Match, Pattern, Rule, RuleId } from './model.ts'
import { agencyGoneQuiet, injuriesBySeveral, notBrought, twoAgencies } from './rules-agencies.ts'
import { closedAgainAndAgain, lookAgainIf } from './rules-contacts.ts'
import { newAdultAtRisk, pregnancyOnAPlan } from './rules-family.ts'
import { crossedABorder, leftWithoutTransfer, missingAgain } from './rules-moving.ts'
import { longPlan, noActionDone, thirdPlan } from './rules-plans.ts'
import { asKnownOn } from './rules-reading.ts'
import { notSeenAlone, notSeenTwice } from './rules-seeing.ts'

/** How each rule looks at facts. */
export const PATTERNS: Readonly<Record<RuleId, Pattern>> = {
  'two-agencies': twoAgencies,
  'closed-again-and-again': closedAgainAndAgain,
  'look-again-if': lookAgainIf,
  'not-seen-alone': notSeenAlone,
  'not-seen-twice': notSeenTwice,
  'agency-gone-quiet': agencyGoneQuiet,
  'not-brought': notBrought,
  'crossed-a-border': crossedABorder,
  'no-action-done': noActionDone,
  'third-plan': thirdPlan,
  'long-plan': longPlan,
  'new-adult-at-risk': newAdultAtRisk,
  'pregnancy-on-a-plan': pregnancyOnAPlan,
  'missing-again': missingAgain,
  'left-without-transfer': leftWithoutTransfer,
  'injuries-by-several': injuriesBySeveral,
}

/**
 * What the rules in force on a day find in what was known of a child by then. The same facts give the same answer, in
 * whatever order they come.
 */
export function noticed(facts: ChildFacts, day: CalendarDay, rules: readonly Rule[]): readonly Match[] {
  return found(facts, day, inForce(rules, day))
}

/** What these rules find, whether they were in force that day or not. */
export function found(facts: ChildFacts, day: CalendarDay, rules: readonly Rule[]): readonly Match[] {
  const known = asKnownOn(facts, day)
  return rules.flatMap((rule) => {
    const evidence = PATTERNS[rule.id].finds(known, day, rule.thresholds)
    return evidence ? [{ rule, evidence }] : []
  })
}

/** The rules in force on a day. */
export function inForce(rules: readonly Rule[], day: CalendarDay): readonly Rule[] {
  return rules.filter(({ fromOn, toOn }) => fromOn <= day && (toOn === null || day <= toOn))
}

/** The days on which a rule may begin to match, in order, each once. On no other day does anything change. */
export function wakingDays(facts: ChildFacts, { id, thresholds }: Rule): readonly CalendarDay[] {
  return [...new Set(PATTERNS[id].wakes(facts, thresholds))].toSorted()
}
