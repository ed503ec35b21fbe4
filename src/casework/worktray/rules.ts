import { type CalendarDay, daysBetween, inWords } from '../../kernel/calendar-day.ts'
import { inWordsAt } from '../../kernel/instant.ts'
import { displayName } from '../../people/model.ts'
import { DUE_WORDS, type DueRule } from '../dues/model.ts'
import { dueInWords } from '../dues/rules.ts'
import { type Group, MOST_NEWS, type TrayFacts, type TrayItem } from './model.ts'
import { nextStep, type Viewer } from './rules-next.ts'

const A_WEEK = 7

/**
 * What one child needs of this reader now, and why it is on the list. A child who is missing, a worry that is new, a
 * step that is late or due today, or a child nobody holds belongs to today, whatever else is steady.
 */
export function trayItem(facts: TrayFacts, viewer: Viewer, today: CalendarDay): TrayItem {
  const due = clockOf(facts, viewer)
  const left = due ? daysBetween(today, due.dueBy) : Number.POSITIVE_INFINITY
  const isNow = left <= 0 || isUnsafe(facts) || isGraveNews(facts) || awaits(facts, viewer)
  const group: Group = isNow ? 'today' : left <= A_WEEK || facts.news || facts.readAgain > 0 ? 'this-week' : 'steady'
  return { facts, group, why: whyHere(facts, viewer, today), due, next: nextStep(facts, viewer, due) }
}

/**
 * Danger first, then new worries, then what is latest or due soonest; a child nobody holds before all of a team's, and
 * one whom nobody can find, or who was taken to safety, before every other.
 */
export function inTrayOrder(items: readonly TrayItem[]): readonly TrayItem[] {
  const ranked = items.map((item) => ({ item, rank: rankOf(item) }))
  ranked.sort(({ rank: left }, { rank: right }) => {
    const at = left.findIndex((value, index) => value !== right[index])
    return at === -1 ? 0 : (left[at] ?? '') < (right[at] ?? '') ? -1 : 1
  })
  return ranked.map(({ item }) => item)
}

/** How many children are on each kind of plan, the gravest first; those with none are being assessed or wait. */
export function caseloadOf(items: readonly Pick<TrayItem, 'facts'>[]): readonly (readonly [string, number])[] {
  const count = (kinds: readonly (string | undefined)[]) =>
    items.filter(({ facts }) => kinds.includes(facts.status?.kind)).length
  return [
    ['On a CP plan', count(['child-protection'])],
    ['Child in need', count(['child-in-need'])],
    ['Looked after', count(['care'])],
    ['Care leavers and family help', count(['pathway', 'family-help'])],
    ['No plan yet', count([undefined])],
  ]
}

const OF_CONFERENCES: readonly DueRule[] = ['initial-conference', 'review-first', 'review-next']

/** The clock that is this reader's: for whoever chairs or reviews that of the conference, else the nearest. */
function clockOf({ dues }: TrayFacts, { tray }: Viewer): TrayItem['due'] {
  const leads = tray === 'chair' || tray === 'reviewer'
  return (leads ? dues.find(({ rule }) => OF_CONFERENCES.includes(rule)) : undefined) ?? dues[0] ?? null
}

function isUnsafe({ missingSince, protectedBy }: TrayFacts): boolean {
  return missingSince !== null || protectedBy !== null
}

/** A new worry, or a contact that nobody has decided about. */
function isGraveNews({ worries, contact }: TrayFacts): boolean {
  return contact !== null || worries.some(({ isNew }) => isNew)
}

/** Whether it waits for this very reader: a child to allocate or to meet, an assessment to sign or to put right. */
function awaits({ worker, assessment, seen }: TrayFacts, { tray }: Viewer): boolean {
  if (tray === 'team') return worker === null || assessment?.state === 'submitted'
  return tray === 'mine' && (assessment?.state === 'returned' || !seen)
}

