import type { Due } from '../../casework/dues/model.ts'
import { DUE_WORDS } from '../../casework/dues/model.ts'
import { clockLook, dueInWords } from '../../casework/dues/rules.ts'
import { KIND_WORDS as PROTECTION } from '../../casework/immediate-protection/rules-entries.ts'
import { KIND_WORDS } from '../../casework/meetings/model.ts'
import { isConference } from '../../casework/meetings/rules.ts'
import { againInWords, KIND_WORDS as MISSING } from '../../casework/missing/rules-entries.ts'
import { otherName } from '../../casework/transfers/rules.ts'
import { addDays, type CalendarDay, daysBetween, inShortWords, inWords } from '../../kernel/calendar-day.ts'
import { type Instant, inWordsAt, londonDayOf } from '../../kernel/instant.ts'
import { birthInWords, displayName, isUnborn, type KnownPerson } from '../../people/model.ts'
import { codeText } from '../../statute/code-sets.ts'
import type {
  CaseFacts,
  ChildStory,
  MeetingFact,
  MoveFact,
  Oversight,
  PlanFact,
  StatusFact,
  StoryEntry,
} from './model.ts'
import { ACTS_OF_DUE, type ActId } from './rules-acts.ts'

/** A status with its dates: `now` is true now, otherwise it is past; `risk` cannot wait. */
export type Badge = { readonly text: string; readonly now: boolean; readonly risk?: boolean }

/** How many statuses of the past are shown; the chronology has the rest. */
const PAST_BADGES = 3

/** What the child is to us in law, each with its dates: what is true now first, then what was, latest first. */
export function badgesOf(child: KnownPerson, facts: CaseFacts): readonly Badge[] {
  const { statuses, episodes, closure, steps, move } = facts
  const open = statuses.filter(({ toOn }) => toOn === null)
  const [episode] = episodes
  const now: string[] = []
  if (child.diedOn) now.push(`Died ${brief(child.diedOn)}`)
  if (isUnborn(child)) now.push(`Unborn, ${birthInWords(child)}`)
  now.push(...open.map((status) => `${statusWords(status)}, since ${brief(status.fromOn)}`))
  if (open.length === 0 && episode?.closedOn === null) now.push(`Open since ${brief(episode.openedOn)}, no plan yet`)
  const closedOn = episode?.closedOn ?? (episode ? null : closure?.closedOn)
  const past = statuses.flatMap((status) =>
    status.toOn ? [`${statusWords(status)}, ${fromTo(status.fromOn, status.toOn)}`] : [],
  )
  return [
    ...inDanger(steps).map((text) => ({ text, now: true, risk: true })),
    ...now.map((text) => ({ text, now: true })),
    ...(closedOn ? [{ text: `Closed ${brief(closedOn)}`, now: false }] : []),
    ...past.slice(0, PAST_BADGES).map((text) => ({ text, now: false })),
    ...(move ? [moveBadge(move)] : []),
  ]
}

function moveBadge({ direction, otherAuthority, on, isDone }: MoveFact): Badge {
  const where = `${direction === 'in' ? 'from' : 'to'} ${otherName(otherAuthority)}`
  if (!isDone) return { text: `Moving ${where}, since ${brief(on)}`, now: true }
  return {
    text: direction === 'in' ? `From ${otherName(otherAuthority)}, ${brief(on)}` : `Moved ${where}, ${brief(on)}`,
    now: false,
  }
}

/** What cannot wait: the child is missing, how often lately, or protected by a court or the police. */
function inDanger({ missing, immediateProtection }: CaseFacts['steps']): readonly string[] {
  const again = missing && againInWords(missing.times)
  return [
    ...(missing && !missing.isBack
      ? [`${MISSING[missing.kind]} since ${inWordsAt(missing.since)}${again ? `, ${again.toLowerCase()}` : ''}`]
      : []),
    ...(immediateProtection
      ? [`${PROTECTION[immediateProtection.kind]}, since ${brief(londonDayOf(immediateProtection.began))}`]
      : []),
  ]
}

/** What is next: a clock, something the plan or a supervision asks, or a meeting. */
export type NextItem = {
  readonly of: 'clock' | 'plan' | 'supervision' | 'meeting'
  readonly text: string
  /** "2 days late", "due Monday", "in 20 days". */
  readonly clock: string
  readonly look: 'late' | 'soon' | 'calm' | 'done'
  readonly byOn: CalendarDay
  /** The acts that do it, if it is one of the program's steps. */
  readonly acts: readonly ActId[]
  /** Its own page, if it has one: a meeting. */
  readonly path?: string
}

/** Everything recorded that is still to be done. */
type ToDo = Pick<CaseFacts['steps'], 'conference'> & {
  readonly dues: readonly Due[]
  readonly actions: PlanFact['actions']
  readonly supervision?: Oversight['actions']
  readonly meetings?: readonly MeetingFact[]
}

/** What of a child's story is still to be done. */
export function toDoOf({ dues, facts }: Pick<ChildStory, 'dues' | 'facts'>): ToDo {
  return {
    ...{ dues, actions: facts.plan?.actions ?? [], supervision: facts.oversight.actions },
    ...{ conference: facts.steps.conference, meetings: facts.meetings },
  }
}

