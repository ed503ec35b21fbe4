import { addDays, addMonths } from '../kernel/calendar-day.ts'
import type { ChildFacts, Pattern, PlanFact } from './model.ts'
import { byDay, evidence, knownOn, planEvidence, planNow, standing, threshold } from './rules-reading.ts'

/** Rule 5, drift: the same plan through so many reviews, and no action completed from the review before them on. */
export const noActionDone: Pattern = {
  finds(facts, _, thresholds) {
    const plan = planNow(facts)
    if (!plan) return undefined
    const count = threshold(thresholds, 'count')
    const reviews = byDay(facts.reviews.filter(({ on }) => on > plan.on))
    if (reviews.length < count) return undefined
    const from = reviews.at(-count - 1)?.on ?? plan.on
    if (facts.actionsDone.some(({ on }) => on > from)) return undefined
    const held = reviews.slice(-count).map((review) => evidence(review.step, review, 'Reviewed, no action completed'))
    return [planEvidence(plan), ...held]
  },
  wakes: ({ reviews, plans }) => knownOn(reviews, plans),
}

/** Rule 5: the third protection plan, counting those that others recorded before. */
export const thirdPlan: Pattern = {
  finds(facts, _, thresholds) {
    const now = protectionNow(facts)
    if (!now) return undefined
    const plans = byDay(facts.plans.filter(({ kind }) => kind === 'child-protection'))
    if (Math.max(plans.length, (now.before ?? 0) + 1) < threshold(thresholds, 'count')) return undefined
    return plans.map(planEvidence)
  },
  wakes: ({ plans }) => knownOn(plans),
}

/** Rule 5: a protection plan that has stood so many months. */
export const longPlan: Pattern = {
  finds(facts, day, thresholds) {
    const now = protectionNow(facts)
    return now && addMonths(now.on, threshold(thresholds, 'months')) < day ? [planEvidence(now)] : undefined
  },
  wakes: ({ plans }, thresholds) => [...knownOn(plans), ...daysAfterMonths(plans, threshold(thresholds, 'months'))],
}

function protectionNow({ plans }: ChildFacts): PlanFact | undefined {
  return byDay(standing(plans).filter(({ kind }) => kind === 'child-protection')).at(-1)
}

function daysAfterMonths(plans: readonly PlanFact[], months: number) {
  return plans.map(({ on }) => addDays(addMonths(on, months), 1))
}
