import type { EntryKind } from '../entries/model.ts'
import type { CalendarDay } from '../kernel/calendar-day.ts'
import type { Judgement, NotKnown, Strength } from './model-judgements.ts'
import type { Category, Step, Voice } from './steps/model.ts'

/**
 * The practice county: invented people in two invented authorities, for training, tests and benchmarks.
 * Plain data with its own short ids (`f0012-c1`), stable for the same children, seed and day: a loader may run twice.
 */
export type County = {
  readonly today: CalendarDay
  readonly seed: number
  readonly authorities: readonly Authority[]
  readonly families: readonly Family[]
}

export type AuthorityCode = '990' | '991'

export type Authority = {
  readonly code: AuthorityCode
  readonly name: string
  /** Hex colour of its header. */
  readonly colour: string
  readonly dutyLine: string
  readonly postcodeArea: string
  readonly teams: readonly Team[]
  readonly agencies: readonly Agency[]
  readonly users: readonly User[]
}

export type TeamKind =
  | 'front-door'
  | 'assessment'
  | 'safeguarding'
  | 'looked-after'
  | 'family-help'
  | 'conferencing'
  | 'performance'
  | 'systems'

export type Team = { readonly id: string; readonly name: string; readonly kind: TeamKind }

export type AgencyKind =
  | 'council'
  | 'gp-practice'
  | 'hospital'
  | 'primary-school'
  | 'secondary-school'
  | 'police'
  | 'early-help'
  | 'health-visiting'
  | 'housing'

/** An organisation whose people sign in here. It has one host authority: the one it stands under. */
export type Agency = {
  readonly id: string
  readonly name: string
  readonly kind: AgencyKind
  readonly phone: string
  readonly postcode: string
}

export type UserRole =
  | 'teacher'
  | 'gp'
  | 'health-visitor'
  | 'health-practitioner'
  | 'police-officer'
  | 'early-help-worker'
  | 'front-door-manager'
  | 'social-worker'
  | 'team-manager'
  | 'service-manager'
  | 'conference-chair'
  | 'reviewing-officer'
  | 'emergency-duty-worker'
  | 'analyst'
  | 'administrator'
  | 'index-operator'
  | 'auditor'

export type User = {
  /** OIDC subject: `asha.verma`. Unique over both authorities. */
  readonly subject: string
  readonly name: string
  readonly jobTitle: string
  readonly role: UserRole
  /** Id of an agency of the same authority; the council itself is one. */
  readonly agency: string
  /** Id of a team of the same authority; null for partners. */
  readonly team: string | null
  readonly phone: string
  readonly email: string
}

export type Family = {
  /** `f0012`; the record of the same family in the other authority is `f0012x`. */
  readonly id: string
  readonly authority: AuthorityCode
  /** Why people are worried, in one word of ours; for choosing examples, not for a record. */
  readonly theme: string
  /** The same family as the other authority holds it, if they moved over the border. */
  readonly elsewhere: string | null
  readonly people: readonly Person[]
  readonly relationships: readonly Relationship[]
  readonly households: readonly Household[]
  /** One row a child of the family, in order of birth. */
  readonly standings: readonly Standing[]
  /** In order of `on`, then of `id`. Causes stand before their effects. */
  readonly steps: readonly Step[]
  readonly entries: readonly Entry[]
  readonly worries: readonly Worry[]
  readonly strengths: readonly Strength[]
  /** What is made of it all, in the one family that is written by hand. */
  readonly judgements?: readonly Judgement[]
  readonly notKnown?: readonly NotKnown[]
  readonly sealedConcerns: readonly SealedConcern[]
  readonly allocations: readonly Allocation[]
  readonly involvements: readonly Involvement[]
}

export type Person = {
  readonly id: string
  /** The human being. Two authorities' records of one child share it; nothing else may join them. For tests and demos. */
  readonly being: string
  readonly kind: 'child' | 'unborn' | 'adult'
  /** At least one, the current name first. An unborn child's is `Baby` and the mother's family name. */
  readonly names: readonly PersonName[]
  readonly bornOn: CalendarDay | null
  /** False where only the year is known: then `bornOn` is 1 January. */
  readonly birthDateSure: boolean
  readonly expectedOn: CalendarDay | null
  readonly diedOn: CalendarDay | null
  readonly sex: 'M' | 'F' | 'U'
  /** CIN census ethnicity code; null for adults. */
  readonly ethnicity: string | null
  /** CIN census disability codes; empty means none known. */
  readonly disabilities: readonly string[]
  readonly language: string
  readonly interpreter: boolean
  readonly nhsNumber: string | null
  readonly upn: string | null
  /** Agency id of the school, where it is one of ours; the name always where there is one. */
  readonly school: { readonly agency: string | null; readonly name: string; readonly year: string } | null
  readonly phone: string | null
  readonly note: string | null
}

