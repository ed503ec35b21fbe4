import type { Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { AllocationRefusal, GivenRole } from '../../model.ts'

export const CONTENT = {
  title: 'Choose who holds the child',
  children: 'For whom?',
  childrenMissing: 'Tick at least one child',
  role: 'What changes?',
  roleMissing: 'Choose what changes',
  who: 'Who?',
  choose: 'Choose …',
  whoMissing: 'Choose who it is to be',
  nobody: 'Nobody: no co-worker any more',
  team: 'no worker yet, the team chooses',
  noTeam: 'no team',
  from: 'From when?',
  fromHint: 'Today, or the day it was handed over.',
  fromInvalid: 'Write the day, like 27 3 2026',
  reason: 'Why?',
  reasonHint: 'The family may read it. Needed where somebody has the child now.',
  button: 'Hand over',
  notOpen: 'There is no open case, so nobody holds the child. A referral opens one.',
  now: 'Who holds them now',
  nobodyNow: 'Nobody.',
  before: 'Who held them before',
  nobodyBefore: 'Nobody yet.',
} as const

export const ROLES: Readonly<Record<GivenRole, string>> = {
  'social-worker': 'The social worker, who holds the child',
  'co-worker': 'A co-worker beside the social worker',
  'conference-chair': 'Who chairs the conferences',
  'reviewing-officer': 'Who reviews the plan',
}

export const REFUSALS: Readonly<Record<AllocationRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'no-child': { field: 'children', text: CONTENT.childrenMissing },
  'no-such-worker': { field: 'role', text: 'Whom you chose cannot hold children now. Choose someone else' },
  'not-open': { text: CONTENT.notOpen },
  'in-the-future': { field: 'from-day', text: 'The day must be today or before' },
  'no-reason': { field: 'reason', text: 'Write why the child changes hands' },
  'before-the-one-now': {
    field: 'from-day',
    text: 'The day must not be before whoever holds them now began',
  },
}
