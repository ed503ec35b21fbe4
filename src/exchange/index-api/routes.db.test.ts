import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aDatabase, execute } from '../../../testing/database.ts'
import { anIndexServer } from '../../../testing/index-server.ts'
import { aMachine, aToken, type TestMachine } from '../../../testing/machine.ts'
import { SCOPES } from '../../access/machines/model.ts'
import { anAssertion, anIdentity } from '../../child-index/identity/builder.ts'
import { childIndexInProcess } from '../../child-index/in-process.ts'
import type { IndexDB } from '../../child-index/schema.ts'
import type { Connections } from '../../platform/connections.ts'
import { openDatabase } from '../../platform/db.ts'
import { createTurnstile } from '../../platform/turnstile.ts'
import { OPERATION_NAMES, OPERATIONS } from './operations.ts'

type Answer = { readonly status: number; readonly headers: Headers; readonly body: Record<string, unknown> }

let urls: Connections
let server: Awaited<ReturnType<typeof anIndexServer>>
let machine: TestMachine
let token: string
let close: () => Promise<void>

beforeAll(async () => {
  urls = await aDatabase(inject('server'))
  const db = openDatabase<IndexDB>(urls.index)
  server = await anIndexServer(urls, childIndexInProcess(db))
  machine = await aMachine(urls.owner)
  token = await aToken(server.origin, machine)
  close = async () => {
    await server.close()
    await db.destroy()
  }
})
afterAll(() => close())

async function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(`${server.origin}/index/v1/${path}`, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
  })
  return { status: response.status, headers: response.headers, body: (await response.json()) as Answer['body'] }
}

const child = { given: 'Wilhelmina', family: 'Ashgrove', born: '2014-09-09' }

describe('every operation', () => {
  it.each(OPERATION_NAMES)(
    '%s answers nobody without a token, and none whose token is for something else',
    async (name) => {
      const { path, scope } = OPERATIONS[name]
      const stranger = await post(path, {}, { authorization: '' })
      expect([stranger.status, stranger.body]).toMatchObject([401, { refusal: 'token-missing', status: 401 }])
      expect(stranger.headers.get('content-type')).toContain('application/problem+json')
      const others = SCOPES.filter((one) => one !== scope).join(' ')
      const narrow = await post(path, {}, { authorization: `Bearer ${await aToken(server.origin, machine, others)}` })
      expect([narrow.status, narrow.body]).toMatchObject([403, { refusal: 'scope-missing' }])
    },
  )

  it.each(OPERATION_NAMES)('%s refuses a body that is not as described, and says where', async (name) => {
    const answer = await post(OPERATIONS[name].path, { unheard: 'of' })
    expect([answer.status, answer.body]).toMatchObject([422, { refusal: 'body-not-as-described' }])
    expect(JSON.stringify(answer.body['faults'])).toContain('unheard')
  })

  it('needs no cookie and no form token, and is none of a signed-in person’s', async () => {
    const answer = await post('match', { identity: anIdentity() }, { cookie: 'openics=anything' })
    expect([answer.status, answer.body]).toEqual([200, { outcome: 'NoMatch', candidates: [] }])
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })
})

