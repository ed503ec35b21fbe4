import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Plan, PlanOutcome } from '../plans/model.ts'

/** An outcome as a review asks after it: once, for every child whose plan has it in the same words. */
export type OutcomeToLook = {
  /** Names the question: the outcome's id, or what brothers and sisters share it by. */
  readonly key: string
  readonly statement: string
  readonly byOn: CalendarDay | null
  readonly changed: string | null
  readonly of: readonly { readonly childId: string; readonly outcomeId: string; readonly achieved: boolean }[]
}

/**
 * The outcomes of these plans, one that is shared asked after once. Where what was written of a shared one differs from
 * child to child already, each is asked after by itself, so that nobody's words are overwritten by another's.
 */
export function outcomesToLook(plans: readonly Plan[]): readonly OutcomeToLook[] {
  const all = plans.flatMap(({ childId, needs }) =>
    needs.flatMap(({ outcomes }) => outcomes.map((outcome) => ({ childId, outcome }))),
  )
  const keys = [...new Set(all.map(({ outcome }) => outcome.sharedId ?? outcome.id))]
  return keys.flatMap((key) => {
    const same = all.filter(({ outcome }) => (outcome.sharedId ?? outcome.id) === key)
    const differs = new Set(same.map(({ outcome }) => outcome.changed ?? '')).size > 1
    if (!differs) return asOne(key, same)
    return same.flatMap((one) => asOne(one.outcome.id, [one]))
  })
}

type Held = { readonly childId: string; readonly outcome: PlanOutcome }

function asOne(key: string, held: readonly Held[]): readonly OutcomeToLook[] {
  const [first] = held
  if (!first) return []
  const { statement, byOn, changed } = first.outcome
  const of = held.map(({ childId, outcome }) => ({
    ...{ childId, outcomeId: outcome.id },
    achieved: outcome.achievedOn !== null,
  }))
  return [{ key, statement, byOn, changed, of }]
}
