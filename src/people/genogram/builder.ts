import { calendarDay } from '../../kernel/calendar-day.ts'
import type { Family, HouseholdMember, KnownPerson, Relationship, RelationshipKind, Tie } from '../model.ts'

const ALWAYS = { fromOn: null, toOn: null }

/** A person of tests, called by their id. */
export function aPerson(
  id: string,
  born: string | null,
  sex: 'M' | 'F' | 'U',
  more: Partial<KnownPerson> = {},
): KnownPerson {
  const birthDate = born === null ? null : calendarDay(born)
  return {
    ...{ id, kind: 'adult', birthDate, expectedOn: null, birthDateKnown: 'exact', diedOn: null, sex },
    ...{ ethnicity: null, disabilities: [], saysName: null, indexNumber: null, indexState: 'none', upnUnknown: null },
    motherName: null,
    names: [{ id, personId: id, use: 'current', given: id, family: 'Calloway', ...ALWAYS }],
    ...more,
  }
}

export function aRelative(person: KnownPerson, tie: Tie, words: string | null = null): Family['relatives'][number] {
  return { person, tie, words, parentalResponsibility: null, throughParents: false, ...ALWAYS }
}

export function aTie(
  { id: personId }: KnownPerson,
  kind: RelationshipKind,
  { id: otherId }: KnownPerson,
  more: Partial<Relationship> = {},
): Relationship {
  const id = `${personId} ${kind} ${otherId}`
  return { id, personId, otherId, kind, parentalResponsibility: null, words: null, ...ALWAYS, ...more }
}

export function aMember(person: KnownPerson, more: Partial<HouseholdMember> = {}) {
  return { id: person.id, householdId: 'h', personId: person.id, person, partTime: null, ...ALWAYS, ...more }
}
