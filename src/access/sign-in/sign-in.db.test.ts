import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { aDatabase, execute } from '../../../testing/database.ts'
import {
  ALDERMERE,
  aBrowser,
  aClock,
  aNotebook,
  aSite,
  type Browser,
  PEOPLE,
  type Site,
  seatPeople,
  signInAs,
  tokenOn,
} from '../../../testing/sign-in.ts'
import type { Connections } from '../../platform/connections.ts'
import { systemActor } from '../actor.ts'

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
  site = await aSite(urls, time.clock, aNotebook)
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

  it('signs out from a page left open since an earlier session, and not at another site’s word', async () => {
    const earlier = await signInAs(browser, 'asha', '/note')
    await browser.post('/sign-out', { _csrf: tokenOn(earlier) })
    await signInAs(browser, 'asha')
    expect((await browser.post('/sign-out', { _csrf: 'made-up' })).status).toBe(403)
    expect((await browser.get('/')).text).toContain('Asha')
    await browser.post('/sign-out', { _csrf: tokenOn(earlier) })
    expect((await browser.get('/')).path).toMatch(/^\/practice-identity/)
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
