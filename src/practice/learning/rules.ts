import type { Role } from '../../access/actor.ts'
import { type Exercise, type LearningFacts, STEPS, type Step } from './model.ts'

/** How far an exercise has got: its steps, and the first that is not done; null once all are. */
export type Standing = { readonly steps: readonly Step[]; readonly at: number | null }

/** What of an exercise is done, by what stands in the record. A step before the last one done is done. */
export function standingOf(exercise: Exercise, facts: LearningFacts): Standing {
  const steps: readonly Step[] = STEPS[exercise]
  const open = steps.findIndex((step) => !IS_DONE[step](facts))
  return { steps, at: open < 0 ? null : open }
}

const IS_DONE: Readonly<Record<Step, (facts: LearningFacts) => boolean>> = {
  raise: ({ concern }) => concern !== null,
  arrive: ({ concern }) => concern?.isReceived === true,
  decide: ({ contact }) => Boolean(contact?.decision),
  respond: ({ contact, referral }) => contact?.decision !== 'referral' || referral?.isDecided === true,
  listen: ({ assessment }) => ['worries', 'strengths', 'childWords'].every((part) => isWritten(assessment, part)),
  analyse: ({ assessment }) => isWritten(assessment, 'analysis') && assessment?.outcome !== null,
  submit: ({ assessment }) => assessment?.state === 'submitted' || assessment?.state === 'authorised',
  hold: ({ conference }) => conference?.isHeld === true,
  hear: ({ conference }) => Boolean(conference?.childView?.trim()),
  read: ({ hasRead }) => hasRead,
  review: ({ isReviewed }) => isReviewed,
  changed: ({ saysWhatChanged }) => saysWhatChanged,
  move: ({ holders }) => holders.now !== null && holders.now !== holders.first,
  explain: ({ holders }) => Boolean(holders.reason?.trim()),
}

/** Whether somebody with these roles does this work themselves. */
export function seatedFor(roles: readonly Role[], needed: Role): boolean {
  return roles.includes(needed)
}

/** A number for the child of an exercise, the same for the same learner and time. */
export function seedOf(userId: string, times: number): number {
  return (Number.parseInt(userId.slice(-8), 16) + times * 7919) >>> 0
}

function isWritten(assessment: LearningFacts['assessment'], part: string): boolean {
  const text = assessment?.written[part]
  return typeof text === 'string' && text.trim() !== ''
}
