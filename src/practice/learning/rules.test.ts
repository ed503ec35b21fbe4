import { describe, expect, it } from 'vitest'
import type { LearningFacts } from './model.ts'
import { seedOf, standingOf } from './rules.ts'

const NOTHING: LearningFacts = {
  ...{ concern: null, contact: null, referral: null, assessment: null, conference: null },
  ...{ isReviewed: false, saysWhatChanged: false, hasRead: false },
  holders: { first: 'asha', now: 'asha', reason: null },
}
const written = { worries: 'Cold.', strengths: 'School.', childWords: 'Nan.' }
const assessment = { id: 'a', written: {}, outcome: null, state: 'open' }

describe('an exercise', () => {
  it.each([
    ['raise-a-concern', {}, 0],
    ['raise-a-concern', { concern: { id: 'c', isReceived: false } }, 1],
    ['raise-a-concern', { concern: { id: 'c', isReceived: true } }, null],
    ['decide-a-contact', { contact: { id: 'k', decision: null } }, 0],
    ['decide-a-contact', { contact: { id: 'k', decision: 'referral' } }, 1],
    ['decide-a-contact', { contact: { id: 'k', decision: 'advice' } }, null],
    ['write-an-assessment', { assessment }, 0],
    ['write-an-assessment', { assessment: { ...assessment, written } }, 1],
    [
      'write-an-assessment',
      { assessment: { ...assessment, written: { ...written, analysis: ' ' }, outcome: 'close' } },
      1,
    ],
    [
      'write-an-assessment',
      { assessment: { ...assessment, written: { ...written, analysis: 'Worse.' }, outcome: 'close' } },
      2,
    ],
    ['run-a-conference', { conference: { id: 'c', isHeld: true, childView: null } }, 1],
    ['run-a-conference', { conference: { id: 'c', isHeld: true, childView: 'Mum.' }, hasRead: true }, null],
    ['review-a-plan', { isReviewed: true }, 1],
    ['hand-over-a-child', { holders: { first: 'asha', now: 'chidi', reason: null } }, 1],
    ['hand-over-a-child', { holders: { first: 'asha', now: 'chidi', reason: 'Leave.' } }, null],
  ] as const)('%s is as far as the record says: %o', (exercise, facts, at) => {
    expect(standingOf(exercise, { ...NOTHING, ...facts }).at).toBe(at)
  })

  it('has another child each time, and the same for the same time', () => {
    const user = '0190a0a0-0000-7000-8000-0000000000ff'
    expect(seedOf(user, 1)).toBe(seedOf(user, 1))
    expect(seedOf(user, 1)).not.toBe(seedOf(user, 2))
  })
})
