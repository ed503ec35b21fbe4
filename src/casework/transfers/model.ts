import type { CalendarDay } from '../../kernel/calendar-day.ts'

/** Whether the family moves to us or away from us. */
export const DIRECTIONS = ['out', 'in'] as const
export type Direction = (typeof DIRECTIONS)[number]

export type TransferState = 'noticed' | 'accepted' | 'refused' | 'complete' | 'withdrawn'

/** What the authority asked may answer. */
export const ANSWERS = ['accepted', 'refused'] as const
export type Answer = (typeof ANSWERS)[number]

/** A family that moves between two authorities: noticed, answered, handed over. */
export type Transfer = Omit<BeginTransfer, 'childIds' | 'withPlan'> & {
  readonly state: TransferState
  readonly answeredOn: CalendarDay | null
  readonly answerReason: string | null
  readonly answeredBy: string | null
  readonly completedOn: CalendarDay | null
  readonly withdrawnOn: CalendarDay | null
  readonly withdrawnWhy: string | null
  readonly children: readonly TransferChild[]
}

/** A child who moves. */
export type TransferChild = {
  readonly childId: string
  /** A child protection plan comes along, for a conference to take over. */
  readonly withPlan: boolean
  readonly conferenceId: string | null
  /** The day that conference was held here. */
  readonly heldOn: CalendarDay | null
}

/** The notice: given by us to the other authority, or come from it. */
export type BeginTransfer = {
  /** Made at the edge, so that sending twice is one transfer. */
  readonly id: string
  readonly direction: Direction
  /** The other authority's code. */
  readonly otherAuthority: string
  readonly otherWorker: string | null
  readonly noticedOn: CalendarDay
  readonly movedOn: CalendarDay | null
  /** For a while only: then responsibility does not move. */
  readonly temporary: boolean
  readonly reason: string
  /** What is handed over in words. */
  readonly summary: string | null
  readonly childIds: readonly string[]
  /** Of the children, those who bring a child protection plan. */
  readonly withPlan: readonly string[]
}

/** What is recorded of it afterwards. */
export type GoOnTransfer = AnswerTransfer | CompleteTransfer | { readonly does: 'withdraw'; readonly why: string }
export type AnswerTransfer = {
  readonly does: 'answer'
  readonly answer: Answer
  readonly answeredOn: CalendarDay
  readonly reason: string
  /** Who answered at the other authority; of a transfer in, whoever records it. */
  readonly answeredBy: string
  /** Who chairs the conference that takes a plan over. */
  readonly chairId: string | null
}
export type CompleteTransfer = {
  readonly does: 'complete'
  readonly completedOn: CalendarDay
  /** Of a family that left us for good: what would make us look again. */
  readonly lookAgainIf: string
}

export type BeginRefusal =
  | 'not-found'
  | 'nobody-chosen'
  | 'moving-already'
  | 'no-open-case'
  | 'ours-already'
  | 'not-another-authority'
  | 'noticed-in-the-future'
  | 'no-reason'
  | 'no-summary'

export type GoOnRefusal =
  | 'not-found'
  | 'not-entitled'
  | 'over-already'
  | 'answered-already'
  | 'not-accepted-yet'
  | 'answered-in-the-future'
  | 'answered-before-the-notice'
  | 'no-reason'
  | 'nobody-answered'
  | 'no-open-case'
  | 'no-chair'
  | 'conference-not-held'
  | 'step-still-open'
  | 'completed-in-the-future'
  | 'completed-before-the-answer'
  | 'completed-before-it-opened'
  | 'no-look-again'
  | 'no-why'