export type PersonName = {
  readonly kind: 'current' | 'former' | 'alias'
  readonly given: string
  readonly family: string
  readonly from: CalendarDay | null
  readonly to: CalendarDay | null
}

export type RelationshipKind =
  | 'mother'
  | 'father'
  | 'step-mother'
  | 'step-father'
  | 'grandmother'
  | 'grandfather'
  | 'aunt'
  | 'uncle'
  | 'sister'
  | 'brother'
  | 'sibling'
  | 'half-sister'
  | 'half-brother'
  | 'half-sibling'
  | 'twin'
  | 'partner'
  | 'spouse'
  | 'former-partner'
  /** Of a child, outside the family. */
  | 'acquaintance'

/** `from` is the `kind` of `to`: from Kerry, kind mother, to Niamh. Symmetrical kinds (twin, partner) stand once. */
export type Relationship = {
  readonly from: string
  readonly to: string
  readonly kind: RelationshipKind
  /** Null where it makes no sense or nobody has asked. */
  readonly parentalResponsibility: boolean | null
}

/** People at one address. A move closes one household and opens another. */
export type Household = {
  readonly id: string
  readonly line: string
  readonly town: string
  readonly postcode: string
  readonly members: readonly {
    readonly person: string
    readonly from: CalendarDay
    readonly to: CalendarDay | null
    /** `part of the week`, `weekends`; null for all the time. */
    readonly when: string | null
  }[]
}

export type Status =
  | 'at-front-door'
  | 'no-further-action'
  | 'early-help'
  | 'being-assessed'
  | 'section-47'
  | 'child-in-need'
  | 'child-protection'
  | 'looked-after'
  | 'closed'

/** Where a child stands today, as the steps say. */
export type Standing = {
  readonly child: string
  readonly status: Status
  readonly since: CalendarDay
  /** For a child protection plan. */
  readonly category: Category | null
  readonly reReferred: boolean
  readonly unborn: boolean
}

/** What happened and what was said, outside the steps. */
export type Entry = {
  readonly id: string
  readonly episode: string | null
  readonly on: CalendarDay
  readonly at: string | null
  readonly recordedOn: CalendarDay
  readonly recordedBy: string
  readonly saidBy: Voice
  readonly source: EntryKind
  readonly title: string
  readonly text: string
  /** Person ids, children and adults. At least one child of the family is among them. */
  readonly about: readonly string[]
}

export type Worry = {
  readonly id: string
  readonly kind: 'risk' | 'risk-adult' | 'warning-note'
  readonly children: readonly string[]
  /** The adult who may be a risk. */
  readonly adult: string | null
  readonly statement: string
  readonly detail: string
  readonly source: EntryKind
  readonly since: CalendarDay
  readonly gettingWorse: boolean
  /** Whether the person it is about knows that it is written; null for an ordinary risk. */
  readonly told: { readonly told: boolean; readonly on: CalendarDay | null } | null
  readonly reviewBy: CalendarDay
  readonly recordedBy: string
  readonly closed: { readonly on: CalendarDay; readonly how: string } | null
  readonly evidence: readonly string[]
}

/** A low-level concern: its contents stay with the agency that lodged it. The index learns band, until and phone. */
export type SealedConcern = {
  readonly id: string
  readonly child: string
  readonly agency: string
  readonly author: string
  readonly on: CalendarDay
  readonly band: 'information' | 'worried'
  readonly contents: string
  readonly reviewBy: CalendarDay
  readonly ended: {
    readonly on: CalendarDay
    readonly how: 'lapsed' | 'resolved' | 'withdrawn'
    readonly why: string
  } | null
}

export type Allocation = {
  readonly children: readonly string[]
  readonly subject: string
  readonly role: 'lead-social-worker' | 'early-help-lead' | 'reviewing-officer'
  readonly from: CalendarDay
  readonly to: CalendarDay | null
}

/** Who works with a child: the register behind "Who to ring". */
export type Involvement = {
  readonly child: string
  readonly agency: string | null
  readonly subject: string | null
  readonly name: string
  readonly role: string
  readonly phone: string
  readonly from: CalendarDay
  readonly to: CalendarDay | null
  readonly lastSeenOn: CalendarDay | null
  /** Shown only as "a service works with them: ask the broker". */
  readonly sensitive: boolean
}
