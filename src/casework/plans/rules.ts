import { type CalendarDay, inWords } from '../../kernel/calendar-day.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { markOfText } from '../../kernel/text-mark.ts'
import type {
  ActionRefusal,
  Changes,
  Plan,
  PlanAction,
  PlanChanges,
  PlanKind,
  PlanRefusal,
  PlanStatus,
  PlanText,
  WritePlan,
  WrittenAction,
  WrittenNeed,
  WrittenOutcome,
} from './model.ts'

/** What the story calls it when a plan was written. */
export const PLAN_CHANGED = 'The plan was changed'

export type PlanState = {
  readonly plan: Plan | undefined
  readonly statuses: readonly Pick<PlanStatus, 'toOn'>[]
  readonly isCaseOpen: boolean
}

/**
 * Whether a plan may be written, and what of it changes. Every part that is written is whole: an outcome belongs to a
 * need, an action to an outcome, with who does it and by when.
 *
 * @source Working Together to Safeguard Children 2023, chapter 3: what needs to change, by when, and who does it
 */
export function writePlan(
  { plan, statuses, isCaseOpen }: PlanState,
  act: WritePlan,
): Outcome<PlanChanges, PlanRefusal> {
  if (!isCaseOpen) return refused('case-closed')
  if (statuses.every(({ toOn }) => toOn !== null)) return refused('no-plan')
  if (act.whyInvolved.trim() === '') return refused('no-reason')
  if (act.weWant.trim() === '') return refused('nothing-wanted')
  if (!isWhole(plan, act)) return refused('unfinished')
  const changes = changesOf(plan, act)
  // Sent twice, a plan differs from what the writer had before them, and there is nothing left to change.
  if (hasChanges(changes) && act.before !== markOf(plan)) return refused('someone-else-wrote')
  return accepted(changes)
}

/** The plan as a writer has it before them, as text to compare by; what is done meanwhile does not change it. */
export function markOf(plan: Plan | undefined): string {
  if (!plan) return ''
  const parts = partsOf(plan)
  const actions = parts.actions.map(({ id, what, ownerName, byOn }) => [id, what, ownerName, byOn])
  const outcomes = parts.outcomes.map((one) => [one.id, one.statement, one.byOn, one.changed, one.achieved])
  const needs = parts.needs.map(({ id, statement }) => [id, statement])
  return markOfText(JSON.stringify([textOf(plan), needs, outcomes, actions]))
}

export function hasChanges({ text, needs, outcomes, actions }: PlanChanges): boolean {
  const parts = [needs, outcomes, actions]
  return text !== null || parts.some(({ added, changed, ended }) => added.length + changed.length + ended.length > 0)
}

/** What changed, a sentence each, as the story tells it. */
export function toldOf({ text, needs, outcomes, actions }: PlanChanges, plan: Plan | undefined): readonly string[] {
  const said = (label: string, was: string | null | undefined, is: string | null) =>
    is && is !== was ? [`${label}: ${is}`] : []
  const action = ({ what, ownerName, byOn }: WrittenAction) => `${what} (${ownerName}, by ${inWords(byOn)})`
  return [
    ...(text
      ? [
          ...said('Why we are involved', plan?.whyInvolved, text.whyInvolved),
          ...said('What we want', plan?.weWant, text.weWant),
          ...said('If it does not work', plan?.contingency, text.contingency),
          ...said('What the child thinks', plan?.childView, text.childView),
          ...said('What the parents think', plan?.parentView, text.parentView),
        ]
      : []),
    ...told('need', needs, ({ statement }) => statement),
    ...told('outcome', outcomes, (one) =>
      [one.statement, one.changed, one.achieved && 'achieved'].filter(Boolean).join(' – '),
    ),
    ...told('action', actions, action),
  ]
}

/** Whether an action may be marked as done or stopped. Marked so already, it stays so. */
export function markAction(
  action: Pick<PlanAction, 'state'>,
  state: 'done' | 'stopped',
): Outcome<{ readonly isNew: boolean }, ActionRefusal> {
  if (action.state === state) return accepted({ isNew: false })
  return action.state === 'open' ? accepted({ isNew: true }) : refused('not-open-any-more')
}

/**
 * Whether a status of the plan ends when another begins. Protection and care end by a decision of their own only; while
 * one of them stands, no weaker status takes its place.
 *
 * @source Working Together to Safeguard Children 2023, chapter 3: a child protection plan is discontinued by a review
 *   conference
 */
export function givesWay(open: PlanKind): boolean {
  return open !== 'child-protection' && open !== 'care'
}

