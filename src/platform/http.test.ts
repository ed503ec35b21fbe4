import type { FastifyInstance } from 'fastify'
import { afterEach, describe, expect, it } from 'vitest'
import { BODY_LIMIT, createHttp } from './http.ts'
import { openLog } from './log.ts'

const open: FastifyInstance[] = []
afterEach(async () => {
  for (const http of open.splice(0)) await http.close()
})

const BROWSER = { accept: 'text/html,application/xhtml+xml', 'sec-fetch-site': 'same-origin' }

async function aServer(routes: (http: FastifyInstance) => void = () => {}, lines: string[] = []) {
  const http = await createHttp({
    log: openLog('debug', { write: (line) => void lines.push(line) }),
    sessionSecret: 'n4Gv8Zq1Ty6Wm3Kd9Rb5Xc7Hj2Lp0Sf8Ae',
    errorShell: () => ({ council: { name: 'Aldermere Council', colour: 'teal' }, nav: [], practice: true }),
  })
  open.push(http)
  routes(http)
  return http
}

function failing(error: object) {
  return (http: FastifyInstance) => {
    http.get('/children/:id', async () => {
      throw error
    })
  }
}

describe('an error page', () => {
  it('of an address that is not there says so in the house layout, with a reference', async () => {
    const http = await aServer()
    const answer = await http.inject({ url: '/children/nobody', headers: BROWSER })
    expect(answer.statusCode).toBe(404)
    expect(answer.body).toContain('<h1 class="govuk-heading-l">Page not found</h1>')
    expect(answer.body).toContain('Aldermere Council')
    expect(answer.body).toMatch(/Reference: <strong>[0-9a-f]{12}<\/strong>/)
  })

  it('of a fault shows nothing of the fault, and its reference finds the fault in the log', async () => {
    const lines: string[] = []
    const http = await aServer(failing(new Error('duplicate Maisie Thornbury')), lines)
    const answer = await http.inject({ url: '/children/1', headers: BROWSER })
    expect(answer.statusCode).toBe(500)
    expect(answer.body).not.toContain('Maisie')
    const reference = /Reference: <strong>(\w+)</.exec(answer.body)?.[1]
    const faults = lines.map((line) => JSON.parse(line)).filter(({ level }) => level === 50)
    expect(faults).toEqual([expect.objectContaining({ request: reference, route: '/children/:id' })])
  })

  it.each([
    { code: 'ECONNREFUSED' },
    { code: '57P01' },
    { code: '53100' },
    { message: 'Connection terminated unexpectedly' },
    { message: 'timeout exceeded when trying to connect' },
  ])('says the service is away, and when to try again, where the database is: %j', async (fault) => {
    const http = await aServer(failing(Object.assign(new Error(fault.message), fault)))
    const answer = await http.inject({ url: '/children/1', headers: BROWSER })
    expect(answer.statusCode).toBe(503)
    expect(answer.headers['retry-after']).toBe('30')
    expect(answer.body).toContain('Everything you were told was saved is safe')
  })

  it('is a problem document for a program', async () => {
    const http = await aServer()
    const answer = await http.inject({ url: '/nowhere', headers: { accept: 'application/json' } })
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.json()).toMatchObject({ status: 404, title: 'Page not found' })
  })
})

