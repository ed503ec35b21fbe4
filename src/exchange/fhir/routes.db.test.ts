import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { execute } from '../../../testing/database.ts'
import { aMachine, aToken } from '../../../testing/machine.ts'
import type { Scope } from '../../access/machines/model.ts'
import { ASKED, anAssertion } from '../../child-index/identity/builder.ts'
import { addDays, type CalendarDay } from '../../kernel/calendar-day.ts'
import { systemClock } from '../../platform/clock.ts'
import { nhsOf } from '../index-client/world.suite.ts'
import { SYSTEMS } from './systems.ts'
import { aFhirServer, type Bundle, FHIR_JSON, faultsOfResource } from './world.suite.ts'

let fhir: Awaited<ReturnType<typeof aFhirServer>>
beforeAll(async () => {
  fhir = await aFhirServer(inject('server'))
})
afterAll(() => fhir.close())
const token = (system: string, value: string) => `${system}|${value}`

it('is held to the definitions of FHIR, which find what is wrong', () => {
  expect(faultsOfResource({ resourceType: 'Patient', birthDate: 'yesterday' })).not.toEqual([])
  expect(faultsOfResource({ resourceType: 'Flag', status: 'active' })).not.toEqual([])
  expect(faultsOfResource({ resourceType: 'Patient', surname: 'x' })).not.toEqual([])
})

describe('Patient/{id}', () => {
  it('has a version, which changes when what is shown does', async () => {
    const number = await fhir.registered('read', { given: 'Piers', family: 'Lomax', born: '2011-11-11' })
    const first = await fhir.ask(`Patient/${number}`)
    expect(first.status).toBe(200)
    const etag = first.headers.get('etag')
    expect(etag).toMatch(/^W\/"1-[0-9a-f]{12}"$/)
    expect(etag).toBe(`W/"${(first.body['meta'] as { versionId: string }).versionId}"`)
    expect((await fhir.ask(`Patient/${number}`)).headers.get('etag')).toBe(etag)
    const renamed = anAssertion('read', { given: 'Piers', family: 'Lomax-Reid', born: '2011-11-11' }, { version: 2 })
    await fhir.index.register({ asked: ASKED, assertion: renamed })
    expect((await fhir.ask(`Patient/${number}`)).headers.get('etag')).not.toBe(etag)
  })

  it('of a retired number answers with the survivor, who says whom they replace', async () => {
    const kept = await fhir.registered('kept', { given: 'Rosalind', family: 'Achebe', born: '2010-10-20' })
    const retired = await fhir.registered('retired', { given: 'Rosie', family: 'Bellweather', born: '2009-02-11' })
    await execute(
      fhir.urls.owner,
      `update child_index.child set status = 'retired', survivor = '${kept}' where number = '${retired}'`,
    )
    const { body, headers } = await fhir.ask(`Patient/${retired}`)
    expect(body).toMatchObject({ id: kept, link: [{ other: { reference: `Patient/${retired}` }, type: 'replaces' }] })
    expect(headers.get('content-location')).toBe(`${fhir.origin}/fhir/Patient/${kept}`)
  })

  it('is the same answer for nobody, for a number that cannot be, and for a child who is shielded', async () => {
    const shielded = await fhir.registered('shielded', { given: 'Marisol', family: 'Threlkeld', born: '2013-05-17' })
    await execute(
      fhir.urls.owner,
      `insert into child_index.shield (id, number, kind, authority) values (gen_random_uuid(), '${shielded}', 'full', '990')`,
    )
    const answers = await Promise.all(
      ['2222222222', 'nobody', shielded].map((id) => fhir.ask(`Patient/${id}`, {}, '991')),
    )
    const said = answers.map(({ status, body }) => [status, JSON.stringify(body).replace(/Reference: \w+/, '')])
    expect(said[0]?.[0]).toBe(404)
    expect(said[1]).toEqual(said[0])
    expect(said[2]).toEqual(said[0])
    expect((await fhir.ask(`Patient/${shielded}`)).status).toBe(200)
    for (const path of [`Patient?identifier=${token(SYSTEMS.index, shielded)}`, `Flag?patient=${shielded}`]) {
      expect((await fhir.ask<Bundle>(path, {}, '991')).body.total).toBe(0)
    }
    expect(
      (await fhir.ask(`Patient/$ihe-pix?sourceIdentifier=${token(SYSTEMS.index, shielded)}`, {}, '991')).status,
    ).toBe(404)
  })
})

describe('what cannot be read', () => {
  it.each([
    ['Parameters.parameter[1].valueInteger', { gender: 'male' }, { valueInteger: -1 }],
    ['Parameters.parameter[1].valueInteger', { gender: 'male' }, { valueInteger: '3' }],
    ['Patient.gender', { gender: 'x' }, { valueInteger: 3 }],
  ])('is named: %s', async (expression, patient, count) => {
    const resource = { resourceType: 'Patient', name: [{ family: 'Doyle', given: ['Ada'] }], ...patient }
    const parameter = [
      { name: 'resource', resource },
      { name: 'count', ...count },
    ]
    const body = JSON.stringify({ resourceType: 'Parameters', parameter })
    const asked = await fhir.ask('Patient/$match', { method: 'POST', headers: FHIR_JSON, body })
    expect(asked).toMatchObject({ status: 400, body: { issue: [{ expression: [expression] }] } })
  })

  it('is a search that is no form', async () => {
    const search = { method: 'POST', headers: FHIR_JSON, body: JSON.stringify({ family: 'Doyle' }) }
    expect((await fhir.ask('Patient/_search', search)).status).toBe(415)
  })
})

