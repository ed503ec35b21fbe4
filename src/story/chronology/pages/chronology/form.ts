import { z } from 'zod'
import { dayOf, dayWasGiven, type Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import { addMonths, type CalendarDay } from '../../../../kernel/calendar-day.ts'
import { ORIGINS, type StreamAsked } from '../../model.ts'
import { BEARINGS, CONTENT, KINDS, PERIODS, STEPS } from './content.ts'

const ON_A_PAGE = 50
const id = z.uuid().optional().catch(undefined)
const digits = z
  .string()
  .regex(/^\d{0,4}$/)
  .optional()
  .catch(undefined)
const yes = z.enum(['yes']).optional().catch(undefined)

/** Codes, days and opaque ids alone, never words: this is in the address. What is none is as if nothing were chosen. */
const QUERY = z.object({
  kind: z.enum(KINDS).optional().catch(undefined),
  bearing: z.enum(BEARINGS).optional().catch(undefined),
  origin: z.enum(ORIGINS).optional().catch(undefined),
  step: z.enum(STEPS).optional().catch(undefined),
  person: id,
  /** An entry: what was said by whoever said that. */
  said: id,
  period: z.enum(PERIODS).optional().catch(undefined),
  ...{ 'from-day': digits, 'from-month': digits, 'from-year': digits },
  ...{ 'to-day': digits, 'to-month': digits, 'to-year': digits },
  key: yes,
  /** Each with where we have it from, and how: the chronology of several agencies. */
  basis: yes,
  /** Beside brothers and sisters. */
  together: yes,
  /** The chronology for court or conference that entries are chosen for. */
  for: id,
  before: id,
})
/** What was chosen to be shown. */
export type Chosen = z.infer<typeof QUERY>

const MONTHS: Readonly<Record<(typeof PERIODS)[number], number>> = { month: 1, quarter: 3, year: 12 }

/** Reads what was chosen from a query, whatever was sent. */
export function readChosen(query: unknown): Chosen {
  return QUERY.parse(query)
}

/** The part of the story that was chosen; days that are given say more than a period. */
export function askedFor(chosen: Chosen, today: CalendarDay, limit = ON_A_PAGE): StreamAsked {
  const { kind, bearing, origin, step, person, said, period, key, before } = chosen
  const [from, to] = [dayOf(daysOf(chosen), 'from'), dayOf(daysOf(chosen), 'to')]
  return {
    ...{ limit, kind, bearing, origin, step, person, before, saidAs: said, significant: key === 'yes' },
    from: from ?? (to ? undefined : period && addMonths(today, -MONTHS[period])),
    to,
  }
}

/** What of the days given is no real day. */
export function problemsIn(chosen: Chosen): readonly Problem[] {
  const given = daysOf(chosen)
  const wrong = (['from', 'to'] as const).filter((name) => dayWasGiven(given, name) && !dayOf(given, name))
  return wrong.map((name) => ({ field: `${name}-day`, text: CONTENT.noDay }))
}

/** The boxes of the days, for the page to fill in again. */
export function daysOf(chosen: Chosen): Readonly<Record<string, string>> {
  const boxes = Object.entries(chosen).filter(([name, value]) => /^(from|to)-/.test(name) && value)
  return Object.fromEntries(boxes) as Record<string, string>
}

/** The address of a chronology, of its timeline or of a copy, with what was chosen. */
export function addressOf(path: string, chosen: Chosen): string {
  const codes = Object.entries(chosen).filter((pair): pair is [string, string] => Boolean(pair[1]))
  const query = new URLSearchParams(codes).toString()
  return query ? `${path}?${query}` : path
}

/** What is chosen when no more than these days are. */
export function between(from: CalendarDay, to: CalendarDay): Chosen {
  const [[fromYear, fromMonth, fromDay], [toYear, toMonth, toDay]] = [from.split('-'), to.split('-')]
  return {
    ...{ 'from-day': fromDay, 'from-month': fromMonth, 'from-year': fromYear },
    ...{ 'to-day': toDay, 'to-month': toMonth, 'to-year': toYear },
  }
}
