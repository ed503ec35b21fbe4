import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Family } from '../model.ts'
export function callowayFamilies(_today: CalendarDay): readonly Family[] {
  return []
}
