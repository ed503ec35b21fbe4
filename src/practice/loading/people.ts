import { personNameKeys } from '../../kernel/person-name.ts'
import type { RelationshipKind as KeptKind } from '../../people/model.ts'
import type { Person, RelationshipKind } from '../model.ts'
import { add, momentOf, type Sheet } from './sheet.ts'

/** Who the family are: people, names, numbers, homes, and who is what to whom. */
export function layPeople(sheet: Sheet): void {
  for (const person of sheet.family.people) layPerson(sheet, person)
  layRelationships(sheet)
  layHouseholds(sheet)
}

function firstRecordedAt(sheet: Sheet) {
  const days = [...sheet.family.steps, ...sheet.family.entries].map(({ recordedOn }) => recordedOn).sort()
  return momentOf(sheet, days[0] ?? sheet.now.day, '09:00')
}

function layPerson(sheet: Sheet, person: Person): void {
  const { id } = sheet
  const recordedAt = firstRecordedAt(sheet)
  const isChild = person.kind !== 'adult'
  add(sheet, 'person', {
    ...{ id: id(person.id), kind: isChild ? 'child' : 'adult' },
    ...{ birthDate: person.bornOn, expectedOn: person.expectedOn, diedOn: person.diedOn, sex: person.sex },
    birthDateKnown: person.bornOn === null ? 'unknown' : person.birthDateSure ? 'exact' : 'year',
    ...{ ethnicity: person.ethnicity, disabilities: [...person.disabilities] },
    ...{ saysName: isChild ? saysNameOf(person.note) : null, indexNumber: null, indexState: 'none', upnUnknown: null },
    ...{ recordedAt, recordedBy: null },
  })
  const personId = id(person.id)
  // A child not yet born has no name of their own: pages call them after their mother.
  for (const [at, name] of (person.kind === 'unborn' ? [] : person.names).entries()) {
    const { givenKey, familyKey, givenSound, familySound } = personNameKeys(name)
    add(sheet, 'personName', {
      ...{ id: id(person.id, 'name', at), personId, use: name.kind, given: name.given, family: name.family },
      ...{ givenKey, familyKey, givenSound, familySound, fromOn: name.from, toOn: name.to, recordedAt },
    })
  }
  for (const [system, value] of [['nhs', person.nhsNumber] as const, ['upn', person.upn] as const]) {
    if (value === null) continue
    add(sheet, 'personIdentifier', { id: id(person.id, system), personId, system, value, verified: true, recordedAt })
  }
}

/** What a note says of how a name is said or liked; pages write "says it" before it. */
function saysNameOf(note: string | null): string | null {
  if (note?.startsWith('says it ')) return note.slice('says it '.length)
  return note?.startsWith('wants to be called') ? note : null
}

const KINDS: Readonly<Record<RelationshipKind, KeptKind>> = {
  mother: 'mother',
  father: 'father',
  'step-mother': 'step-parent',
  'step-father': 'step-parent',
  grandmother: 'grandparent',
  grandfather: 'grandparent',
  aunt: 'aunt-or-uncle',
  uncle: 'aunt-or-uncle',
  sister: 'sibling',
  brother: 'sibling',
  sibling: 'sibling',
  twin: 'sibling',
  'half-sister': 'half-sibling',
  'half-brother': 'half-sibling',
  'half-sibling': 'half-sibling',
  partner: 'partner',
  spouse: 'spouse',
  'former-partner': 'former-partner',
  acquaintance: 'other',
}

/** The invention says from whom to whom; the record says who the other is to the person: the same tie, turned round. */
function layRelationships(sheet: Sheet): void {
  const { family, id } = sheet
  const recordedAt = firstRecordedAt(sheet)
  for (const { from, to, kind, parentalResponsibility } of family.relationships) {
    const kept = KINDS[kind]
    add(sheet, 'relationship', {
      ...{ id: id(from, kind, to), personId: id(to), otherId: id(from), kind: kept, parentalResponsibility },
      ...{
        words: kept === kind ? null : kind === 'acquaintance' ? 'someone the family knows' : kind,
        fromOn: null,
        toOn: null,
        recordedAt,
      },
    })
  }
}

function layHouseholds(sheet: Sheet): void {
  const { family, id } = sheet
  const recordedAt = firstRecordedAt(sheet)
  for (const { id: home, line, town, postcode, members } of family.households) {
    const householdId = id(home)
    const lines = `${line}, ${town}`
    add(sheet, 'household', { id: householdId, lines, postcode, recordedAt })
    for (const [at, { person, from, to, when }] of members.entries()) {
      const always = { personId: id(person), fromOn: from, toOn: to, recordedAt }
      add(sheet, 'householdMember', { id: id(home, 'member', at), householdId, partTime: when, ...always })
      // Who is there part of the week lives somewhere else.
      if (when === null) add(sheet, 'personAddress', { id: id(home, 'address', at), lines, postcode, ...always })
    }
  }
}
