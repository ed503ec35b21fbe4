import type { ActionRefusal, PlanKind } from '../../model.ts'

export const CONTENT = {
  title: 'Plan',
  edit: 'Change the plan',
  none: 'There is no plan yet. It begins when an assessment is signed with a child in need plan, or when a conference decides on a child protection plan.',
  ended: 'No plan is open now.',
  why: 'Why we are involved',
  want: 'What we want',
  contingency: 'If it does not work',
  childView: 'What the child thinks',
  parentView: 'What the parents think',
  notWritten: 'Not written yet',
  notAsked: 'Not asked yet',
  noNeeds: 'No needs are written yet.',
  noOutcomes: 'What will be different is not written yet.',
  noActions: 'Nobody does anything about it yet.',
  actions: 'Actions',
  what: 'What is done',
  who: 'Who',
  by: 'By',
  mark: 'Mark it',
  done: 'Done',
  doneForAll: 'Done for all',
  sharedWith: 'Shared with',
  stop: 'Stop',
  achieved: 'Achieved on',
  statuses: 'What it was, and when',
  history: 'How it has changed',
  reviews: 'Reviews',
  review: 'Review the plan',
  decide: 'Decide what the plan is',
  decideNow: 'Decide',
  answered: 'decided on',
  found: {
    continue: 'the plan goes on',
    'step-up': 'step up',
    'step-down': 'step down',
    close: 'close',
  },
} as const

export const KINDS: Readonly<Record<PlanKind, string>> = {
  'family-help': 'Family help plan',
  'child-in-need': 'Child in need plan',
  'child-protection': 'Child protection plan',
  care: 'Care plan',
  pathway: 'Pathway plan',
}

export const REFUSALS: Readonly<Record<Exclude<ActionRefusal, 'not-found'>, string>> = {
  'not-open-any-more': 'Someone has marked this action already. It stays as they left it.',
}
