import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../testing/builders/case.ts'
import { aChild, anAdult, motherOf } from '../../../testing/builders/child.ts'
import { aCouncil, aPractitioner, type Council } from '../../../testing/builders/council.ts'
import { aPicture } from '../../../testing/builders/document-file.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { pagesOf, post, postFile } from '../../../testing/builders/pages.ts'
import { anEntry } from '../../../testing/builders/story.ts'
import { aDatabase } from '../../../testing/database.ts'
import type { Actor } from '../../access/actor.ts'
import { keepBackPage } from '../../casework/assessments/pages/keep-back/page.tsx'
import { recordVisitPage } from '../../casework/visits/pages/record-visit/page.ts'
import { readPdf } from '../../entries/documents/reading-pdf.ts'
import { addEntries, entriesAbout } from '../../entries/queries.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { addRelationships } from '../../people/family/queries.ts'
import { systemClock } from '../../platform/clock.ts'
import { type Database, inSeat, openDatabase } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { documentPage } from '../documents/pages/document/page.ts'
import { photoPage } from '../documents/pages/photo/page.tsx'
import { looksAt } from '../looks/queries.ts'
import { writeEntryPage } from '../writing/pages/write-entry/page.ts'
import { giveCopy } from './commands.ts'
import { readerOf } from './commands-facts.ts'
import { copyPages } from './pages/pages.ts'

const NOW = aMoment()
const TODAY = { 'when-day': '18', 'when-month': '3', 'when-year': '2026' }
let db: Database
let http: FastifyInstance
let council: Council
let actor: Actor
let niamh: string
let kerry: string
let assessmentId: string

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app, 4)
  council = await aCouncil(urls)
  const rooms = [copyPages, writeEntryPage, recordVisitPage, keepBackPage, photoPage, documentPage]
  http = await pagesOf(
    db,
    () => actor,
    () => NOW,
    (server, acting) => {
      for (const room of rooms) room(server, acting)
    },
  )
})
beforeEach(async () => {
  actor = council.socialWorker
  niamh = await aChild(db, '990')
  kerry = await anAdult(db, '990')
  await motherOf(db, '990', kerry, [niamh])
  assessmentId = (await anOpenCase(db, council, [niamh])).assessmentId
})
afterAll(async () => {
  await http.close()
  await db.destroy()
})

const as = (who: Actor) => {
  actor = who
}
const get = async (url: string) => {
  const { statusCode, body } = await http.inject(url)
  return { statusCode, body: body.replaceAll(/\s+/g, ' ') }
}

async function tell(given: Parameters<typeof anEntry>[1]): Promise<string> {
  const entry = anEntry(niamh, given)
  await inSeat(db, council.socialWorker, (tx) => addEntries(tx, council.socialWorker, [entry]))
  return entry.id
}

async function prepared(whose = 'child', large = ''): Promise<string> {
  const id = newId()
  const answer = await post(http, `/children/${niamh}/copies`, { id, whose, language: 'en', large })
  expect(answer.headers.location).toBe(`/children/${niamh}/copies/${id}`)
  return `/children/${niamh}/copies/${id}`
}

async function released(path: string): Promise<void> {
  as(council.teamManager)
  const [, read = ''] = /name="read" value="(\w+)"/.exec((await get(path)).body) ?? []
  expect((await post(http, path, { id: newId(), decision: 'release', read })).statusCode).toBe(303)
  as(council.socialWorker)
}

