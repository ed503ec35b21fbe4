/** The page of a form that was begun, by the key it is kept under; undefined for one this list does not know. */
export function unfinishedAt(key: string): { readonly title: string; readonly path: string } | undefined {
  const [form = '', ...ids] = key.split(':')
  const known = FORMS[ids.length > 1 ? `${form}:${ids.length}` : form]
  return known && { title: known[0], path: ids.reduce((path, id) => path.replace(/:\w+/, id), known[1]) }
}

// By what stands before the ids in the key; one that is kept under two ids has their number behind it.

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
  'plan-review': ['Recording a review of the plan', '/children/:id/plan/reviews/new'],
  'plan-decision': ['Deciding what the plan is', '/children/:id/plan/decide'],
  missing: ['Reporting a child missing', '/children/:id/missing/new'],
  'missing-episode': ['A child who went missing', '/missing/:id'],
  incident: ['A serious incident', '/children/:id/incidents/new'],
  'incident-goes-on': ['Going on with a serious incident', '/incidents/:id'],
  transfer: ['A move between authorities', '/children/:id/transfers/new'],
  'transfer-goes-on': ['Going on with a move', '/transfers/:id'],
  closure: ['Closing a case', '/children/:id/closure'],
  'hand-over': ['Handing over children', '/workers/:id/children'],
  'caseload-limits': ['Agreeing how many each may hold', '/team/limits'],
  allocation: ['Choosing who holds a child', '/children/:id/allocation'],
  conference: ['Recording a conference', '/conferences/:id'],
  enquiry: ['Concluding an enquiry', '/enquiries/:id'],
  referral: ['Deciding a referral', '/referrals/:id'],
  contact: ['Deciding a contact', '/contacts/:id'],
  'strategy-discussion': ['Calling a strategy discussion', '/children/:id/strategy-discussion'],
  'strategy-discussion-held': ['Recording a strategy discussion', '/strategy-discussions/:id'],
  'authorise-conclusion': ['Signing what an enquiry found', '/enquiries/:id/authorise'],
  'propose-closure': ['Proposing to close a case', '/children/:id/closure/propose'],
  'authorise-closure': ['Signing the closing of a case', '/closures/:id/authorise'],
  'immediate-protection': ['Immediate protection', '/children/:id/immediate-protection/new'],
  protection: ['Going on with immediate protection', '/immediate-protection/:id'],
  meeting: ['Planning a meeting', '/children/:id/meetings/new'],
  'meeting-change': ['Putting a meeting off, or calling it off', '/meetings/:id/change'],
  'meeting-person': ['Asking someone more to a meeting', '/meetings/:id/people/new'],
  'meeting-person:2': ['Someone who is asked to a meeting', '/meetings/:id/people/:person'],
  minutes: ['Minutes of a meeting', '/meetings/:id/minutes'],
  supervision: ['Recording supervision', '/children/:id/supervision/new'],
  'confirm-supervision': ['Confirming a supervision', '/supervisions/:id'],
  'management-decision': ['Deciding as a manager', '/children/:id/management-decision'],
  withdraw: ['Withdrawing a step', '/children/:id/withdraw'],
  'not-part:2': ['Leaving a child out of an entry', '/entries/:id/not-part/:child'],
  'correct-record': ['Correcting a record', '/records/:id/correct'],
  'contact-taken': ['Taking a contact', '/contacts/new'],
  cover: ['Cover while someone is away', '/cover'],
  'end-cover': ['Ending a cover', '/cover/:id/end'],
  timescale: ['Changing how long a step may take', '/settings/timescales/change'],
  'local-setting': ['Who signs, and how often we supervise', '/settings/signing'],
}
