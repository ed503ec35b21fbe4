import type { Group, TrayKind } from '../../model.ts'

export const TITLES: Readonly<Record<TrayKind, string>> = {
  mine: 'Your worktray',
  team: 'Your team’s children',
  chair: 'Your conferences',
  reviewer: 'The plans you review',
}

export const GROUPS: Readonly<Record<Group, string>> = { today: 'Today', 'this-week': 'This week', steady: 'Steady' }
export const GROUP_HINTS: Readonly<Record<Group, string>> = {
  today: 'late, due, new worries, waiting for you',
  'this-week': 'due within 7 days, or something new',
  steady: 'nothing due in 7 days',
}

export const CONTENT = {
  order: 'danger first, then new worries, late, due',
  orderOfTeam: 'children nobody holds first, then danger, new worries, late, due',
  child: 'Child',
  why: 'What matters now, and why it is here',
  clock: 'Clock',
  next: 'Next step',
  unfinished: 'Your unfinished writing',
  noneUnfinished: 'Nothing begun and not sent.',
  caseload: 'Your caseload',
  teamCaseload: 'The team’s caseload',
  writing: 'Your assessments',
  noWriting: 'None open.',
  toSign: 'To sign',
  noneToSign: 'No assessment waits for your signature.',
  workers: 'Who holds how many',
  noWorkers: 'The team has no social workers yet.',
  help: 'Your work at a glance',
} as const

/** What is said where a list is empty. */
export const EMPTY: Readonly<Record<TrayKind, string>> = {
  mine: 'You hold no child now. When your manager gives you one, it shows here.',
  team: 'Your team holds no child now.',
  chair: 'No child is waiting for a conference that you chair.',
  reviewer: 'No child’s plan is yours to review now.',
}

export const STATES = { open: 'being written', submitted: 'with the manager', returned: 'handed back to you' } as const
