import { generateKeyPairSync } from 'node:crypto'
import { SignJWT, UnsecuredJWT } from 'jose'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aDatabase, execute } from '../../../testing/database.ts'
import { aKey, aMachine, askForToken, aToken, type TestMachine } from '../../../testing/machine.ts'
import { aClock, aFreePort, SECRET } from '../../../testing/sign-in.ts'
import { signProof } from '../../exchange/index-client/tokens.ts'
import type { Connections } from '../../platform/connections.ts'
import { type Database, openDatabase } from '../../platform/db.ts'
import { createHttp } from '../../platform/http.ts'
import { newId } from '../../platform/ids.ts'
import { forMachines } from './guard.ts'
import { addMachineKey, revokeMachine } from './queries-register.ts'
import { registerMachines } from './register.ts'
import { createRevocations } from './revocations.ts'
import { machineOf } from './signed-in.ts'

const AROUND = { council: { name: 'Aldermere', colour: 'teal' }, nav: [], practice: true } as const

let urls: Connections
let app: Database
let owner: Database
let origin: string
let machine: TestMachine
let close: () => Promise<void>
const { clock, pass } = aClock(new Date().toISOString())

beforeAll(async () => {
  urls = await aDatabase(inject('server'))
  app = openDatabase(urls.app, 2)
  owner = openDatabase(urls.owner, 1)
  const port = await aFreePort()
  origin = `http://127.0.0.1:${port}`
  const http = await createHttp({ log: pino({ level: 'silent' }), sessionSecret: SECRET, errorShell: () => AROUND })
  registerMachines(http, { db: app, clock, secret: SECRET, origin })
  http.get('/who', forMachines('index.read'), async (request) => machineOf(request))
  await http.listen({ host: '127.0.0.1', port })
  machine = await aMachine(urls.owner, { scopes: ['index.read', 'index.match'] })
  close = () => http.close()
})
afterAll(async () => {
  await close()
  await Promise.all([app.destroy(), owner.destroy()])
})

const seconds = () => Math.floor(Date.parse(clock.now()) / 1000)
const ask = (form: Record<string, string> = {}, who = machine) => askForToken(origin, who, form)
const who = async (token: string) => fetch(`${origin}/who`, { headers: { authorization: `Bearer ${token}` } })

/** A proof as it should be, but for what is said. */
async function aProof(claims: Record<string, unknown> = {}, who = machine, header: Record<string, unknown> = {}) {
  const { kid, alg = 'ES256' } = who.key
  const usual = { iss: who.id, sub: who.id, aud: `${origin}/oauth2/token`, jti: newId(), exp: seconds() + 60 }
  return new SignJWT({ ...usual, ...claims })
    .setProtectedHeader({ alg, ...(kid ? { kid } : {}), ...header })
    .sign(who.key)
}

describe('a machine', () => {
  it('is given a token for five minutes, by which it is known with its authority and scopes', async () => {
    const response = await ask()
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('no-store')
    const answer = (await response.json()) as { access_token: string }
    expect(answer).toMatchObject({ token_type: 'Bearer', expires_in: 300, scope: 'index.read index.match' })
    expect(await (await who(answer.access_token)).json()).toMatchObject({ id: machine.id, authority: '990' })
  })

  it('is given the scopes it asks for and no more, by their names in FHIR too', async () => {
    expect(await (await ask({ scope: 'system/Patient.r' })).json()).toMatchObject({ scope: 'system/Patient.r' })
    expect((await who(await aToken(origin, machine, 'index.read'))).status).toBe(200)
    const narrow = await who(await aToken(origin, machine, 'index.match'))
    expect(narrow.status).toBe(403)
    expect(narrow.headers.get('www-authenticate')).toContain('insufficient_scope')
    const more = await ask({ scope: 'index.read index.register' })
    expect([more.status, await more.json()]).toMatchObject([400, { error: 'invalid_scope' }])
  })

  it.each(['EdDSA', 'RS256'] as const)('may hold a key of %s', async (alg) => {
    const { key, kid, jwk } = await aKey(alg)
    expect(await addMachineKey(owner, machine.id, kid, jwk)).toBe(true)
    expect((await ask({}, { ...machine, key })).status).toBe(200)
  })

  it('finds out where to sign in, and how', async () => {
    const answer = await (await fetch(`${origin}/.well-known/oauth-authorization-server`)).json()
    expect(answer).toMatchObject({
      issuer: origin,
      token_endpoint: `${origin}/oauth2/token`,
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
    })
  })
})

