import type { Role } from '../../access/actor.ts'
import { type Act, may, type Relationship } from '../../access/policy.ts'
import { type CalendarDay, daysBetween, inWords } from '../../kernel/calendar-day.ts'
import { displayName } from '../../people/model.ts'
import { DUE_WORDS, type DueRule } from '../dues/model.ts'
import { dueInWords } from '../dues/rules.ts'
import type { Group, TrayFacts, TrayItem, TrayKind } from './model.ts'

const A_WEEK = 7

/**
 * What one child needs of this reader now, and why it is on the list. A worry that is new, a step that is late or due
 * today, or a child nobody holds belongs to today, whatever else is steady.
 */
export function trayItem(facts: TrayFacts, viewer: Viewer, today: CalendarDay): TrayItem {
  const due = clockOf(facts, viewer)
  const left = due ? daysBetween(today, due.dueBy) : Number.POSITIVE_INFINITY
  const isNow = left <= 0 || facts.worries.some(({ isNew }) => isNew) || awaits(facts, viewer)
  const group: Group = isNow ? 'today' : left <= A_WEEK || facts.news ? 'this-week' : 'steady'
  return { facts, group, why: whyHere(facts, viewer, today), due, next: nextStep(facts, viewer, due) }
}

const OF_CONFERENCES: readonly DueRule[] = ['initial-conference', 'review-first', 'review-next']

/** The clock that is this reader's: for whoever chairs or reviews that of the conference, else the nearest. */
function clockOf({ dues }: TrayFacts, { tray }: Viewer): TrayItem['due'] {
  const leads = tray === 'chair' || tray === 'reviewer'
  return (leads ? dues.find(({ rule }) => OF_CONFERENCES.includes(rule)) : undefined) ?? dues[0] ?? null
}

/** Who reads the list, and how they stand to the children on it. */
export type Viewer = { readonly roles: readonly Role[]; readonly tray: TrayKind }

