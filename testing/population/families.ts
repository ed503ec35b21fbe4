import { addDays, type CalendarDay, calendarDay } from '../../src/kernel/calendar-day.ts'
import { type Chance, chanceFor, drawn, weighted } from './chance.ts'
import type { Household } from './homes.ts'
import {
  type ChildNames,
  childNamesFrom,
  type FamilyNames,
  familyNameFor,
  familyNamesFrom,
  givenAround,
  type Sex,
} from './names/manners.ts'
import { nameFrom } from './names/stock.ts'
import { ALIKE, ALIKE_ELSEWHERE, ALIKE_PERCENT } from './names/twins.ts'

/** The children are those under 18 on this day; nobody is born later. */
export const POPULATION_ON = calendarDay('2025-08-31')

export type Child = {
  readonly names: ChildNames
  readonly sex: Sex
  readonly bornOn: CalendarDay
  readonly isTwin: boolean
}

export type Family = {
  readonly household: Household
  readonly names: FamilyNames
  readonly mother: { readonly given: string; readonly family: string }
  /** The name of a mother's or a step-father's that some of the children bear, or will. */
  readonly otherSurname: string
  /** In the order of the household's children in the population. */
  readonly children: readonly Child[]
}

/** The family of a household, the same whenever it is asked for. */
export function familyOf(seed: number, household: Household): Family {
  const chance = chanceFor(seed, 'family', household.firstChild)
  const { origin, size } = household
  const names = familyNamesFrom(origin, chance)
  const otherSurname = familyNamesFrom(origin, chance).surname || names.surname
  const mothersFamily = chance.in100(60) ? names.surname : otherSurname
  const mother = {
    given: nameFrom(origin.girls, chance),
    family: familyNameFor(origin, 'F', mothersFamily, chance),
  }
  const isStepFamily = chance.in100(STEP_FAMILY_PERCENT)
  const children: Child[] = []
  while (children.length < size) {
    const surname = isStepFamily && chance.in100(45) ? otherSurname : names.surname
    const born = birthOf(children, chance)
    const twins = size - children.length > 1 && chance.in100(TWIN_BIRTHS_PERCENT)
    children.push(...bornTogether(household, { ...names, surname }, children, born, twins, chance))
  }
  return { household, names, mother, otherSurname, children }
}

/** Whether a child is a twin whose twin is not of the population. */
export function isLoneTwin({ children }: Family, child: Child): boolean {
  return child.isTwin && children.every((other) => other === child || other.bornOn !== child.bornOn)
}

/** A twin of a lone one, whom nobody counted: born on the same day, with another name. */
export function unseenTwinOf(seed: number, family: Family, of: Child): Child {
  const chance = chanceFor(seed, 'unseen twin', family.household.firstChild)
  const sex = otherTwinsSex(of.sex, chance)
  const alike = sex === of.sex && chance.in100(2 * ALIKE_PERCENT) ? nameAlike(family, of) : undefined
  const sibling = { ...of, sex, isTwin: true }
  return { ...sibling, names: withSurnameOf(of, furtherNames(family, sex, alike, chance), family, chance) }
}

/** A brother or sister of a child of this family whom nobody counted: younger or older. */
export function unseenSiblingOf(seed: number, family: Family, of: Child): Child {
  const chance = chanceFor(seed, 'unseen sibling', family.household.firstChild)
  const sex = sexOf(chance)
  const bornOn = birthOf(family.children, chance)
  const names = withSurnameOf(of, furtherNames(family, sex, undefined, chance), family, chance)
  return { names, sex, bornOn, isTwin: false }
}

const FIRST_DAY = calendarDay('2007-09-01')
/** Eighteen years. */
const DAYS = 6574
const STEP_FAMILY_PERCENT = 14
/** Of births in families that have room for two: two children of a hundred are then twins whose twin is here too. */
const TWIN_BIRTHS_PERCENT = 2.2
/** Of other births: twins whose twin nobody has registered. */
const LONE_TWINS_PERCENT = 1
const SAME_SEX_TWINS_PERCENT = 65
/** From one birth to the next, in days. */
const GAPS = weighted([
  [[330, 600], 25],
  [[600, 1100], 45],
  [[1100, 2600], 30],
] as const)
const LEAST_GAP = 300

function sexOf(chance: Chance): Sex {
  return chance.in100(51.3) ? 'M' : 'F'
}