describe('a proof', () => {
  it('is taken for the issuer as well as for the token endpoint', async () => {
    expect((await ask({ client_assertion: await aProof({ aud: origin }) })).status).toBe(200)
  })

  it('is used once', async () => {
    const client_assertion = await aProof()
    expect((await ask({ client_assertion })).status).toBe(200)
    const again = await ask({ client_assertion })
    expect([again.status, await again.json()]).toMatchObject([401, { error: 'invalid_client' }])
  })

  it('is used once, though sent twenty times at one moment', async () => {
    const client_assertion = await aProof()
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask({ client_assertion })))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  it.each<[string, () => Record<string, unknown>]>([
    ['for somebody else', () => ({ aud: 'https://elsewhere.example/oauth2/token' })],
    ['that is over', () => ({ exp: seconds() - 60 })],
    ['that is good for longer than five minutes', () => ({ exp: seconds() + 3600 })],
    ['without an end', () => ({ exp: undefined })],
    ['without a name', () => ({ jti: undefined })],
    ['with an empty name', () => ({ jti: '' })],
    ['with a name that cannot be kept', () => ({ jti: `proof\u0000one` })],
    ['with a name that is no text', () => ({ jti: 7 })],
    ['with a name as long as a book', () => ({ jti: 'a'.repeat(201) })],
    ['not good yet', () => ({ nbf: seconds() + 600 })],
    ['of an issuer that is not its subject', () => ({ iss: newId() })],
    ['of a machine nobody knows', () => ({ iss: UNKNOWN, sub: UNKNOWN })],
    ['of what is no machine’s id', () => ({ iss: "x'; drop table", sub: "x'; drop table" })],
  ])('%s is refused', async (_, claims) => {
    const answer = await ask({ client_assertion: await aProof(claims()) })
    expect([answer.status, await answer.json()]).toMatchObject([401, { error: 'invalid_client' }])
  })
  const UNKNOWN = newId()

  it('by a key that is not the machine’s is refused', async () => {
    const { key } = await aKey()
    const stranger = { ...machine, key: { ...key, kid: machine.key.kid ?? '' } }
    expect((await ask({ client_assertion: await aProof({}, stranger) })).status).toBe(401)
  })

  it('without a signature, or with the public key for a secret, is refused', async () => {
    const unsigned = new UnsecuredJWT({ jti: newId() })
      .setIssuer(machine.id)
      .setSubject(machine.id)
      .setAudience(origin)
      .setExpirationTime(seconds() + 60)
      .encode()
    expect((await ask({ client_assertion: unsigned })).status).toBe(401)
    const secret = new TextEncoder().encode(JSON.stringify(machine.key.x))
    const forged = await new SignJWT({
      iss: machine.id,
      sub: machine.id,
      aud: origin,
      jti: newId(),
      exp: seconds() + 60,
    })
      .setProtectedHeader({ alg: 'HS256', kid: machine.key.kid ?? '' })
      .sign(secret)
    expect((await ask({ client_assertion: forged })).status).toBe(401)
  })

  it('by another algorithm than the key’s own is refused', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const forged = await new SignJWT({
      iss: machine.id,
      sub: machine.id,
      aud: origin,
      jti: newId(),
      exp: seconds() + 60,
    })
      .setProtectedHeader({ alg: 'RS256', kid: machine.key.kid ?? '' })
      .sign(privateKey)
    expect((await ask({ client_assertion: forged })).status).toBe(401)
  })

  it('of one machine is not taken with the id of another', async () => {
    expect((await ask({ client_id: newId() })).status).toBe(401)
    expect((await ask({ client_id: machine.id })).status).toBe(200)
  })

  it.each<[Record<string, string>, string]>([
    [{ grant_type: 'authorization_code' }, 'unsupported_grant_type'],
    [{ client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:saml2-bearer' }, 'invalid_request'],
    [{ client_assertion: 'a'.repeat(10_001) }, 'invalid_request'],
  ])('in a request that is not as it should be (%j) is refused %s', async (form, error) => {
    const answer = await ask(form)
    expect([answer.status, await answer.json()]).toMatchObject([400, { error }])
  })
})

describe('a token', () => {
  it.each(['', 'Bearer ', 'Basic YTpi', 'Bearer a.b.c', 'Bearer not-a-token'])(
    'is no such thing as "%s"',
    async (authorization) => {
      const answer = await fetch(`${origin}/who`, { headers: { authorization } })
      expect(answer.status).toBe(401)
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/)
    },
  )

  it('is none of its own making, nor a proof', async () => {
    const forged = await new SignJWT({ authority: '990', scope: 'index.read', key: 'x' })
      .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
      .setIssuer(origin)
      .setAudience(origin)
      .setSubject(machine.id)
      .setExpirationTime(seconds() + 60)
      .sign(new TextEncoder().encode(SECRET))
    expect((await who(forged)).status).toBe(401)
    expect((await who(await signProof(machine, origin, Date.parse(clock.now())))).status).toBe(401)
  })

  it('is over after five minutes', async () => {
    const token = await aToken(origin, machine)
    expect((await who(token)).status).toBe(200)
    pass({ minutes: 5 })
    expect((await who(token)).status).toBe(401)
    pass({ minutes: -5 })
  })
})

