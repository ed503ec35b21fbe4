import { addMonths, type CalendarDay, inWords } from '../../kernel/calendar-day.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { codeText, offeredCodes } from '../../statute/code-sets.ts'
import type { CaseToClose, CloseCase, CloseRefusal, Closure } from './model.ts'

const DIED = 'RC2'
const NOTHING_AFTER_ASSESSMENT = 'RC8'

/**
 * Whether a case may be closed. An open child protection plan ends at a conference first, and a strategy discussion,
 * enquiry or conference that others wait for is held or concluded first; nothing else stands in the way. What would make us look again is always said, unless the child died.
 *
 * @source Children in need census 2025 to 2026: reason for closure; Working Together to Safeguard Children 2023,
 * chapter 3: a child protection plan is discontinued by a review conference
 */
export function closeCase(
  { episode, statuses, stepsOpen }: CaseToClose,
  act: CloseCase,
  today: CalendarDay,
): Outcome<CloseCase, CloseRefusal> {
  const { closedOn, reasonCode, summary, lookAgainIf } = act
  if (!episode) return refused('not-open')
  if (statuses.some((status) => isProtectedOn(status, closedOn))) return refused('protection-plan-open')
  if (stepsOpen.length > 0) return refused('step-still-open')
  if (closedOn > today) return refused('in-the-future')
  const begun = [episode.openedOn, ...statuses.filter(({ toOn }) => toOn === null).map(({ fromOn }) => fromOn)]
  if (begun.some((from) => closedOn < from)) return refused('closed-before-it-opened')
  if (!offeredCodes('closure-reason').some(({ code }) => code === reasonCode)) return refused('no-reason')
  const wasProtected = statuses.some(({ kind, fromOn }) => kind === 'child-protection' && fromOn >= episode.openedOn)
  if (reasonCode === NOTHING_AFTER_ASSESSMENT && wasProtected) return refused('was-protected')
  if (summary.trim() === '') return refused('nothing-changed')
  if (lookAgainIf.trim() === '' && reasonCode !== DIED) return refused('no-look-again')
  return accepted({ ...act, summary: summary.trim(), lookAgainIf: lookAgainIf.trim() })
}

/** Whether a child protection plan is open, or went on past this day. */
export function isProtectedOn({ kind, toOn }: CaseToClose['statuses'][number], day: CalendarDay): boolean {
  return kind === 'child-protection' && (toOn === null || toOn > day)
}

/** "The case was closed: no further action after assessment", as the story and each open worry say it. */
export function closedInWords(reasonCode: string): string {
  const reason = codeText('closure-reason', reasonCode)
  return `The case was closed: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`
}

/** What the story says of it: what changed, what would make us look again, and which worries were still open. */
export function closureTold(
  { summary, lookAgainIf }: CloseCase,
  worries: readonly { readonly title: string }[],
): string {
  const open = worries.map(({ title }) => title).join('; ')
  return [
    summary,
    lookAgainIf && `We would look again if ${lookAgainIf}`,
    open && `Worries that were open until then: ${open}.`,
  ]
    .filter(Boolean)
    .join('\n\n')
}

/** Months during which an earlier decision to close stands in sight of whoever decides anew. */
const IN_SIGHT_MONTHS = 12

/** An earlier decision to close a case, as whoever decides anew reads it. */
export type EarlierWords = {
  /** "Closed on 3 March 2026 by Tom Llewellyn: …" */
  readonly heading: string
  readonly whatChanged: string | null
  readonly lookAgainIf: string | null
  /** Whether it is within a year of the day, so that it must be in sight. */
  readonly isWithinAYear: boolean
}

/** What was said when the work ended last, by whom and when. */
export function earlierWords(closure: Closure, today: CalendarDay): EarlierWords {
  const { closedOn, reasonCode, decidedByName, summary, lookAgainIf } = closure
  const by = decidedByName ? ` by ${decidedByName}` : ''
  return {
    heading: `Closed on ${inWords(closedOn)}${by}: ${codeText('closure-reason', reasonCode)}`,
    whatChanged: summary,
    lookAgainIf,
    isWithinAYear: today <= addMonths(closedOn, IN_SIGHT_MONTHS),
  }
}
