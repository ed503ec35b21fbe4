import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { aKey } from '../../../testing/machine.ts'
import { ASKED, anAssertion, anIdentity } from '../../child-index/identity/builder.ts'
import { systemClock } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { childIndexOverHttp, NotTaken } from './http.ts'

const ending: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of ending.splice(0)) await end()
})

type Answer = (request: IncomingMessage, response: ServerResponse) => void

/** An index that answers as told, one answer a request, the last for ever; and how often it was asked, and signed in to. */
async function anIndexThat(...answers: readonly Answer[]) {
  const patience = answers.includes(silent) ? 100 : 20_000
  const asked: string[] = []
  const left = [...answers]
  const server = createServer((request, response) => {
    request.resume()
    if (request.url === '/oauth2/token') {
      asked.push('token')
      return json(200, { access_token: `token-${asked.length}`, expires_in: 300 })(request, response)
    }
    asked.push(`${request.headers.authorization}`)
    const answer = left.length > 1 ? left.shift() : left[0]
    answer?.(request, response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  ending.push(async () => {
    server.closeAllConnections()
    server.close()
  })
  const { key } = await aKey()
  const told: string[] = []
  const index = childIndexOverHttp({
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...{ authority: '990', machine: { id: newId(), key }, clock: systemClock, patience },
    tell: (message) => told.push(message),
  })
  return { index, asked, told }
}

const json =
  (status: number, body: object): Answer =>
  (_, response) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
const refusing = (status: number, refusal: string) => json(status, { refusal })
const hangingUp: Answer = ({ socket }) => socket.destroy()
const silent: Answer = () => {}
const NOBODY = { outcome: 'NoMatch', candidates: [] } as const
const UNAVAILABLE = { ok: false, refusal: 'unavailable' } as const
const lookUp = { asked: ASKED, number: '2222222222' }

describe('asking an index far away', () => {
  it('signs in once for many requests', async () => {
    const { index, asked } = await anIndexThat(json(200, NOBODY))
    const request = { asked: ASKED, identity: anIdentity() }
    expect(await Promise.all([1, 2, 3].map(() => index.match(request)))).toEqual([NOBODY, NOBODY, NOBODY])
    expect(asked).toEqual(['token', 'Bearer token-1', 'Bearer token-1', 'Bearer token-1'])
  })

  it('signs in again when its token is no longer taken, and asks again', async () => {
    const { index, asked } = await anIndexThat(refusing(401, 'token-not-valid'), json(200, NOBODY))
    expect(await index.match({ asked: ASKED, identity: anIdentity() })).toEqual(NOBODY)
    expect(asked).toEqual(['token', 'Bearer token-1', 'token', 'Bearer token-3'])
  })

  it('asks again what was lost on the way, once', async () => {
    const lostOnce = await anIndexThat(hangingUp, json(200, NOBODY))
    expect(await lostOnce.index.match({ asked: ASKED, identity: anIdentity() })).toEqual(NOBODY)
    const lost = await anIndexThat(hangingUp)
    expect(await lost.index.childByNumber(lookUp)).toEqual(UNAVAILABLE)
    expect(lost.asked).toHaveLength(3)
  })

  it.each<[string, Answer]>([
    ['does not answer in time', silent],
    ['has too much to do', refusing(429, 'overloaded')],
    ['is away', refusing(503, 'unavailable')],
    ['fails', refusing(500, 'fault')],
    ['no longer lets this machine in', refusing(401, 'token-not-valid')],
    ['lets this machine do less', refusing(403, 'scope-missing')],
    ['answers with what is no JSON', (_, response) => response.writeHead(502).end('<html>')],
  ])('is told that it is not available, when it %s', async (_, answer) => {
    const { index, told } = await anIndexThat(answer)
    expect(await index.childByNumber(lookUp)).toEqual(UNAVAILABLE)
    expect(await index.match({ asked: ASKED, identity: anIdentity() })).toMatchObject({ refusal: 'unavailable' })
    const assertions = [anAssertion('one'), anAssertion('two')]
    if (answer !== silent) {
      expect(await index.registerMany({ asked: ASKED, assertions })).toEqual([UNAVAILABLE, UNAVAILABLE])
    }
    expect(told.join()).not.toContain('2222222222')
  })

  it('is refused what the index refuses, in its own word', async () => {
    const { index } = await anIndexThat(refusing(404, 'not-found'))
    expect(await index.childByNumber(lookUp)).toEqual({ ok: false, refusal: 'not-found' })
  })

  it('takes an index that does not understand it for a fault', async () => {
    const { index } = await anIndexThat(refusing(422, 'body-not-as-described'))
    await expect(index.childByNumber(lookUp)).rejects.toThrow(NotTaken)
  })

  it('asks for no other authority, nor for one whose name cannot be sent', async () => {
    const { index, asked } = await anIndexThat(json(200, {}))
    for (const wrong of [{ authority: '991' }, { userId: 'two words' }, { role: 'a\nb' }, { role: ' ' }]) {
      const answer = await index.childByNumber({ ...lookUp, asked: { ...ASKED, ...wrong } })
      expect(answer).toEqual({ ok: false, refusal: 'asked-not-complete' })
    }
    expect(asked).toEqual([])
  })
})
