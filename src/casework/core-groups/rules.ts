import type { NewEntry } from '../../entries/model.ts'
import { paragraphs } from '../../entries/rules.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { cameInWords, hasCome, viewsInWords } from '../meetings/rules-people.ts'
import type { PlanStatus } from '../plans/model.ts'
import type { CoreGroupRefusal, RecordCoreGroup } from './model.ts'

type Status = Pick<PlanStatus, 'childId' | 'kind' | 'fromOn' | 'toOn'>

/**
 * Whether a core group may be recorded: each child had a child protection plan that day. A late one is late, never
 * refused.
 *
 * @source Working Together to Safeguard Children 2023, chapter 3: core group
 */
export function recordCoreGroup(
  act: RecordCoreGroup,
  statuses: readonly Status[],
  today: CalendarDay,
): Outcome<RecordCoreGroup, CoreGroupRefusal> {
  if (act.childIds.length === 0) return refused('nobody-chosen')
  if (act.heldOn > today) return refused('held-in-the-future')
  if (act.childIds.some((childId) => !isProtectedOn(statuses, childId, act.heldOn)))
    return refused('no-protection-plan')
  if (!act.came.some(hasCome)) return refused('nobody-came')
  if (act.agreed.trim() === '') return refused('nothing-agreed')
  if (act.nextOn && act.nextOn <= act.heldOn) return refused('next-before-this-one')
  return accepted(act)
}

/** Whether this child had a child protection plan on this day. */
export function isProtectedOn(statuses: readonly Status[], childId: string, day: CalendarDay): boolean {
  return statuses.some(
    ({ kind, fromOn, toOn, ...of }) =>
      of.childId === childId && kind === 'child-protection' && fromOn <= day && (toOn === null || day <= toOn),
  )
}

type Told = {
  readonly recorder: { readonly name: string; readonly jobTitle: string }
  readonly entryId: string
}

/** What a core group adds to each child's story: what was agreed, who came, and what they said. */
export function entryOfCoreGroup(act: RecordCoreGroup, { recorder, entryId }: Told): NewEntry {
  return {
    ...{ id: entryId, kind: 'fact', title: 'Core group held', happenedOn: act.heldOn },
    body: paragraphs([act.agreed, ...viewsInWords(act.came), cameInWords(act.came)].join('\n\n')),
    ...{ saidBy: recorder.name, saidByRole: recorder.jobTitle, step: { kind: 'core-group', id: act.id } },
    about: act.childIds.map((personId) => ({ personId, part: act.parts?.[personId] ?? null })),
  }
}
