import type { Role } from '../../access/actor.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Instant } from '../../kernel/instant.ts'

/** The exercises, in the order of a case. */
export const EXERCISES = [
  'raise-a-concern',
  'decide-a-contact',
  'write-an-assessment',
  'run-a-conference',
  'review-a-plan',
  'hand-over-a-child',
] as const
export type Exercise = (typeof EXERCISES)[number]

/** In whose place the learner works. */
export const ROLE_OF: Readonly<Record<Exercise, Role>> = {
  'raise-a-concern': 'practitioner',
  'decide-a-contact': 'front-door-manager',
  'write-an-assessment': 'social-worker',
  'run-a-conference': 'conference-chair',
  'review-a-plan': 'social-worker',
  'hand-over-a-child': 'team-manager',
}

/** The steps of each exercise, in order. */
export const STEPS = {
  'raise-a-concern': ['raise', 'arrive'],
  'decide-a-contact': ['decide', 'respond'],
  'write-an-assessment': ['listen', 'analyse', 'submit'],
  'run-a-conference': ['hold', 'hear', 'read'],
  'review-a-plan': ['review', 'changed'],
  'hand-over-a-child': ['move', 'explain'],
} as const satisfies Readonly<Record<Exercise, readonly string[]>>
export type Step = (typeof STEPS)[Exercise][number]

/** The invented child of an exercise, as its learner is told of them. */
export type LearnersChild = {
  readonly given: string
  readonly family: string
  readonly birthDate: CalendarDay
  readonly lines: string
  readonly postcode: string
}

/** An exercise that somebody began. */
export type Learning = {
  readonly id: string
  readonly exercise: Exercise
  readonly childId: string
  readonly child: LearnersChild
  readonly beganAt: Instant
  readonly doneAt: Instant | null
}

/** What the record says of the child since the exercise began. Ids are of steps that wait for the learner. */
export type LearningFacts = {
  readonly concern: { readonly id: string; readonly isReceived: boolean } | null
  readonly contact: { readonly id: string; readonly decision: string | null } | null
  readonly referral: { readonly id: string; readonly isDecided: boolean } | null
  readonly assessment: {
    readonly id: string
    readonly written: Readonly<Record<string, unknown>>
    readonly outcome: string | null
    readonly state: string
  } | null
  readonly conference: { readonly id: string; readonly isHeld: boolean; readonly childView: string | null } | null
  readonly isReviewed: boolean
  /** Whether the plan says of one of its outcomes what has changed. */
  readonly saysWhatChanged: boolean
  /** Who held the child at first, who does now, and why it was handed over. */
  readonly holders: { readonly first: string | null; readonly now: string | null; readonly reason: string | null }
  /** The learner opened the child's page after they last wrote of the child. */
  readonly hasRead: boolean
}

/** How somebody gets on with an exercise. */
export type Progress = { readonly times: number; readonly doneAt: Instant | null }
