import { inWords } from '../kernel/calendar-day.ts'
import type { Pattern } from './model.ts'
import { byDay, evidence, inBrief, knownOn, standing, threshold, within } from './rules-reading.ts'

/** Rule 2: contacts that were closed with no further action, again and again. */
export const closedAgainAndAgain: Pattern = {
  finds({ contacts }, day, thresholds) {
    const closed = contacts.flatMap((one) => (one.closedOn === null ? [] : [{ ...one, on: one.closedOn }]))
    const lately = within(closed, threshold(thresholds, 'days'), day)
    if (lately.length < threshold(thresholds, 'count')) return undefined
    return lately.map((one) => evidence('contact', one, `${one.source}: closed with no further action`))
  },
  wakes: ({ contacts }) => [...knownOn(contacts), ...contacts.flatMap(({ closedOn }) => closedOn ?? [])],
}

/** Rule 2: a contact after a closure that said when we would look again. Whether this is that, a person says. */
export const lookAgainIf: Pattern = {
  finds({ closures, contacts, episodes }, day, thresholds) {
    const closure = byDay(closures).at(-1)
    if (!closure?.lookAgainIf) return undefined
    const reopened = byDay(episodes.filter(({ on }) => on > closure.on)).at(0)
    const since = within(contacts, threshold(thresholds, 'days'), day).filter(
      ({ on }) => on > closure.on && (reopened === undefined || on <= reopened.on),
    )
    if (since.length === 0) return undefined
    const said = `Closed on ${inWords(closure.on)}: we would look again if ${inBrief(closure.lookAgainIf)}`
    return [
      evidence('closure', closure, said),
      ...since.map((one) => evidence('contact', one, `${one.source} told us`)),
    ]
  },
  wakes: ({ contacts, closures, episodes }) => knownOn(contacts, closures, standing(episodes)),
}
