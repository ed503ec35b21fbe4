import { z } from 'zod'
import { addMonths, type CalendarDay } from '../../../../kernel/calendar-day.ts'
import type { StreamAsked } from '../../../child-page/queries-stream.ts'
import { BEARINGS, KINDS, PERIODS } from './content.ts'

const ON_A_PAGE = 50
/** Codes alone, never words: this is in the address. What is no code is as if nothing were chosen. */
const QUERY = z.object({
  kind: z.enum(KINDS).optional().catch(undefined),
  bearing: z.enum(BEARINGS).optional().catch(undefined),
  period: z.enum(PERIODS).optional().catch(undefined),
  key: z.enum(['yes']).optional().catch(undefined),
  before: z.uuid().optional().catch(undefined),
})
/** What was chosen to be shown. */
export type Chosen = z.infer<typeof QUERY>

const MONTHS: Readonly<Record<(typeof PERIODS)[number], number>> = { month: 1, quarter: 3, year: 12 }

/** Reads what was chosen from a query, whatever was sent. */
export function readChosen(query: unknown): Chosen {
  return QUERY.parse(query)
}

/** The part of the story that was chosen. */
export function askedFor({ kind, bearing, period, key, before }: Chosen, today: CalendarDay): StreamAsked {
  return {
    ...{ limit: ON_A_PAGE, kind, bearing, before, significant: key === 'yes' },
    from: period && addMonths(today, -MONTHS[period]),
  }
}
