import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../../../testing/builders/case.ts'
import { aChild } from '../../../../../testing/builders/child.ts'
import { aConference } from '../../../../../testing/builders/conference.ts'
import { aCouncil, type Council } from '../../../../../testing/builders/council.ts'
import { aMoment } from '../../../../../testing/builders/moment.ts'
import { pagesOf, post } from '../../../../../testing/builders/pages.ts'
import { aDatabase } from '../../../../../testing/database.ts'
import type { Actor } from '../../../../access/actor.ts'
import { entriesAbout } from '../../../../entries/queries.ts'
import { type Database, inSeat, openDatabase } from '../../../../platform/db.ts'
import { planStatusesOf } from '../../../plans/queries.ts'
import { conferencesAwaited } from '../../queries.ts'
import { recordConferencePage } from './page.ts'

let db: Database
let http: FastifyInstance
let council: Council
let actor: Actor
let niamh: string
let alfie: string
let url: string

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app)
  council = await aCouncil(urls)
  http = await pagesOf(
    db,
    () => actor,
    () => aMoment(),
    recordConferencePage,
  )
})
beforeEach(async () => {
  actor = council.conferenceChair
  niamh = await aChild(db, '990')
  alfie = await aChild(db, '990', { given: 'Alfie', birthDate: '2022-05-01' })
  url = `/conferences/${await aConference(db, council, await anOpenCase(db, council, [niamh, alfie]))}`
})
afterAll(async () => {
  await http.close()
  await db.destroy()
})

const typed = () => ({
  ...{ 'held-day': '18', 'held-month': '3', 'held-year': '2026', contingency: 'We ask the court.' },
  ...{ 'name-1': 'Hilary Stroud', 'name-2': 'Grace Okafor', 'role-2': 'teacher', 'agency-2': 'Fenwick Lane Primary' },
  ...{ 'view-2': 'A plan is too much.', 'dissents-2': 'yes', reason: 'Niamh goes without meals.' },
  ...{ [`outcome-${niamh}`]: 'protection-plan', [`category-${niamh}`]: 'NEG', [`outcome-${alfie}`]: 'no-plan' },
  [`view-${niamh}`]: 'I want Mum to sleep.',
})
const asChair = <T>(work: Parameters<typeof inSeat<T>>[2]) => inSeat(db, council.conferenceChair, work)
const statuses = () => asChair((tx) => planStatusesOf(tx, [niamh, alfie]))

describe('recording a conference', () => {
  it('begins with today, its clock, the chair named and nothing decided', async () => {
    const { body } = await http.inject(url)
    for (const words of [
      'By 30 March 2026',
      'in 11 days',
      'Niamh Calloway',
      'Alfie Calloway',
      'value="Hilary Stroud"',
    ]) {
      expect(body).toContain(words)
    }
    expect(body).not.toContain('checked')
    expect(body).not.toContain('The plan goes on')
  })

  it('leads to the child’s page, with the plan begun and told under the child’s name', async () => {
    expect((await post(http, url, typed())).headers.location).toMatch(new RegExp(`/children/(${niamh}|${alfie})`))
    expect(await statuses()).toMatchObject([{ childId: niamh, kind: 'child-protection', category: 'NEG' }])
    const story = await asChair((tx) => entriesAbout(tx, niamh, { limit: 20 }))
    expect(story).toEqual(
      expect.arrayContaining([expect.objectContaining({ kind: 'child-words', saidBy: 'Niamh Calloway' })]),
    )
    expect((await http.inject(url)).body).toContain('It was held on 18 March 2026')
  })

  it('asks for what is missing, each by its field, and keeps what was typed', async () => {
    const unsaid = await post(http, url, { ...typed(), [`outcome-${alfie}`]: '', [`category-${niamh}`]: '' })
    expect(unsaid.statusCode).toBe(422)
    for (const words of [`href="#outcome-${alfie}"`, `href="#category-${niamh}"`, 'A plan is too much.', 'sleep.']) {
      expect(unsaid.body).toContain(words)
    }
    const ahead = await post(http, url, { ...typed(), 'held-day': '20' })
    expect(ahead.body).toContain('The day of the conference must be today or before')
    const nameless = await post(http, url, { ...typed(), 'name-2': '' })
    expect(nameless.body).toContain('href="#name-2"')
    expect((await post(http, url, { ...typed(), reason: '' })).body).toContain('href="#reason"')
    expect(await statuses()).toEqual([])
  })

  it('sent twice is one conference, and the second is told so', async () => {
    await post(http, url, typed())
    const again = await post(http, url, typed())
    expect([again.statusCode, again.body.includes('is recorded already')]).toEqual([422, true])
    expect(await statuses()).toHaveLength(1)
  })

  it('review, asks whether the plan goes on', async () => {
    await post(http, url, typed())
    const [next] = await asChair((tx) => conferencesAwaited(tx, [niamh]))
    const page = `/conferences/${next?.id}`
    const { body } = await http.inject(page)
    for (const words of ['Record the review child protection conference', 'The plan goes on', 'Grace Okafor']) {
      expect(body).toContain(words)
    }
    const ended = { ...typed(), [`outcome-${niamh}`]: 'end', [`steps-down-${niamh}`]: 'yes' }
    expect((await post(http, page, ended)).statusCode).toBe(303)
    expect((await statuses()).filter(({ toOn }) => toOn === null)).toMatchObject([{ kind: 'child-in-need' }])
  })

  it('is for its chair, as those who work with the child read, and not there for anyone else', async () => {
    for (const [other, status] of [
      [council.socialWorker, 403],
      [council.teamManager, 403],
      [council.reviewingOfficer, 404],
      [{ ...council.conferenceChair, authority: '991' }, 404],
    ] as const) {
      actor = other
      expect((await http.inject(url)).statusCode).toBe(status)
      expect((await post(http, url, typed())).statusCode).toBe(status)
    }
    expect(await statuses()).toEqual([])
  })
})
