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
}
