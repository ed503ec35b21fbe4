import { type CalendarDay, daysBetween } from '../kernel/calendar-day.ts'
import { authorityByCode } from '../statute/authorities.ts'
import type { BorderFact, ChildFacts, Evidence, Lasting, Pattern } from './model.ts'
import {
  byDay,
  daysAfter,
  evidence,
  inBrief,
  knownOn,
  planEvidence,
  standing,
  threshold,
  within,
} from './rules-reading.ts'
import { mentions, WORDS } from './rules-words.ts'

/** Rule 4: the child crossed an authority's border, or may have, while a case, a plan or an enquiry was open. */
export const crossedABorder: Pattern = {
  finds(facts, day, thresholds) {
    const patience = threshold(thresholds, 'days')
    const crossed = standing(facts.borders).filter(
      ({ kind, on }) => kind !== 'transfer' || daysBetween(on, day) > patience,
    )
    const open = openThings(facts).filter(({ from }) => crossed.some(({ on }) => on >= from.on))
    const first = open.at(0)
    if (crossed.length === 0 || !first) return undefined
    const while_ = crossed.filter(({ on }) => on >= first.from.on)
    return [first.shown, ...byDay(while_).map(borderEvidence)]
  },
  wakes: ({ borders, plans, enquiries, episodes }, thresholds) => [
    ...knownOn(borders, plans, enquiries, episodes),
    ...daysAfter(threshold(thresholds, 'days'), borders),
  ],
}

/** Rule 7: missing, again. */
export const missingAgain: Pattern = {
  finds({ missing }, day, thresholds) {
    const lately = within(standing(missing), threshold(thresholds, 'days'), day)
    if (lately.length < threshold(thresholds, 'count')) return undefined
    return lately.map((one) => evidence('missing-episode', one, 'Went missing'))
  },
  wakes: ({ missing }) => knownOn(missing),
}

/** Rule 7: left a school or a doctor's list, and nobody has written down where to. */
export const leftWithoutTransfer: Pattern = {
  finds({ entries }, day, thresholds) {
    const [soon, late] = [threshold(thresholds, 'days'), threshold(thresholds, 'mostDays')]
    const left = within(entries, late, day).filter(({ text }) => mentions(text, WORDS.left))
    const joined = entries.filter(({ text }) => mentions(text, WORDS.joined))
    const without = left.filter(
      ({ on }) => daysBetween(on, day) > soon && !joined.some((one) => daysBetween(on, one.on) >= -soon),
    )
    return without.length === 0 ? undefined : without.map((one) => evidence('entry', one, inBrief(one.text)))
  },
  wakes: ({ entries }, thresholds) => [...knownOn(entries), ...daysAfter(threshold(thresholds, 'days'), entries)],
}

type OpenThing = { readonly from: { readonly on: CalendarDay }; readonly shown: Evidence }

/** What is open about the child, the gravest first. */
function openThings({ plans, enquiries, episodes }: ChildFacts): readonly OpenThing[] {
  const enquiry = (one: Lasting) => evidence('section-47-enquiry', one, 'Section 47 enquiry under way')
  const episode = (one: Lasting) => evidence('episode', one, 'Open case')
  return [
    ...byDay(standing(enquiries)).map((one) => ({ from: one, shown: enquiry(one) })),
    ...byDay(standing(plans)).map((plan) => ({ from: plan, shown: planEvidence(plan) })),
    ...byDay(standing(episodes)).map((one) => ({ from: one, shown: episode(one) })),
  ]
}

function borderEvidence(border: BorderFact): Evidence {
  const where = authorityByCode(border.elsewhere ?? '')?.name ?? border.elsewhere ?? 'another authority'
  const words: Readonly<Record<BorderFact['kind'], string>> = {
    transfer: `Moved: ${where} has not answered`,
    'known-elsewhere': `The index: ${where} has a record of this child now`,
    'responsible-elsewhere': `The index: ${where} is responsible for this child now`,
    'second-number': 'The index: this child may have a second number',
  }
  return evidence(border.kind === 'transfer' ? 'transfer' : 'index-news', border, words[border.kind])
}