describe('a copy for the child', () => {
  it('is prepared, read by a manager who did not prepare it, frozen, printed in large print and given', async () => {
    await tell({ title: 'I want a dog', kind: 'child-words', saidBy: 'Asha Verma', saidByRole: null })
    const path = await prepared('child', 'yes')
    expect((await get(path)).body).toContain('What you said')
    expect((await get(`${path}/copy.pdf`)).statusCode).toBe(404)
    await released(path)
    await tell({ title: 'Written after it was released' })
    expect((await get(path)).body).not.toContain('Written after it was released')

    const { rawPayload } = await http.inject(`${path}/copy.pdf`)
    expect(await readPdf(new Uint8Array(rawPayload), 20_000)).toContain('I want a dog')
    const given = {
      id: newId(),
      toWhom: 'Niamh, with Nan',
      'givenOn-day': '19',
      'givenOn-month': '3',
      'givenOn-year': '2026',
    }
    expect((await post(http, `${path}/give`, { ...given, how: 'Read at home.' })).statusCode).toBe(303)
    expect((await get(path)).body).toContain('Given to Niamh, with Nan, 19 March 2026, by Asha Verma')
    const story = await inSeat(db, actor, (tx) => entriesAbout(tx, niamh, { limit: 9 }))
    expect(story.map(({ title }) => title)).toContain('The child’s copy was given')
    const { looks } = await inSeat(db, actor, (tx) => looksAt(tx, niamh, 50))
    const acts = looks.map(({ action }) => action)
    expect(acts).toEqual(expect.arrayContaining(['copy.prepare', 'copy.release', 'record.take']))
  })

  it('is not released unread: neither by who prepared it, nor after the record changed', async () => {
    const path = await prepared()
    const decision = { decision: 'release', read: 'what was read before' }
    as(council.teamManager)
    expect((await post(http, path, { id: newId(), ...decision })).body).toContain('The record has changed')
    const back = { id: newId(), decision: 'hand-back', comment: 'Say more of Nan.' }
    expect((await post(http, path, back)).statusCode).toBe(303)
    expect((await get(path)).body).toContain('Say more of Nan.')
    const own = await prepared()
    expect((await post(http, own, { id: newId(), ...decision })).body).toContain('You prepared this copy')
  })

  it('has the photo of the child, which only a picture can be', async () => {
    const when = { 'takenOn-day': '1', 'takenOn-month': '3', 'takenOn-year': '2026' }
    const send = (content: Buffer | string) =>
      postFile(http, `/children/${niamh}/photo`, { id: newId(), ...when }, { name: 'me.png', content })
    expect((await send('no picture')).body).toContain('JPEG or PNG')
    expect((await send(aPicture())).statusCode).toBe(303)
    const path = await prepared()
    const [, src = ''] = /<img class="ics-copy__photo" src="([^"]+)"/.exec((await get(path)).body) ?? []
    const file = await http.inject(src)
    expect(file.headers).toMatchObject({ 'content-type': 'image/png', 'cache-control': 'no-store' })
    await released(path)
    expect((await http.inject(`${path}/copy.pdf`)).rawPayload.includes('/Subtype /Image')).toBe(true)
    as(council.colleague)
    expect((await http.inject(src)).statusCode).toBe(404)
  })
})

