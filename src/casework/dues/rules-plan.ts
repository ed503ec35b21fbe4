import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { ChildFacts, Due, DueRule, DueStep, PlanStatusFact } from './model.ts'
import { compareDays, type MakeClock } from './rules-clock.ts'

const PLAN_ENDED = 'The plan ended'

/**
 * The clocks of one status of the plan: visits, core groups, reviews. A return reports reviews of protection plans, but
 * no visits, core groups or reviews of a plan in need: those of a plan that was reported count from the day it came to
 * be worked with here.
 */
export function planDues(facts: ChildFacts, status: PlanStatusFact, clock: MakeClock): Due[] {
  const workedFrom = status.reported ? status.takenOverOn : status.fromOn
  const here = workedFrom && { ...status, fromOn: workedFrom }
  const chains = status.kind === 'child-protection' ? protectionChains(status, here) : needChains(here)
  return chains.flatMap((chain) => clocksOfChain(facts, chain, clock))
}

/** A clock that begins again at each event of its kind: from the plan's start to the first, and from each to the next. */
type Chain = {
  readonly status: PlanStatusFact
  readonly kind: DueStep['kind']
  readonly first: DueRule
  readonly next: DueRule
  readonly eventsOf: (facts: ChildFacts) => readonly PlanEvent[]
}
type PlanEvent = { readonly id: string; readonly on: CalendarDay }

function protectionChains(status: PlanStatusFact, here: PlanStatusFact | null): readonly Chain[] {
  const first = status.reported ? 'core-group-next' : 'core-group-first'
  return [
    ...(here
      ? [
          { ...VISITS, status: here, first: 'cp-visit', next: 'cp-visit' } as const,
          { ...CORE_GROUPS, status: here, first, next: 'core-group-next' } as const,
        ]
      : []),
    { ...CONFERENCES, status, first: 'review-first', next: 'review-next' },
  ]
}

function needChains(here: PlanStatusFact | null): readonly Chain[] {
  if (!here) return []
  const first = here.reported ? 'cin-review-next' : 'cin-review-first'
  return [
    { ...VISITS, status: here, first: 'cin-visit', next: 'cin-visit' },
    { ...PLAN_REVIEWS, status: here, first, next: 'cin-review-next' },
  ]
}

type Events = Pick<Chain, 'kind' | 'eventsOf'>

const held = (all: readonly { readonly id: string; readonly heldOn: CalendarDay }[]): readonly PlanEvent[] =>
  all.map(({ id, heldOn }) => ({ id, on: heldOn }))

/** A visit at which the child was not seen leaves the clock running. */
const VISITS: Events = {
  kind: 'visit',
  eventsOf: ({ visits }) => visits.flatMap(({ id, happenedOn, seen }) => (seen ? [{ id, on: happenedOn }] : [])),
}
const CORE_GROUPS: Events = { kind: 'core-group', eventsOf: ({ coreGroups }) => held(coreGroups) }
const CONFERENCES: Events = { kind: 'conference', eventsOf: ({ reviews }) => held(reviews) }
const PLAN_REVIEWS: Events = { kind: 'plan-review', eventsOf: ({ planReviews }) => held(planReviews) }

function clocksOfChain(facts: ChildFacts, { status, kind, first, next, eventsOf }: Chain, clock: MakeClock): Due[] {
  const { id, fromOn, toOn } = status
  const notNeeded = toOn === null ? null : PLAN_ENDED
  const events = eventsOf(facts)
    .filter(({ on }) => on >= fromOn && (toOn === null || on <= toOn))
    .toSorted((one, other) => compareDays(one.on, other.on))
  const begun = clock(first, { kind: 'plan-status', id }, fromOn, { doneOn: events[0]?.on ?? null, notNeeded })
  const then = events.map((event, at) =>
    clock(next, { kind, id: event.id }, event.on, { doneOn: events[at + 1]?.on ?? null, notNeeded }),
  )
  return [begun, ...then]
}
