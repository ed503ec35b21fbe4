import type { AgencyKind, ConcernBand } from '../child-index/contract-concerns.ts'
import type { CalendarDay } from '../kernel/calendar-day.ts'
import type { Instant } from '../kernel/instant.ts'

/** Something recorded: the day it happened, and the day from which it was known here. */
export type Known = { readonly id: string; readonly on: CalendarDay; readonly known: CalendarDay }

/** Something that lasts, until it ended or was withdrawn: null while it does. */
export type Lasting = Known & { readonly endedOn: CalendarDay | null }

export type ContactFact = Known & { readonly closedOn: CalendarDay | null; readonly source: string }
export type ClosureFact = Known & { readonly lookAgainIf: string | null }
export type PlanFact = Lasting & {
  readonly kind: 'child-protection' | 'child-in-need'
  /** Protection plans before this one, as counted when it began; null where nobody counted. */
  readonly before: number | null
}
export type SeenFact = Known & {
  readonly step: 'visit' | 'assessment' | 'section-47-enquiry'
  readonly seen: boolean
  readonly alone: boolean
}
/** An agency that was asked to a meeting about the child. */
export type AskedFact = Known & { readonly agency: string; readonly came: boolean }
export type ReviewFact = Known & { readonly step: 'conference' | 'plan-review' }
/** An adult who lives, or lived, where the child does. */
export type AdultFact = Lasting & { readonly personId: string; readonly name: string }
/** That an adult may be a risk, said of a child: of which one. */
export type RiskFact = Lasting & { readonly personId: string; readonly childId: string }
/** A brother or sister not yet born. */
export type UnbornFact = Known
/** An entry that speaks of something a rule looks for. */
export type EntryFact = Known & { readonly by: string; readonly text: string }

export const BORDER_KINDS = ['transfer', 'known-elsewhere', 'responsible-elsewhere', 'second-number'] as const
/** That the child has crossed, or may have crossed, the border of an authority. */
export type BorderFact = Lasting & { readonly kind: (typeof BORDER_KINDS)[number]; readonly elsewhere: string | null }

/** That an agency keeps a concern sealed, as the index tells it: never what it says. */
export type SealedFact = Lasting & {
  /** Differs for each agency, and for each child; says no more. */
  readonly holder: string
  readonly agencyKind: AgencyKind
  readonly band: ConcernBand
  readonly whomToRing: string
}

/** What is recorded of one child, as far as the rules go by it. */
export type ChildFacts = {
  readonly childId: string
  readonly birthDate: CalendarDay | null
  readonly contacts: readonly ContactFact[]
  readonly closures: readonly ClosureFact[]
  readonly episodes: readonly Lasting[]
  readonly plans: readonly PlanFact[]
  readonly enquiries: readonly Lasting[]
  readonly seen: readonly SeenFact[]
  readonly asked: readonly AskedFact[]
  readonly reviews: readonly ReviewFact[]
  /** Actions of the plan, each on the day it was done. */
  readonly actionsDone: readonly Known[]
  readonly missing: readonly Lasting[]
  readonly adults: readonly AdultFact[]
  readonly risks: readonly RiskFact[]
  readonly unborn: readonly UnbornFact[]
  readonly entries: readonly EntryFact[]
  readonly borders: readonly BorderFact[]
  readonly sealed: readonly SealedFact[]
  /** Serious incidents: no rule goes by them; how long before one a rule would have warned is what a back-test tells. */
  readonly incidents: readonly Known[]
}

export const EVIDENCE_KINDS = [
  ...(['entry', 'contact', 'closure', 'plan-status', 'visit', 'assessment', 'section-47-enquiry', 'episode'] as const),
  ...(['attendance', 'conference', 'plan-review', 'missing-episode', 'home', 'worry', 'person', 'transfer'] as const),
  ...(['index-news', 'sealed-concern'] as const),
] as const
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number]

/** A fact that a rule matched: which, of what day, and in words. */
export type Evidence = {
  readonly kind: EvidenceKind
  readonly id: string
  readonly on: CalendarDay
  readonly words: string
}

