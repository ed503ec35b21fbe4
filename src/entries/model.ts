import type { CalendarDay } from '../kernel/calendar-day.ts'
import type { Instant } from '../kernel/instant.ts'

/** How what is said is known: fact, professional opinion, hearsay, or the child's own words. */
export const ENTRY_KINDS = ['fact', 'opinion', 'hearsay', 'child-words'] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]

/** Whether it speaks of a worry, of what is going well, or of neither. */
export type Bearing = 'worry' | 'going-well' | 'neutral'

/** The kinds of step that write entries; the step's own page is found by it. */
export const STEP_KINDS = [
  'contact',
  'referral',
  'assessment',
  'strategy-discussion',
  'section-47-enquiry',
  'immediate-protection',
  'conference',
  'core-group',
  'meeting',
  'plan',
  'plan-review',
  'visit',
  'missing-episode',
  'serious-incident',
  'transfer',
  'closure',
  'supervision',
  'management-decision',
  'judgement',
  'document',
  'shared-chronology',
  'chronology',
  'report',
  'share-answer',
  'import',
] as const
export type StepKind = (typeof STEP_KINDS)[number]

/**
 * Text as it is kept: small, versioned, never HTML. Version 1 is words alone and stays readable for ever; version 2 has
 * passages that are marked and cite.
 */
export type RichText = PlainText | MarkedText
export type PlainText = { readonly v: 1; readonly blocks: readonly Block[] }
export type Block =
  | { readonly type: 'paragraph' | 'quote'; readonly text: string }
  | { readonly type: 'list'; readonly items: readonly string[] }

export type MarkedText = { readonly v: 2; readonly blocks: readonly MarkedBlock[] }
export type MarkedBlock = TextBlock | ListBlock
export type TextBlock = { readonly type: 'paragraph' | 'quote' | 'heading'; readonly runs: readonly Run[] }
export type ListBlock = { readonly type: 'list'; readonly items: readonly (readonly Run[])[] }

/** A stretch of text, and what is said of it; a line break in it is one. A passage that several marks share is several runs. */
export type Run = { readonly text: string } & RunMarks
export type RunMarks = {
  /** How what it says is known. */
  readonly mark?: EntryKind | undefined
  /** The person it speaks of. */
  readonly person?: string | undefined
  /** The day it speaks of. */
  readonly day?: CalendarDay | undefined
  /** The entries it rests on. */
  readonly cites?: readonly string[] | undefined
  /** The child in whose plan it was made an action. */
  readonly action?: string | undefined
}

/** What happened or was said, about whom, and by whom it was said. */
export type NewEntry = {
  readonly id: string
  readonly kind: EntryKind
  readonly title: string
  readonly body: RichText
  readonly happenedOn: CalendarDay
  readonly happenedAt?: Instant | null
  readonly saidBy: string
  readonly saidByRole?: string | null
  readonly bearing?: Bearing
  readonly significant?: boolean
  readonly step?: { readonly kind: StepKind; readonly id: string } | null
  readonly corrects?: string | null
  readonly correction?: string | null
  readonly about: readonly AboutPerson[]
}

/** A person an entry is about; `part` is what differs for this one. */
export type AboutPerson = { readonly personId: string; readonly part?: string | null }

/** An entry as it stands in one child's story. `correctedBy` is set when a later entry corrects it. */
export type Entry = {
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
  readonly corrects: string | null
  readonly part: string | null
  readonly recordedByName: string
  readonly recordedAt: Instant
}

export type EntryRefusal = 'not-found' | 'not-permitted' | 'nothing-written' | 'too-long' | 'happened-in-the-future'
