import type { CalendarDay } from '../../../kernel/calendar-day.ts'
import { nhsNumber } from '../../../kernel/nhs-number.ts'
import { upn } from '../../../kernel/upn.ts'
import type { NewPerson, PersonAddress, PersonIdentifier, PersonName, Relationship } from '../../../people/model.ts'
import { ETHNICITIES } from '../../../statute/code-sets-person.ts'
import type { IdOf } from '../cin-census/laying-down/model.ts'
import type { ReportedPerson } from '../cin-census/laying-down/rules-person.ts'
import type { Bundle, DatasetRow } from './model.ts'
import { objectIn } from './model-outcomes.ts'

/** What a row of ssd_person says of a person. */
export function reportedPerson({ cells }: DatasetRow): ReportedPerson {
  const day = (column: string) => (cells[column] ? (cells[column] as CalendarDay) : null)
  const code = (column: string) => (cells[column] ? { code: cells[column], recognised: true } : null)
  const sex = (cells['pers_sex'] ?? '').toUpperCase().slice(0, 1)
  return {
    ...{ bornOn: day('pers_dob'), expectedOn: day('pers_expected_dob'), diedOn: day('pers_death_date') },
    sex: sex === 'M' || sex === 'F' ? sex : 'U',
    ethnicity: isEthnicity(cells['pers_ethnicity']) ? code('pers_ethnicity') : null,
    disabilities: [],
    upnUnknown: code('pers_upn_unknown'),
  }
}

function isEthnicity(text: string | undefined): boolean {
  return ETHNICITIES.some(({ code }) => code === text)
}

/** A person who is new here, with name and numbers. @param kind an adult is one who is only someone's mother */
export function newPerson(row: DatasetRow, id: string, kind: 'child' | 'adult', idOf: IdOf): NewPerson {
  const { bornOn, expectedOn, diedOn, sex, ethnicity, upnUnknown } = reportedPerson(row)
  return {
    person: {
      ...{ id, kind, birthDate: bornOn, expectedOn, diedOn, sex },
      birthDateKnown: bornOn === null ? 'unknown' : 'exact',
      ...{ ethnicity: ethnicity?.code ?? null, disabilities: [], saysName: null },
      ...{ indexNumber: null, indexState: 'none', upnUnknown: upnUnknown?.code ?? null },
    },
    names: nameOf(row, id, idOf),
    addresses: [],
    identifiers: [identifier('local', row.cells['pers_person_id'] ?? '', id, idOf)],
  }
}

/** The name a person is given; none where none is. */
export function nameOf({ cells }: DatasetRow, personId: string, idOf: IdOf): readonly PersonName[] {
  const [given, family] = [cells['pers_forename'] ?? '', cells['pers_surname'] ?? '']
  if (given === '' && family === '') return []
  return [{ id: idOf('name', given, family), personId, use: 'current', given, family, fromOn: null, toOn: null }]
}

/** The NHS number, where what stands in its place is one. */
function nhsOf({ cells }: DatasetRow, personId: string, idOf: IdOf): readonly PersonIdentifier[] {
  const number = nhsNumber(cells['pers_common_child_id'] ?? '')
  return number === undefined ? [] : [identifier('nhs', number, personId, idOf)]
}

/** The numbers that others know the person by: NHS and pupil numbers, wherever they are said; those that do not check are none. */
export function numbersOf({ rows }: Bundle, personId: string, idOf: IdOf): readonly PersonIdentifier[] {
  const upns = (rows['ssd_send'] ?? []).flatMap(({ cells }) => upn(cells['send_upn'] ?? '') ?? [])
  const linked = (rows['ssd_linked_identifiers'] ?? []).flatMap(({ cells }) => {
    const system = SYSTEMS[cells['link_identifier_type'] ?? '']
    const value = cells['link_identifier_value'] ?? ''
    return system && isNumber(system, value)
      ? [
          {
            ...identifier(system, value, personId, idOf),
            id: rowId('ssd_linked_identifiers', cells['link_table_id'] ?? '', idOf),
          },
        ]
      : []
  })
  const nhs = (rows['ssd_person'] ?? []).flatMap((row) => nhsOf(row, personId, idOf))
  const found = [...linked, ...nhs, ...upns.map((value) => identifier('upn', value, personId, idOf))]
  return [...new Map(found.toReversed().map((one) => [`${one.system} ${one.value}`, one])).values()]
}

/** The kinds of identifier that the record holds as what they are. */
export const SYSTEMS: Readonly<Record<string, 'nhs' | 'upn' | 'former-upn'>> = {
  'NHS Number': 'nhs',
  'Unique Pupil Number': 'upn',
  'Former Unique Pupil Number': 'former-upn',
}

function isNumber(system: 'nhs' | 'upn' | 'former-upn', value: string): boolean {
  return system === 'nhs' ? nhsNumber(value) !== undefined : upn(value) !== undefined
}

function identifier(system: PersonIdentifier['system'], value: string, personId: string, idOf: IdOf): PersonIdentifier {
  return { id: idOf('identifier', system, value), personId, system, value, verified: false }
}

/** Where the person lived. An address of many parts is their parts in a line. */
export function addressesOf({ rows }: Bundle, personId: string, idOf: IdOf): readonly PersonAddress[] {
  return (rows['ssd_address'] ?? []).map(({ cells }) => {
    const day = (column: string) => (cells[column] ? (cells[column] as CalendarDay) : null)
    return {
      ...{ id: rowId('ssd_address', cells['addr_table_id'] ?? '', idOf), personId },
      lines: linesIn(cells['addr_address_json'] ?? ''),
      postcode: cells['addr_address_postcode'] || null,
      ...{ fromOn: day('addr_address_start_date'), toOn: day('addr_address_end_date') },
    }
  })
}

function linesIn(json: string): string {
  const parts = Object.values(objectIn(json)).filter((part) => typeof part === 'string' && part !== '')
  return parts.length > 0 ? parts.join(', ') : json
}

/** The tie to the mother, where both are there. */
export function mothersOf(
  { rows }: Bundle,
  childId: string,
  idOf: IdOf,
  idOfPerson: (reference: string) => string | undefined,
): readonly Relationship[] {
  return (rows['ssd_mother'] ?? []).flatMap(({ cells }) => {
    const otherId = idOfPerson(cells['moth_person_id'] ?? '')
    if (otherId === undefined || otherId === childId) return []
    const id = rowId('ssd_mother', cells['moth_table_id'] || `${cells['moth_person_id']}`, idOf)
    return [
      {
        id,
        personId: childId,
        otherId,
        kind: 'mother' as const,
        parentalResponsibility: null,
        words: null,
        fromOn: null,
        toOn: null,
      },
    ]
  })
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** The id that a row has here: its own where it is one of ours, else one that follows from it. */
export function rowId(table: string, key: string, idOf: IdOf): string {
  return UUID.test(key) ? key.toLowerCase() : idOf('row', table, key)
}