function whyHere(facts: TrayFacts, viewer: Viewer, today: CalendarDay): readonly string[] {
  const { worker, conference } = facts
  const due = clockOf(facts, viewer)
  const booked = viewer.tray === 'chair' || viewer.tray === 'reviewer' ? conference?.plannedFor : null
  return [
    ...dangerNow(facts),
    ...contactInWords(facts),
    ...(viewer.tray === 'team' && worker === null ? ['Nobody holds this child yet.'] : []),
    ...worriesInWords(facts, viewer),
    ...readAgainInWords(facts),
    ...(viewer.tray === 'mine' && !facts.seen ? ['New to you: you have not opened this page yet.'] : []),
    ...newsInWords(facts),
    ...(due ? [`${DUE_WORDS[due.rule]} ${dueInWords({ ...due, doneOn: null, notNeeded: null }, today)}.`] : []),
    ...(booked ? [`Conference booked for ${inWords(booked)}.`] : []),
  ]
}

/** A contact at the front door stands here until it is decided about, whoever has looked meanwhile. */
function contactInWords({ contact }: TrayFacts): readonly string[] {
  if (contact === null) return []
  if (contact.danger) return ['A new concern says the child is in danger now.']
  return [`A new concern is at the front door${contact.band === 'very-worried' ? ', from someone very worried' : ''}.`]
}

function newsInWords({ news }: TrayFacts): readonly string[] {
  return news ? [`${news.saidBy}: ${sentence(news.title)}${howMany(news.count)}`] : []
}

function readAgainInWords({ readAgain }: TrayFacts): readonly string[] {
  if (readAgain === 0) return []
  const what = readAgain === 1 ? '1 thing rests' : `${readAgain} things rest`
  return [`${what} on an entry that was corrected: read ${readAgain === 1 ? 'it' : 'them'} again.`]
}

function dangerNow({ missingSince, protectedBy }: TrayFacts): readonly string[] {
  const protection =
    protectedBy === 'police-protection' ? 'In police protection' : 'Under an emergency protection order'
  return [
    ...(missingSince ? [`Missing since ${inWordsAt(missingSince)}.`] : []),
    ...(protectedBy ? [`${protection} now.`] : []),
  ]
}

/** New worries, then what waits to be signed or put right, then the grave ones known; of the others how many. */
function worriesInWords({ worries, assessment }: TrayFacts, { tray }: Viewer): readonly string[] {
  const fresh = worries.filter(({ isNew }) => isNew)
  const known = worries.filter(({ isNew }) => !isNew)
  const grave = known.filter(isGrave)
  const others = known.length - grave.length
  return [
    ...fresh.map(({ title }) => `New worry: ${sentence(title)}`),
    ...(assessment?.state === 'submitted' && tray === 'team' ? ['An assessment waits for your signature.'] : []),
    ...(assessment?.state === 'returned' && tray === 'mine' ? ['The assessment was handed back to you.'] : []),
    ...grave.map(({ title, kind }) => `${kind === 'risk-adult' ? 'Risk adult' : 'Getting worse'}: ${sentence(title)}`),
    ...(others > 0
      ? [`${others}${others < worries.length ? ' other' : ''} open ${others === 1 ? 'worry' : 'worries'}.`]
      : []),
  ]
}

function isGrave({ kind, trend }: TrayFacts['worries'][number]): boolean {
  return kind === 'risk-adult' || trend === 'getting-worse'
}

function howMany(count: number): string {
  if (count === 1) return ''
  return count < MOST_NEWS ? ` ${count} new entries.` : ` ${count} new entries or more.`
}

function sentence(title: string): string {
  return /[.!?…”]$/.test(title) ? title : `${title}.`
}

const GROUPS: readonly Group[] = ['today', 'this-week', 'steady']

function rankOf({ facts, group, due }: TrayItem): readonly (string | number)[] {
  const { worries, worker, child } = facts
  return [
    GROUPS.indexOf(group),
    isUnsafe(facts) ? 0 : 1,
    worker === null ? 0 : 1,
    worries.some(isGrave) ? 0 : 1,
    isGraveNews(facts) ? 0 : 1,
    due?.dueBy ?? '9999',
    displayName(child),
  ]
}
