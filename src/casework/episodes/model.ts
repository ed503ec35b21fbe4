import type { CalendarDay } from '../../kernel/calendar-day.ts'

/** A period of need of one child: opened by a referral, closed with a reason. */
export type Episode = {
  readonly id: string
  readonly childId: string
  readonly referralId: string
  readonly openedOn: CalendarDay
  readonly primaryNeed: string | null
  readonly closedOn: CalendarDay | null
  readonly closureReason: string | null
  readonly reported: boolean
}
