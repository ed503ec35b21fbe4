import { inWords } from '../kernel/calendar-day.ts'
import type { AdultFact, Pattern, UnbornFact } from './model.ts'
import { byDay, evidence, knownOn, planEvidence, planNow, standing, threshold, within } from './rules-reading.ts'

/** Rule 6: an adult new in the child's home, of whom another child's record says that they may be a risk. */
export const newAdultAtRisk: Pattern = {
  finds({ childId, adults, risks }, day, thresholds) {
    const isNew = (adult: AdultFact) => !adults.some(({ personId, on }) => personId === adult.personId && on < adult.on)
    const moved = within(standing(adults).filter(isNew), threshold(thresholds, 'days'), day)
    const found = moved.flatMap((adult) => {
      const said = byDay(standing(risks)).filter((risk) => risk.personId === adult.personId && risk.childId !== childId)
      return said.length === 0 ? [] : [{ adult, said }]
    })
    if (found.length === 0) return undefined
    return found.flatMap(({ adult, said }) => [
      evidence('home', adult, `${adult.name} lives in the child’s home`),
      ...said.map((risk) => evidence('worry', risk, `${adult.name} may be a risk: said of another child`)),
    ])
  },
  wakes: ({ adults, risks }) => knownOn(adults, risks),
}

/** Rule 6: a brother or sister is expected while the child has a plan. */
export const pregnancyOnAPlan: Pattern = {
  finds(facts) {
    const plan = planNow(facts)
    const expected = byDay(facts.unborn)
    if (!plan || expected.length === 0) return undefined
    const words = ({ on }: UnbornFact) => `A brother or sister is expected: known since ${inWords(on)}`
    return [planEvidence(plan), ...expected.map((one) => evidence('person', one, words(one)))]
  },
  wakes: ({ plans, unborn }) => knownOn(plans, unborn),
}
