import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { aDatabase, execute } from '../../../testing/database.ts'
import {
  ALDERMERE,
  aBrowser,
  aClock,
  aSite,
  type Browser,
  EASTHOLT,
  type Page,
  type Site,
  seatPeople,
  signInAs,
  tokenOn,
} from '../../../testing/sign-in.ts'
import { fieldsOf } from '../../entries/drafts/pages/form-page/form.ts'
import type { Connections } from '../../platform/connections.ts'
import { systemActor } from '../actor.ts'

const COUNCIL = { seat: 'council', role: 'social-worker', jobTitle: 'Social worker' } as const
const SCHOOL = { seat: 'partner', role: 'practitioner', jobTitle: 'Teacher' } as const
const PEOPLE = [
  { subject: 'asha', name: 'Asha Verma', seats: [{ authority: ALDERMERE, agency: 'Aldermere Council', ...COUNCIL }] },
  { subject: 'tom', name: 'Tom Llewellyn', seats: [{ authority: ALDERMERE, agency: 'Aldermere Council', ...COUNCIL }] },
  {
    subject: 'grace',
    name: 'Grace Okafor',
    seats: [{ authority: ALDERMERE, agency: 'Fenwick Lane Primary', ...SCHOOL }],
  },
  {
    subject: 'bev',
    name: 'Bev Tranter',
    seats: [
      { authority: ALDERMERE, agency: 'Aldermere Hospital', ...SCHOOL },
      { authority: EASTHOLT, agency: 'Eastholt Infirmary', ...SCHOOL },
    ],
  },
  {
    subject: 'mick',
    name: 'Mick Farrant',
    seats: [{ authority: ALDERMERE, agency: 'Aldermere Council', ...COUNCIL, toOn: '2026-05-06' }],
  },
  { subject: 'nobody', name: 'Nell Dray', seats: [] },
] as const

let urls: Connections
let site: Site
let time: ReturnType<typeof aClock>
let users: Map<string, string>
let browser: Browser

beforeAll(async () => {
  urls = await aDatabase(inject('server'))
  users = await seatPeople(urls, PEOPLE)
})
beforeEach(async () => {
  await site?.close()
  time = aClock()
  site = await aSite(urls, time.clock, (http, acting) => {
    http.get('/', async (request) => `${acting.actorOf(request).name} of ${acting.actorOf(request).agencyName}`)
    http.get('/open', { config: { open: true } }, async () => 'open')
    http.get('/note', async (request, reply) => {
      const { csrf, user } = acting.shell(request)
      return reply.type('text/html').send(`${user?.name}<input name="_csrf" value="${csrf}"/>`)
    })
    http.post('/note', async (request) => `written: ${fieldsOf(request.body)['words']}`)
  })
  browser = aBrowser(site.origin)
})
afterAll(() => site.close())

const auditOf = async (subject: string) => {
  const leaves = await site.acting.inTransaction(systemActor(ALDERMERE, 'test'), (tx) =>
    tx
      .selectFrom('access.auditLeaf')
      .select('action')
      .where('userId', '=', users.get(subject) ?? '')
      .orderBy('at', 'desc')
      .execute(),
  )
  return leaves.map(({ action }) => action)
}