describe('a copy for a parent', () => {
  const decide = (entry: string, fields: Readonly<Record<string, string>>) =>
    post(http, `/entries/${entry}/copies`, { id: newId(), from: 'parents', ...fields })

  it('leaves out what the writer kept back, in an entry, a visit and an assessment, and says why', async () => {
    const what = 'Niamh had breakfast. Uncle Ray was drunk again.'
    const entry = { id: newId(), what, ...TODAY, kind: 'fact', saidBy: 'Asha Verma', bearing: 'neutral' }
    const keep = { keepWhy: 'about-someone-else', keepWords: 'Uncle Ray was drunk again.' }
    expect((await post(http, `/children/${niamh}/write`, { ...entry, ...keep, keepWords: 'no' })).body).toContain(
      'These words do not stand in what you wrote',
    )
    expect((await post(http, `/children/${niamh}/write`, { ...entry, ...keep })).statusCode).toBe(303)
    const visit = { id: newId(), ...TODAY, summary: 'Tidy. Ray’s bail ends in May.', [`seen-${niamh}`]: 'alone' }
    const police = { keepWhy: 'police', keepWords: "Ray's bail ends in May." }
    expect((await post(http, `/children/${niamh}/visits/new`, { ...visit, ...police })).statusCode).toBe(303)
    const none = { id: newId(), keepWhy: 'police', keepWords: 'Nobody wrote this' }
    const refused = await post(http, `/assessments/${assessmentId}/keep-back`, none)
    expect(refused.body).toContain('do not stand in the assessment')

    const { body } = await get(await prepared(kerry))
    expect(body).toContain('Niamh had breakfast.')
    expect(body).toContain('Tidy.')
    expect(body).toContain('words are left out here: it is about someone else')
    for (const words of ['drunk', 'bail']) expect(body).not.toContain(words)
    expect((await get(await prepared())).body).toContain('Uncle Ray')
  })

  it('is for whom the child has as a parent now, by birth or by adoption', async () => {
    const [joel, ada] = [await anAdult(db, '990', { given: 'Joel' }), await anAdult(db, '990', { given: 'Ada' })]
    const tie = { personId: niamh, parentalResponsibility: true, words: null, fromOn: null }
    const ended = { id: newId(), ...tie, otherId: joel, kind: 'father' as const, toOn: NOW.day }
    const stands = { id: newId(), ...tie, otherId: ada, kind: 'adoptive-parent' as const, toOn: null }
    await inSeat(db, council.socialWorker, (tx) => addRelationships(tx, [ended, stands]))
    const { body } = await get(`/children/${niamh}/copies`)
    expect(body).toContain('Ada Calloway')
    expect(body).not.toContain('Joel Calloway')
    const forJoel = { id: newId(), whose: joel, language: 'en' }
    expect((await post(http, `/children/${niamh}/copies`, forJoel)).statusCode).not.toBe(303)
    await prepared(ada)
    const reader = (id: string) => inSeat(db, council.socialWorker, (tx) => readerOf(tx, id, NOW.day))
    expect(await reader(joel)).toMatchObject({ childIds: [] })
    expect(await reader(ada)).toMatchObject({ childIds: [niamh] })
  })

  it('is not given any more once something in it is kept back, or they are the child’s parent no longer', async () => {
    const entry = await tell({ title: 'Mum has moved to the refuge' })
    const [path, childs] = [await prepared(kerry), await prepared()]
    await released(path)
    await released(childs)
    const pdf = async (of: string) => (await http.inject(`${of}/copy.pdf`)).statusCode
    const keep = { verdict: 'keep-back', reason: 'could-be-dangerous' }
    const later = await tell({ title: 'Written since' })
    expect((await decide(later, keep)).statusCode).toBe(303)
    expect(await pdf(path)).toBe(200)
    expect((await decide(entry, keep)).statusCode).toBe(303)
    expect(await pdf(path)).toBe(303)
    expect((await get(path)).body).toContain('Something was kept back after this copy was released')
    expect((await get(path)).body).not.toContain('copy.pdf')
    // Kept back from parents alone, it is the child's to read.
    expect(await pdf(childs)).toBe(200)

    const today = aMoment(systemClock.now())
    const give = (givenOn: CalendarDay) =>
      inSeat(db, actor, (tx) => {
        const given = { givenId: newId(), entryId: newId(), toWhom: 'Kerry', givenOn, how: '' }
        return giveCopy(tx, actor, { ...given, childId: niamh, id: path.split('/').at(-1) ?? '' }, today)
      })
    expect(await give(today.day)).toEqual({ ok: false, refusal: 'kept-back-since' })
    expect(await give(NOW.day)).toMatchObject({ ok: true })

    expect((await decide(entry, { verdict: 'give', why: 'She has moved on.' })).statusCode).toBe(303)
    expect(await pdf(path)).toBe(200)
    const ties = await inSeat(db, actor, (tx) =>
      tx.updateTable('relationship').set({ toOn: NOW.day }).where('personId', '=', niamh).returning('id').execute(),
    )
    expect(ties).toHaveLength(1)
    expect(await pdf(path)).toBe(303)
    expect((await get(path)).body).toContain('not written down as a parent of the child now')
  })

  it('has the child’s own words only once somebody decided, with a reason', async () => {
    const said = await tell({ title: 'I am scared of the stairs', kind: 'child-words' })
    const path = await prepared(kerry)
    expect((await get(path)).body).toContain('it is Niamh’s to tell')
    expect((await decide(said, { verdict: 'give' })).body).toContain('Write why it may be given')
    expect((await decide(said, { verdict: 'give', why: 'Niamh asked us to.' })).statusCode).toBe(303)
    expect((await get(path)).body).toContain('I am scared of the stairs')
    expect((await get(`/entries/${said}/copies`)).body).toContain('Niamh asked us to.')
  })
})

it('a copy is there for whoever works with the child, and is released by their manager alone', async () => {
  const path = await prepared()
  const entry = await tell({ title: 'Tea' })
  const seen = async (who: Actor) => {
    as(who)
    const pages = [`/children/${niamh}/copies`, path, `/entries/${entry}/copies`]
    return Promise.all(pages.map(async (page) => (await get(page)).statusCode))
  }
  expect(await seen(council.socialWorker)).toEqual([200, 200, 200])
  expect(await seen(council.teamManager)).toEqual([200, 200, 200])
  const grace = await aPractitioner(council)
  for (const who of [council.colleague, council.conferenceChair, council.reviewingOfficer, grace]) {
    expect(await seen(who)).toEqual([404, 404, 404])
  }
  const statuses = [
    [council.socialWorker, 403],
    [council.colleague, 404],
    [grace, 404],
  ] as const
  for (const [who, status] of statuses) {
    as(who)
    expect((await post(http, path, { id: newId(), decision: 'release', read: '' })).statusCode).toBe(status)
  }
  as(council.colleague)
  expect((await post(http, `/children/${niamh}/copies`, { id: newId(), whose: 'child' })).statusCode).toBe(404)
})
