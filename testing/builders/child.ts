import { systemActor } from '../../src/access/actor.ts'
import { type CalendarDay, calendarDay } from '../../src/kernel/calendar-day.ts'
import { addRelationships } from '../../src/people/family/queries.ts'
import type { NewPerson, Person } from '../../src/people/model.ts'
import { addPeople } from '../../src/people/queries.ts'
import { type Database, inSeat } from '../../src/platform/db.ts'
import { newId } from '../../src/platform/ids.ts'

type PersonGiven = Partial<Omit<Person, 'birthDate' | 'expectedOn'>> & {
  readonly given?: string
  readonly family?: string
  readonly birthDate?: string | null
  readonly expectedOn?: string | null
  readonly postcode?: string
}

/** A child with a name, a birth date and an address, written down: Niamh Calloway, 7, unless others are given. @returns their id */
export async function aChild(db: Database, authority: string, given: PersonGiven = {}): Promise<string> {
  const child = asNewPerson({
    kind: 'child',
    given: 'Niamh',
    family: 'Calloway',
    birthDate: '2018-11-08',
    sex: 'F',
    ...given,
  })
  await inSeat(db, systemActor(authority, 'test'), (tx) => addPeople(tx, [child]))
  return child.person.id
}

/** An adult: Kerry Calloway unless others are given. @returns their id */
export async function anAdult(db: Database, authority: string, given: PersonGiven = {}): Promise<string> {
  const adult = asNewPerson({
    kind: 'adult',
    given: 'Kerry',
    family: 'Calloway',
    birthDate: '1992-04-17',
    sex: 'F',
    ...given,
  })
  await inSeat(db, systemActor(authority, 'test'), (tx) => addPeople(tx, [adult]))
  return adult.person.id
}

/** Makes one person the mother of these children, which makes them brothers and sisters. */
export async function motherOf(
  db: Database,
  authority: string,
  motherId: string,
  childIds: readonly string[],
): Promise<void> {
  const rows = childIds.map((personId) => ({
    ...{ id: newId(), personId, otherId: motherId, kind: 'mother' as const, parentalResponsibility: true },
    ...{ words: null, fromOn: null, toOn: null },
  }))
  await inSeat(db, systemActor(authority, 'test'), (tx) => addRelationships(tx, rows))
}

function asNewPerson(all: PersonGiven & Pick<Person, 'kind'>): NewPerson {
  const { given = '', family = '', postcode = 'AL4 2QR', birthDate = null, expectedOn = null, ...rest } = all
  const day = (text: string | null): CalendarDay | null => (text === null ? null : calendarDay(text))
  const person: Person = {
    ...{ id: newId(), birthDateKnown: birthDate === null ? 'unknown' : 'exact', diedOn: null, sex: 'U' },
    ...{ ethnicity: null, disabilities: [], saysName: null, indexNumber: null, indexState: 'none', upnUnknown: null },
    ...rest,
    birthDate: day(birthDate),
    expectedOn: day(expectedOn),
  }
  const always = { personId: person.id, fromOn: null, toOn: null }
  return {
    person,
    names: given || family ? [{ id: newId(), ...always, use: 'current', given, family }] : [],
    addresses: [{ id: newId(), ...always, lines: '14 Tanner’s Row', postcode }],
    identifiers: [],
  }
}
