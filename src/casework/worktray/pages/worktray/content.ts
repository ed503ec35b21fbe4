import type { Group, Order, PlanShown, TrayKind } from '../../model.ts'
import type { Part } from '../../rules-rows.ts'

export const TITLES: Readonly<Record<TrayKind, string>> = {
  mine: 'Your worktray',
  team: 'Your team’s children',
  chair: 'Your conferences',
  reviewer: 'The plans you review',
}

/** The heading of the list of a team whose manager the reader stands in for. */
export function teamCovered(team: string): string {
  return `${team}: the team’s children`
}

export const TABS: Readonly<Record<TrayKind, string>> = {
  mine: 'My children',
  team: 'My team',
  chair: 'Conferences',
  reviewer: 'Reviews',
}

export const GROUPS: Readonly<Record<Group, string>> = { today: 'Today', 'this-week': 'This week', steady: 'Steady' }
export const GROUP_HINTS: Readonly<Record<Group, string>> = {
  today: 'late, due, new worries, waiting for you',
  'this-week': 'due within 7 days, or something new',
  steady: 'nothing due in 7 days',
}

export const ORDERS_SAID: Readonly<Record<Order, string>> = {
  matters: 'What matters first',
  due: 'What is due first',
  name: 'By family name',
  worker: 'By worker',
}

export const PLANS_SAID: Readonly<Record<PlanShown, string>> = {
  'child-protection': 'On a CP plan',
  'child-in-need': 'Child in need',
  care: 'Looked after',
  other: 'Care leavers and family help',
  none: 'No plan yet',
}

export const CONTENT = {
  order: 'danger first, then new worries, late, due',
  orderOfTeam: 'children nobody holds first, then danger, new worries, late, due',
  lists: 'Your lists',
  caption: 'Children, sorted by what matters',
  change: 'Change order or show fewer',
  orderBy: 'Order',
  ofPlan: 'Plan',
  anyPlan: 'Any plan, or none',
  ofWorker: 'Worker',
  anyWorker: 'Everyone',
  lateAlone: 'Only what is late',
  showThese: 'Show these',
  noneChosen: 'No child on this list is like that.',
  showEverything: 'Show everything',
  more: (lines: number, group: Part['group']) =>
    `${lines} more ${lines === 1 ? 'line' : 'lines'}${group === 'other' ? '' : ` in “${GROUPS[group]}”`}`,
  coveredFor: 'you stand in for',
  child: 'Child',
  why: 'What matters now, and why it is here',
  clock: 'Clock',
  next: 'Next step',
  today: 'This week, from',
  noneThisWeek: 'No meeting is booked and no visit is due in the next 7 days.',
  waiting: 'You are waiting for',
  noneWaiting: 'Nobody owes you a report or a signature.',
  unfinished: 'Your unfinished writing',
  noneUnfinished: 'Nothing begun and not sent.',
  caseload: 'Your caseload',
  teamCaseload: 'The team’s caseload',
  limit: 'agreed limit',
  visits: 'Visits in the last 4 weeks',
  writing: 'Your assessments',
  noWriting: 'None open.',
  toSign: 'To sign',
  allToSign: 'All that waits',
  supervision: 'Supervision',
  cover: 'Cover while someone is away',
  quality: 'What the census would query',
  noneToSign: 'No assessment waits for your signature.',
  workers: 'Who holds how many',
  noWorkers: 'The team has no social workers yet.',
  away: 'away until',
  handOver: 'hand over',
  agree: 'Agree limits',
  help: 'Your work at a glance',
} as const

/** What is said where a list is empty. */
export const EMPTY: Readonly<Record<TrayKind, string>> = {
  mine: 'You hold no child now. When your manager gives you one, it shows here.',
  team: 'The team holds no child now.',
  chair: 'No child is waiting for a conference that you chair.',
  reviewer: 'No child’s plan is yours to review now.',
}

export const STATES = { open: 'being written', submitted: 'with the manager', returned: 'handed back to you' } as const

/** "1 child", "3 children". */
export function children(count: number): string {
  return count === 1 ? '1 child' : `${count} children`
}
