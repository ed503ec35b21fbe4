import { addDays, type CalendarDay } from '../kernel/calendar-day.ts'
import { authorityOf } from './authorities.ts'
import { ageThen, type Cast } from './cast.ts'
import type { Chance } from './chance.ts'
import { deskFor, workday } from './histories/desk.ts'
import { layEpisode } from './histories/episode.ts'
import { involvementsOf } from './involvements.ts'
import type { Family, Household, Person, PersonName } from './model.ts'
import { inOrder, later, sooner } from './order.ts'
import { anyPlace } from './places.ts'

/**
 * The same family as the authority holds it in which they lived before: persons of its own, with names as they were
 * heard there and a closed history. Only `being` joins the two; the index has to find it out.
 */
export function recordElsewhere(by: Chance, today: CalendarDay, cast: Cast, family: Family): Family | null {
  const first = family.steps[0]?.on ?? today
  const movedOn = addDays(first, -by.whole(15, 200))
  const from = workday(addDays(movedOn, -by.whole(220, 500)), movedOn)
  const there = cast.children.filter((child) => ageThen(child, from) >= 0)
  if (there.length === 0) return null
  const authority = authorityOf(cast.authority.code === '990' ? '991' : '990')
  const before = otherCast(by, cast, { id: `${cast.id}x`, authority, movedOn, there })
  const desk = deskFor(by, today, before)
  const reaches = by.pick(['being-assessed', 'child-in-need', 'no-further-action'] as const)
  const closedOn = workday(addDays(movedOn, -10), movedOn)
  const outcome = layEpisode(desk, before.children, from, { reaches, category: null, closedOn })
  return {
    ...family,
    id: before.id,
    authority: authority.code,
    elsewhere: family.id,
    people: before.people,
    relationships: before.relationships,
    households: before.households,
    standings: before.children.map((child) => ({ child: child.id, ...outcome, reReferred: false, unborn: false })),
    steps: inOrder(desk.steps),
    entries: desk.entries,
    worries: desk.worries,
    strengths: desk.strengths,
    sealedConcerns: [],
    allocations: desk.allocations,
    involvements: involvementsOf(desk, outcome).map((one) => ({
      ...one,
      to: one.to ?? movedOn,
      from: sooner(one.from, movedOn),
      lastSeenOn: null,
    })),
  }
}

type Other = {
  readonly id: string
  readonly authority: Cast['authority']
  readonly movedOn: CalendarDay
  readonly there: readonly Person[]
}

function otherCast(by: Chance, cast: Cast, other: Other): Cast {
  const rename = (id: string) => id.replace(cast.id, other.id)
  const kept = new Set([
    ...other.there.map((child) => child.id),
    ...cast.people.filter((person) => person.kind === 'adult').map((person) => person.id),
  ])
  const people = cast.people
    .filter((person) => kept.has(person.id))
    .map((person) => copied(by, person, rename(person.id), other))
  const the = (person: Person | null) => people.find((one) => person !== null && one.id === rename(person.id)) ?? null
  return {
    ...cast,
    id: other.id,
    authority: other.authority,
    people,
    relationships: cast.relationships
      .filter((one) => kept.has(one.from) && kept.has(one.to))
      .map((one) => ({ ...one, from: rename(one.from), to: rename(one.to) })),
    households: [homeBefore(by, cast, other, rename)],
    children: people.filter((person) => person.kind !== 'adult'),
    carer: the(cast.carer) ?? cast.carer,
    partner: the(cast.partner),
    otherParent: the(cast.otherParent),
    nan: the(cast.nan),
    riskAdult: the(cast.riskAdult),
  }
}

function copied(by: Chance, person: Person, id: string, other: Other): Person {
  const school = other.authority.code === '990' ? 'Beacon Road Juniors' : 'Upper Holt School'
  return {
    ...person,
    id,
    names: heard(by, person),
    nhsNumber: by.maybe(0.6) ? person.nhsNumber : null,
    school: person.school && { ...person.school, agency: null, name: school },
  }
}

function homeBefore(by: Chance, cast: Cast, other: Other, rename: (id: string) => string): Household {
  const since = addDays(other.movedOn, -2000)
  return {
    id: `${other.id}-h1`,
    ...anyPlace(by, other.authority.code),
    members: [cast.carer, ...other.there].map((person) => ({
      person: rename(person.id),
      from: later(person.bornOn ?? since, since),
      to: other.movedOn,
      when: null,
    })),
  }
}

/** A name as another office heard it: a letter doubled or dropped, or without its accents. */
function heard(by: Chance, person: Person): Person['names'] {
  const current = person.names[0] as PersonName
  const plain = (text: string) =>
    text.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('ł', 'l').replaceAll('ı', 'i')
  const slip = by.maybe(0.25) ? current.given.replace(/([lnmrs])(?!\1)/, '$1$1') : current.given
  return [
    { kind: 'current', given: by.maybe(0.5) ? plain(slip) : slip, family: plain(current.family), from: null, to: null },
  ]
}
