import type { CalendarDay } from '../../kernel/calendar-day.ts'

/**
 * The steps of a history: what the law counts. One step may be about several children (brothers and sisters are
 * worked with together): it is written once, lists them in `children`, and what differs stands in `perChild`.
 *
 * `on` is when it happened; `recordedOn` is when it was written here and never earlier than `on`, except where
 * `planned` is true: then `on` lies after today and nothing has happened yet.
 */
export type Step =
  | ContactStep
  | ContactDecisionStep
  | ReferralStep
  | EarlyHelpStep
  | AssessmentStep
  | StrategyDiscussionStep
  | Section47Step
  | ConferenceStep
  | PlanStep
  | CoreGroupStep
  | VisitStep
  | PlanReviewStep
  | LookedAfterStep
  | ClosureStep

export type StepShape = {
  /** Stable for the same inputs, unique in the county: `f0012-s04`. */
  readonly id: string
  /** The period of need it belongs to: `f0012-e1`. Contacts decided without a referral have one of their own. */
  readonly episode: string
  readonly on: CalendarDay
  /** Local time `HH:MM`, where known. */
  readonly at: string | null
  readonly recordedOn: CalendarDay
  /** Subject of the user who recorded it; always a user of the family's authority. */
  readonly recordedBy: string
  /** Person ids of the family; unborn children too. */
  readonly children: readonly string[]
  /** The step this one follows from; never later than this one. Null for a contact and for what stands alone. */
  readonly because: string | null
  readonly planned: boolean
}

/** Somebody who took part or said something: a user, a person of the family, or someone known by name only. */
export type Voice = {
  readonly subject: string | null
  readonly person: string | null
  readonly name: string
  /** `Fenwick Lane Primary, safeguarding lead` or `Mum`. */
  readonly capacity: string
}

export type ContactStep = StepShape & {
  readonly kind: 'contact'
  /** Who told us. `from.subject` is null for the public, neighbours and family. */
  readonly from: Voice
  readonly agency: string | null
  /** CIN census referral source: `2A`, `3A`, `6`, … */
  readonly source: string
  readonly cameAs: 'concern' | 'telephone' | 'police-notification' | 'letter'
  readonly story: string
  readonly sayso: 'saw-it' | 'child-said' | 'someone-else'
  readonly worry: string
  readonly done: string
  readonly familyTold: { readonly told: boolean; readonly why: string }
  readonly wants: 'please-look' | 'ring-me-first' | 'keep-this'
  readonly mayNameAgency: boolean
}

/** A manager's threshold decision. `reply` is what the person who raised it is told. */
export type ContactDecisionStep = StepShape & {
  readonly kind: 'contact-decision'
  readonly outcome: 'referral' | 'early-help' | 'advice' | 'no-further-action'
  readonly decidedBy: string
  readonly reason: string
  readonly reply: string
}

export type ReferralStep = StepShape & {
  readonly kind: 'referral'
  readonly source: string
  /** N1 to N9. */
  readonly primaryNeed: string
  readonly response: 'assessment' | 'strategy-discussion' | 'no-further-action'
  readonly decidedBy: string
  readonly reason: string
  /** An earlier episode of the same children was closed before. */
  readonly reReferral: boolean
}

export type EarlyHelpStep = StepShape & {
  readonly kind: 'early-help'
  readonly leadPractitioner: string
  readonly endedOn: CalendarDay | null
  readonly whatHelps: string
  readonly endedBecause: string | null
}

/** Child and family assessment (section 17). `on` is its start. An open one has no authorisation, factors or outcome. */
export type AssessmentStep = StepShape & {
  readonly kind: 'assessment'
  readonly writtenBy: string
  readonly authorisedOn: CalendarDay | null
  readonly authorisedBy: string | null
  /** Codes of factors identified: `3B`, `16A`, … Empty while under way. */
  readonly factors: readonly string[]
  readonly analysis: string | null
  readonly notKnown: readonly string[]
  readonly perChild: readonly {
    readonly child: string
    readonly seenOn: CalendarDay | null
    readonly lifeIsLike: string | null
  }[]
  readonly outcome: 'child-in-need-plan' | 'strategy-discussion' | 'early-help' | 'no-further-action' | null
}

