import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { upnFrom } from '../../kernel/upn.ts'
import { nhsOf } from '../index-client/world.suite.ts'
import { SYSTEMS } from './systems.ts'
import { aFhirServer, type Bundle, FHIR_JSON, type Resource } from './world.suite.ts'

let fhir: Awaited<ReturnType<typeof aFhirServer>>
beforeAll(async () => {
  fhir = await aFhirServer(inject('server'))
})
afterAll(() => fhir.close())
const token = (system: string, value: string) => `${system}|${value}`

const MARGOT = { given: 'Margot Ines', family: 'Quayle', born: '2015-04-17', postcode: 'AL3 6QY', sex: 'F' } as const
const asPatient = {
  resourceType: 'Patient',
  name: [{ use: 'official', family: 'Quayle', given: ['Margot', 'Ines'] }],
  birthDate: '2015-04-17',
  address: [{ line: ['1 Mill Lane'], postalCode: 'AL3 6QY' }],
}

it('tells everybody what it serves, and serves each of it', async () => {
  const { status, body } = await fhir.ask('metadata', { headers: { authorization: '' } })
  expect(status).toBe(200)
  expect(body).toMatchObject({ resourceType: 'CapabilityStatement', fhirVersion: '4.0.1', kind: 'instance' })
  const text = JSON.stringify(body)
  for (const served of ['Patient-match', 'IHE.PIXm.pix', 'CareTeam', 'Flag']) expect(text).toContain(served)
})

describe('Patient/$match', () => {
  it('finds a child for certain, and shows what a person needs to recognise them', async () => {
    const number = await fhir.registered('margot', MARGOT)
    const { status, body } = await fhir.match(asPatient)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      ...{ resourceType: 'Bundle', type: 'searchset', total: 1 },
      entry: [
        {
          fullUrl: `${fhir.origin}/fhir/Patient/${number}`,
          resource: {
            resourceType: 'Patient',
            id: number,
            identifier: [{ system: SYSTEMS.index, value: number }],
            name: [{ family: 'Quayle', given: ['Margot', 'Ines'] }],
            birthDate: '2015-04-17',
            gender: 'female',
            address: [{ postalCode: 'AL3' }],
            managingOrganization: { identifier: { value: '990' } },
          },
          search: { mode: 'match', extension: [{ valueCode: 'certain' }] },
        },
      ],
    })
    expect(body.entry?.[0]?.search['score']).toBeGreaterThanOrEqual(0.95)
    expect(JSON.stringify(body)).not.toContain('Mill Lane')
  })

  it('shows who may be meant, best first and no more than asked for, and nobody when only a certain match will do', async () => {
    const home = { family: 'Zellweger', born: '2016-05-05', postcode: 'AL3 7ZW' }
    await fhir.registered('twin-a', { given: 'Anouk', ...home })
    await fhir.registered('twin-b', { given: 'Benoit', ...home })
    const twin = { ...asPatient, name: [{ family: 'Zellweger', given: ['Celeste'] }], birthDate: '2016-05-05' }
    const patient = { ...twin, address: [{ postalCode: 'AL3 7ZW' }] }
    const all = await fhir.match(patient)
    expect(all.body.total).toBeGreaterThan(1)
    const grades = all.body.entry?.flatMap(({ search: { extension } }) => extension as { valueCode: string }[])
    expect(grades?.every(({ valueCode }) => ['probable', 'possible'].includes(valueCode))).toBe(true)
    expect((await fhir.match(patient, [{ name: 'count', valueInteger: 1 }])).body.total).toBe(1)
    const certain = await fhir.match(patient, [{ name: 'onlyCertainMatches', valueBoolean: true }])
    expect([certain.status, certain.body.total, 'entry' in certain.body]).toEqual([200, 0, false])
  })

  it('understands former names, year-only dates, a verified NHS number and a mother', async () => {
    const known = [{ system: 'nhs', value: nhsOf(700), verified: true }] as const
    const number = await fhir.registered('nhs-known', {
      given: 'Ivo',
      family: 'Brandt',
      born: '2012-03-03',
      identifiers: known,
    })
    const { body } = await fhir.match({
      resourceType: 'Patient',
      name: [
        { family: 'Castle', given: ['Ivo'] },
        { use: 'old', family: 'Brandt', given: ['Ivo'] },
      ],
      birthDate: '2012-03-03',
      identifier: [
        {
          ...{ system: SYSTEMS.nhs, value: nhsOf(700) },
          extension: [
            {
              url: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus',
              valueCodeableConcept: { coding: [{ code: 'number-present-and-verified' }] },
            },
          ],
        },
        { system: 'https://elsewhere.example/id', value: '1' },
      ],
      contact: [{ relationship: [{ coding: [{ code: 'MTH' }] }], name: { family: 'Brandt', given: ['Elke'] } }],
    })
    expect(body.entry?.[0]).toMatchObject({ resource: { id: number } })
    const byYear = await fhir.match({
      resourceType: 'Patient',
      name: [{ family: 'Quayle', given: ['Margot'] }],
      birthDate: '2015',
    })
    expect(byYear.status).toBe(200)
  })

  it.each<[string, unknown, number]>([
    ['what is no Parameters', { resourceType: 'Patient' }, 400],
    ['Parameters without a Patient', { resourceType: 'Parameters', parameter: [] }, 400],
    ['a date that is none', { ...asPatient, birthDate: '17/04/2015' }, 400],
    ['a birth date to come', { ...asPatient, birthDate: '2099-01-02' }, 422],
    ['nothing to go by', { resourceType: 'Patient', gender: 'female' }, 422],
  ])('refuses %s in an OperationOutcome', async (_, resource, expected) => {
    const isWhole =
      (resource as Resource).resourceType === 'Parameters' ||
      !('name' in (resource as object) || 'gender' in (resource as object))
    const { status, body } = isWhole
      ? await fhir.ask('Patient/$match', {
          method: 'POST',
          headers: FHIR_JSON,
          body: JSON.stringify(resource),
        })
      : await fhir.match(resource as object)
    expect([status, body.resourceType]).toEqual([expected, 'OperationOutcome'])
  })
})