describe('a request', () => {
  it('that is too large is refused, and says what was not saved', async () => {
    const http = await aServer((server) => void server.post('/concerns', async () => 'saved'))
    const answer = await http.inject({
      method: 'POST',
      url: '/concerns',
      headers: { ...BROWSER, 'content-type': 'application/x-www-form-urlencoded' },
      payload: `words=${'a'.repeat(BODY_LIMIT)}`,
    })
    expect(answer.statusCode).toBe(413)
    expect(answer.body).toContain('Nothing was saved')
  })

  it.each([
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ origin: 'https://elsewhere.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ 'sec-fetch-site': 'same-origin' }, 200],
    [{ origin: 'http://localhost:80' }, 200],
    [{}, 200],
  ])('that changes something and says %j is answered %i', async (headers, status) => {
    const http = await aServer((server) => void server.post('/concerns', async () => 'saved'))
    const sent = { accept: 'text/html', host: 'localhost', ...headers }
    const answer = await http.inject({ method: 'POST', url: '/concerns', headers: sent })
    expect(answer.statusCode).toBe(status)
  })

  it('too many in a minute are told to wait, each person by their own session', async () => {
    const http = await aServer((server) => void server.get('/', async () => 'page'))
    const ask = (cookie: string) => http.inject({ url: '/', headers: { accept: 'text/html', cookie } })
    let last = await ask('openics=one')
    for (let asked = 1; asked < 400 && last.statusCode === 200; asked++) last = await ask('openics=one')
    expect(last.statusCode).toBe(429)
    expect(last.body).toContain('Wait a minute')
    expect((await ask('openics=another')).statusCode).toBe(200)
  })

  it('too many in a minute from one address are told to wait, whatever sessions they make up', async () => {
    const http = await aServer((server) => void server.get('/', async () => 'page'))
    const statuses = new Set<number>()
    for (let asked = 0; asked < 6100 && !statuses.has(429); asked++) {
      statuses.add((await http.inject({ url: '/', headers: { cookie: `openics=${asked}` } })).statusCode)
    }
    expect([...statuses]).toEqual([200, 429])
  })
})

describe('every answer', () => {
  it('is kept in no cache, shown in no frame, told to nobody, and runs no inline script', async () => {
    const http = await aServer(
      (server) => void server.get('/', async (_, reply) => reply.type('text/html').send('page')),
    )
    const { headers } = await http.inject('/')
    expect(headers['cache-control']).toBe('no-store')
    expect(headers['referrer-policy']).toBe('no-referrer')
    expect(headers['permissions-policy']).toContain('geolocation=()')
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("form-action 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/unsafe|upgrade-insecure/)
  })

  it('with a style may be kept as long as it is the same', async () => {
    const http = await aServer()
    const first = await http.inject('/assets/govuk-frontend.min.css')
    expect(first.statusCode).toBe(200)
    expect(first.headers['cache-control']).toBe('no-cache')
    const again = await http.inject({
      url: '/assets/govuk-frontend.min.css',
      headers: { 'if-none-match': String(first.headers.etag) },
    })
    expect(again.statusCode).toBe(304)
    const hashed = await http.inject('/assets/govuk-frontend.min.css?v=abc123')
    expect(hashed.headers['cache-control']).toContain('immutable')
  })

  it('never carries the typeface and crown that are GOV.UK’s alone', async () => {
    const http = await aServer()
    const answer = await http.inject({ url: '/assets/fonts/light-94a07e06a1-v2.woff2', headers: BROWSER })
    expect(answer.statusCode).toBe(404)
  })
})

describe('the log', () => {
  const NAME = 'Maisie Thornbury'
  const NUMBER = '9990000018'

  it('never holds a name or a number, however they come', async () => {
    const lines: string[] = []
    const fault = Object.assign(new RangeError(`no such child: ${NAME}`), {
      code: '23505',
      constraint: 'person_name_pkey',
      detail: `Key (name)=(${NAME}) already exists.`,
      where: `unnamed portal parameter $1 = '${NUMBER}'`,
      cause: new Error(`caused by ${NUMBER}`),
    })
    const http = await aServer((server) => {
      server.post('/find/:name', async () => ({ found: NAME }))
      failing(fault)(server)
    }, lines)
    const name = encodeURIComponent(NAME)
    await http.inject({
      method: 'POST',
      url: `/find/${name}?nhs=${NUMBER}&name=${name}`,
      headers: {
        cookie: `who=${name}`,
        'user-agent': NAME,
        referer: `http://localhost/?q=${name}`,
        'x-request-id': NUMBER,
      },
      payload: { name: NAME, nhs: NUMBER },
    })
    await http.inject(`/children/${NUMBER}?name=${name}`)
    await http.inject(`/nowhere/${name}/${NUMBER}`)
    await http.inject({
      method: 'POST',
      url: '/find/x',
      headers: { 'content-type': 'application/json' },
      payload: `{"${NAME}`,
    })
    const all = lines.join('')
    expect(lines.length).toBeGreaterThanOrEqual(5)
    for (const canary of ['Maisie', 'Thornbury', NUMBER, name]) expect(all).not.toContain(canary)
    expect(all).toContain('"route":"/find/:name"')
    expect(all).toContain('person_name_pkey')
  })
})
