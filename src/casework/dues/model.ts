import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { TimescaleId } from '../../statute/timescale.ts'

/** The clocks this record reckons; each is a row of the statute. */
export const DUE_RULES = [
  'referral-decision',
  'assessment',
  'strategy-discussion',
  'initial-conference',
  'core-group-first',
  'core-group-next',
  'review-first',
  'review-next',
  'cp-visit',
  'cin-visit',
  'cin-review-first',
  'cin-review-next',
  'emergency-protection-order',
  'emergency-protection-extension',
  'police-protection',
  'return-interview',
  'incident-notification',
  'rapid-review',
  'transfer-conference',
] as const satisfies readonly TimescaleId[]
export type DueRule = (typeof DUE_RULES)[number]

/** What a clock counts towards, as the child's page says it. */
export const DUE_WORDS: Record<DueRule, string> = {
  'referral-decision': 'Decide on the referral',
  assessment: 'Finish the assessment',
  'strategy-discussion': 'Hold the strategy discussion',
  'initial-conference': 'Initial child protection conference',
  'core-group-first': 'First core group',
  'core-group-next': 'Core group',
  'review-first': 'First review conference',
  'review-next': 'Review conference',
  'cp-visit': 'Visit and see the child alone',
  'cin-visit': 'Visit the child',
  'cin-review-first': 'First review of the child in need plan',
  'cin-review-next': 'Review of the child in need plan',
  'emergency-protection-order': 'End of the emergency protection order',
  'emergency-protection-extension': 'End of the extended emergency protection order',
  'police-protection': 'End of police protection',
  'return-interview': 'Return interview',
  'incident-notification': 'Notify the serious incident',
  'rapid-review': 'Rapid review',
  'transfer-conference': 'Transfer-in conference',
}

/** What set a clock going. */
export type DueStep = {
  readonly kind:
    | 'referral'
    | 'assessment'
    | 'strategy-discussion'
    | 'section-47-enquiry'
    | 'plan-status'
    | 'conference'
    | 'core-group'
    | 'visit'
    | 'plan-review'
    | 'immediate-protection'
    | 'missing-episode'
    | 'serious-incident'
    | 'transfer'
  readonly id: string
}

/** The clock of one step for one child: when it began, by when, and when it was done or why it no longer runs. */
export type Due = {
  readonly rule: DueRule
  readonly ruleValidFrom: CalendarDay
  readonly step: DueStep
  readonly childId: string
  readonly startsOn: CalendarDay
  readonly dueBy: CalendarDay
  /** The moment it ends, for a clock of hours; it falls on `dueBy`. */
  readonly dueAt: Instant | null
  readonly doneOn: CalendarDay | null
  /** The moment it was done, where that is recorded; it falls on `doneOn`. */
  readonly doneAt: Instant | null
  readonly notNeeded: string | null
}

/** Where a clock stands today. */
export type DueState = 'late' | 'due-today' | 'due-soon' | 'ahead' | 'done-in-time' | 'done-late' | 'not-needed'

/** What is recorded of one child, as far as clocks go by it. Days are the days things happened. */
export type ChildFacts = {
  readonly childId: string
  /** Whatever referral opened them: a later referral, and the steps it begins, may have joined one that was open. */
  readonly episodes: readonly { readonly openedOn: CalendarDay; readonly closedOn: CalendarDay | null }[]
  readonly referrals: readonly {
    readonly id: string
    readonly receivedOn: CalendarDay
    readonly decidedOn: CalendarDay | null
    readonly reported: boolean
  }[]
  readonly assessments: readonly {
    readonly id: string
    readonly referredOn: CalendarDay
    readonly startedOn: CalendarDay
    readonly authorisedOn: CalendarDay | null
    readonly withdrawn: boolean
  }[]
  readonly strategyDiscussions: readonly {
    readonly id: string
    readonly triggeredAt: Instant
    readonly heldOn: CalendarDay | null
    readonly withdrawn?: boolean
  }[]
  readonly enquiries: readonly {
    readonly id: string
    readonly startedOn: CalendarDay
    readonly conferenceNeeded: boolean | null
    readonly conferenceHeldOn: CalendarDay | null
    readonly withdrawn?: boolean
  }[]
  readonly planStatuses: readonly PlanStatusFact[]
  readonly reviews: readonly { readonly id: string; readonly heldOn: CalendarDay }[]
  readonly coreGroups: readonly { readonly id: string; readonly heldOn: CalendarDay }[]
  readonly visits: readonly { readonly id: string; readonly happenedOn: CalendarDay; readonly seen: boolean }[]
  /** Reviews of a plan in need, held. */
  readonly planReviews: readonly { readonly id: string; readonly heldOn: CalendarDay }[]
  readonly immediateProtections: readonly ImmediateProtectionFact[]
  readonly missingEpisodes: readonly MissingEpisodeFact[]
  readonly incidents: readonly {
    readonly id: string
    readonly awareOn: CalendarDay
    readonly notifiedOn: CalendarDay | null
    readonly reviewedOn: CalendarDay | null
    readonly withdrawn: boolean
  }[]
  /** Moves here to stay, with a child protection plan. */
  /** Children who move in to stay and bring a child protection plan. */
  readonly transfersIn: readonly TransferFact[]
}

export type ImmediateProtectionFact = {
  readonly id: string
  readonly kind: 'emergency-protection-order' | 'police-protection'
  readonly beganAt: Instant
  readonly extendedOn: CalendarDay | null
  readonly endedAt: Instant | null
  readonly withdrawn: boolean
}

/** A time missing from which the child came back. */
export type MissingEpisodeFact = {
  readonly id: string
  readonly returnedAt: Instant
  readonly interviewedOn: CalendarDay | null
  readonly refused: boolean
  readonly withdrawn: boolean
}

export type TransferFact = {
  readonly id: string
  readonly noticedOn: CalendarDay
  readonly state: 'noticed' | 'accepted' | 'refused' | 'complete' | 'withdrawn'
  readonly answeredOn: CalendarDay | null
  readonly conferenceHeldOn: CalendarDay | null
}

export type PlanStatusFact = {
  readonly id: string
  readonly kind: 'child-protection' | 'child-in-need'
  readonly fromOn: CalendarDay
  readonly toOn: CalendarDay | null
  readonly reported: boolean
  /** The day a reported plan came to be worked with here; null if it had ended by then. */
  readonly takenOverOn: CalendarDay | null
}
