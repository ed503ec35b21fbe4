import Fastify, { type FastifyInstance } from 'fastify'
import { afterEach, describe, expect, it } from 'vitest'
import { createMetrics, metricsRoute } from './metrics.ts'

const TOKEN = 'a-token-of-some-length'
let http: FastifyInstance
afterEach(() => http.close())

async function ask(given: { token: string | undefined; isOpenHere: boolean }, from: string, carried?: string) {
  http = Fastify()
  metricsRoute(http, createMetrics(http, {}), given)
  const headers = carried ? { authorization: `Bearer ${carried}` } : {}
  return (await http.inject({ url: '/metrics', remoteAddress: from, headers })).statusCode
}

describe('the figures', () => {
  it('are there for this machine where it needs no token, and for nobody elsewhere', async () => {
    expect(await ask({ token: undefined, isOpenHere: true }, '127.0.0.1')).toBe(200)
    expect(await ask({ token: undefined, isOpenHere: true }, '203.0.113.7')).toBe(404)
  })

  it('need the token in live mode, from this machine too: a proxy on it speaks for everybody', async () => {
    const live = { token: TOKEN, isOpenHere: false }
    expect(await ask(live, '127.0.0.1')).toBe(404)
    expect(await ask(live, '127.0.0.1', 'another-token-of-it')).toBe(404)
    expect(await ask(live, '127.0.0.1', TOKEN)).toBe(200)
    expect(await ask(live, '203.0.113.7', TOKEN)).toBe(200)
  })

  it('are not there in live mode when no token was chosen', async () => {
    expect(await ask({ token: undefined, isOpenHere: false }, '127.0.0.1')).toBe(404)
    expect(await ask({ token: undefined, isOpenHere: false }, '127.0.0.1', 'undefined')).toBe(404)
  })
})
