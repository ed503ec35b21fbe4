import type { Relationship as Standing } from '../../access/policy.ts'
import type { AllocationRole } from '../../casework/allocations/model.ts'
import type { Due } from '../../casework/dues/model.ts'
import type { ToReadAgain } from '../../casework/evidence/model.ts'
import type { ProtectionKind } from '../../casework/immediate-protection/model.ts'
import type { MeetingKind } from '../../casework/meetings/model.ts'
import type { MissingKind } from '../../casework/missing/model.ts'
import type { Category, PlanKind } from '../../casework/plans/model.ts'
import type { Direction } from '../../casework/transfers/model.ts'
import type { Worry } from '../../casework/worries/model.ts'
import type { NotKnown } from '../../entries/evidence/model.ts'
import type { Bearing, EntryKind, RichText, StepKind } from '../../entries/model.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Family, IdentifierSystem, KnownPerson, Relationship } from '../../people/model.ts'

/** Everything the child's page shows, as it is recorded. What is said of it follows by rule. */
export type ChildStory = {
  readonly family: Family
  readonly standing: ReadonlySet<Standing>
  readonly facts: CaseFacts
  readonly worries: readonly Worry[]
  /** The clocks that run, nearest first. */
  readonly dues: readonly Due[]
  /** What rests on an entry that was corrected since, and nobody has read again. */
  readonly toReadAgain: readonly ToReadAgain[]
  /** What nobody knows yet, the first due first. */
  readonly notKnown: readonly NotKnown[]
  readonly goingWell: readonly StoryEntry[]
  /** The newest thing the child said. */
  readonly words: StoryEntry | undefined
  /** Written down since this reader last looked, by anyone else; newest first. */
  readonly fresh: readonly StoryEntry[]
  readonly stream: StoryPage
  /** Others of the family on a plan that goes on, as far as this reader works with them. */
  readonly alsoPlanned: readonly PlannedRelative[]
  /** Brothers and sisters whom this reader may look at, oldest first, with their cases and plans, latest first. */
  readonly siblings: readonly (Pick<CaseFacts, 'statuses' | 'episodes'> & { readonly person: KnownPerson })[]
  /** There are more than these. */
  readonly moreSiblings: boolean
}

/** One page of a story, newest first; `earlier` is the entry to go on from, if there is more. */
export type StoryPage = { readonly entries: readonly StoryEntry[]; readonly earlier: string | null }

/** An entry as it stands in one child's story, with what was put right about it since. */
export type StoryEntry = {
  readonly id: string
  readonly kind: EntryKind
  readonly title: string
  readonly body: RichText
  readonly happenedOn: CalendarDay
  readonly saidBy: string
  readonly saidByRole: string | null
  readonly bearing: Bearing
  readonly significant: boolean
  readonly stepKind: StepKind | null
  readonly stepId: string | null
  /** What differs for this child. */
  readonly part: string | null
  readonly recordedByName: string
  readonly recordedAt: Instant
  readonly corrects: string | null
  readonly corrections: readonly Correction[]
}
export type Correction = {
  readonly id: string
  readonly title: string
  readonly body: RichText
  readonly why: string | null
  readonly by: string
  readonly recordedAt: Instant
}

