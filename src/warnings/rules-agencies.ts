import { ageOn, type CalendarDay, daysBetween } from '../kernel/calendar-day.ts'
import type { Pattern, SealedFact } from './model.ts'
import { byDay, evidence, inBrief, knownOn, planNow, standing, threshold, within } from './rules-reading.ts'
import { agencyOf, mentions, WORDS } from './rules-words.ts'

/** Rule 1: sealed concerns of different agencies, told within so many days of one another, that stand. */
export const twoAgencies: Pattern = {
  finds({ sealed }, _, thresholds) {
    const days = threshold(thresholds, 'days')
    const stand = byDay(standing(sealed))
    const near = stand.filter((one) =>
      stand.some((other) => other.holder !== one.holder && Math.abs(daysBetween(one.on, other.on)) <= days),
    )
    const agencies = new Set(near.map(({ holder }) => holder))
    return agencies.size >= threshold(thresholds, 'count') ? near.map(sealedEvidence) : undefined
  },
  wakes: ({ sealed }) => knownOn(sealed),
}

/** Rule 3, an agency gone quiet: asked to meetings while the plan stands, and not there the last times running. */
export const agencyGoneQuiet: Pattern = {
  finds(facts, _, thresholds) {
    const plan = planNow(facts)
    if (!plan) return undefined
    const count = threshold(thresholds, 'count')
    const during = facts.asked.filter(({ on }) => on >= plan.on)
    const quiet = [...Map.groupBy(byDay(during), ({ agency }) => agency.toLowerCase()).values()].flatMap((asked) => {
      const last = asked.slice(-count)
      return last.length === count && last.every(({ came }) => !came) ? last : []
    })
    if (quiet.length === 0) return undefined
    return byDay(quiet).map((one) => evidence('attendance', one, `${one.agency} was asked and was not there`))
  },
  wakes: ({ asked, plans }) => knownOn(asked, plans),
}

/** Rule 3, was not brought: so many days on which the child was not brought to an appointment. */
export const notBrought: Pattern = {
  finds({ entries }, day, thresholds) {
    const told = within(entries, threshold(thresholds, 'days'), day).filter(({ text }) =>
      mentions(text, WORDS.notBrought),
    )
    const days = new Set(told.map(({ on }) => on))
    return days.size >= threshold(thresholds, 'count')
      ? told.map((one) => evidence('entry', one, inBrief(one.text)))
      : undefined
  },
  wakes: ({ entries }) => knownOn(entries),
}

/** Rule 8: injuries or attendances of a young child, told by different agencies. */
export const injuriesBySeveral: Pattern = {
  finds(facts, day, thresholds) {
    const told = within(facts.entries, threshold(thresholds, 'days'), day).filter(
      ({ on, text }) => wasUnder(facts.birthDate, threshold(thresholds, 'years'), on) && mentions(text, HURT),
    )
    const known = told.filter(({ by }) => agencyOf(by) !== undefined)
    const agencies = new Set(known.map(({ by }) => agencyOf(by)))
    if (agencies.size < threshold(thresholds, 'count')) return undefined
    return known.map((one) => evidence('entry', one, `${agencyOf(one.by)}: ${inBrief(one.text)}`))
  },
  wakes: ({ entries }) => knownOn(entries),
}

const HURT = [...WORDS.injury, ...WORDS.attendance]

function wasUnder(born: CalendarDay | null, years: number, on: CalendarDay): boolean {
  return born !== null && born <= on && ageOn(born, on).years < years
}

const AGENCIES: Readonly<Record<SealedFact['agencyKind'], string>> = {
  'childrens-services': 'Children’s services',
  health: 'A health service',
  education: 'An education service',
  'early-help': 'An early help service',
  police: 'The police',
  probation: 'Probation',
  housing: 'Housing',
  voluntary: 'A voluntary body',
  other: 'Another agency',
}
const BANDS: Readonly<Record<SealedFact['band'], string>> = {
  unsure: 'unsure',
  worried: 'worried',
  'very-worried': 'very worried',
}

function sealedEvidence(fact: SealedFact) {
  const { agencyKind, band, whomToRing } = fact
  return evidence('sealed-concern', fact, `${AGENCIES[agencyKind]}, ${BANDS[band]}. Ring: ${whomToRing}`)
}
