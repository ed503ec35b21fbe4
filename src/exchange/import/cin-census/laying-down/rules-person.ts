import type { NewPerson, Person, PersonIdentifier } from '../../../../people/model.ts'
import type { CensusChild } from '../model.ts'
import type { IdOf } from './model.ts'

/** A child of a return as a person: known by the authority's reference, UPN and birth date. A return gives no names. */
export function personOf(child: CensusChild, id: string, idOf: IdOf): NewPerson {
  const unborn = child.bornOn === null
  return {
    person: {
      ...{ id, kind: 'child', birthDate: child.bornOn, expectedOn: unborn ? child.expectedOn : null },
      birthDateKnown: unborn ? 'unknown' : 'exact',
      ...{ diedOn: child.diedOn, sex: child.sex, ethnicity: child.ethnicity?.code ?? null },
      disabilities: child.disabilities.map(({ code }) => code),
      ...{ saysName: null, indexNumber: null, indexState: 'none', upnUnknown: child.upnUnknown?.code ?? null },
    },
    names: [],
    addresses: [],
    identifiers: identifiersOf(child, id, idOf),
  }
}

/** The numbers a return knows a child by. A UPN that does not check is no number: it stays in the report. */
export function identifiersOf(child: CensusChild, personId: string, idOf: IdOf): readonly PersonIdentifier[] {
  const held = (system: PersonIdentifier['system'], value: string) => ({
    ...{ id: idOf('identifier', system, value), personId, system, value },
    verified: false,
  })
  return [
    held('local', child.laChildId),
    ...(child.upn?.identifies ? [held('upn', child.upn.written)] : []),
    ...(child.formerUpn?.identifies ? [held('former-upn', child.formerUpn.written)] : []),
  ]
}

/** What is reported of who someone is. */
export type ReportedPerson = Pick<
  CensusChild,
  'bornOn' | 'expectedOn' | 'diedOn' | 'sex' | 'ethnicity' | 'disabilities' | 'upnUnknown'
>

/**
 * A person known already, with what the return adds: blanks are filled in and a death or birth is taken over.
 * What a worker wrote is not changed by a return. The same object if nothing is new.
 */
export function completed(person: Person, child: ReportedPerson): Person {
  const isBorn = person.birthDate === null && child.bornOn !== null
  const filled: Person = {
    ...person,
    birthDate: person.birthDate ?? child.bornOn,
    birthDateKnown: isBorn ? 'exact' : person.birthDateKnown,
    expectedOn:
      person.birthDate === null && child.bornOn === null ? (child.expectedOn ?? person.expectedOn) : person.expectedOn,
    diedOn: person.diedOn ?? child.diedOn,
    sex: person.sex === 'U' ? child.sex : person.sex,
    ethnicity: person.ethnicity ?? child.ethnicity?.code ?? null,
    disabilities: person.disabilities.length > 0 ? person.disabilities : child.disabilities.map(({ code }) => code),
    upnUnknown: person.upnUnknown ?? child.upnUnknown?.code ?? null,
  }
  return JSON.stringify(filled) === JSON.stringify(person) ? person : filled
}