describe('what else is known', () => {
  it('Patient/$ihe-pix tells what a child goes by, and only the asking authority’s own records', async () => {
    const identifiers = [{ system: 'nhs', value: nhsOf(730), verified: true }] as const
    const number = await fhir.registered('cross', {
      given: 'Saoirse',
      family: 'Doyle',
      born: '2014-02-02',
      identifiers,
    })
    const from = `Patient/$ihe-pix?sourceIdentifier=${encodeURIComponent(token(SYSTEMS.nhs, nhsOf(730)))}`
    const { body } = await fhir.ask(from)
    expect(body).toEqual({
      resourceType: 'Parameters',
      parameter: [
        { name: 'targetIdentifier', valueIdentifier: { use: 'official', system: SYSTEMS.index, value: number } },
        { name: 'targetIdentifier', valueIdentifier: { system: 'urn:openics:child-index:node:990', value: 'cross' } },
        { name: 'targetId', valueReference: { reference: `Patient/${number}` } },
      ],
    })
    const elsewhere = JSON.stringify((await fhir.ask(from, {}, '991')).body)
    expect(elsewhere).toContain(number)
    expect(elsewhere).not.toContain('cross')
    const narrowed = await fhir.ask(`${from}&targetSystem=${encodeURIComponent(SYSTEMS.index)}`)
    expect(narrowed.body['parameter']).toHaveLength(2)
    expect((await fhir.ask(`Patient/$ihe-pix?sourceIdentifier=${token(SYSTEMS.nhs, nhsOf(740))}`)).status).toBe(404)
    expect((await fhir.ask('Patient/$ihe-pix?sourceIdentifier=unheard|1')).status).toBe(400)
  })

  it('Patient/$ihe-pix is asked by POST too, so that no number stands in an address', async () => {
    const identifiers = [{ system: 'nhs', value: nhsOf(750), verified: true }] as const
    await fhir.registered('cross-post', { given: 'Aoife', family: 'Kerrigan', born: '2014-03-03', identifiers })
    const post = (...parameter: object[]) =>
      fhir.ask('Patient/$ihe-pix', {
        method: 'POST',
        headers: FHIR_JSON,
        body: JSON.stringify({ resourceType: 'Parameters', parameter }),
      })
    const from = `Patient/$ihe-pix?sourceIdentifier=${encodeURIComponent(token(SYSTEMS.nhs, nhsOf(750)))}`
    const source = { name: 'sourceIdentifier', valueIdentifier: { system: SYSTEMS.nhs, value: nhsOf(750) } }
    const asText = { name: 'sourceIdentifier', valueString: token(SYSTEMS.nhs, nhsOf(750)) }
    const target = { name: 'targetSystem', valueUri: SYSTEMS.index }
    const { body } = await fhir.ask(from)
    expect((await post(source)).body).toEqual(body)
    expect((await post(asText)).body).toEqual(body)
    const narrowed = await fhir.ask(`${from}&targetSystem=${encodeURIComponent(SYSTEMS.index)}`)
    expect((await post(source, target)).body).toEqual(narrowed.body)
    expect((await post(target, source)).body).toEqual(narrowed.body)
    for (const wrong of [[], [target], [source, source], [{ ...source, valueString: 'x|1' }], [{ name: 'count' }]]) {
      expect((await post(...wrong)).status).toBe(400)
    }
  })

  it('CareTeam tells who works with a child, and of a sensitive service only that there is one', async () => {
    const number = await fhir.registered('team', { given: 'Kofi', family: 'Mensah', born: '2013-09-30' })
    const involvement = {
      ...{
        number,
        organisation: 'Mill Lane Surgery',
        kind: 'gp-practice' as const,
        role: 'GP',
        contact: '01632 960123',
      },
      ...{ sinceOn: '2025-01-06' as CalendarDay, lastSeenOn: null },
    }
    await fhir.index.recordInvolvement({
      asked: ASKED,
      involvement: { ...involvement, reference: 'gp', sensitive: false },
    })
    const hidden = { ...involvement, reference: 'clinic', organisation: 'Harbour Clinic', sensitive: true }
    await fhir.index.recordInvolvement({ asked: ASKED, involvement: hidden })
    const path = `CareTeam?patient:identifier=${encodeURIComponent(token(SYSTEMS.index, number))}`
    await fhir.index.setBroker({ asked: ASKED, broker: { name: 'Aldermere broker', contact: '01632 960777' } })
    const { body } = await fhir.ask<Bundle>(path, {}, '991')
    expect(body).toMatchObject({ total: 1, entry: [{ resource: { subject: { reference: `Patient/${number}` } } }] })
    const text = JSON.stringify(body)
    expect(text).toContain('Mill Lane Surgery')
    expect(text).toContain('01632 960123')
    expect(text).not.toContain('Harbour')
    expect(text).toContain('01632 960777')
    expect(body.entry?.[0]?.resource['participant']).toHaveLength(2)
    expect((await fhir.search({ patient: number }, 'CareTeam')).body.total).toBe(1)
  })

  it('Flag tells that a sealed concern exists, and nothing of it', async () => {
    const number = await fhir.registered('flagged', { given: 'Dara', family: 'Whitcombe', born: '2012-12-12' })
    const path = `Flag?patient:identifier=${token(SYSTEMS.index, number)}`
    expect((await fhir.ask<Bundle>(path)).body.total).toBe(0)
    const concern = {
      ...{
        reference: 'sealed',
        number,
        agencyKind: 'police' as const,
        band: 'worried' as const,
        whomToRing: '01632 960999',
      },
      untilOn: addDays(systemClock.today(), 30),
    }
    expect(await fhir.index.tellSealedConcern({ asked: ASKED, concern })).toMatchObject({ ok: true })
    const { body } = await fhir.ask<Bundle>(path, {}, '991')
    expect(body).toMatchObject({ total: 1, entry: [{ resource: { resourceType: 'Flag', status: 'active' } }] })
    expect(JSON.stringify(body)).not.toMatch(/police|worried|960999/)
  })
})