/** What is recorded of one child's case. Days are days things happened. */
export type CaseFacts = {
  readonly address: { readonly lines: string; readonly postcode: string | null } | null
  /** The document that is the newest photo of the child. */
  readonly photo: string | null
  readonly identifiers: readonly { readonly system: IdentifierSystem; readonly value: string }[]
  /** Latest first. */
  readonly episodes: readonly EpisodeFact[]
  readonly closure: ClosureFact | null
  /** The latest move for good, under way or done. */
  readonly move: MoveFact | null
  /** Others of the family on a plan that goes on, whoever works with them. */
  readonly alsoPlanned: readonly PlannedRelative[]
  /** Latest first. */
  readonly statuses: readonly StatusFact[]
  readonly plan: PlanFact | null
  readonly steps: OpenSteps
  /** Meetings that are planned, nearest first; six at most on the page itself. */
  readonly meetings: readonly MeetingFact[]
  readonly lastSeenOn: CalendarDay | null
  readonly lastSeenAloneOn: CalendarDay | null
  /** Of the assessment signed last: whether nothing stands under "not known". Null while none is signed. */
  readonly nothingNotKnown: boolean | null
  /** When this reader looked before this sitting, or began the first of all; null for one who never looked. */
  readonly lastLookAt: Instant | null
  /** How many entries each open worry rests on, by worry. */
  readonly citations: Readonly<Record<string, number>>
  readonly oversight: Oversight
  /** Who of the council holds the child, the social worker first. */
  readonly workers: readonly AllocatedWorker[]
  /** The team around the family, where early help goes on; whoever leads first. */
  readonly helpers: readonly Helper[]
  /** Places the child goes to, and groups of peers they are of. */
  readonly places: readonly { readonly id: string; readonly name: string; readonly words: string }[]
  /** Relationships among the family's people, for drawing them. */
  readonly ties: readonly Relationship[]
}
/** What managers said of the child: the last supervision, what it decided and is still to be done, the last decision. */
export type Oversight = {
  readonly last: { readonly heldOn: CalendarDay; readonly by: string; readonly decision: string | null } | null
  readonly actions: readonly {
    readonly what: string
    readonly ownerName: string
    readonly byOn: CalendarDay
    /** It is an action of the plan, too. */
    readonly inPlan: boolean
  }[]
  readonly decision: {
    readonly id: string
    readonly title: string
    readonly happenedOn: CalendarDay
    readonly by: string
  } | null
}
/** A move between this authority and another: `on` is the day it was done, or noticed where it is under way. */
export type MoveFact = {
  readonly direction: Direction
  readonly otherAuthority: string
  readonly on: CalendarDay
  readonly isDone: boolean
}
export type PlannedRelative = Pick<StatusFact, 'kind' | 'category' | 'fromOn'> & { readonly personId: string }
export type EpisodeFact = { readonly openedOn: CalendarDay; readonly closedOn: CalendarDay | null }
export type ClosureFact = {
  readonly closedOn: CalendarDay
  readonly lookAgainIf: string | null
  readonly summary: string | null
  /** Whoever decided it; null where a return reported it. */
  readonly by: string | null
}
export type StatusFact = {
  readonly kind: PlanKind
  readonly category: Category | null
  readonly fromOn: CalendarDay
  readonly toOn: CalendarDay | null
}
export type PlanFact = {
  readonly whyInvolved: string
  readonly weWant: string
  readonly madeOn: CalendarDay
  readonly childView: string | null
  readonly parentView: string | null
  /** The open actions, nearest first; six at most on the page itself. */
  readonly actions: readonly {
    readonly id: string
    readonly what: string
    readonly ownerName: string
    readonly byOn: CalendarDay
  }[]
}

/** The steps that were begun and not finished; each is the latest of its kind. */
export type OpenSteps = {
  readonly referral: string | null
  readonly assessment: { readonly id: string; readonly state: 'open' | 'submitted' | 'returned' } | null
  readonly strategyDiscussion: string | null
  readonly enquiry: string | null
  readonly conference: {
    readonly id: string
    readonly kind: 'initial' | 'review'
    readonly plannedFor: CalendarDay | null
  } | null
  /** The child is missing, or came back and was not heard yet. */
  readonly missing: MissingFact | null
  readonly immediateProtection: { readonly id: string; readonly kind: ProtectionKind; readonly began: Instant } | null
  /** A serious incident still to be notified or reviewed; its page is for managers alone. */
  readonly incident: string | null
  readonly transfer: string | null
}

/** No step is under way. */
export const NO_STEPS: OpenSteps = {
  ...{ referral: null, assessment: null, strategyDiscussion: null, enquiry: null, conference: null },
  ...{ missing: null, immediateProtection: null, incident: null, transfer: null },
}

export type MissingFact = {
  readonly id: string
  readonly kind: MissingKind
  readonly since: Instant
  readonly isBack: boolean
  /** How often in the 90 days up to then, this time counted. */
  readonly times: number
}

export type MeetingFact = {
  readonly id: string
  readonly kind: MeetingKind
  readonly plannedFor: CalendarDay
  readonly plannedTime: string | null
}

/** Someone of another agency who helps the family, and how to ring them. */
export type Helper = {
  readonly name: string
  readonly jobTitle: string
  readonly agencyName: string
  readonly leads: boolean
  readonly phone: string | null
}

/** Who of the council holds the child, and how to ring them. */
export type AllocatedWorker = {
  readonly role: AllocationRole
  /** Null while a team has not yet chosen who. */
  readonly name: string | null
  readonly teamName: string | null
  readonly phone: string | null
  readonly fromOn: CalendarDay
}