export type StrategyDiscussionStep = StepShape & {
  readonly kind: 'strategy-discussion'
  readonly chairedBy: string
  readonly tookPart: readonly Voice[]
  readonly decision: 'section-47-joint' | 'section-47-single' | 'no-section-47'
  readonly reason: string
  readonly whoSeesTheChild: string
}

/** `on` is the start: the day of the strategy discussion that began it. */
export type Section47Step = StepShape & {
  readonly kind: 'section-47'
  readonly lead: string
  readonly completedOn: CalendarDay | null
  readonly outcome: 'not-substantiated' | 'substantiated-no-continuing-risk' | 'conference' | null
  readonly found: string | null
}

export type Category = 'NEG' | 'PHY' | 'SAB' | 'EMO' | 'MUL'

export type Attendance = Voice & { readonly came: 'came' | 'sent-report' | 'apologies' | 'not-invited' }

export type View = Voice & { readonly plan: boolean; readonly category: Category | null; readonly words: string }

/** An initial or a review child protection conference. `decision` is null where it is planned. */
export type ConferenceStep = StepShape & {
  readonly kind: 'initial-conference' | 'review-conference'
  readonly chair: string
  readonly attendance: readonly Attendance[]
  readonly views: readonly View[]
  readonly dissent: (Voice & { readonly words: string }) | null
  readonly decision: 'plan' | 'no-plan' | 'plan-continues' | 'plan-ends' | null
  readonly reason: string | null
  readonly perChild: readonly { readonly child: string; readonly category: Category | null }[]
}

export type PlanAction = {
  readonly action: string
  readonly owner: Voice
  readonly by: CalendarDay
  readonly state: 'not-begun' | 'under-way' | 'done' | 'dropped'
  /** Set when and only when done. */
  readonly doneOn: CalendarDay | null
}

export type PlanOutcome = {
  readonly outcome: string
  /** What has changed so far, in plain words; null where nobody can say yet. */
  readonly changed: string | null
  readonly actions: readonly PlanAction[]
}

export type PlanNeed = { readonly need: string; readonly outcomes: readonly PlanOutcome[] }

/** `on` is the day it began; a child protection plan begins on the day of its conference. */
export type PlanStep = StepShape & {
  readonly kind: 'plan'
  readonly status: 'child-protection' | 'child-in-need'
  readonly lead: string
  readonly endedOn: CalendarDay | null
  /** Null for a child in need plan. */
  readonly category: { readonly initial: Category; readonly latest: Category } | null
  readonly why: string
  readonly wanted: string
  readonly needs: readonly PlanNeed[]
  readonly contingency: string
}

export type CoreGroupStep = StepShape & {
  readonly kind: 'core-group'
  readonly attendance: readonly Attendance[]
  readonly agreed: string | null
}

export type VisitStep = StepShape & {
  readonly kind: 'visit'
  readonly purpose: 'assessment' | 'section-47' | 'child-protection' | 'child-in-need' | 'looked-after'
  readonly by: string
  readonly where: 'home' | 'school' | 'elsewhere'
  readonly happened: 'as-arranged' | 'unannounced' | 'nobody-in' | null
  readonly note: string | null
  /** One row a child. For a planned visit and one where nobody was in, nothing is seen. */
  readonly perChild: readonly {
    readonly child: string
    readonly seen: boolean
    readonly seenAlone: boolean
    readonly bedroomSeen: boolean
    readonly words: string | null
  }[]
}

/** A review of a child in need plan, or a looked-after review. */
export type PlanReviewStep = StepShape & {
  readonly kind: 'plan-review'
  readonly of: 'child-in-need' | 'looked-after'
  readonly chair: string
  readonly attendance: readonly Attendance[]
  readonly decision: 'continue' | 'step-down' | 'step-up' | 'close' | null
  readonly reason: string | null
}

export type LookedAfterStep = StepShape & {
  readonly kind: 'looked-after'
  /** SSDA903 legal status: `V2` section 20, `C1` interim care order, `C2` full care order. */
  readonly legalStatus: 'V2' | 'C1' | 'C2'
  readonly place: string
  readonly endedOn: CalendarDay | null
  readonly why: string
}

export type ClosureStep = StepShape & {
  readonly kind: 'closure'
  /** RC1 to RC9. */
  readonly reasonCode: string
  readonly decidedBy: string
  readonly reason: string
  readonly lookAgainIf: string
}
