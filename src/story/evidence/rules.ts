import type { Judgement } from '../../entries/evidence/model.ts'
import { addMonths, type CalendarDay, inWords } from '../../kernel/calendar-day.ts'
import { DIMENSIONS, type Dimension, DOMAINS, type Domain } from '../../statute/assessment-framework.ts'

/** What is recorded under one dimension: when something was last, and how much. */
type Recorded = { readonly dimension: string; readonly entries: number; readonly latestOn: CalendarDay }

/** A dimension with what stands under it, and, where there is silence, since when. */
export type Lens = Dimension & {
  readonly entries: number
  readonly judgements: readonly Judgement[]
  /** "Nothing recorded about health since 3 March 2026."; undefined while something is recent. */
  readonly silence: string | undefined
  /** Whether nothing was ever recorded under it. */
  readonly isEmpty: boolean
}

/** Months after which nothing new under a dimension is said out loud. */
const SILENT_AFTER = 3

/** The whole framework in its order, domain by domain: what is recorded, and what has nothing. */
export function throughTheFramework(
  recorded: readonly Recorded[],
  judgements: readonly Judgement[],
  today: CalendarDay,
): readonly { readonly domain: Domain; readonly lenses: readonly Lens[] }[] {
  return DOMAINS.map((domain) => ({
    domain,
    lenses: DIMENSIONS.filter((one) => one.domain === domain).map((one) => lensOf(one, recorded, judgements, today)),
  }))
}

function lensOf(
  dimension: Dimension,
  recorded: readonly Recorded[],
  all: readonly Judgement[],
  today: CalendarDay,
): Lens {
  const found = recorded.find((one) => one.dimension === dimension.code)
  const judgements = all.filter(({ dimensions }) => dimensions.includes(dimension.code))
  const days = [...judgements.map(({ madeOn }) => madeOn), ...(found ? [found.latestOn] : [])]
  const latest = days.toSorted().at(-1)
  const silence = silenceOf(dimension.label, latest, today)
  return { ...dimension, entries: found?.entries ?? 0, judgements, silence, isEmpty: latest === undefined }
}

function silenceOf(label: string, latest: CalendarDay | undefined, today: CalendarDay): string | undefined {
  const about = `${label.charAt(0).toLowerCase()}${label.slice(1)}`
  if (latest === undefined) return `Nothing recorded about ${about} yet.`
  return latest < addMonths(today, -SILENT_AFTER)
    ? `Nothing recorded about ${about} since ${inWords(latest)}.`
    : undefined
}
