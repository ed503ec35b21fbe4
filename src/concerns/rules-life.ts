import type { Role } from '../access/actor.ts'
import type { CalendarDay } from '../kernel/calendar-day.ts'
import { accepted, type Outcome, refused } from '../kernel/outcome.ts'
import type {
  Account,
  AccountRefusal,
  AnswerRefusal,
  AnswerToDisagreement,
  Concern,
  Disagreement,
  DisagreeRefusal,
} from './model.ts'
import { LONGEST_ANSWER } from './rules.ts'

/** Files that come with one concern, at most. */
export const MOST_FILES = 10

/** Days back in which another concern of one's own about the same child is something like the same again. */
export const TOLD_BEFORE_DAYS = 28

/** Days after the one on which its author was asked, after which a kept concern that nobody renews has lapsed. */
export const LAPSES_AFTER_DAYS = 14

/** Days ahead of its review at which the author of a kept concern is told that it is near. */
export const REVIEW_NEAR_DAYS = 14

/** Who answers a disagreement, by its level. */
const ANSWERED_BY: readonly Role[] = ['front-door-manager', 'service-manager']

/** Whether what the child or a parent says of a concern can be kept beside it; its words without what stands around them. */
export function accountOf(
  account: Account,
  today: CalendarDay,
): Outcome<Account, Exclude<AccountRefusal, 'not-permitted' | 'not-found'>> {
  const words = account.words.trim()
  if (words === '') return refused('no-words')
  if (words.length > LONGEST_ANSWER) return refused('too-long')
  if (account.saidOn > today) return refused('said-in-the-future')
  return accepted({ ...account, words, saidByName: account.saidByName?.trim() || null })
}

/**
 * Whether the author may say that they disagree: with an answer there is, once at each level, and with the next only
 * when the one before was answered.
 *
 * @param before what they said before, whatever the order
 * @returns the level, from 1
 */
export function disagree(
  concern: Pick<Concern, 'outcome'>,
  before: readonly Pick<Disagreement, 'answeredAt'>[],
  reason: string,
): Outcome<number, Exclude<DisagreeRefusal, 'not-permitted' | 'not-found'>> {
  if (concern.outcome === null) return refused('not-answered')
  if (before.some(({ answeredAt }) => answeredAt === null)) return refused('waits-already')
  if (before.length >= ANSWERED_BY.length) return refused('no-further-level')
  if (reason.trim() === '') return refused('no-reason')
  if (reason.length > LONGEST_ANSWER) return refused('too-long')
  return accepted(before.length + 1)
}

/** Whether someone in these roles answers a disagreement of this level. */
export function answers(roles: readonly Role[], level: number): boolean {
  const role = ANSWERED_BY[level - 1]
  return role !== undefined && roles.includes(role)
}

/** The levels at which someone in these roles answers. */
export function levelsOf(roles: readonly Role[]): readonly number[] {
  return ANSWERED_BY.map((_, at) => at + 1).filter((level) => answers(roles, level))
}

/** Whether a disagreement may be answered so: once, with a reason. */
export function answered(
  { answeredAt }: Pick<Disagreement, 'answeredAt'>,
  { outcome, answer }: AnswerToDisagreement,
): Outcome<AnswerToDisagreement, Exclude<AnswerRefusal, 'not-permitted' | 'not-found'>> {
  if (answeredAt !== null) return refused('answered-already')
  if (answer.trim() === '') return refused('no-reason')
  return accepted({ outcome, answer: answer.trim() })
}
