import { addDays, addMonths, ageOn, type CalendarDay, daysBetween } from '../kernel/calendar-day.ts'
import type { Pattern, PlanFact, SeenFact, Thresholds } from './model.ts'
import { byDay, daysAfter, evidence, knownOn, planEvidence, planNow, standing, threshold } from './rules-reading.ts'

/** Rule 3: a child on a plan, old enough to be spoken with, whom nobody has seen alone for so long. */
export const notSeenAlone: Pattern = {
  finds(facts, day, thresholds) {
    const plan = planNow(facts)
    const { birthDate } = facts
    if (!plan || birthDate === null || ageOn(birthDate, day).years < threshold(thresholds, 'years')) return undefined
    const last = byDay(facts.seen.filter(({ alone }) => alone)).at(-1)
    const since = [plan.on, ...(last ? [last.on] : []), grownTo(birthDate, thresholds)].toSorted().at(-1) as CalendarDay
    if (daysBetween(since, day) <= allowed(plan, thresholds)) return undefined
    return [planEvidence(plan), ...(last ? [evidence(last.step, last, 'Last seen alone')] : [])]
  },
  wakes(facts, thresholds) {
    const { plans, seen, birthDate } = facts
    const alone = seen.filter((one) => one.alone)
    const days = [threshold(thresholds, 'days'), threshold(thresholds, 'daysInNeed')]
    const grown = birthDate === null ? [] : days.map((some) => addDays(grownTo(birthDate, thresholds), some + 1))
    return [...knownOn(plans, alone), ...days.flatMap((some) => daysAfter(some, plans, alone)), ...grown]
  },
}

/** Rule 3: visits that did not find the child, so many times running, while a case is open. */
export const notSeenTwice: Pattern = {
  finds({ seen, episodes }, _, thresholds) {
    const open = byDay(standing(episodes)).at(-1)
    if (!open) return undefined
    const visits = byDay(seen.filter(({ step, on }) => step === 'visit' && on >= open.on))
    const missed = visits.slice(visits.findLastIndex((visit) => visit.seen) + 1)
    if (missed.length < threshold(thresholds, 'count')) return undefined
    return missed.map((visit: SeenFact) => evidence('visit', visit, 'A visit at which the child was not seen'))
  },
  wakes: ({ seen, episodes }) => knownOn(seen, episodes),
}

/** The day the child became old enough: nobody was to see them alone before. */
function grownTo(birthDate: CalendarDay, thresholds: Thresholds): CalendarDay {
  return addMonths(birthDate, 12 * threshold(thresholds, 'years'))
}

function allowed({ kind }: PlanFact, thresholds: Thresholds): number {
  return threshold(thresholds, kind === 'child-protection' ? 'days' : 'daysInNeed')
}
