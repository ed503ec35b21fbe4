import { addDays, type CalendarDay } from '../../kernel/calendar-day.ts'
import { DUE_WORDS } from '../dues/model.ts'
import type { Awaited, Planned, TrayItem } from './model.ts'
import { namesTogether } from './rules-rows.ts'

const A_WEEK = 7
const OF_VISITS: readonly string[] = ['cp-visit', 'cin-visit']

/** What is booked or to be visited from today for a week: conferences with their day, visits by their last day. */
export function weekOf(items: readonly TrayItem[], today: CalendarDay): readonly Planned[] {
  const until = addDays(today, A_WEEK)
  const isThisWeek = (on: CalendarDay | null): on is CalendarDay => on !== null && today <= on && on <= until
  const planned = items.flatMap((item) => {
    const { child, conference, dues } = item.facts
    const visit = dues.find(({ rule }) => OF_VISITS.includes(rule))
    const booked = conference?.plannedFor ?? null
    return [
      ...(isThisWeek(booked) ? [{ item, on: booked, what: 'Conference', path: `/conferences/${conference?.id}` }] : []),
      ...(visit && isThisWeek(visit.dueBy)
        ? [{ item, on: visit.dueBy, what: `${DUE_WORDS[visit.rule]}, by then`, path: `/children/${child.id}` }]
        : []),
    ]
  })
  const together = Map.groupBy(
    planned,
    ({ item, on, what }) => `${on} ${what} ${item.facts.familyId ?? item.facts.child.id}`,
  )
  return [...together.values()]
    .flatMap((same) => {
      const [first] = same
      const names = namesTogether(same.map(({ item }) => item.facts.child))
      return first ? [{ on: first.on, what: `${first.what}: ${names}`, path: first.path }] : []
    })
    .toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))
}

/** Signatures that are waited for, the longest first: one line for brothers and sisters of one assessment. */
export function signaturesAwaited(items: readonly TrayItem[]): readonly Awaited[] {
  const submitted = items.flatMap(({ facts: { child, assessment } }) =>
    assessment?.state === 'submitted' && assessment.submittedOn
      ? [{ child, id: assessment.id, since: assessment.submittedOn }]
      : [],
  )
  const together = Map.groupBy(submitted, ({ id }) => id)
  return [...together.values()]
    .flatMap((same) => {
      const [first] = same
      const names = namesTogether(same.map(({ child }) => child))
      const path = `/assessments/${first?.id}`
      return first ? [{ what: `The manager’s signature: ${names}`, path, since: first.since, dueBy: null }] : []
    })
    .toSorted((one, other) => (one.since < other.since ? -1 : one.since > other.since ? 1 : 0))
}
