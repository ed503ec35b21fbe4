import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../../testing/builders/case.ts'
import { aChild } from '../../../../testing/builders/child.ts'
import { aConference } from '../../../../testing/builders/conference.ts'
import { aCouncil, type Council } from '../../../../testing/builders/council.ts'
import { aMoment } from '../../../../testing/builders/moment.ts'
import { pagesOf, post } from '../../../../testing/builders/pages.ts'
import { aDatabase } from '../../../../testing/database.ts'
import type { Actor } from '../../../access/actor.ts'
import { type Database, inSeat, openDatabase } from '../../../platform/db.ts'
import { newId } from '../../../platform/ids.ts'
import { attendeePage, inviteAnotherPage } from './attendee/page.ts'
import { changeMeetingPage } from './change-meeting/page.tsx'
import { conveneMeetingPage } from './convene-meeting/page.ts'
import { meetingPage } from './meeting/page.ts'
import { minutesPage } from './minutes/page.tsx'
import { conferencesPage } from './to-come/page.tsx'

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
  http = await pagesOf(
    db,
    () => actor,
    () => aMoment(),
    (server, acting) => {
      for (const page of [conveneMeetingPage, meetingPage, inviteAnotherPage, attendeePage]) page(server, acting)
      for (const page of [changeMeetingPage, minutesPage, conferencesPage]) page(server, acting)
    },
  )
})
beforeEach(async () => {
  actor = council.socialWorker
  niamh = await aChild(db, '990')
  alfie = await aChild(db, '990', { given: 'Alfie', birthDate: '2022-05-01' })
  await aConference(db, council, await anOpenCase(db, council, [niamh, alfie]))
})
afterAll(async () => {
  await http.close()
  await db.destroy()
})

const url = () => `/children/${niamh}/meetings/new`
const typed = () => ({
  ...{ kind: 'initial-conference', 'planned-day': '26', 'planned-month': '3', 'planned-year': '2026' },
  ...{ time: '9.30', place: 'Town hall', 'name-1': 'Grace Okafor', 'role-1': 'teacher', 'agency-1': 'School' },
})
async function planned(): Promise<string> {
  const { headers } = await post(http, url(), typed())
  expect(headers.location).toMatch(/^\/meetings\/[0-9a-f-]{36}$/)
  return headers.location ?? ''
}
const body = async (path: string) => (await http.inject(path)).body
/** What a form as it is open carries of the version it was begun from. */
async function opened(path: string) {
  const page = await body(path)
  const value = (name: string) =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1]?.replaceAll('&quot;', '"')
  return { revision: value('revision') ?? '', begunFrom: value('begunFrom') ?? '' }
}
const personOn = async (meeting: string) =>
  /href="(\/meetings\/[^"]*\/people\/[0-9a-f-]{36})"/.exec(await body(meeting))?.[1] ?? ''

it('is in time, or marked as too late, where it is booked, on its own page and in the chair’s list', async () => {
  expect((await http.inject(url())).body).toContain('The last day in time')
  const late = { ...typed(), 'planned-month': '9' }
  const { headers } = await post(http, url(), late)
  const words = 'its last day in time'
  expect((await http.inject(headers.location ?? '')).body).toContain(words)
  expect((await http.inject(url())).body).toContain(words)
  actor = council.conferenceChair
  expect((await http.inject('/meetings')).body).toContain(words)
})

describe('planning a meeting', () => {
  it('offers what waits, who is known and the chair; and shows what is planned afterwards', async () => {
    const page = await body(url())
    for (const words of ['Initial child protection conference', 'Asha Verma, social worker', 'Hilary Stroud. Write']) {
      expect(page).toContain(words)
    }
    const meeting = await planned()
    const shown = await body(meeting)
    for (const words of ['26 March 2026 at 09:30', 'Grace Okafor', 'Alfie Calloway', 'Nobody is down from:']) {
      expect(shown).toContain(words)
    }
    expect(shown).toContain('Police, Health')
    expect(await body(url())).toContain(`href="${meeting}"`)
  })

  it('asks for what is missing, each by its field, and keeps every word', async () => {
    const wrong = await post(http, url(), { ...typed(), 'planned-day': '40', time: 'noon', 'name-1': '' })
    expect(wrong.statusCode).toBe(422)
    for (const words of ['href="#planned-day"', 'href="#time"', 'href="#name-1"', 'Town hall', 'value="noon"']) {
      expect(wrong.body).toContain(words)
    }
    const past = await post(http, url(), { ...typed(), 'planned-day': '18' })
    expect(past.body).toContain('must be today or later')
    expect((await post(http, url(), { ...typed(), place: '' })).body).toContain('href="#place"')
    expect((await post(http, url(), { ...typed(), kind: '' })).body).toContain('href="#kind"')
  })

  it('of a child who waits for none says so, and asks nothing', async () => {
    const rosa = await aChild(db, '990', { given: 'Rosa' })
    await anOpenCase(db, council, [rosa])
    const page = await body(`/children/${rosa}/meetings/new`)
    expect(page).toContain('No meeting waits to be planned')
    expect(page).not.toContain('When is it?')
  })
})