describe('every route', () => {
  const ROUTES: readonly [string, string][] = [
    ['POST', 'Patient/$match'],
    ['GET', 'Patient?identifier=x|1'],
    ['POST', 'Patient/_search'],
    ['GET', 'Patient/$ihe-pix?sourceIdentifier=x|1'],
    ['POST', 'Patient/$ihe-pix'],
    ['GET', 'Patient/2222222222'],
    ['GET', 'CareTeam?patient=2222222222'],
    ['POST', 'CareTeam/_search'],
    ['GET', 'Flag?patient=2222222222'],
    ['POST', 'Flag/_search'],
  ]
  it.each(ROUTES)('answers nobody without a token: %s %s', async (method, path) => {
    const { status, body, headers } = await fhir.ask(path, { method, headers: { authorization: '' } })
    expect([status, body]).toMatchObject([401, { issue: [{ code: 'login' }] }])
    expect(headers.get('www-authenticate')).toMatch(/^Bearer/)
  })

  it.each(ROUTES)('answers none whose token is for something else: %s %s', async (method, path) => {
    const machine = await aMachine(fhir.urls.owner, { scopes: ['index.feed'] })
    const authorization = `Bearer ${await aToken(fhir.origin, machine)}`
    const { status, body } = await fhir.ask(path, { method, headers: { authorization } })
    expect([status, body]).toMatchObject([403, { issue: [{ code: 'forbidden' }] }])
  })

  const BY_IDENTIFIER = `${SYSTEMS.nhs}|${nhsOf(760)}`
  it.each<[string, Scope, Record<string, string>, number]>([
    ['Patient', 'index.match', { identifier: BY_IDENTIFIER }, 403],
    ['Patient', 'index.match', { identifier: `${SYSTEMS.index}|2222222222` }, 403],
    ['Patient', 'index.match', { family: 'Quayle', birthdate: '2015-04-17' }, 200],
    ['CareTeam', 'index.involvements', { 'patient:identifier': BY_IDENTIFIER }, 403],
    ['CareTeam', 'index.involvements', { patient: '2222222222' }, 200],
    ['Flag', 'index.read', { 'patient:identifier': BY_IDENTIFIER }, 200],
  ])(
    'that looks a child up needs the scope of looking up, as in JSON: %s with %s by %j',
    async (type, scope, form, status) => {
      const machine = await aMachine(fhir.urls.owner, { scopes: [scope] })
      const headers = { authorization: `Bearer ${await aToken(fhir.origin, machine)}` }
      const posted = await fhir.ask(`${type}/_search`, { method: 'POST', body: new URLSearchParams(form), headers })
      expect(posted.status).toBe(status)
      if (status === 403) expect(posted.headers.get('www-authenticate')).toContain('insufficient_scope')
      if ('family' in form) return
      expect((await fhir.ask(`${type}?${new URLSearchParams(form)}`, { headers })).status).toBe(status)
    },
  )

  it('that is not there says so, and a body that cannot be read too', async () => {
    expect((await fhir.ask('Observation')).status).toBe(404)
    expect((await fhir.ask('Patient', { method: 'POST', headers: FHIR_JSON, body: '{}' })).status).toBe(404)
    const headers = { 'content-type': 'application/fhir+json' }
    expect((await fhir.ask('Patient/$match', { method: 'POST', headers, body: '{' })).status).toBe(400)
    const xml = { 'content-type': 'application/fhir+xml' }
    expect((await fhir.ask('Patient/$match', { method: 'POST', headers: xml, body: '<a/>' })).status).toBe(415)
    const large = JSON.stringify({ resourceType: 'Parameters', text: 'a'.repeat(70_000) })
    expect((await fhir.ask('Patient/$match', { method: 'POST', headers, body: large })).status).toBe(413)
  })
})
