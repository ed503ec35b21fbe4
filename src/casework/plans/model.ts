import type { CalendarDay } from '../../kernel/calendar-day.ts'

export const PLAN_KINDS = ['family-help', 'child-in-need', 'child-protection', 'care', 'pathway'] as const
export type PlanKind = (typeof PLAN_KINDS)[number]

export const CATEGORIES = ['NEG', 'PHY', 'SAB', 'EMO', 'MUL'] as const
/** A category of abuse, as the census codes it. */
export type Category = (typeof CATEGORIES)[number]

/** What the plan was in law, from and to. */
export type PlanStatus = {
  readonly id: string
  readonly planId: string
  readonly childId: string
  readonly kind: PlanKind
  /** The latest category; only a child protection plan has one. */
  readonly category: Category | null
  readonly firstCategory: Category | null
  readonly fromOn: CalendarDay
  readonly toOn: CalendarDay | null
  /** Why it ended, in words; null if it has not, or if that was not kept. */
  readonly endReason: string | null
  readonly reported: boolean
}

/** The one living plan of a child. */
export type Plan = {
  readonly id: string
  readonly childId: string
  readonly madeOn: CalendarDay
  readonly whyInvolved: string
  readonly weWant: string
  readonly contingency: string
  readonly childView: string | null
  /** When the child, and the parents, said so; null if that was not kept. */
  readonly childViewOn: CalendarDay | null
  readonly parentView: string | null
  readonly parentViewOn: CalendarDay | null
  readonly needs: readonly PlanNeed[]
}
export type PlanNeed = {
  readonly id: string
  /** The same need in the plans of brothers and sisters; null if it is this child's alone. So too of what follows. */
  readonly sharedId: string | null
  readonly statement: string
  readonly outcomes: readonly PlanOutcome[]
}
export type PlanOutcome = {
  readonly id: string
  readonly sharedId: string | null
  readonly statement: string
  readonly byOn: CalendarDay | null
  /** Whether it changed, in words. */
  readonly changed: string | null
  readonly achievedOn: CalendarDay | null
  readonly actions: readonly PlanAction[]
}
export type PlanAction = {
  readonly id: string
  readonly sharedId: string | null
  readonly what: string
  readonly ownerName: string
  readonly ownerUser: string | null
  readonly byOn: CalendarDay
  readonly state: 'open' | 'done' | 'stopped'
  readonly doneOn: CalendarDay | null
}

/** The words of a plan as a whole. */
export type PlanText = Pick<Plan, 'whyInvolved' | 'weWant' | 'contingency' | 'childView' | 'parentView'>

/** A plan as it was written. A need, outcome or action whose id the plan does not have yet is new. */
export type WritePlan = PlanText & {
  readonly needs: readonly WrittenNeed[]
  readonly outcomes: readonly WrittenOutcome[]
  readonly actions: readonly WrittenAction[]
  /** By the id of a need: the brothers and sisters whose need it is too, so that it is written once. */
  readonly alsoFor?: Readonly<Record<string, readonly string[]>>
  /** The plan the writer had before them, so that two writers never overwrite each other unseen. */
  readonly before: string
}
export type WrittenNeed = Pick<PlanNeed, 'id' | 'statement'> & Shared & { readonly ended: boolean }
export type WrittenOutcome = Pick<PlanOutcome, 'id' | 'statement' | 'byOn' | 'changed'> &
  Shared & {
    readonly needId: string
    readonly achieved: boolean
    readonly ended: boolean
  }
export type WrittenAction = Pick<PlanAction, 'id' | 'what' | 'ownerName' | 'byOn'> &
  Shared & {
    readonly outcomeId: string
    readonly stopped: boolean
  }

/** By what a new part is known to be the same as in the plans of brothers and sisters. */
type Shared = { readonly sharedId?: string }

/** What of a plan is new, different and ended; nothing is ever deleted. */
export type PlanChanges = {
  readonly text: PlanText | null
  readonly needs: Changes<WrittenNeed>
  readonly outcomes: Changes<WrittenOutcome>
  readonly actions: Changes<WrittenAction>
}
export type Changes<Part> = {
  readonly added: readonly Part[]
  readonly changed: readonly Part[]
  readonly ended: readonly Part[]
}

export type PlanRefusal =
  | 'not-found'
  | 'case-closed'
  | 'no-plan'
  | 'no-reason'
  | 'nothing-wanted'
  | 'unfinished'
  | 'someone-else-wrote'

/** An action with the child whose plan it is of. */
export type ActionOfPlan = PlanAction & { readonly planId: string; readonly childId: string }
export type ActionRefusal = 'not-found' | 'not-open-any-more'
