import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { PlanKind } from './model.ts'
import type { ChildToDecide, DecidePlan, DecideRefusal, PlanDecision } from './model-deciding.ts'

/**
 * Whether a manager may decide so: step up from family help, step down from a child in need plan, begin either, or
 * leave it as it is. The plan itself goes on, word for word. A child protection plan ends at a conference.
 *
 * @source Working Together to Safeguard Children 2023, chapter 3: a social work manager agrees when a plan ends or changes
 */
export function decidePlan(
  act: DecidePlan,
  children: readonly ChildToDecide[],
  today: CalendarDay,
): Outcome<DecidePlan, Exclude<DecideRefusal, 'not-found'>> {
  if (act.childIds.length === 0) return refused('nobody-chosen')
  const hindrance = children.map((child) => hindranceOf(child, act)).find(Boolean)
  if (hindrance) return refused(hindrance)
  if (act.reason.trim() === '') return refused('no-reason')
  if (act.fromOn > today) return refused('in-the-future')
  return accepted({ ...act, reason: act.reason.trim() })
}

/** What the decision is called in the story. */
export function decidedInWords(choice: PlanDecision, before: PlanKind | null): string {
  if (choice === 'stays') return 'The plan stays what it is'
  if (choice === 'family-help') {
    return before === 'child-in-need' ? 'Step down: the plan is now for family help' : 'A family help plan begins'
  }
  return before === 'family-help' ? 'Step up: the plan is now for a child in need' : 'A child in need plan begins'
}

/** What the plan is now, as far as a manager decides on it; null if none is open. */
export function openKind(statuses: ChildToDecide['statuses']): PlanKind | null {
  return statuses.find(({ toOn }) => toOn === null)?.kind ?? null
}

function hindranceOf({ openedOn, statuses }: ChildToDecide, { choice, fromOn }: DecidePlan) {
  const open = statuses.filter(({ toOn }) => toOn === null)
  const kinds = open.map(({ kind }) => kind)
  if (openedOn === null) return 'case-closed'
  if (kinds.includes('child-protection')) return 'protection-plan-open'
  if (kinds.includes('care')) return 'looked-after'
  if (choice === 'stays') return open.length === 0 ? 'nothing-stays' : undefined
  if (kinds.includes(choice)) return 'there-already'
  if (fromOn < openedOn) return 'before-the-case'
  return open.some((status) => fromOn < status.fromOn) ? 'before-the-plan' : undefined
}
