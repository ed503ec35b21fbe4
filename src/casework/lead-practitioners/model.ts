import type { CalendarDay } from '../../kernel/calendar-day.ts'

/** Who leads the work with a child: of the council or not. */
export type Lead = {
  readonly name: string
  readonly role: string
  readonly agency: string
  /** How to reach them. */
  readonly contact: string
}

export type LeadNow = Lead & { readonly fromOn: CalendarDay; readonly setByName: string }

export type SetLead = Lead & { readonly id: string; readonly childId: string }

export type LeadRefusal = 'not-found' | 'nothing-written'