describe('a request', () => {
  it('that is no JSON, or another media type, or too large, is refused before the index is asked', async () => {
    const broken = await post('match', '{"identity":')
    expect([broken.status, broken.body]).toMatchObject([400, { refusal: 'body-not-readable' }])
    const text = await post('match', 'hello', { 'content-type': 'text/plain' })
    expect([text.status, text.body]).toMatchObject([415, { refusal: 'media-type-not-taken' }])
    const large = await post('match', { identity: anIdentity({ given: 'A'.repeat(70_000) }) })
    expect([large.status, large.body]).toMatchObject([413, { refusal: 'body-too-large' }])
  })

  it('with characters that nobody can keep is refused, not failed at', async () => {
    const ended = await post('end-involvement', { reference: 'nul\u0000', endedOn: '2026-01-01' })
    expect([ended.status, ended.body]).toMatchObject([400, { refusal: 'body-not-readable' }])
  })

  it('for what is not there, by whatever method, is told so', async () => {
    const unheard = await post('unheard-of', {})
    expect([unheard.status, unheard.body]).toMatchObject([404, { refusal: 'no-such-operation' }])
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const other = await fetch(`${server.origin}/index/v1/match`, { method })
      expect([other.status, other.headers.get('allow')]).toEqual([405, 'POST'])
    }
  })

  it('that the index refuses has its refusal, its status and what to do', async () => {
    const unborn = await post('match', { identity: anIdentity({ born: '2099-01-02' }) })
    expect([unborn.status, unborn.body]).toMatchObject([422, { refusal: 'birth-date-in-the-future' }])
    expect(unborn.body['detail']).toContain('Nothing was changed')
    const nobody = await post('child-by-number', { number: '2222222222' })
    expect([nobody.status, nobody.body]).toMatchObject([404, { refusal: 'not-found' }])
    const theirs = await post('register', { assertion: anAssertion('x', child, { node: '991' }) })
    expect([theirs.status, theirs.body]).toMatchObject([403, { refusal: 'not-your-node' }])
  })

  it('of many is answered one by one', async () => {
    const assertions = [anAssertion('many-1', child), anAssertion('many-2', { ...child, born: '2015-02-30' })]
    const { status, body } = await post('register-many', { assertions })
    expect(status).toBe(200)
    expect(body).toMatchObject([
      { ok: true, value: { isNew: true } },
      { ok: false, refusal: 'not-a-date' },
    ])
  })

  it('of five hundred has room', async () => {
    const assertions = Array.from({ length: 500 }, (_, at) => anAssertion(`room-${at}`, { ...child, given: '' }))
    const known = await post('register-many', { assertions: assertions.map((one) => ({ ...one, version: 0 })) })
    expect([known.status, (known.body as unknown as unknown[]).length]).toEqual([200, 500])
    const more = await post('register-many', { assertions: [...assertions, anAssertion('one-more')] })
    expect([more.status, more.body]).toMatchObject([413, { refusal: 'too-many-at-once' }])
  })
})

describe('who asks', () => {
  const asker = async () => {
    const { rows } = await execute(
      urls.owner,
      'select authority, user_id, role, purpose, client from child_index.audit_leaf order by id desc limit 1',
    )
    return rows[0]
  }

  it('is the person the machine names, and what for, in the index’s audit', async () => {
    const headers = {
      'x-openics-user': 'u-17',
      'x-openics-role': 'social-worker',
      'x-openics-purpose': 'raising-a-concern',
    }
    await post('match', { identity: anIdentity() }, headers)
    expect(await asker()).toEqual({
      authority: '990',
      user_id: 'u-17',
      role: 'social-worker',
      purpose: 'raising-a-concern',
      client: machine.id,
    })
  })

  it('is said with the machine that asked, whatever its headers and body say', async () => {
    const headers = { 'x-openics-user': 'u-17', 'x-openics-client': 'another', client: 'another' }
    await post('match', { identity: anIdentity() }, headers)
    expect(await asker()).toMatchObject({ user_id: 'u-17', client: machine.id })
  })

  it('is the machine itself, if it names nobody', async () => {
    await post('match', { identity: anIdentity() })
    const itself = { user_id: `machine:${machine.id}`, role: 'machine', purpose: 'finding-a-child' }
    expect(await asker()).toEqual({ authority: '990', client: machine.id, ...itself })
  })

  it.each([
    [{ 'x-openics-user': 'Mary Ellis' }],
    [{ 'x-openics-user': 'u'.repeat(101) }],
    [{ 'x-openics-role': ' ' }],
    [{ 'x-openics-purpose': 'curiosity' }],
  ])('said in a way that cannot be (%j) is refused', async (headers) => {
    const answer = await post('match', { identity: anIdentity() }, headers as Record<string, string>)
    expect([answer.status, answer.body]).toMatchObject([400, { refusal: 'asked-not-complete' }])
  })

  it.each([{ 'x-openics-role': 'social-worker index-operator' }, { 'x-openics-purpose': 'operating-the-index' }])(
    'is never an operator of the index, who is a person at its desk: %j',
    async (headers) => {
      const answer = await post('match', { identity: anIdentity() }, headers as Record<string, string>)
      expect([answer.status, answer.body]).toMatchObject([403, { refusal: 'operators-are-people' }])
    },
  )

  it('is never another authority than the machine’s', async () => {
    const asked = { authority: '991', userId: null, role: 'x', purpose: 'importing' }
    const answer = await post('match', { asked, identity: anIdentity() })
    expect(answer.status).toBe(422)
  })
})

