import { z } from 'zod'
import { asCalendarDay, type CalendarDay } from '../../../../kernel/calendar-day.ts'
import { ZOOMS, type Zoom } from '../../rules-timeline.ts'

const QUERY = z.object({
  zoom: z.enum(ZOOMS).catch('years'),
  at: z
    .string()
    .transform((text) => asCalendarDay(text))
    .optional()
    .catch(undefined),
})

/** How near is looked, and at which day last; what is none is as if nothing were asked for. */
export function readZoom(query: unknown): z.infer<typeof QUERY> {
  return QUERY.parse(query)
}

/** The address of a window. */
export function pathTo(path: string, zoom: Zoom, at: CalendarDay): string {
  return `${path}?${new URLSearchParams({ zoom, at })}`
}
