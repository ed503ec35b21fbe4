import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { aDatabase, execute } from '../../../testing/database.ts'
import {
  ALDERMERE,
  aBrowser,
  aClock,
  aNotebook,
  aSite,
  type Browser,
  type Page,
  PEOPLE,
  type Site,
  seatPeople,
  signInAs,
  tokenOn,
} from '../../../testing/sign-in.ts'
import { addSent, hashOfForm } from '../../entries/drafts/queries-sent.ts'
import type { Connections } from '../../platform/connections.ts'
import { newId } from '../../platform/ids.ts'
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
  const as = (subject: string) => {
    const seat = { authority: ALDERMERE, userId: users.get(subject) ?? null, agencyId: null, seat: 'council' } as const
    return { ...seat, name: '', jobTitle: '', roles: [], agencyName: '', teamId: null, origin: 'test' }
  }
  const draftsOf = (subject: string) =>
    site.acting.inTransaction(as(subject), (tx) =>
      tx.selectFrom('draft').select(['form', 'fields']).orderBy('savedAt').execute(),
    )

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

  it('is kept for a new act, when other words were sent under its id before', async () => {
    const [page, id] = [await signInAs(browser, 'asha', '/note'), newId()]
    const sent = { id, form: 'note:4', sha256: hashOfForm('note:4', { words: 'Sent' }), wentTo: '/' }
    await site.acting.inTransaction(as('asha'), (tx) => addSent(tx, as('asha'), sent))
    time.pass({ minutes: 31 })
    const send = (words: string) => browser.post('/note', { id, words, _csrf: tokenOn(page), _draft: 'note:4' })
    expect((await send('Sent')).text).toContain('What you typed is kept')
    expect((await draftsOf('asha')).filter(({ form }) => form === 'note:4')).toEqual([])
    expect((await send('Other words')).text).toContain('What you typed is kept')
    expect(await draftsOf('asha')).toContainEqual({ form: 'note:4', fields: { id: '', words: 'Other words' } })
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
    expect((await keep('concern:7', 'x'.repeat(200_001))).status).toBe(413)
    expect((await keep('Concern_7', 'x')).status).toBe(404)
    expect((await browser.post('/drafts/concern:7', { words: 'x' })).status).toBe(403)
  })
})
