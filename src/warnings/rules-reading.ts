import type { CalendarDay } from '../kernel/calendar-day.ts'
import { addDays, daysBetween, inWords } from '../kernel/calendar-day.ts'
import type { ChildFacts, Evidence, EvidenceKind, Known, Lasting, PlanFact, Thresholds } from './model.ts'

// How the rules read facts: what stood on a day, what lay in a window, and evidence in words.

/** The facts as they were known on a day: nothing that happened, or was written down, later; ended only if it was by then. */
export function asKnownOn(facts: ChildFacts, day: CalendarDay): ChildFacts {
  const by = <Fact extends Known>(all: readonly Fact[]) => all.filter(({ on, known }) => on <= day && known <= day)
  const lasting = <Fact extends Lasting>(all: readonly Fact[]) =>
    by(all).map((one) => (one.endedOn !== null && one.endedOn > day ? { ...one, endedOn: null } : one))
  return {
    ...{ childId: facts.childId, birthDate: facts.birthDate },
    contacts: by(facts.contacts).map((one) =>
      one.closedOn !== null && one.closedOn > day ? { ...one, closedOn: null } : one,
    ),
    ...{ closures: by(facts.closures), episodes: lasting(facts.episodes), plans: lasting(facts.plans) },
    ...{ enquiries: lasting(facts.enquiries), seen: by(facts.seen), asked: by(facts.asked) },
    ...{ reviews: by(facts.reviews), actionsDone: by(facts.actionsDone), missing: lasting(facts.missing) },
    ...{ adults: lasting(facts.adults), risks: lasting(facts.risks), unborn: by(facts.unborn) },
    ...{ entries: by(facts.entries), borders: lasting(facts.borders), sealed: lasting(facts.sealed) },
    incidents: by(facts.incidents),
  }
}

/** What still lasts. */
export function standing<Fact extends Lasting>(all: readonly Fact[]): readonly Fact[] {
  return all.filter(({ endedOn }) => endedOn === null)
}

/** The plan the child has now: the one that began last. */
export function planNow({ plans }: ChildFacts): PlanFact | undefined {
  return byDay(standing(plans)).at(-1)
}

/** Oldest first; of one day in the order of their ids, so that the answer is the same whatever the order they came in. */
export function byDay<Fact extends Known>(all: readonly Fact[]): readonly Fact[] {
  return all.toSorted((one, other) => compare(one.on, other.on) || compare(one.id, other.id))
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

/** What happened in the last so many days: the day itself counts, and the one so many days before. */
export function within<Fact extends Known>(all: readonly Fact[], days: number, day: CalendarDay): readonly Fact[] {
  return byDay(all.filter(({ on }) => daysBetween(on, day) <= days))
}

/** A threshold by its name. One that is missing is a fault of the rule. */
export function threshold(thresholds: Thresholds, name: string): number {
  const value = thresholds[name]
  if (value === undefined) throw new Error(`the rule has no threshold called ${name}`)
  return value
}

/** The days from which each of these is known. */
export function knownOn(...facts: readonly (readonly Known[])[]): readonly CalendarDay[] {
  return facts.flat().map(({ on, known }) => (compare(known, on) > 0 ? known : on))
}

/** The day after so many days from each of these. */
export function daysAfter(days: number, ...facts: readonly (readonly Known[])[]): readonly CalendarDay[] {
  return facts.flat().map(({ on }) => addDays(on, days + 1))
}

/** A fact as evidence, with what it is in words. */
export function evidence(kind: EvidenceKind, { id, on }: Known, words: string): Evidence {
  return { kind, id, on, words }
}

const PLANS: Readonly<Record<PlanFact['kind'], string>> = {
  'child-protection': 'Child protection plan',
  'child-in-need': 'Child in need plan',
}

/** A plan as evidence. */
export function planEvidence(plan: PlanFact): Evidence {
  return evidence('plan-status', plan, `${PLANS[plan.kind]} since ${inWords(plan.on)}`)
}

/** As much of a text as fits a line. */
export function inBrief(text: string): string {
  const [line = ''] = text.trim().split('\n')
  return line.length <= 120 ? line : `${line.slice(0, 119).replace(/\s+\S*$/, '')}…`
}

/** A child of whom nothing is recorded. */
export function nothingRecorded(childId: string): ChildFacts {
  return {
    ...{ childId, birthDate: null, contacts: [], closures: [], episodes: [], plans: [], enquiries: [], seen: [] },
    ...{ asked: [], reviews: [], actionsDone: [], missing: [], adults: [], risks: [], unborn: [], entries: [] },
    ...{ borders: [], sealed: [], incidents: [] },
  }
}