describe('signing in', () => {
  it('leads through the practice people and back to where one was going', async () => {
    const people = await browser.get('/note')
    expect(people.path).toMatch(/^\/practice-identity\/people\//)
    expect(people.text).toContain('there are no passwords')
    expect(people.text).toContain('Asha Verma')
    const arrived = await browser.post(people.path, { person: 'asha' })
    expect(arrived).toMatchObject({ status: 200, path: '/note' })
    expect(arrived.text).toContain('Asha Verma')
  })

  it('keeps the session’s token out of scripts’ reach and out of the database', async () => {
    await signInAs(browser, 'asha')
    const token = browser.token() ?? ''
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    const { rows } = await execute<{ found: boolean }>(
      urls.owner,
      `select exists (select from access.session s where s::text like '%' || $1 || '%') as found`,
      [token],
    )
    expect(rows[0]?.found).toBe(false)
  })

  it('asks anew who it is, at the same browser, after signing out', async () => {
    const home = await signInAs(browser, 'asha', '/note')
    expect((await browser.post('/sign-out', { _csrf: tokenOn(home) })).text).toContain('You have signed out')
    const then = await signInAs(browser, 'grace')
    expect(then.text).toBe('Grace Okafor of Fenwick Lane Primary')
  })

  it('lets two windows sign in at once', async () => {
    const one = await browser.get('/note')
    const two = await browser.get('/')
    expect((await browser.post(two.path, { person: 'asha' })).path).toBe('/')
    expect((await browser.post(one.path, { person: 'asha' })).path).toBe('/note')
  })

  it('asks someone with two seats where they are working, and acts from there', async () => {
    const choice = await signInAs(browser, 'bev', '/')
    expect(choice.path).toBe('/sign-in/seat')
    expect((await browser.post('/sign-in/seat', {})).status).toBe(422)
    const [, eastholt] = [...choice.text.matchAll(/value="([0-9a-f-]{36})"/g)].map(([, id = '']) => id)
    const home = await browser.post('/sign-in/seat', { seat: eastholt ?? '' })
    expect(home.text).toBe('Bev Tranter of Eastholt Infirmary')
  })

  it('refuses a seat that is not one’s own', async () => {
    await signInAs(browser, 'bev')
    const { rows } = await execute<{ id: string }>(urls.owner, 'select id from access.membership where user_id = $1', [
      users.get('asha'),
    ])
    expect((await browser.post('/sign-in/seat', { seat: rows[0]?.id ?? '' })).status).toBe(422)
  })

  it('offers only people who have a seat today', async () => {
    expect((await browser.get('/')).text).toContain('Mick Farrant')
    expect((await browser.get('/')).text).not.toContain('Nell Dray')
    time.pass({ minutes: 24 * 60 })
    expect((await browser.get('/')).text).not.toContain('Mick Farrant')
  })

  it('tells someone whose seat has ended whom to ask, and records that they were at the door', async () => {
    const people = await browser.get('/')
    const answer = await browser.look(people.path, { method: 'POST', body: new URLSearchParams({ person: 'mick' }) })
    time.pass({ minutes: 24 * 60 })
    const turnedAway = await browser.get(answer.to)
    expect(turnedAway.status).toBe(403)
    expect(turnedAway.text).toContain('Ask your manager')
    expect(browser.token()).toBeUndefined()
    expect(await auditOf('mick')).toEqual(['refused'])
  })

  it('goes on with the session of the other window, so that its forms still count', async () => {
    const late = await browser.get('/')
    const form = await signInAs(browser, 'asha', '/note')
    await browser.post(late.path, { person: 'asha' })
    expect((await browser.post('/note', { words: 'x', _csrf: tokenOn(form) })).text).toBe('written: x')
  })

  it('begins again at the address it answers to, when it was typed by another name', async () => {
    const { port } = new URL(site.origin)
    const answer = await fetch(`http://localhost:${port}/sign-in?return=%2Fnote`, { redirect: 'manual' })
    expect(answer.headers.get('location')).toBe(`${site.origin}/sign-in?return=%2Fnote`)
  })

  it('begins nothing from an answer nobody here asked for', async () => {
    const answer = await browser.get('/sign-in/callback?code=stolen&state=made-up')
    expect(answer.status).toBe(400)
    expect(answer.text).toContain('Start signing in again')
    expect(browser.token() !== undefined).toBe(false)
  })

  it('takes an answer once', async () => {
    const people = await browser.get('/')
    const answer = await browser.look(people.path, { method: 'POST', body: new URLSearchParams({ person: 'asha' }) })
    const callback = (await browser.look(answer.to)).to
    const attempts = new Map(browser.jar)
    expect((await browser.get(callback)).status).toBe(200)
    for (const [name, cookie] of attempts) browser.jar.set(name, cookie)
    browser.jar.delete('openics /')
    expect((await browser.get(callback)).status).toBeGreaterThanOrEqual(400)
    expect(browser.token() !== undefined).toBe(false)
  })

  it('says so when it was cancelled', async () => {
    const to = (await browser.look('/sign-in')).to
    const state = new URL(to).searchParams.get('state')
    const issuer = encodeURIComponent(`${site.origin}/practice-identity`)
    const answer = await browser.get(`/sign-in/callback?error=access_denied&state=${state}&iss=${issuer}`)
    expect(answer.status).toBe(401)
    expect(answer.text).toContain('You did not sign in')
  })

  it('leads nowhere but into this site', async () => {
    for (const elsewhere of ['https://evil.example/', '//evil.example', '/\\evil.example', '/./%2e//evil.example']) {
      const fresh = aBrowser(site.origin)
      const home = await signInAs(fresh, 'asha', `/sign-in?return=${encodeURIComponent(elsewhere)}`)
      expect(home.path).toBe('/')
    }
  })
})

describe('every route', () => {
  it('needs someone signed in, unless it says that it is open', async () => {
    expect((await browser.look('/note')).to).toBe('/sign-in?return=%2Fnote')
    expect((await browser.look('/no-such-page')).status).toBe(303)
    expect((await browser.look('/note', { headers: { accept: 'application/json' } })).status).toBe(401)
    expect((await browser.look('/open')).status).toBe(200)
    expect((await browser.look('/assets/govuk-frontend.min.css')).status).toBe(200)
  })

  it('takes nothing without the session’s form token', async () => {
    const page = await signInAs(browser, 'asha', '/note')
    expect((await browser.post('/note', { words: 'x', _csrf: tokenOn(page) })).text).toBe('written: x')
    expect((await browser.post('/note', { words: 'x' }, { 'x-csrf-token': tokenOn(page) })).text).toBe('written: x')
    for (const token of ['', 'made-up', `${tokenOn(page)}x`]) {
      const refused = await browser.post('/note', { words: 'x', _csrf: token })
      expect(refused.status).toBe(403)
      expect(refused.text).toContain('Nothing was sent')
    }
  })
})

describe('a session', () => {
  it('ends after 30 minutes without use, and not before', async () => {
    await signInAs(browser, 'asha')
    time.pass({ minutes: 29 })
    expect((await browser.get('/')).text).toContain('Asha')
    time.pass({ minutes: 29 })
    expect((await browser.get('/')).text).toContain('Asha')
    time.pass({ minutes: 30 })
    expect((await browser.get('/')).path).toMatch(/^\/practice-identity/)
  })

  it('ends after 12 hours, however much it is used', async () => {
    await signInAs(browser, 'asha')
    for (let minutes = 0; minutes < 12 * 60 - 20; minutes += 20) {
      time.pass({ minutes: 20 })
      expect((await browser.get('/')).text).toContain('Asha')
    }
    time.pass({ minutes: 20 })
    expect((await browser.get('/')).path).toMatch(/^\/practice-identity/)
  })

  it('ends the moment the seat ends or the person is removed', async () => {
    await signInAs(browser, 'mick')
    expect((await browser.get('/')).text).toContain('Mick')
    time.pass({ minutes: 15 * 60 }) // the next day
    expect((await browser.get('/')).path).toMatch(/^\/practice-identity/)

    const other = aBrowser(site.origin)
    await signInAs(other, 'tom')
    await execute(urls.owner, 'update access.app_user set removed_at = $2 where id = $1', [
      users.get('tom'),
      time.clock.now(),
    ])
    expect((await other.get('/')).path).toMatch(/^\/practice-identity/)
    await execute(urls.owner, 'update access.app_user set removed_at = null where id = $1', [users.get('tom')])
  })

  it('is over everywhere once signed out, even for who copied its cookie', async () => {
    const page = await signInAs(browser, 'asha', '/note')
    const copied = aBrowser(site.origin)
    for (const [name, cookie] of browser.jar) copied.jar.set(name, cookie)
    await browser.post('/sign-out', { _csrf: tokenOn(page) })
    expect((await copied.get('/')).path).toMatch(/^\/practice-identity/)
  })

  it('survives a restart of the program', async () => {
    await signInAs(browser, 'asha')
    const port = Number(new URL(site.origin).port)
    await site.close()
    site = await aSite(urls, time.clock, (http, acting) => http.get('/', async (r) => acting.actorOf(r).name), { port })
    expect((await browser.get('/')).text).toBe('Asha Verma')
  })

  it('is begun, ended and refused in the audit, with its seat', async () => {
    const page = await signInAs(browser, 'asha', '/note')
    await browser.post('/note', { words: 'x' })
    await browser.post('/sign-out', { _csrf: tokenOn(page) })
    expect((await auditOf('asha')).slice(0, 3)).toEqual(['sign-out', 'refused', 'sign-in'])
  })
})

describe('what was typed', () => {
  const draftsOf = async (subject: string) => {
    const seat = { authority: ALDERMERE, userId: users.get(subject) ?? null, agencyId: null, seat: 'council' } as const
    return site.acting.inTransaction(
      { ...seat, name: '', jobTitle: '', roles: [], agencyName: '', teamId: null, origin: 'test' },
      (tx) => tx.selectFrom('draft').select(['form', 'fields']).orderBy('savedAt').execute(),
    )
  }

  it('is kept when the session had run out, and its writer told so', async () => {
    const page = await signInAs(browser, 'asha', '/note')
    time.pass({ minutes: 31 })
    const answer = await browser.post('/note', { words: 'Long and careful', _csrf: tokenOn(page), _draft: 'note:1' })
    expect(answer.status).toBe(401)
    expect(answer.text).toContain('What you typed is kept')
    expect(answer.text).toContain('/sign-in?return=%2Fnote')
    expect(await draftsOf('asha')).toContainEqual({ form: 'note:1', fields: { words: 'Long and careful' } })
  })

  it('is kept for who typed it, not for who sits at the browser now', async () => {
    const page = await signInAs(browser, 'asha', '/note')
    await browser.post('/sign-out', { _csrf: tokenOn(page) })
    await signInAs(browser, 'grace')
    const answer = await browser.post('/note', { words: 'Asha’s', _csrf: tokenOn(page), _draft: 'note:2' })
    expect(answer.status).toBe(403)
    expect(await draftsOf('asha')).toContainEqual({ form: 'note:2', fields: { words: 'Asha’s' } })
    expect(await draftsOf('grace')).toEqual([])
  })

  it('is not planted by a form that is not ours', async () => {
    await signInAs(browser, 'grace')
    const answer = await browser.post('/note', { words: 'planted', _csrf: 'made-up', _draft: 'note:3' })
    expect(answer.text).toContain('could not keep')
    expect(await draftsOf('grace')).toEqual([])
  })

  it('is kept as it is typed, within bounds', async () => {
    const page = await signInAs(browser, 'asha', '/note')
    const token = { 'x-csrf-token': tokenOn(page) }
    const keep = (form: string, words: string): Promise<Page> => browser.post(`/drafts/${form}`, { words }, token)
    expect((await keep('concern:7', 'Seen at the gate')).status).toBe(200)
    expect(await draftsOf('asha')).toContainEqual({ form: 'concern:7', fields: { words: 'Seen at the gate' } })
    expect((await keep('concern:7', 'x'.repeat(100_001))).status).toBe(413)
    expect((await keep('Concern_7', 'x')).status).toBe(404)
    expect((await browser.post('/drafts/concern:7', { words: 'x' })).status).toBe(403)
  })
})