/** Whether a status may begin beside those that are open. */
export function mayBegin(open: readonly PlanKind[], kind: PlanKind): boolean {
  return !givesWay(kind) || open.every(givesWay)
}

/** An action as a clock counts to it. */
export function clockOf({ byOn, doneOn, state }: Pick<PlanAction, 'byOn' | 'doneOn' | 'state'>): {
  readonly dueBy: CalendarDay
  readonly doneOn: CalendarDay | null
  readonly notNeeded: string | null
} {
  return { dueBy: byOn, doneOn, notNeeded: state === 'stopped' ? 'Stopped' : null }
}

function isWhole(plan: Plan | undefined, { needs, outcomes, actions }: WritePlan): boolean {
  const has = partsOf(plan)
  const needIds = new Set([...needs, ...has.needs].map(({ id }) => id))
  const outcomeIds = new Set([...outcomes, ...has.outcomes].map(({ id }) => id))
  return (
    needs.every(({ statement }) => statement.trim() !== '') &&
    outcomes.every(({ statement, needId }) => statement.trim() !== '' && needIds.has(needId)) &&
    actions.every(
      ({ what, ownerName, outcomeId }) => what.trim() !== '' && ownerName.trim() !== '' && outcomeIds.has(outcomeId),
    )
  )
}

function changesOf(plan: Plan | undefined, act: WritePlan): PlanChanges {
  const has = partsOf(plan)
  const text = textOf(act)
  const endedNeeds = idsOf(act.needs.filter(({ ended }) => ended))
  const gone = (outcome: WrittenOutcome) => outcome.ended || endedNeeds.has(outcome.needId)
  const endedOutcomes = idsOf(act.outcomes.filter(gone))
  const stopped = (action: WrittenAction) => action.stopped || endedOutcomes.has(action.outcomeId)
  return {
    text: plan && same(textOf(plan), text) ? null : text,
    needs: compared(has.needs, act.needs, ({ ended }) => ended),
    outcomes: compared(has.outcomes, act.outcomes, gone),
    actions: compared(has.actions, act.actions, stopped),
  }
}

function compared<Part extends { readonly id: string }>(
  has: readonly Part[],
  written: readonly Part[],
  isEnded: (part: Part) => boolean,
): Changes<Part> {
  const before = new Map(has.map((part) => [part.id, part]))
  const going = written.filter((part) => !isEnded(part))
  return {
    added: going.filter(({ id }) => !before.has(id)),
    changed: going.filter((part) => before.has(part.id) && !same(before.get(part.id), part)),
    ended: written.filter((part) => before.has(part.id) && isEnded(part)),
  }
}

/** The parts a plan has, as if they had just been written; of the actions only the open ones. */
function partsOf(plan: Plan | undefined) {
  const needs = plan?.needs ?? []
  const outcomes = needs.flatMap((need) => need.outcomes.map((outcome) => ({ ...outcome, needId: need.id })))
  return {
    needs: needs.map(({ id, statement }): WrittenNeed => ({ id, statement, ended: false })),
    outcomes: outcomes.map(
      ({ id, needId, statement, byOn, changed, achievedOn }): WrittenOutcome => ({
        ...{ id, needId, statement, byOn, changed },
        achieved: achievedOn !== null,
        ended: false,
      }),
    ),
    actions: outcomes.flatMap((outcome) =>
      outcome.actions
        .filter(({ state }) => state === 'open')
        .map(
          ({ id, what, ownerName, byOn }): WrittenAction => ({
            ...{ id, what, ownerName, byOn },
            outcomeId: outcome.id,
            stopped: false,
          }),
        ),
    ),
  }
}

function textOf({ whyInvolved, weWant, contingency, childView, parentView }: PlanText): PlanText {
  return { whyInvolved, weWant, contingency, childView, parentView }
}

function told<Part>(noun: string, changes: Changes<Part>, words: (part: Part) => string): readonly string[] {
  return [
    ...changes.added.map((part) => `New ${noun}: ${words(part)}`),
    ...changes.changed.map((part) => `${noun.charAt(0).toUpperCase()}${noun.slice(1)} changed: ${words(part)}`),
    ...changes.ended.map((part) => `No longer in the plan: ${words(part)}`),
  ]
}

function idsOf(parts: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(parts.map(({ id }) => id))
}

function same(one: object | undefined, other: object): boolean {
  const sorted = (value: object | undefined) => JSON.stringify(Object.entries(value ?? {}).sort())
  return sorted(one) === sorted(other)
}