export const RULE_IDS = [
  ...(['two-agencies', 'closed-again-and-again', 'look-again-if', 'not-seen-alone', 'not-seen-twice'] as const),
  ...(['agency-gone-quiet', 'not-brought', 'crossed-a-border', 'no-action-done', 'third-plan', 'long-plan'] as const),
  ...(['new-adult-at-risk', 'pregnancy-on-a-plan', 'missing-again', 'left-without-transfer'] as const),
  'injuries-by-several',
] as const
export type RuleId = (typeof RULE_IDS)[number]

/** How many and how long, by name: `count`, `days`, `months`, `years`. */
export type Thresholds = Readonly<Record<string, number>>

/** A published rule, in force from one day to another. A change of words or numbers is a new version. */
export type Rule = {
  readonly id: RuleId
  /** Which of the guide's eight it is part of. */
  readonly number: number
  readonly version: number
  readonly fromOn: CalendarDay
  readonly toOn: CalendarDay | null
  readonly title: string
  /** What it looks for. `{count}` and the like stand for the thresholds. */
  readonly says: string
  readonly silentIf: string
  readonly contest: string
  readonly thresholds: Thresholds
  /** Before whom it is put: the child's worker, or the manager of their team. */
  readonly before: 'worker' | 'manager'
}

/** What a rule's function gives: the facts it matched, the gravest or newest last. Undefined where it is silent. */
export type Matched = readonly Evidence[] | undefined

/** A rule that matched, and on what. */
export type Match = { readonly rule: Rule; readonly evidence: readonly Evidence[] }

/** How a rule looks at facts: pure, on a day, by thresholds. */
export type Pattern = {
  readonly finds: (facts: ChildFacts, day: CalendarDay, thresholds: Thresholds) => Matched
  /** The days on which it may begin to match though nothing new is recorded; and the days of the facts it looks at. */
  readonly wakes: (facts: ChildFacts, thresholds: Thresholds) => readonly CalendarDay[]
}

/** `joined`: it was about a number, and its facts are part of the prompt of the child who has that number now. */
export type PromptState = 'waiting' | 'acted-on' | 'dismissed' | 'joined'

/** What a rule found, put before somebody. A child in no record here goes by the index number alone. */
export type Prompt = {
  readonly id: string
  readonly rule: RuleId
  readonly ruleVersion: number
  readonly childId: string | null
  readonly indexNumber: string | null
  /** How the index knows a child who is in no record here. */
  readonly childAsKnown: string | null
  /** Before whom it is put; null where nobody was found who answers for the child. */
  readonly putBefore: string | null
  readonly noticedOn: CalendarDay
  readonly state: PromptState
  readonly answeredByName: string | null
  readonly answeredAt: Instant | null
  /** What was done; or why it is nothing. */
  readonly answer: string | null
}

/** A prompt as the next look at the rules needs it: on what it rests already. */
export type PromptBefore = Pick<Prompt, 'id' | 'rule' | 'state' | 'childId' | 'indexNumber'> & {
  readonly keys: readonly string[]
}

/** Whose prompt it is: a child of this record, or a number of the index. */
export type About = {
  readonly childId: string | null
  readonly indexNumber: string | null
  readonly childAsKnown: string | null
}

/** What a look at the rules leads to: a prompt of its own, or more evidence for one that waits. */
export type Tiding =
  | { readonly does: 'put'; readonly about: About; readonly match: Match }
  | { readonly does: 'join'; readonly promptId: string; readonly evidence: readonly Evidence[] }

/** Who answers for a child: null where there is nobody. */
export type Answerers = {
  readonly childId: string
  readonly worker: string | null
  readonly manager: string | null
}

/** What somebody says of a prompt. */
export type AnswerPrompt = { readonly how: 'acted-on' | 'dismissed'; readonly words: string }

export type AnswerRefusal = 'not-found' | 'already-answered' | 'nothing-written' | 'too-long'

/** What came of a rule, of one version, so far. */
export type Usefulness = {
  readonly rule: RuleId
  readonly ruleVersion: number
  readonly fired: number
  readonly actedOn: number
  readonly dismissed: number
  readonly waiting: number
}
