import type { Problem } from '../../../entries/drafts/pages/form-page/form.ts'
import type { Origin } from '../../children-in-need/model-record.ts'
import type { Because, OutBecause, RunRefusal, SendRefusal, SignRefusal } from '../model.ts'

export const CONTENT = {
  title: 'Children in need census',
  make: 'Making a return',
  year: 'Of which year?',
  makeButton: 'Make it from the record',
  makeNote: 'It takes some seconds. Nothing in the record changes; who makes it is on record.',
  quality: 'What the census would query now',
  beingMade: 'It is being made. Open this page again in a moment.',
  none: 'No return has been made yet.',
  rules: 'What the rules say',
  noFailures: 'Nothing: it passes every rule.',
  teams: 'By team',
  workers: 'By who holds the children',
  nobody: 'nobody holds the child',
  cohort: 'Who is in it',
  out: 'Who is not, and why',
  differences: 'What is different',
  file: 'Take the file',
  sign: 'Sign it',
  send: 'It was handed in',
  errorsFirst: 'It can be signed once nothing in it is an error.',
  putRight: 'put right since',
  putRightAt: 'Put right at',
  ofWhole: 'This is said of the return as a whole, not of one child.',
  notReported: 'Nothing of this child is reported in that year.',
  allRight: 'Nothing is wrong with what is reported of this child.',
  back: 'Children in need census',
  inspection: 'Lists for inspection (Annex A)',
} as const

export const BECAUSE: Readonly<Record<Because, string>> = {
  'in-need': 'in need on some day of the year',
  'nothing-further': 'referred in the year, with nothing further',
}
export const OUT_BECAUSE: Readonly<Record<OutBecause, string>> = {
  'ended-before': 'their case ended before the year',
  'begins-after': 'their case begins after the year',
  'no-referral': 'their referral, with nothing further, was not in the year',
}

/** The page on which what comes from here is put right, and what it is called. */
export function placeOf({ kind, id }: Origin, childId: string): { readonly path: string; readonly words: string } {
  const places = {
    child: { path: `/children/${childId}/about`, words: 'About the child' },
    referral: { path: `/referrals/${id}`, words: 'The referral' },
    episode: { path: `/children/${childId}/steps`, words: 'The child’s steps' },
    assessment: { path: `/assessments/${id}`, words: 'The assessment' },
    enquiry: { path: `/enquiries/${id}`, words: 'The enquiry' },
    plan: { path: `/children/${childId}/plan/history`, words: 'The plan' },
  } as const
  return places[kind]
}

type Refusals<R extends string> = Readonly<Record<R, Problem | 'not-there'>>

export const ASK_REFUSALS: Refusals<RunRefusal> = { 'not-found': 'not-there', 'not-permitted': 'not-there' }
export const SIGN_REFUSALS: Refusals<SignRefusal> = {
  ...ASK_REFUSALS,
  'not-made': { text: 'It is still being made. Open it again in a moment.' },
  'has-errors': { text: CONTENT.errorsFirst },
  'signed-already': { text: 'It is signed already.' },
}
export const SEND_REFUSALS: Refusals<SendRefusal> = {
  ...ASK_REFUSALS,
  'not-signed': { text: 'It is handed in after it is signed.' },
  'sent-already': { text: 'It is marked as handed in already.' },
}
