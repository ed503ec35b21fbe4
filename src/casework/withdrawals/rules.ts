import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { BegunStep, WithdrawRefusal, WithdrawStep } from './model.ts'

/**
 * Whether a step may be withdrawn: it was begun and not finished, and someone says why. What was finished has happened:
 * it is corrected, never withdrawn. Withdrawn already, it stays so.
 */
export function withdrawStep(
  step: Pick<BegunStep, 'isFinished' | 'withdrawnOn'>,
  { why }: Pick<WithdrawStep, 'why'>,
): Outcome<{ readonly isNew: boolean }, WithdrawRefusal> {
  if (step.withdrawnOn !== null) return accepted({ isNew: false })
  if (step.isFinished) return refused('finished-already')
  if (why.trim() === '') return refused('no-reason')
  return accepted({ isNew: true })
}