describe('a search', () => {
  it('finds a child by the index’s number, NHS number and UPN, and says by what it searched', async () => {
    const pupil = upnFrom('990', 4321, 2016, 11)
    const identifiers = [
      { system: 'nhs', value: nhsOf(710), verified: true },
      { system: 'upn', value: pupil, verified: false },
    ] as const
    const number = await fhir.registered('searched', {
      given: 'Noor',
      family: 'Haddad',
      born: '2013-07-07',
      identifiers,
    })
    const ways = [token(SYSTEMS.index, number), token(SYSTEMS.nhs, nhsOf(710)), token(SYSTEMS.upn, pupil)]
    for (const identifier of ways) {
      const found = await fhir.ask<Bundle>(`Patient?identifier=${encodeURIComponent(identifier)}`)
      expect([found.status, found.body]).toMatchObject([200, { total: 1, entry: [{ resource: { id: number } }] }])
      const values = JSON.stringify(found.body.entry?.[0]?.resource['identifier'])
      expect(values).toContain(`"${identifier.split('|')[1]}"`)
      expect((await fhir.search({ identifier })).body).toMatchObject({
        total: 1,
        entry: [{ resource: { id: number } }],
      })
    }
  })

  it('by an identifier that nobody has finds nobody', async () => {
    const { status, body } = await fhir.ask<Bundle>(`Patient?identifier=${token(SYSTEMS.nhs, nhsOf(720))}`)
    expect([status, body.total]).toEqual([200, 0])
  })

  it('by name needs a birth date or a postcode, and is sent by POST', async () => {
    const name = { family: 'Quayle', given: 'Margot' }
    expect((await fhir.search({ ...name, birthdate: '2015-04-17' })).body.total).toBeGreaterThan(0)
    expect((await fhir.search({ ...name, birthdate: 'eq2015-04-17' })).body.total).toBeGreaterThan(0)
    expect((await fhir.search({ ...name, 'address-postalcode': 'AL3 6QY' })).status).toBe(200)
    const alone = await fhir.search(name)
    expect([alone.status, alone.body]).toMatchObject([
      400,
      { issue: [{ details: { coding: [{ code: 'search-too-wide' }] } }] },
    ])
    expect((await fhir.ask('Patient?family=Quayle&birthdate=2015-04-17')).status).toBe(400)
  })

  it.each<Record<string, string>>([
    { family: 'Q*', birthdate: '2015-04-17' },
    { family: 'Quay%', birthdate: '2015-04-17' },
    { 'family:exact': 'Quayle', birthdate: '2015-04-17' },
    { family: 'Quayle', birthdate: 'gt2010-01-01' },
    { family: 'Quayle', birthdate: '2015-04-17', _sort: 'family' },
    { birthdate: '2015-04-17', 'address-postalcode': 'AL3 6QY' },
    { identifier: 'K7X4PD93HT' },
    { identifier: `${SYSTEMS.nhs}|9990000018,${SYSTEMS.nhs}|9990000026|` },
    { identifier: 'https://elsewhere.example/id|1' },
  ])('with wildcards, modifiers, lists or unknown parameters is refused: %j', async (form) => {
    const { status, body } = await fhir.search(form)
    expect([status, body.resourceType]).toEqual([400, 'OperationOutcome'])
  })
})
