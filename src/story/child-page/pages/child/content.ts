import type { AllocationRole } from '../../../../casework/allocations/model.ts'
import type { WorryKind } from '../../../../casework/worries/model.ts'
import type { InvolvementKind } from '../../../../child-index/contract-involvements.ts'
import type { ActId } from '../../rules-acts.ts'

export const CONTENT = {
  tabs: {
    story: 'Story',
    chronology: 'Chronology',
    evidence: 'What we think',
    people: 'People',
    plan: 'Plan',
    documents: 'Documents',
    reports: 'Reports',
    looks: 'Who has looked',
  },
  why: 'Why we are involved',
  want: 'What we want:',
  saidAgain: 'we said we would look again if:',
  wouldAgain: 'we would look again if:',
  noPlan: 'No plan yet says why we are involved.',
  noWords: 'Nothing the child said is written down yet.',
  numberToCome: 'number to come',
  worries: 'Worries',
  close: 'Close',
  whoThisIs: 'Who this is',
  restsOnCorrected: 'Rests on a corrected entry: read again',
  well: 'What is going well',
  next: 'What is next',
  fresh: 'New since you looked',
  moreFresh: 'And more, in the chronology',
  missing: 'What is missing',
  readAgain: 'Read again',
  home: 'At home and family',
  shared: 'Shared with them',
  leads: 'leads the family’s help',
  ring: 'Who to ring',
  story: 'The story',
  earlier: 'Earlier',
  dates: 'All dates',
  datesHint: 'Clocks, what the plan and supervision ask, and meetings; late first.',
  oversight: 'Management oversight',
  allSupervision: 'All of it',
  noSupervision: 'Not spoken of in supervision yet.',
  noWell: 'Nothing is written here yet. What does the child enjoy, and who helps?',
  noNext: 'No clock is running and no action is open.',
  firstLook: 'You have not looked before today. All of it is in the story below.',
  noFresh: 'Nothing was written by anyone else since.',
  noMissing: 'Nothing that this page asks after.',
  noOneToRing: 'Nobody holds this child now.',
  sensitive: 'A service works with the family: ask the front door',
  noStory: 'Nothing is written down yet.',
  completeIdentity: 'Say who this child is',
} as const

export const ACTS: Readonly<Record<ActId, string>> = {
  write: 'Write',
  'record-visit': 'Record a visit',
  'record-return': 'Record the return',
  'record-return-interview': 'Record the return interview',
  'protection-goes-on': 'Go on with the immediate protection',
  'transfer-goes-on': 'Go on with the move',
  'incident-goes-on': 'Go on with the serious incident',
  'decide-referral': 'Decide the referral',
  'authorise-assessment': 'Sign the assessment',
  'write-assessment': 'Write the assessment',
  'record-strategy-discussion': 'Record the strategy discussion',
  'conclude-enquiry': 'Conclude the section 47 enquiry',
  'record-conference': 'Record the conference',
  'record-core-group': 'Record a core group',
  'call-strategy-discussion': 'Call a strategy discussion',
  'convene-meeting': 'Plan a meeting',
  'edit-plan': 'Change the plan',
  'review-plan': 'Review the plan',
  'decide-plan': 'Decide what the plan is',
  'open-worry': 'Add a worry',
  'change-allocation': 'Change who holds the child',
  'close-case': 'Close the case',
  'propose-closure': 'Ask for the case to be closed',
  'record-supervision': 'Record supervision',
  'decide-as-manager': 'Write a management decision',
  'withdraw-step': 'Withdraw a step begun by mistake',
  'complete-identity': CONTENT.completeIdentity,
  'about-child': 'Ethnicity, disability and pupil number',
  'all-steps': 'Begin another step',
}

export const WORRY_TAGS: Readonly<Record<WorryKind, string | null>> = {
  'open-risk': null,
  'risk-adult': 'Risk adult',
  'warning-note': 'Warning note',
  'pattern-prompt': 'Pattern',
}

export const TRENDS = { 'getting-worse': 'Getting worse', 'getting-better': 'Getting better', steady: null } as const

export const ROLES: Readonly<Record<AllocationRole, string>> = {
  'social-worker': 'social worker, lead',
  'co-worker': 'co-worker',
  'conference-chair': 'conference chair',
  'reviewing-officer': 'reviewing officer',
  'front-door': 'front door',
}

export const SEXES = { F: 'girl', M: 'boy', U: null } as const

export const SERVICES: Readonly<Record<InvolvementKind, string>> = {
  'childrens-services': 'children’s services',
  'gp-practice': 'GP',
  'health-visiting': 'health visitor',
  hospital: 'hospital',
  school: 'school',
  'early-years': 'early years',
  'early-help': 'early help',
  police: 'police',
  'sexual-health': 'sexual health',
  'substance-misuse': 'drugs and alcohol',
  'mental-health': 'mental health',
  other: 'other service',
}
