import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../../../testing/builders/case.ts'
import { aChild } from '../../../../../testing/builders/child.ts'
import { aCouncil, type Council } from '../../../../../testing/builders/council.ts'
import { aMoment } from '../../../../../testing/builders/moment.ts'
import { pagesOf, post } from '../../../../../testing/builders/pages.ts'
import { aDatabase } from '../../../../../testing/database.ts'
import type { Actor } from '../../../../access/actor.ts'
import { type Database, inSeat, openDatabase } from '../../../../platform/db.ts'
import { allocate, allocationsOf } from '../../queries.ts'
import { changeAllocationPage } from './page.ts'

let db: Database
let http: FastifyInstance
let council: Council
let actor: Actor
let niamh: string
let alfie: string

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app)
  council = await aCouncil(urls)
  http = await pagesOf(db, () => actor, aMoment, changeAllocationPage)
})
beforeEach(async () => {
  actor = council.teamManager
  niamh = await aChild(db, '990')
  alfie = await aChild(db, '990', { given: 'Alfie' })
  await anOpenCase(db, council, [niamh, alfie])
})
afterAll(async () => {
  await http.close()
  await db.destroy()
})

const url = () => `/children/${niamh}/allocation`
const typed = (given: Readonly<Record<string, string | readonly string[]>> = {}) => ({
  ...{ children: [niamh, alfie], role: 'social-worker', 'who-social-worker': `worker:${council.colleague.userId}` },
  ...{ reason: 'She knows the family.', 'from-day': '19', 'from-month': '3', 'from-year': '2026' },
  ...given,
})
const held = (childId: string) => inSeat(db, council.teamManager, (tx) => allocationsOf(tx, [childId]))

it('shows who holds the children now, and how many each worker holds', async () => {
  const { body } = await http.inject(url())
  for (const words of ['Asha Verma', 'social worker since 2 March 2026', 'Alfie Calloway', 'Hilary Stroud']) {
    expect(body).toContain(words)
  }
  expect(body).toContain('Chidi Nwosu, safeguarding team: 0 children')
})

it('hands over the children who are ticked, and leads back to the child’s page', async () => {
  const sent = await post(http, url(), typed())
  expect(sent).toMatchObject({ statusCode: 303, headers: { location: `/children/${niamh}` } })
  for (const child of [niamh, alfie]) expect(await held(child)).toMatchObject([{ userId: council.colleague.userId }])
})

it('leaves a brother who is not ticked', async () => {
  await post(http, url(), typed({ children: niamh }))
  expect(await held(alfie)).toMatchObject([{ userId: council.socialWorker.userId }])
})

it('leads to the manager’s list once the child is another team’s', async () => {
  const sent = await post(http, url(), typed({ 'who-social-worker': `team:${council.teams.assessment}` }))
  expect(sent).toMatchObject({ statusCode: 303, headers: { location: '/worktray' } })
})

it('asks first for a social worker where nobody holds the child, and ticks those who wait together', async () => {
  const { safeguarding: teamId } = council.teams
  await inSeat(db, actor, async (tx) => {
    const waits = { userId: null, teamId, role: 'social-worker', fromOn: aMoment().day } as const
    for (const childId of [niamh, alfie]) await allocate(tx, { ...waits, childId })
  })
  const { body } = await http.inject(url())
  expect(body.match(/type="checkbox"[^>]* checked/g)).toHaveLength(2)
  expect(body).toMatch(/value="social-worker"[^>]* checked/)
})

it('asks for what is missing, and keeps what was chosen', async () => {
  const unsaid = await post(http, url(), typed({ 'who-social-worker': '', children: '' }))
  expect(unsaid.statusCode).toBe(422)
  for (const words of ['Choose who it is to be', 'Tick at least one child', 'href="#who-social-worker"']) {
    expect(unsaid.body).toContain(words)
  }
  expect((await post(http, url(), typed({ 'from-day': '20' }))).body).toContain('must be today or before')
  expect((await post(http, url(), typed({ 'from-day': '1' }))).body).toContain('must not be before whoever holds')
  expect((await post(http, url(), typed({ role: 'front-door' }))).body).toContain('Choose what changes')
  expect(await held(niamh)).toMatchObject([{ userId: council.socialWorker.userId }])
})

it('is for the manager, as the social worker reads, and not there for another authority', async () => {
  for (const other of [council.socialWorker, { ...council.teamManager, authority: '991' }]) {
    actor = other
    const status = other === council.socialWorker ? 403 : 404
    expect((await http.inject(url())).statusCode).toBe(status)
    expect((await post(http, url(), typed())).statusCode).toBe(status)
  }
})