/** Danger first, then new worries, then what is latest or due soonest; a child nobody holds before all of a team's. */
export function inTrayOrder(items: readonly TrayItem[]): readonly TrayItem[] {
  return items.toSorted((one, other) => {
    const [left, right] = [rankOf(one), rankOf(other)]
    const at = left.findIndex((value, index) => value !== right[index])
    return at === -1 ? 0 : (left[at] ?? '') < (right[at] ?? '') ? -1 : 1
  })
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

/** The page of a form that was begun, by the key it is kept under; undefined for one this list does not know. */
export function unfinishedAt(key: string): { readonly title: string; readonly path: string } | undefined {
  const [form = '', id = ''] = key.split(':')
  const known = FORMS[form]
  return known && { title: known[0], path: known[1].replace(':id', id) }
}

const FORMS: Readonly<Record<string, readonly [title: string, path: string]>> = {
  assessment: ['Assessment', '/assessments/:id'],
  'authorise-assessment': ['Signing an assessment', '/assessments/:id/authorise'],
  write: ['Writing in the story', '/children/:id/write'],
  correct: ['Correcting an entry', '/entries/:id/correct'],
  worry: ['Adding a worry', '/children/:id/worries/new'],
  'close-worry': ['Closing a worry', '/worries/:id/close'],
  visit: ['Recording a visit', '/children/:id/visits/new'],
  'core-group': ['Recording a core group', '/children/:id/core-groups/new'],
  plan: ['Changing the plan', '/children/:id/plan/edit'],
  closure: ['Closing a case', '/children/:id/closure'],
  allocation: ['Choosing who holds a child', '/children/:id/allocation'],
  conference: ['Recording a conference', '/conferences/:id'],
  enquiry: ['Concluding an enquiry', '/enquiries/:id'],
  referral: ['Deciding a referral', '/referrals/:id'],
  contact: ['Deciding a contact', '/contacts/:id'],
  'strategy-discussion': ['Calling a strategy discussion', '/children/:id/strategy-discussion'],
  'strategy-discussion-held': ['Recording a strategy discussion', '/strategy-discussions/:id'],
}

const STANDING: Readonly<Record<TrayKind, ReadonlySet<Relationship>>> = {
  mine: new Set(['allocated']),
  team: new Set(['team']),
  chair: new Set(['chairs']),
  reviewer: new Set(['reviews']),
}

/** Whether it waits for this very reader: a child to allocate or to meet, an assessment to sign or to put right. */
function awaits({ worker, assessment, seen }: TrayFacts, { tray }: Viewer): boolean {
  if (tray === 'team') return worker === null || assessment?.state === 'submitted'
  return tray === 'mine' && (assessment?.state === 'returned' || !seen)
}

function whyHere(facts: TrayFacts, viewer: Viewer, today: CalendarDay): readonly string[] {
  const { worries, news, assessment, worker, conference } = facts
  const due = clockOf(facts, viewer)
  const booked = viewer.tray === 'chair' || viewer.tray === 'reviewer' ? conference?.plannedFor : null
  const fresh = worries.filter(({ isNew }) => isNew)
  const known = worries.filter(({ isNew }) => !isNew)
  const grave = known.filter(({ kind, trend }) => kind === 'risk-adult' || trend === 'getting-worse')
  const others = known.length - grave.length
  return [
    ...(viewer.tray === 'team' && worker === null ? ['Nobody holds this child yet.'] : []),
    ...(viewer.tray === 'mine' && !facts.seen ? ['New to you: you have not opened this page yet.'] : []),
    ...fresh.map(({ title }) => `New worry: ${sentence(title)}`),
    ...(assessment?.state === 'submitted' && viewer.tray === 'team' ? ['An assessment waits for your signature.'] : []),
    ...(assessment?.state === 'returned' && viewer.tray === 'mine' ? ['The assessment was handed back to you.'] : []),
    ...grave.map(({ title, kind }) => `${kind === 'risk-adult' ? 'Risk adult' : 'Getting worse'}: ${sentence(title)}`),
    ...(others > 0 ? [`${others} other open ${others === 1 ? 'worry' : 'worries'}.`] : []),
    ...(news ? [`${news.saidBy}: ${sentence(news.title)}${news.count > 1 ? ` ${news.count} new entries.` : ''}`] : []),
    ...(due ? [`${DUE_WORDS[due.rule]} ${dueInWords({ ...due, doneOn: null, notNeeded: null }, today)}.`] : []),
    ...(booked ? [`Conference booked for ${inWords(booked)}.`] : []),
  ]
}

function sentence(title: string): string {
  return /[.!?…”]$/.test(title) ? title : `${title}.`
}

/** The page that does what comes next, if this reader may; else the child's page. */
function nextStep(facts: TrayFacts, viewer: Viewer, due: TrayItem['due']): TrayItem['next'] {
  const { child, assessment, conference, worker } = facts
  const standing = STANDING[viewer.tray]
  const first = (act: Act, text: string, path: string | undefined) =>
    path && may(viewer, act, standing) ? { text, path } : undefined
  const id = child.id
  if (viewer.tray === 'team' && worker === null) {
    return { text: 'Choose who holds them', path: `/children/${id}/allocation` }
  }
  if (viewer.tray === 'team' && assessment?.state === 'submitted') {
    return { text: 'Read and sign', path: `/assessments/${assessment.id}/authorise` }
  }
  const writable = assessment && assessment.state !== 'submitted' ? `/assessments/${assessment.id}` : undefined
  const steps: Readonly<Partial<Record<DueRule, () => TrayItem['next'] | undefined>>> = {
    'referral-decision': () => first('referral.decide', 'Decide', `/referrals/${due?.step.id}`),
    assessment: () => first('assessment.write', 'Write the assessment', writable),
    'strategy-discussion': () =>
      first('strategy-discussion.record', 'Record it', `/strategy-discussions/${due?.step.id}`),
    'initial-conference': () =>
      first('conference.record', 'Record the conference', conference ? `/conferences/${conference.id}` : undefined),
    'review-first': () =>
      first('conference.record', 'Record the review', conference ? `/conferences/${conference.id}` : undefined),
    'review-next': () =>
      first('conference.record', 'Record the review', conference ? `/conferences/${conference.id}` : undefined),
    'core-group-first': () => first('plan.write', 'Record a core group', `/children/${id}/core-groups/new`),
    'core-group-next': () => first('plan.write', 'Record a core group', `/children/${id}/core-groups/new`),
    'cp-visit': () => first('visit.record', 'Record a visit', `/children/${id}/visits/new`),
    'cin-visit': () => first('visit.record', 'Record a visit', `/children/${id}/visits/new`),
  }
  return (due && steps[due.rule]?.()) ?? { text: 'Open', path: `/children/${id}` }
}

const GROUPS: readonly Group[] = ['today', 'this-week', 'steady']

function rankOf({ facts, group, due }: TrayItem): readonly (string | number)[] {
  const { worries, worker, child } = facts
  const inDanger = worries.some(({ kind, trend }) => kind === 'risk-adult' || trend === 'getting-worse')
  return [
    GROUPS.indexOf(group),
    worker === null ? 0 : 1,
    inDanger ? 0 : 1,
    worries.some(({ isNew }) => isNew) ? 0 : 1,
    due?.dueBy ?? '9999',
    displayName(child),
  ]
}