it('keeps no name, number or date in its log, only routes and who signed in', async () => {
  await post('match', { identity: anIdentity({ given: 'Wilhelmina', born: '2014-09-09' }) })
  await fetch(`${server.origin}/fhir/Patient?identifier=https://fhir.nhs.uk/Id/nhs-number|9990000018`, {
    headers: { authorization: `Bearer ${token}` },
  })
  const log = server.lines.join('\n')
  expect(log).toContain('"route":"/index/v1/match"')
  expect(log).toContain('"route":"/fhir/Patient"')
  expect(log).not.toMatch(/Wilhelmina|Ashgrove|2014-09-09|9990000018/)
})

it('of a budget that is spent says when to ask again, and gives the answer of the contract whole', async () => {
  const spent = { ok: false, refusal: 'budget-spent', retryAfterSeconds: 4321 }
  const watchful = await anIndexServer(urls, { childByNumber: async () => spent } as never)
  const authorization = `Bearer ${await aToken(watchful.origin, machine)}`
  const headers = { 'content-type': 'application/json', authorization }
  const [json, fhir] = await Promise.all([
    fetch(`${watchful.origin}/index/v1/child-by-number`, { method: 'POST', headers, body: '{"number":"2222222222"}' }),
    fetch(`${watchful.origin}/fhir/Patient/2222222222`, { headers }),
  ])
  for (const { status, headers: sent } of [json, fhir]) expect([status, sent.get('retry-after')]).toEqual([429, '4321'])
  expect(await json.json()).toMatchObject({ refusal: 'budget-spent', answer: spent })
  await watchful.close()
})

it('above what it can do, turns requests away at once with when to come back, and serves the rest', async () => {
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  const slow = { match: () => released.then(() => ({ outcome: 'NoMatch', candidates: [] })) } as never
  const turnstile = createTurnstile({ atOnce: 2, waiting: 1, patience: 60_000 })
  const busy = await anIndexServer(urls, slow, { turnstiles: { looking: turnstile, registering: turnstile } })
  const authorization = `Bearer ${await aToken(busy.origin, machine)}`
  const headers = { 'content-type': 'application/json', authorization }
  const body = JSON.stringify({ identity: anIdentity() })
  const ask = () => fetch(`${busy.origin}/index/v1/match`, { method: 'POST', headers, body })
  const asked = Array.from({ length: 10 }, ask)
  const { promise: sevenAnswered, resolve: seven } = Promise.withResolvers<void>()
  let answered = 0
  const count = () => {
    answered += 1
    if (answered === 7) seven()
  }
  for (const one of asked) void one.then(count)
  await sevenAnswered
  release()
  const statuses = (await Promise.all(asked)).map(({ status, headers: sent }) => [status, sent.get('retry-after')])
  expect(statuses.filter(([status]) => status === 200)).toHaveLength(3)
  expect(statuses.filter(([status]) => status === 429)).toEqual(Array(7).fill([429, '1']))
  await busy.close()
})

it('answers whoever looks for a child, while registrations wait for each other', async () => {
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  const waiting = {
    match: async () => ({ outcome: 'NoMatch', candidates: [] }),
    register: () => released.then(() => ({ ok: false, refusal: 'unavailable' })),
  } as never
  const busy = await anIndexServer(urls, waiting)
  const authorization = `Bearer ${await aToken(busy.origin, machine)}`
  const headers = { 'content-type': 'application/json', authorization }
  const ask = (path: string, body: object) =>
    fetch(`${busy.origin}/index/v1/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  const assertion = anAssertion('waiting')
  const registering = Array.from({ length: 50 }, () => ask('register', { assertion }))
  expect((await Promise.any(registering)).status).toBe(429)
  expect((await ask('match', { identity: anIdentity() })).status).toBe(200)
  release()
  expect(new Set((await Promise.all(registering)).map(({ status }) => status))).toEqual(new Set([429, 503]))
  await busy.close()
})