describe('revoking', () => {
  it('a key ends its tokens and its proofs within ten seconds, while the other key goes on', async () => {
    const turning = await aMachine(urls.owner)
    const { key, kid, jwk } = await aKey()
    await addMachineKey(owner, turning.id, kid, jwk)
    const [old, fresh] = [await aToken(origin, turning), await aToken(origin, { ...turning, key })]
    expect(await revokeMachine(owner, turning.id, turning.key.kid ?? '', clock.now())).toBe(true)
    expect((await ask({}, turning)).status).toBe(401)
    pass({ minutes: 10 / 60 })
    expect((await who(old)).status).toBe(401)
    expect((await who(fresh)).status).toBe(200)
    expect((await ask({}, { ...turning, key })).status).toBe(200)
  })

  it('a machine ends all of it, and can be done once', async () => {
    const ending = await aMachine(urls.owner)
    const token = await aToken(origin, ending)
    expect((await who(token)).status).toBe(200)
    expect(await revokeMachine(owner, ending.id, null, clock.now())).toBe(true)
    pass({ minutes: 10 / 60 })
    expect((await who(token)).status).toBe(401)
    expect((await ask({}, ending)).status).toBe(401)
    expect(await revokeMachine(owner, ending.id, null, clock.now())).toBe(false)
    const { kid, jwk } = await aKey()
    expect(await addMachineKey(owner, ending.id, kid, jwk)).toBe(false)
  })
})

it('lets nobody in while it cannot be known who was revoked', async () => {
  const nowhere = openDatabase('postgres://openics_app@127.0.0.1:1/nowhere')
  await expect(createRevocations(nowhere, clock)({ id: machine.id, kid: 'x' })).rejects.toThrow()
  await nowhere.destroy()
})

describe('the register of machines', () => {
  it.each([
    'select * from access.machine',
    'select * from access.machine_key',
    'delete from access.machine_assertion',
    `update access.machine set scopes = '{index.register}'`,
    `insert into access.machine_key select * from access.machine_key`,
  ])('is out of the application’s reach: %s', async (statement) => {
    await expect(execute(urls.app, statement)).rejects.toThrow(/permission denied/)
  })

  it('forgets proofs that are over', async () => {
    const spent = `select count(*)::int as count from access.machine_assertion`
    const before = (await execute<{ count: number }>(urls.owner, spent)).rows[0]?.count ?? 0
    expect(before).toBeGreaterThan(3)
    pass({ minutes: 10 })
    for (let asked = 0; asked < 3; asked += 1) {
      expect((await ask({ client_assertion: await aProof() })).status).toBe(200)
    }
    const after = (await execute<{ count: number }>(urls.owner, spent)).rows[0]?.count ?? 0
    expect(after).toBeLessThanOrEqual(3)
  })
})
