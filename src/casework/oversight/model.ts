import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { DueRule } from '../dues/model.ts'
import type { PlanKind } from '../plans/model.ts'

/** How many weeks a manager may look back over. */
export const PERIODS = [4, 11, 26, 52] as const
export type Weeks = (typeof PERIODS)[number]

/** Days looked at, both included. */
export type Period = { readonly from: CalendarDay; readonly to: CalendarDay }

/** One kind of step: how many were done in the period and in time, and how many children wait for one that is late. */
export type StepFigures = {
  readonly rule: DueRule
  readonly done: number
  readonly inTime: number
  readonly lateNow: number
  /** Those who have waited longest, a few. */
  readonly waiting: readonly { readonly childId: string; readonly name: string; readonly dueBy: CalendarDay }[]
}

/** Visits made in a week, Monday to Sunday. */
export type WeekOfVisits = { readonly weekOf: CalendarDay; readonly inTime: number; readonly late: number }

/** What one worker of the team holds. */
export type Caseload = {
  readonly userId: string
  readonly name: string
  readonly children: number
  readonly onProtectionPlan: number
  readonly inNeed: number
  readonly visitsInFourWeeks: number
}

/** Bands of how long a plan has run. */
export const LENGTHS = ['under-3-months', '3-to-6-months', '6-to-12-months', '12-to-24-months', 'over-2-years'] as const
export type Length = (typeof LENGTHS)[number]

export type PlansByLength = {
  readonly kind: PlanKind
  readonly lengths: Readonly<Record<Length, number>>
}

/** Referrals of the last twelve months, and those that came within twelve months of the last closing. */
export type ReReferrals = { readonly referrals: number; readonly again: number }

/** Why a case may be drifting; each is a rule of ours in plain words. */
export const DRIFTS = ['not-seen-alone', 'unchanged-through-two-reviews', 'third-plan', 'missing-twice'] as const
export type DriftRule = (typeof DRIFTS)[number]

/** What is recorded of one child of the team, as far as drift goes by it. */
export type DriftFacts = {
  readonly childId: string
  /** Since when there has been a child protection plan; null without one. */
  readonly protectedFrom: CalendarDay | null
  /** When they were last seen alone, in the last six weeks; null if they were not. */
  readonly seenAloneOn: CalendarDay | null
  /** Whether the child is still to be born, so that nobody can have seen them. */
  readonly unborn: boolean
  /** The day of birth; null where it is to come or not known. */
  readonly bornOn: CalendarDay | null
  /** Review conferences held since the plan began that ended with the plan going on as it was. */
  readonly unchangedReviews: number
  /** Child protection plans the child has had, this one included. */
  readonly protectionPlans: number
  readonly missingIn90Days: number
}

/** A child to talk about first, and why, the gravest first. */
export type Drift = { readonly childId: string; readonly why: readonly DriftRule[] }

/** What is looked at: how many weeks back, and the team; undefined is one's own. */
export type Span = { readonly weeks: Weeks; readonly teamId?: string | undefined }

/** A team whose figures the reader has beside those shown; `insteadOf` is the manager they stand in for, null for their own. */
export type OtherTeam = { readonly teamId: string; readonly name: string; readonly insteadOf: string | null }

/** What a manager sees of a team; `teamId` is undefined for their own. */
export type Timeliness = Span & {
  readonly team: string
  readonly others: readonly OtherTeam[]
  readonly period: Period
  readonly children: number
  readonly unallocated: number
  readonly steps: readonly StepFigures[]
  readonly visits: readonly WeekOfVisits[]
  readonly caseloads: readonly Caseload[]
  readonly plans: readonly PlansByLength[]
  readonly reReferrals: ReReferrals
  /** The gravest; `drifting` says how many in all. */
  readonly drift: readonly (Drift & { readonly name: string; readonly worker: string | null })[]
  readonly drifting: number
}

/** A figure whose children are asked for. */
export type Figure =
  | { readonly of: 'late'; readonly rule: DueRule }
  | { readonly of: 'done' | 'done-late'; readonly rule: DueRule }
  | { readonly of: 'unallocated' | 're-referred' }
  | { readonly of: 'drifting' }
  | { readonly of: 'worker'; readonly userId: string }
  | { readonly of: 'plans'; readonly kind: PlanKind; readonly length: Length }

/** A child behind a figure. */
export type ChildBehind = {
  readonly childId: string
  readonly name: string
  readonly worker: string | null
  /** Why the child is counted: a clock's last day, the day a plan began, the day a referral came. */
  readonly on: CalendarDay | null
  readonly doneOn: CalendarDay | null
}
