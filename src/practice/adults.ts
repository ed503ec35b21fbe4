import { addDays, type CalendarDay } from '../kernel/calendar-day.ts'
import type { Chance } from './chance.ts'
import type { Person } from './model.ts'
import { anyOrigin, familyNameFor, skewed } from './names/naming.ts'
import type { Origin } from './names/origin.ts'
import type { Theme } from './stock/shape.ts'

export type Shape = 'mum' | 'mum-and-dad' | 'mum-and-step-dad' | 'dad' | 'nan'

export type Adults = {
  readonly mum: Person
  readonly dad: Person | null
  readonly stepDad: Person | null
  readonly nan: Person | null
  readonly stranger: Person | null
}

type AdultsWanted = {
  readonly shape: Shape
  readonly origin: Origin
  readonly fatherOrigin: Origin
  readonly motherFamily: string
  readonly fatherFamily: string
  readonly theme: Theme
  readonly oldest: CalendarDay
}

/** The grown-ups of a family; `stranger` is an adult from outside the home who may be a risk. */
export function inventAdults(by: Chance, familyId: string, wanted: AdultsWanted): Adults {
  const { shape, origin, fatherOrigin, oldest } = wanted
  const older = (low: number, high: number) => addDays(oldest, -Math.floor(by.whole(low * 365, high * 365)))
  const mumBorn = older(17, 36)
  const married = shape === 'mum-and-dad' && by.maybe(0.6) && origin.womenFamilies.length === 0
  const mumNames = married
    ? { family: familyNameFor(wanted.fatherFamily, origin, 'F'), maiden: wanted.motherFamily }
    : { family: familyNameFor(wanted.motherFamily, origin, 'F'), maiden: null }
  const mum = adult(by, `${familyId}-a1`, origin, 'F', mumNames.family, mumBorn, mumNames.maiden)
  const knowsDad = shape !== 'nan' || by.maybe(0.5)
  const stepOrigin = by.maybe(0.8) ? origin : anyOrigin(by)
  return {
    mum,
    dad: knowsDad ? adult(by, `${familyId}-a2`, fatherOrigin, 'M', wanted.fatherFamily, older(18, 42), null) : null,
    stepDad:
      shape === 'mum-and-step-dad'
        ? adult(by, `${familyId}-a3`, stepOrigin, 'M', skewed(by, stepOrigin.families), older(16, 38), null)
        : null,
    nan:
      shape === 'nan' || by.maybe(0.55)
        ? adult(
            by,
            `${familyId}-a4`,
            origin,
            'F',
            familyNameFor(wanted.motherFamily, origin, 'F'),
            addDays(mumBorn, -by.whole(18 * 365, 34 * 365)),
            null,
          )
        : null,
    stranger:
      wanted.theme === 'sexual'
        ? adult(by, `${familyId}-a5`, anyOrigin(by), 'M', skewed(by, anyOrigin(by).families), older(10, 40), null)
        : null,
  }
}

function adult(
  by: Chance,
  id: string,
  origin: Origin,
  sex: 'M' | 'F',
  family: string,
  bornOn: CalendarDay,
  maiden: string | null,
): Person {
  const given = skewed(by, sex === 'M' ? origin.men : origin.women)
  const current = { kind: 'current' as const, given, family, from: null, to: null }
  return {
    id,
    being: id,
    kind: 'adult',
    names: maiden && maiden !== family ? [current, { ...current, kind: 'former', family: maiden }] : [current],
    bornOn,
    birthDateSure: true,
    expectedOn: null,
    diedOn: null,
    sex,
    ethnicity: null,
    disabilities: [],
    language: origin.language,
    interpreter: origin.language !== 'English' && by.maybe(0.3),
    nhsNumber: null,
    upn: null,
    school: null,
    phone: by.maybe(0.8) ? `01632 960${by.whole(700, 999)}` : null,
    note: null,
  }
}
