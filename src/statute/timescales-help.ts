import { practised, restated, type Timescale, workingTogether } from './timescale.ts'

/** The front door, early help, the assessment and children in need: rows 1 to 4, 11 and 12 of the process. */
export const HELP_TIMESCALES: readonly Timescale[] = [
  ...practised({
    id: 'contact-decision',
    step: 'Contact',
    trigger: 'contact received',
    allow: { hours: 24 },
    clockStartsOn: 'the moment the contact was received',
    decidedBy: 'front-door manager',
  }),
  ...practised({
    id: 'concern-disagreement',
    step: 'Disagreement with a decision on a concern',
    trigger: 'its author says that they disagree',
    allow: { workingDays: 5 },
    clockStartsOn: 'the day it was said; each level has its own',
    decidedBy: 'front-door manager, then a service manager',
  }),
  ...restated(
    {
      id: 'referral-decision',
      step: 'Referral',
      trigger: 'referral received',
      allow: { workingDays: 1 },
      clockStartsOn: 'the day the referral was received',
      decidedBy: 'social worker; manager signs',
    },
    workingTogether('referrals: decision within one working day of receipt'),
  ),
  ...practised({
    id: 'early-help-assessment',
    step: 'Early help assessment',
    trigger: 'early help agreed',
    allow: null,
    clockStartsOn: 'the day the family agreed to it',
    decidedBy: 'lead practitioner',
  }),
  ...restated(
    {
      id: 'assessment',
      step: 'Child and family assessment',
      trigger: 'referral received',
      allow: { workingDays: 45 },
      clockStartsOn: 'the day the referral was received',
      decidedBy: 'social worker; manager authorises',
    },
    workingTogether('assessments: 45 working days from the point of referral'),
  ),
  ...practised({
    id: 'cin-visit',
    step: 'Child in need visit',
    trigger: 'plan started or child last visited',
    allow: { workingDays: 20 },
    clockStartsOn: 'the day the plan started, then the day of each visit',
    decidedBy: 'social worker',
  }),
  ...practised({
    id: 'cin-review-first',
    step: 'First child in need review',
    trigger: 'child in need plan started',
    allow: { months: 3 },
    clockStartsOn: 'the day the plan started',
    decidedBy: 'manager',
  }),
  ...practised({
    id: 'cin-review-next',
    step: 'Child in need review',
    trigger: 'child in need review held',
    allow: { months: 6 },
    clockStartsOn: 'the day of the last review',
    decidedBy: 'manager',
  }),
]
