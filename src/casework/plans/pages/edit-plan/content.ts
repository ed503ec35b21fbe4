import type { Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { PlanRefusal } from '../../model.ts'

export const CONTENT = {
  title: 'Write the plan',
  why: 'Why are we involved?',
  whyHint: 'In words the family would recognise. It stands at the top of the child’s page.',
  want: 'What do we want?',
  wantHint: 'What will be different for the child, and by when.',
  contingency: 'What happens if it does not work?',
  childView: 'What does the child think?',
  parentView: 'What do the parents think?',
  need: 'What does the child need?',
  needMissing: 'Write what the child needs',
  alsoFor: 'Is it the need of a brother or sister too?',
  sharedWith: 'Shared with',
  sharedWords:
    'What you write here is written in their plans too. Whether it has changed, is achieved or ended is each child’s own.',
  endNeed: 'No longer a need: end it, and what belongs to it',
  outcome: 'What will be different?',
  outcomeMissing: 'Write what will be different, or leave all of it empty',
  by: 'By when? (optional)',
  byInvalid: 'Write the day, like 27 3 2026, or leave it empty',
  changed: 'Has it changed? What shows it?',
  achieved: 'Achieved',
  endOutcome: 'No longer wanted: end it',
  action: 'What is done?',
  owner: 'Who does it?',
  actionBy: 'By when?',
  actionMissing: 'Write what is done, or leave all of it empty',
  ownerMissing: 'Write who does it',
  actionByMissing: 'Write by when it is done, like 27 3 2026',
  stop: 'Stop this action',
  addNeed: 'Add a need',
  addOutcome: 'Add an outcome',
  addAction: 'Add an action',
  button: 'Keep the plan',
  closed: 'The case is closed, and its plan with it. It can be read, not changed.',
  noPlan:
    'No plan is open now, so there is none to change. One begins when an assessment is signed with a child in need plan, or when a conference decides on a child protection plan.',
  help: 'How a plan works',
} as const

export const REFUSALS: Readonly<Record<PlanRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'case-closed': { text: CONTENT.closed },
  'no-plan': { text: CONTENT.noPlan },
  'no-reason': { field: 'why', text: 'Write why we are involved' },
  'nothing-wanted': { field: 'want', text: 'Write what we want' },
  unfinished: { text: 'Each outcome belongs to a need, and each action to an outcome' },
  'someone-else-wrote': {
    text: 'Someone changed the plan while you wrote. Nothing was sent: open it again to see both.',
  },
}
