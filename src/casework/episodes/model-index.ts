import type { CalendarDay } from '../../kernel/calendar-day.ts'

/** A child's case, as the index is told of it: whether it is open, and whom to ring. */
export type CaseInIndex = {
  readonly indexNumber: string
  readonly openedOn: CalendarDay
  readonly closedOn: CalendarDay | null
  /** The council's own children's services, and the number that is answered day and night. */
  readonly organisation: string
  readonly dutyLine: string | null
  readonly worker: string | null
  readonly workerPhone: string | null
  readonly team: string | null
  /** Who leads the work, where that is written down. */
  readonly lead: string | null
}
