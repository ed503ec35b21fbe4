import { addDays, ageOn, type CalendarDay, calendarDay, daysBetween } from '../kernel/calendar-day.ts'
import type { Chance } from './chance.ts'
import type { Authority, Person } from './model.ts'
import { ethnicityOf, familyNameFor, givenName } from './names/naming.ts'
import type { Origin } from './names/origin.ts'
import type { Numbers } from './numbers.ts'
import type { Theme } from './stock/shape.ts'

export type ChildrenWanted = {
  readonly familyId: string
  readonly authority: Authority
  readonly theme: Theme
  readonly count: number
  /** The oldest is at least this many days old today; the others at least `youngestDays`. */
  readonly oldestDays: number
  readonly youngestDays: number
  readonly unborn: boolean
  readonly family: string
  readonly motherFamily: string
  readonly origin: Origin
  readonly fatherOrigin: Origin
}

/** Brothers and sisters in order of birth, twins among them, an unborn child last. */
export function inventChildren(
  by: Chance,
  today: CalendarDay,
  numbers: Numbers,
  wanted: ChildrenWanted,
): readonly Person[] {
  const children: Person[] = []
  const taken = new Set<string>()
  const born = wanted.unborn ? wanted.count - 1 : wanted.count
  let days = wanted.oldestDays
  while (children.length < born && days >= wanted.youngestDays) {
    const person = child(by, today, numbers, wanted, days, children.length + 1, taken)
    children.push(person)
    const twin = children.length < born && by.maybe(0.03)
    if (!twin) days -= by.whole(400, 1500)
    else if (person.bornOn) days = daysBetween(person.bornOn, today)
  }
  if (wanted.unborn) children.push(unborn(by, today, wanted, children.length + 1))
  return children
}

/** The school year on a day: 0 is Reception, 1 to 13 the years; below 0 not at school yet. Years begin on 1 September. */
export function schoolYear(bornOn: CalendarDay, on: CalendarDay): number {
  const year = Number(on.slice(0, 4)) - (on.slice(5) < '09-01' ? 1 : 0)
  return ageOn(bornOn, calendarDay(`${year}-08-31`)).years - 4
}

function child(
  by: Chance,
  today: CalendarDay,
  numbers: Numbers,
  wanted: ChildrenWanted,
  days: number,
  number: number,
  taken: Set<string>,
): Person {
  const sex = by.maybe(0.512) ? 'M' : 'F'
  const given = givenName(by, wanted.origin, sex, taken)
  taken.add(given)
  const exact = addDays(today, -days)
  const sure = days < 2000 || by.maybe(0.985)
  const bornOn = sure ? exact : calendarDay(`${exact.slice(0, 4)}-01-01`)
  const id = `${wanted.familyId}-c${number}`
  const year = schoolYear(bornOn, today)
  return {
    id,
    being: id,
    kind: 'child',
    names: names(by, wanted, given, sex, bornOn, today),
    bornOn,
    birthDateSure: sure,
    expectedOn: null,
    diedOn: null,
    sex,
    ethnicity: by.weigh([
      [ethnicityOf(wanted.origin, wanted.fatherOrigin), 93],
      ['NOBT', 5],
      ['REFU', 2],
    ]),
    disabilities: disabilities(by, wanted.theme, number),
    language: wanted.origin.language,
    interpreter: false,
    nhsNumber: by.maybe(0.52) ? numbers.nhs() : null,
    upn: year >= 0 && by.maybe(0.95) ? numbers.upn(addDays(bornOn, 1700)) : null,
    school: school(by, wanted.authority, year),
    phone: null,
    note: by.maybe(0.12) ? by.pick(NOTES) : null,
  }
}

const NOTES = [
  'likes to be asked before anyone sits on the bed',
  'wears glasses, often forgets them',
  'will talk while walking',
  'afraid of dogs',
  'collects bus tickets',
  'left-handed and proud of it',
  'wants to be called by the full name',
]

function unborn(by: Chance, today: CalendarDay, wanted: ChildrenWanted, number: number): Person {
  const id = `${wanted.familyId}-c${number}`
  return {
    id,
    being: id,
    kind: 'unborn',
    names: [{ kind: 'current', given: 'Baby', family: wanted.motherFamily, from: null, to: null }],
    bornOn: null,
    birthDateSure: false,
    expectedOn: addDays(today, by.whole(12, 100)),
    diedOn: null,
    sex: 'U',
    ethnicity: 'NOBT',
    disabilities: [],
    language: wanted.origin.language,
    interpreter: false,
    nhsNumber: null,
    upn: null,
    school: null,
    phone: null,
    note: null,
  }
}

function names(
  by: Chance,
  wanted: ChildrenWanted,
  given: string,
  sex: 'M' | 'F',
  bornOn: CalendarDay,
  today: CalendarDay,
): Person['names'] {
  const family = familyNameFor(wanted.family, wanted.origin, sex)
  const current = { kind: 'current' as const, given, family, from: null, to: null }
  if (wanted.motherFamily !== wanted.family && by.maybe(0.15)) {
    const changed = addDays(bornOn, Math.floor(daysBetween(bornOn, today) / 2))
    return [
      { ...current, from: changed },
      {
        kind: 'former',
        given,
        family: familyNameFor(wanted.motherFamily, wanted.origin, sex),
        from: bornOn,
        to: changed,
      },
    ]
  }
  if (given.length > 5 && by.maybe(0.08))
    return [current, { kind: 'alias', given: given.slice(0, 3), family, from: null, to: null }]
  return [current]
}

function disabilities(by: Chance, theme: Theme, number: number): readonly string[] {
  if (theme === 'disability' && number === 1) return by.some(['LD', 'MOB', 'COMM', 'AUT', 'PC', 'CON'], by.whole(1, 3))
  return by.maybe(0.07) ? [by.pick(['AUT', 'BEH', 'HEAR', 'VIS', 'LD', 'COMM', 'DDA'])] : []
}

function school(by: Chance, authority: Authority, year: number): Person['school'] {
  if (year < -1) return null
  if (year === -1)
    return {
      agency: null,
      name: authority.code === '990' ? 'Little Herons Nursery' : 'Acorn Lane Nursery',
      year: 'nursery',
    }
  const kind = year <= 6 ? 'primary-school' : 'secondary-school'
  const ours = authority.agencies.find((agency) => agency.kind === kind)
  const label = year === 0 ? 'Reception' : `Year ${year}`
  if (ours && by.maybe(0.75)) return { agency: ours.id, name: ours.name, year: label }
  return {
    agency: null,
    name: by.pick(
      year <= 6 ? ['St Aldhelm’s Primary', 'Beacon Road Juniors'] : ['The Marram School', 'Kingsholt High'],
    ),
    year: label,
  }
}