/**
 * The nearest things to do, late first: running clocks, the open actions of the plan and of supervision, the meetings
 * that are planned.
 *
 * @param most how many at most; six on the child's page
 * @param at the moment, so that clocks of hours are told in hours
 */
export function whatIsNext(
  { dues, actions, conference, supervision = [], meetings = [] }: ToDo,
  today: CalendarDay,
  { most = 6, at }: { readonly most?: number; readonly at?: Instant } = {},
): readonly NextItem[] {
  // A conference that a return reported as booked has no meeting of its own.
  const isMet = meetings.some(({ kind }) => isConference(kind))
  const booked = isMet ? null : (conference?.plannedFor ?? null)
  const asked = supervision.filter(({ inPlan }) => !inPlan)
  const timed = (of: NextItem['of'], text: string, due: Pick<Due, 'dueBy' | 'dueAt'>): NextItem => {
    const open = { ...due, doneOn: null, notNeeded: null }
    return { of, text, clock: dueInWords(open, today, at), look: clockLook(open, today, at), byOn: due.dueBy, acts: [] }
  }
  const onDay = (dueBy: CalendarDay) => ({ dueBy, dueAt: null })
  const items = [
    ...dues.map((due) => ({ ...timed('clock', DUE_WORDS[due.rule], due), acts: ACTS_OF_DUE[due.rule] })),
    ...actions.map(({ what, ownerName, byOn }) => timed('plan', `${what} (${ownerName})`, onDay(byOn))),
    ...asked.map(({ what, ownerName, byOn }) => timed('supervision', `${what} (${ownerName})`, onDay(byOn))),
    ...meetings.map((meeting) => ({
      ...timed('meeting', meetingInWords(meeting), onDay(meeting.plannedFor)),
      path: `/meetings/${meeting.id}`,
    })),
    ...(booked
      ? [{ ...timed('clock', 'Conference booked', onDay(booked)), acts: ['record-conference'] as const }]
      : []),
  ]
  return items.toSorted((one, other) => (one.byOn < other.byOn ? -1 : one.byOn > other.byOn ? 1 : 0)).slice(0, most)
}

function meetingInWords({ kind, plannedTime }: MeetingFact): string {
  return `${KIND_WORDS[kind]}${plannedTime ? ` at ${plannedTime}` : ''}`
}

/**
 * What would make us look again, for a child whose case is closed, or was and is open again; undefined for one whose
 * case never closed, or closed without saying so.
 */
export function lookAgain({ closure, episodes }: CaseFacts) {
  if (!closure?.lookAgainIf) return undefined
  const reopened = episodes.some(({ closedOn, openedOn }) => closedOn === null && openedOn >= closure.closedOn)
  return { ...closure, lookAgainIf: closure.lookAgainIf, reopened }
}

/** Days after which something written down is marked as late: it was not there for whoever looked meanwhile. */
const LATE_AFTER = 3

/** How many days after it happened an entry was written down; 0 if soon enough to need no word. */
export function recordedLateBy({ happenedOn, recordedAt }: Pick<StoryEntry, 'happenedOn' | 'recordedAt'>): number {
  const days = daysBetween(happenedOn, londonDayOf(recordedAt as Instant))
  return days > LATE_AFTER ? days : 0
}

/** A child's own short name, as sentences about them say it: "Niamh", "the baby", "this child". */
export function shortName(child: KnownPerson): string {
  if (isUnborn(child)) return 'the baby'
  return child.names.find(({ use, toOn }) => use === 'current' && toOn === null)?.given || fallback(child)
}

/** A day where its year is plain, else with its year: "14 Jan", "14 Jan 2024". */
export function briefDay(day: CalendarDay, today: CalendarDay): string {
  const [date, month = ''] = inShortWords(day).split(' ')
  const near = day > addDays(today, -300) && day < addDays(today, 300)
  return near ? `${date} ${month.slice(0, 3)}` : brief(day)
}

/** What a status is called, in lower case where it stands in a sentence: "CP plan: neglect". */
export function statusWords({ kind, category }: Pick<StatusFact, 'kind' | 'category'>): string {
  if (kind !== 'child-protection') return STATUS[kind]
  return `CP plan: ${codeText('category-of-abuse', category ?? '').toLowerCase()}`
}

const STATUS = {
  'family-help': 'Family help',
  'child-in-need': 'Child in need',
  care: 'Looked after',
  pathway: 'Pathway plan',
} as const

function fallback(child: KnownPerson): string {
  const name = displayName(child)
  return name === 'Name not given' ? 'this child' : name
}

function brief(day: CalendarDay): string {
  const [date, month = '', year] = inWords(day).split(' ')
  return `${date} ${month.slice(0, 3)} ${year}`
}

/** A period, its month and year said once where both ends share them: "3 to 19 Jun 2024". */
function fromTo(from: CalendarDay, to: CalendarDay): string {
  const [day, month, year] = brief(from).split(' ')
  const [, toMonth, toYear] = brief(to).split(' ')
  const shared = year === toYear ? (month === toMonth ? day : `${day} ${month}`) : brief(from)
  return `${shared} to ${brief(to)}`
}