describe('the page of a meeting', () => {
  it('takes an answer and a report, and shows them; a withdrawn invitation says why', async () => {
    const meeting = await planned()
    const person = await personOn(meeting)
    const form = await body(person)
    for (const words of ['value="Grace Okafor"', 'value="24"', 'No answer yet']) expect(form).toContain(words)
    const known = { name: 'Grace Okafor', role: 'teacher', agency: 'School', answer: 'coming' }
    const report = {
      ...{ 'report-received-day': '19', 'report-received-month': '3', 'report-received-year': '2026' },
      reportText: 'She is tired on Mondays.',
    }
    const first = await opened(person)
    expect((await post(http, person, { ...first, ...known, ...report })).headers.location).toBe(meeting)
    const shown = await body(meeting)
    for (const words of ['Coming', 'came 19 March 2026', 'not yet shown', 'She is tired on Mondays.']) {
      expect(shown).toContain(words)
    }
    const again = await opened(person)
    const undated = await post(http, person, { ...again, ...known, reportText: 'More.' })
    expect([undated.statusCode, undated.body.includes('Write when the report came')]).toEqual([422, true])
    const unsaid = await post(http, person, { ...again, ...known, answer: 'withdrawn' })
    expect(unsaid.body).toContain('href="#withdrawnWhy"')
    await post(http, person, { ...again, ...known, answer: 'withdrawn', withdrawnWhy: 'She has left.' })
    expect(await body(meeting)).toContain('Not to come: She has left.')
  })

  it('asks someone more, once', async () => {
    const meeting = await planned()
    const nurse = { id: newId(), name: 'Ravi Shah', role: 'school nurse', agency: 'NHS Trust', answer: 'none' }
    for (const _ of [1, 2]) expect((await post(http, `${meeting}/people/new`, nurse)).statusCode).toBe(303)
    expect((await body(meeting)).match(/Ravi Shah<br/g)).toHaveLength(1)
    expect((await post(http, `${meeting}/people/new`, { ...nurse, id: newId(), name: '' })).body).toContain('#name')
  })

  it('is put off or called off with its reason, and then asks no more', async () => {
    const meeting = await planned()
    const change = `${meeting}/change`
    expect(await body(change)).toContain('value="09:30"')
    expect((await post(http, change, { to: '', reason: 'x' })).body).toContain('href="#to"')
    const later = { ...typed(), to: 'another-day', 'planned-day': '27', reason: 'The chair is ill.' }
    expect((await post(http, change, later)).headers.location).toBe(meeting)
    expect(await body(meeting)).toContain('From 26 March 2026 to 27 March 2026: The chair is ill. (Asha Verma)')
    await post(http, change, { to: 'called-off', reason: 'Mum gave birth.' })
    expect(await body(meeting)).toContain('Called off 19 March 2026: Mum gave birth.')
    expect(await body(change)).not.toContain('What happens to it?')
    expect(await body(`${meeting}/minutes`)).toContain('after the meeting was held')
  })
})

describe('what two people write at once', () => {
  it('in the minutes: whoever sends second sees both, and no word is gone', async () => {
    const meeting = await planned()
    const url = `${meeting}/minutes`
    const held = { heldOn: aMoment().day }
    const id = meeting.slice('/meetings/'.length)
    await inSeat(db, actor, (tx) => tx.updateTable('meeting').set(held).where('id', '=', id).execute())
    const both = await opened(url)
    const write = (text: string) => post(http, url, { ...both, text, state: 'draft' })
    expect((await write('Breakfast goes on.')).headers.location).toBe(meeting)
    actor = council.teamManager
    const second = await write('The nurse visits on Mondays.')
    expect(second.statusCode).toBe(422)
    expect(second.body).toContain('Breakfast goes on.\n\nThe nurse visits on Mondays.</textarea>')
    const joined = { ...(await opened(url)), text: 'Breakfast goes on. The nurse visits.', state: 'draft' }
    expect((await post(http, url, joined)).headers.location).toBe(meeting)
    expect(await body(url)).toContain('Breakfast goes on. The nurse visits.</textarea>')
  })

  it('of someone asked: an answer kept meanwhile stays beside a number changed', async () => {
    const meeting = await planned()
    const person = await personOn(meeting)
    const both = { ...(await opened(person)), name: 'Grace Okafor', role: 'teacher', agency: 'School' }
    const due = { 'report-by-day': '24', 'report-by-month': '3', 'report-by-year': '2026' }
    expect((await post(http, person, { ...both, ...due, answer: 'apologies' })).headers.location).toBe(meeting)
    actor = council.teamManager
    const second = await post(http, person, { ...both, ...due, answer: 'none', contact: '01632 960114' })
    expect(second.statusCode).toBe(422)
    expect(second.body).toMatch(/value="apologies"[^>]* checked/)
    expect(second.body).toContain('value="01632 960114"')
  })
})

describe('the chair’s conferences', () => {
  it('show what is planned and what waits, to chairs alone', async () => {
    const meeting = await planned()
    expect((await http.inject('/meetings')).statusCode).toBe(404)
    actor = council.conferenceChair
    const page = await body('/meetings')
    for (const words of [`href="${meeting}"`, 'Niamh Calloway', '0 of 1 came', 'All minutes are out.']) {
      expect(page).toContain(words)
    }
  })
})

describe('to whoever does not work with the children', () => {
  it('a meeting is not there, nor any of its forms', async () => {
    const meeting = await planned()
    const paths = [meeting, `${meeting}/change`, `${meeting}/people/new`, await personOn(meeting), `${meeting}/minutes`]
    for (const other of [council.colleague, council.frontDoorManager, { ...council.socialWorker, authority: '991' }]) {
      actor = other
      for (const path of [...paths, url()]) {
        expect((await http.inject(path)).statusCode, path).toBe(404)
        if (path !== meeting) expect((await post(http, path, typed())).statusCode, path).toBe(404)
      }
    }
  })

  it('nor is anyone’s who is of another meeting, or of none', async () => {
    const meeting = await planned()
    expect((await http.inject(`${meeting}/people/${newId()}`)).statusCode).toBe(404)
    expect((await http.inject(`/meetings/${newId()}`)).statusCode).toBe(404)
    expect((await http.inject('/meetings/nothing')).statusCode).toBe(404)
  })
})
