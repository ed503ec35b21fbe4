import { type CalendarDay, inWords } from '../../kernel/calendar-day.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { AllocationRefusal, ChangeAllocation, GivenRole, Handover, HeldChild, NewHolder } from './model.ts'

/**
 * Which of these children change hands, and from whom; one who is held so already does not. It needs a reason where
 * somebody has the child now. The day is today or
 * before, and not before whoever holds them now began: otherwise nobody, or two, would hold a child on some day.
 */
export function handovers(
  children: readonly HeldChild[],
  { role, fromOn, reason }: Pick<ChangeAllocation, 'role' | 'fromOn' | 'reason'>,
  holder: Pick<NewHolder, 'userId' | 'teamId'>,
  today: CalendarDay,
): Outcome<readonly Handover[], Exclude<AllocationRefusal, 'not-found' | 'no-such-worker'>> {
  if (children.length === 0) return refused('no-child')
  if (children.some(({ isOpen }) => !isOpen)) return refused('not-open')
  if (fromOn > today) return refused('in-the-future')
  const changes = children
    .map(({ childId, held }) => ({ childId, before: held.filter((one) => one.role === role) }))
    .filter(({ before }) => !isHeldSo(before, holder))
  if (changes.some(({ before }) => before.some((one) => fromOn < one.fromOn))) return refused('before-the-one-now')
  const takesAway = role !== 'co-worker' || holder.userId === null
  if (takesAway && reason.trim() === '' && changes.some(({ before }) => before.some(({ userId }) => userId !== null))) {
    return refused('no-reason')
  }
  return accepted(changes)
}

/** What the story says of it: who now does what for the child. */
export function handoverTitle(role: GivenRole, child: string, holder: NewHolder): string {
  const { userId, name } = holder
  if (role === 'conference-chair') return `${name} now chairs the conferences about ${child}`
  if (role === 'reviewing-officer') return `${name} now reviews the plan of ${child}`
  if (role === 'co-worker') {
    return userId === null ? `${child} has no co-worker now` : `${name} now works with ${child} too`
  }
  return userId === null ? `${child} now waits for a social worker in ${name}` : `${name} now holds ${child}`
}

/** The rest of it: since when, who it was before, and why. */
export function handoverTold(
  { jobTitle, name }: NewHolder,
  { fromOn, reason }: Pick<ChangeAllocation, 'fromOn' | 'reason'>,
  before: readonly string[],
): string {
  const who = jobTitle === null ? '' : `${name}, ${jobTitle.toLowerCase()}: `
  const until = before.length > 0 ? ` Until then it was ${before.join(' and ')}.` : ''
  const why = reason.trim() === '' ? '' : `\n\n${reason.trim()}`
  return `${who}since ${inWords(fromOn)}.${until}`.replace(/^s/, 'S') + why
}

function isHeldSo(before: Handover['before'], { userId, teamId }: Pick<NewHolder, 'userId' | 'teamId'>): boolean {
  if (userId === null && teamId === null) return before.length === 0
  return before.some((one) => one.userId === userId && (userId !== null || one.teamId === teamId))
}
