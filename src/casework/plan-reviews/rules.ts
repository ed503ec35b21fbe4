import type { NewEntry } from '../../entries/model.ts'
import { paragraphs, titleOf } from '../../entries/rules.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { cameInWords, hasCome, viewsInWords } from '../meetings/rules-people.ts'
import type { PlanStatus } from '../plans/model.ts'
import type {
  Asked,
  ChildToReview,
  HeldReview,
  ReviewedChild,
  ReviewedKind,
  ReviewOutcome,
  ReviewPlan,
  ReviewRefusal,
} from './model.ts'

/**
 * Whether a review may be recorded: each child had a child in need or family help plan that day, and the case is open.
 * A late one is late, never refused.
 *
 * @source Working Together to Safeguard Children 2023, chapter 3: the plan of a child in need is reviewed; practice: first within three
 *   months, then within six
 */
export function reviewPlan(
  act: ReviewPlan,
  children: readonly ChildToReview[],
  today: CalendarDay,
): Outcome<ReviewPlan, Exclude<ReviewRefusal, 'not-found'>> {
  if (act.children.length === 0) return refused('nobody-chosen')
  if (act.heldOn > today) return refused('held-in-the-future')
  if (children.some(({ isCaseOpen }) => !isCaseOpen)) return refused('case-closed')
  if (children.some(({ isProtected }) => isProtected)) return refused('protection-plan-open')
  if (children.some(({ kind }) => kind === null)) return refused('no-plan-then')
  if (!act.came.some(hasCome)) return refused('nobody-came')
  if (act.summary.trim() === '') return refused('nothing-said')
  if (act.children.some(({ reason }) => reason.trim() === '')) return refused('no-reason')
  return accepted(act)
}

type Status = Pick<PlanStatus, 'kind' | 'fromOn' | 'toOn'>

/** What a child's plan was on a day, if it was one that is reviewed in this way. The day it gave way counts to it. */
export function reviewedKindOn(statuses: readonly Status[], day: CalendarDay): ReviewedKind | null {
  const then = statuses.filter(({ fromOn, toOn }) => fromOn <= day && (toOn === null || day <= toOn))
  if (then.some(({ kind }) => kind === 'child-in-need')) return 'child-in-need'
  return then.some(({ kind }) => kind === 'family-help') ? 'family-help' : null
}

/** Whether a child in need needs protection now: then a strategy discussion is called at once, and no manager is waited for. */
export function callsDiscussion(outcome: ReviewOutcome, kind: ReviewedKind | null): boolean {
  return outcome === 'step-up' && kind === 'child-in-need'
}

/** What a review of this kind of plan asks a manager to decide, if anything. */
export function askedBy(outcome: ReviewOutcome, kind: ReviewedKind | null): Asked | null {
  if (outcome === 'close') return 'closure'
  if (outcome === 'step-down') return kind === 'child-in-need' ? 'family-help' : 'closure'
  return outcome === 'step-up' && kind === 'family-help' ? 'child-in-need' : null
}

/**
 * What still waits for a manager: what the latest review asked for, while nobody has decided on it and the plan is yet
 * what it was.
 *
 * @param open what the child's plan is now; null if none is open
 */
export function stillAsked(
  review: Pick<HeldReview, 'outcome' | 'answeredOn'> | undefined,
  open: ReviewedKind | null,
): Asked | null {
  if (!review || review.answeredOn !== null || open === null) return null
  return askedBy(review.outcome, open)
}

/** What a review found for one child, in words. */
export function foundInWords(outcome: ReviewOutcome, kind: ReviewedKind | null): string {
  const asked = askedBy(outcome, kind)
  if (asked === 'closure') return 'The review asks the manager to close the case'
  if (asked === 'family-help') return 'The review asks the manager to step down to family help'
  if (asked === 'child-in-need') return 'The review asks the manager to step up to a child in need plan'
  return outcome === 'step-up'
    ? 'The review found that the child may need protection: a strategy discussion was called'
    : 'The plan goes on'
}

type Told = {
  readonly recorder: { readonly name: string; readonly jobTitle: string }
  readonly nameOf: (childId: string) => string
  readonly kindOf: (childId: string) => ReviewedKind | null
  readonly newId: () => string
}

/** What a review adds to the story: once about all what was said and who came, each child's part, and each child's words. */
export function entriesOfReview(act: ReviewPlan, { recorder, nameOf, kindOf, newId }: Told): readonly NewEntry[] {
  const always = { happenedOn: act.heldOn, step: { kind: 'plan-review' as const, id: act.id } }
  const parents = act.parentView ? [`What the parents think: ${act.parentView}`] : []
  return [
    {
      ...{ ...always, id: newId(), kind: 'fact', title: 'The plan was reviewed', significant: true },
      ...{ saidBy: recorder.name, saidByRole: recorder.jobTitle },
      body: paragraphs([act.summary, ...viewsInWords(act.came), ...parents, cameInWords(act.came)].join('\n\n')),
      about: act.children.map((child) => ({ personId: child.childId, part: partOf(child, kindOf(child.childId)) })),
    },
    ...act.children.flatMap(({ childId, childView }) =>
      childView
        ? [
            {
              ...{ ...always, id: newId(), kind: 'child-words' as const, title: titleOf(childView) },
              ...{ body: paragraphs(childView), saidBy: nameOf(childId), about: [{ personId: childId }] },
            },
          ]
        : [],
    ),
  ]
}

function partOf({ outcome, reason }: ReviewedChild, kind: ReviewedKind | null): string {
  return `${foundInWords(outcome, kind)}. ${reason}`
}
