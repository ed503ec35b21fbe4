import { addDays, type CalendarDay } from '../../kernel/calendar-day.ts'
import { DUE_WORDS } from '../dues/model.ts'
import { KIND_WORDS, type MeetingKind } from '../meetings/model.ts'
import { lastDayOf, latenessInWords } from '../meetings/rules.ts'
import type { Awaited, Planned, ReportOwed, TrayItem } from './model.ts'
import { namesTogether } from './rules-rows.ts'

const A_WEEK = 7
const OF_VISITS: readonly string[] = ['cp-visit', 'cin-visit']

/** A meeting that is planned about children of the list. */
type Meeting = {
  readonly id: string
  readonly kind: MeetingKind
  readonly plannedFor: CalendarDay | null
  readonly plannedTime: string | null
  readonly place: string | null
  readonly childIds: readonly string[]
}

/** What is booked or to be visited from today for a week: meetings by day and time, visits by their last day. */
export function weekOf(
  items: readonly TrayItem[],
  meetings: readonly Meeting[],
  today: CalendarDay,
): readonly Planned[] {
  const until = addDays(today, A_WEEK)
  const isNear = (on: CalendarDay | null) => on !== null && today <= on && on <= until
  const near = meetings.filter(({ plannedFor }) => isNear(plannedFor))
  const children = byId(items)
  const planned = [
    ...near.flatMap((meeting) => meetingPlanned(meeting, children)),
    ...conferencesBooked(items, meetings),
  ]
  return [...planned, ...visitsDue(items, isNear)]
    .filter(({ on }) => isNear(on))
    .toSorted((one, other) => compare(`${one.on} ${one.time ?? '99'}`, `${other.on} ${other.time ?? '99'}`))
}

/** Signatures and reports that are waited for, what is due first or asked for longest ago first. */
export function awaitedBy(items: readonly TrayItem[], reports: readonly ReportOwed[]): readonly Awaited[] {
  const children = byId(items)
  const owed = reports.map(({ meetingId, from, askedOn, byOn, childIds }) => ({
    ...{ what: `${from}: report on ${namesOf(children, childIds)}`, path: `/meetings/${meetingId}` },
    ...{ since: askedOn, dueBy: byOn },
  }))
  return [...owed, ...signaturesOwed(items)].toSorted((one, other) =>
    compare(one.dueBy ?? one.since, other.dueBy ?? other.since),
  )
}

function meetingPlanned(meeting: Meeting, children: ById): readonly Planned[] {
  const { id, kind, plannedFor, plannedTime, place, childIds } = meeting
  if (plannedFor === null) return []
  const where = place ? ` (${place})` : ''
  const dues = childIds.flatMap((childId) => (children.get(childId)?.dues ?? []).map((due) => ({ ...due, childId })))
  const late = latenessInWords(plannedFor, lastDayOf(meeting, dues))
  const what = `${KIND_WORDS[kind]}: ${namesOf(children, childIds)}${where}${late ? `, ${late}` : ''}`
  return [{ on: plannedFor, time: plannedTime, what, path: `/meetings/${id}` }]
}

/** Conferences with a day of their own that nobody has convened yet. */
function conferencesBooked(items: readonly TrayItem[], meetings: readonly Meeting[]): readonly Planned[] {
  const convened = new Set(
    meetings.filter(({ kind }) => kind.endsWith('-conference')).flatMap(({ childIds }) => childIds),
  )
  const booked = items.filter(({ facts: { child, conference } }) => conference?.plannedFor && !convened.has(child.id))
  return together(booked, ({ facts }) => facts.conference?.id ?? '').flatMap((same) => {
    const { id, plannedFor } = same[0]?.facts.conference ?? {}
    const what = `Conference: ${namesTogether(same.map(({ facts }) => facts.child))}`
    return plannedFor ? [{ on: plannedFor, time: null, what, path: `/conferences/${id}` }] : []
  })
}

function visitsDue(items: readonly TrayItem[], isNear: (on: CalendarDay) => boolean): readonly Planned[] {
  const visits = items.flatMap(({ facts }) => {
    const due = facts.dues.find(({ rule }) => OF_VISITS.includes(rule))
    return due && isNear(due.dueBy) ? [{ facts, due }] : []
  })
  const keyOf = ({ facts, due }: (typeof visits)[number]) =>
    `${due.dueBy} ${due.rule} ${facts.familyId ?? facts.child.id}`
  return together(visits, keyOf).flatMap((same) => {
    const [first] = same
    if (!first) return []
    const what = `${DUE_WORDS[first.due.rule]}, by then: ${namesTogether(same.map(({ facts }) => facts.child))}`
    return [{ on: first.due.dueBy, time: null, what, path: `/children/${first.facts.child.id}` }]
  })
}

/** One line for brothers and sisters of one assessment. */
function signaturesOwed(items: readonly TrayItem[]): readonly Awaited[] {
  const submitted = items.filter(({ facts: { assessment } }) => assessment?.state === 'submitted')
  return together(submitted, ({ facts }) => facts.assessment?.id ?? '').flatMap((same) => {
    const { id, submittedOn } = same[0]?.facts.assessment ?? {}
    const what = `The manager’s signature: ${namesTogether(same.map(({ facts }) => facts.child))}`
    return submittedOn ? [{ what, path: `/assessments/${id}`, since: submittedOn, dueBy: null }] : []
  })
}

type ById = ReadonlyMap<string, TrayItem['facts']>

function byId(items: readonly TrayItem[]): ById {
  return new Map(items.map(({ facts }) => [facts.child.id, facts]))
}

/** Those of these children who are on the list. */
function namesOf(children: ById, childIds: readonly string[]): string {
  return namesTogether(childIds.flatMap((childId) => children.get(childId)?.child ?? []))
}

function together<T>(all: readonly T[], keyOf: (one: T) => string): readonly (readonly T[])[] {
  return [...Map.groupBy(all, keyOf).values()]
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