function otherTwinsSex(sex: Sex, chance: Chance): Sex {
  if (chance.in100(SAME_SEX_TWINS_PERCENT)) return sex
  return sex === 'M' ? 'F' : 'M'
}

function bornTogether(
  { origin }: Household,
  names: FamilyNames,
  older: readonly Child[],
  bornOn: CalendarDay,
  twins: boolean,
  chance: Chance,
): readonly Child[] {
  const taken = new Set(older.map(calledBy))
  const sex = sexOf(chance)
  const isTwin = twins || chance.in100(LONE_TWINS_PERCENT)
  const first: Child = { names: childNamesFrom(origin, sex, names, taken, chance), sex, bornOn, isTwin }
  if (!twins) return [first]
  const otherSex = otherTwinsSex(sex, chance)
  if (otherSex === sex && chance.in100(ALIKE_PERCENT)) {
    const pair = chance.oneOf(pairsFor(origin, sex))
    if (!pair.some((name) => taken.has(name))) {
      return pair.map((own) => {
        const given = givenAround(origin, sex, own, names.fathersName, chance)
        return { ...first, names: { ...given, family: first.names.family } }
      })
    }
  }
  taken.add(calledBy(first))
  return [first, { ...first, sex: otherSex, names: childNamesFrom(origin, otherSex, names, taken, chance) }]
}

/** The name the child goes by. */
function ownName({ names: { given, goesBy } }: Child): string {
  return given[goesBy] as string
}

/** The part of it before a hyphen: no brother or sister is called by that. */
function calledBy(child: Child): string {
  return ownName(child).split('-', 1)[0] as string
}

function pairsFor({ group, manner }: Household['origin'], sex: Sex): readonly (readonly [string, string])[] {
  const kind = manner === 'south-asian-muslim' || manner === 'patronymic' ? 'muslim' : manner
  return (ALIKE_ELSEWHERE[group] ?? ALIKE_ELSEWHERE[kind] ?? ALIKE)[sex]
}

/** The other name of a pair the child's name is in; undefined if it is in none. */
function nameAlike({ household: { origin }, children }: Family, of: Child): string | undefined {
  const own = ownName(of)
  const pair = pairsFor(origin, of.sex).find((names) => names.includes(own))
  const other = pair?.find((name) => name !== own)
  return other !== undefined && children.some((child) => ownName(child) === other) ? undefined : other
}

function furtherNames(
  { household: { origin }, names, children }: Family,
  sex: Sex,
  own: string | undefined,
  chance: Chance,
): ChildNames {
  if (own === undefined) return childNamesFrom(origin, sex, names, new Set(children.map(calledBy)), chance)
  const family = familyNameFor(origin, sex, names.surname, chance)
  return { ...givenAround(origin, sex, own, names.fathersName, chance), family }
}

/** One who is not counted has the family name of the brother or sister they are asked about beside. */
function withSurnameOf(of: Child, names: ChildNames, { household: { origin } }: Family, chance: Chance): ChildNames {
  const surname = origin.manner === 'given-and-family' || chance.in100(50) ? of.names.family : names.family
  return { ...names, family: surname }
}

/**
 * A day of birth apart from those of the older children. Eighteen years are gone round as a circle, so that no year has
 * more births than another for being at the edge.
 */
function birthOf(older: readonly Child[], chance: Chance): CalendarDay {
  const last = older.at(-1)
  const days = older.map(({ bornOn }) => dayOf(bornOn))
  for (;;) {
    const [least, most] = drawn(GAPS, chance)
    const day = last ? (dayOf(last.bornOn) + chance.between(least, most)) % DAYS : chance.between(0, DAYS - 1)
    if (days.every((other) => distance(day, other) >= LEAST_GAP) && chance.fraction() < likelihood(day)) {
      return addDays(FIRST_DAY, day)
    }
  }
}

function dayOf(day: CalendarDay): number {
  return Math.round((Date.parse(day) - Date.parse(FIRST_DAY)) / 86_400_000)
}

function distance(one: number, other: number): number {
  return Math.abs(one - other)
}

/** Fewer are born at the weekend, more about the end of September. */
function likelihood(day: number): number {
  const weekday = [0.8, 0.75, 0.97, 1, 1, 1, 0.99][day % 7] as number
  return (weekday * (1 + 0.06 * Math.cos((2 * Math.PI * (day - 25)) / 365.25))) / 1.06
}
