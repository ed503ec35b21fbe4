import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { aChild, anAdult, motherOf } from '../../../../testing/builders/child.ts'
import { aCouncil, aPractitioner, aWorker, type Council } from '../../../../testing/builders/council.ts'
import { aPdfFile } from '../../../../testing/builders/document-file.ts'
import { aMoment } from '../../../../testing/builders/moment.ts'
import { MOST_BYTES, pagesOf, post, postFile } from '../../../../testing/builders/pages.ts'
import { aDatabase } from '../../../../testing/database.ts'
import { type Actor, systemActor } from '../../../access/actor.ts'
import { allocate } from '../../../casework/allocations/queries.ts'
import { documentTasks } from '../../../entries/documents/jobs.ts'
import { entriesAbout } from '../../../entries/queries.ts'
import { type Database, inSeat, openDatabase } from '../../../platform/db.ts'
import { newId } from '../../../platform/ids.ts'
import { chronologyPage } from '../../chronology/pages/chronology/page.ts'
import { addDocumentPage } from './add-document/page.ts'
import { correctDocumentPage } from './correct-document/page.tsx'
import { documentPage } from './document/page.ts'
import { documentsPage } from './documents/page.ts'
import { withdrawDocumentPage } from './withdraw-document/page.tsx'

const NOW = aMoment()
let db: Database
let http: FastifyInstance
let council: Council
let actor: Actor
let niamh: string
let alfie: string

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app, 4)
  council = await aCouncil(urls)
  http = await pagesOf(
    db,
    () => actor,
    () => NOW,
    (server, acting) => {
      for (const room of [documentsPage, addDocumentPage, documentPage, correctDocumentPage, withdrawDocumentPage])
        room(server, acting)
      chronologyPage(server, acting)
    },
  )
})
beforeEach(async () => {
  actor = council.socialWorker
  niamh = await aChild(db, '990')
  alfie = await aChild(db, '990', { given: 'Alfie', birthDate: '2022-05-01' })
  await motherOf(db, '990', await anAdult(db, '990'), [niamh, alfie])
  for (const child of [niamh, alfie]) await hold(child)
})
afterAll(async () => {
  await http.close()
  await db.destroy()
})

const hold = (childId: string) =>
  inSeat(db, systemActor('990', 'test'), (tx) =>
    allocate(tx, {
      ...{ childId, userId: council.socialWorker.userId, teamId: council.teams.safeguarding, role: 'social-worker' },
      fromOn: NOW.day,
    }),
  )

const WHAT = { title: 'School report', kind: 'report', fromWhom: 'Fenwick Lane Primary' }
const DATED = { 'datedOn-day': '3', 'datedOn-month': '2', 'datedOn-year': '2026' }
const PDF = { name: '../report.pdf', content: aPdfFile('Niamh reads well.') }

const add = (fields: Readonly<Record<string, string>> = {}, file: { name: string; content: string | Buffer } = PDF) =>
  postFile(http, `/children/${niamh}/documents/new`, { id: newId(), ...WHAT, ...DATED, ...fields }, file)

async function added(fields: Readonly<Record<string, string>> = {}): Promise<string> {
  const answer = await add(fields)
  expect(answer.statusCode).toBe(303)
  return answer.headers.location?.replace('/documents/', '') ?? ''
}

const storyOf = async (child: string) =>
  (await inSeat(db, systemActor('990', 'test'), (tx) => entriesAbout(tx, child, { limit: 20 }))).map(
    ({ title }) => title,
  )

describe('a document', () => {
  it('is kept as it came, said in the story, and given back byte for byte to be saved', async () => {
    const id = await added()
    const { body } = await http.inject(`/documents/${id}`)
    for (const words of ['School report', 'Fenwick Lane Primary', '3 February 2026', 'report.pdf', 'Not scanned']) {
      expect(body).toContain(words)
    }
    expect((await http.inject(`/children/${niamh}/documents`)).body).toContain(`/documents/${id}`)
    expect(await storyOf(niamh)).toEqual(['A document came: School report'])
    expect(await storyOf(alfie)).toEqual([])
    const file = await http.inject(`/documents/${id}/file`)
    expect(file.rawPayload.equals(PDF.content)).toBe(true)
    expect(file.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="report.pdf"; filename*=UTF-8''report.pdf`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'no-store',
    })
  })

  it('in several pieces is the same when it is given back', async () => {
    const content = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(2_500_000, 'page ')])
    const answer = await add({}, { name: 'long.pdf', content })
    const file = await http.inject(`${answer.headers.location}/file`)
    expect(file.rawPayload.equals(content)).toBe(true)
  })

  it('about brothers and sisters is one, in each of their stories', async () => {
    const id = await added({ also: alfie })
    expect(await storyOf(alfie)).toEqual(['A document came: School report'])
    expect((await http.inject(`/children/${alfie}/documents`)).body).toContain(`/documents/${id}`)
  })

  it('sent twice is one', async () => {
    const id = newId()
    const [first, again] = [await add({ id }), await add({ id })]
    expect([first.headers.location, again.headers.location]).toEqual([`/documents/${id}`, `/documents/${id}`])
    expect(await storyOf(niamh)).toHaveLength(1)
  })

  it('without a title has its file’s name', async () => {
    const id = await added({ title: '' })
    expect((await http.inject(`/documents/${id}`)).body).toContain('<h1 class="govuk-heading-l">report</h1>')
  })

  it('has its words read by a job, once', async () => {
    const id = await added()
    expect((await http.inject(`/documents/${id}`)).body).toContain('being read')
    const tasks = documentTasks(db)
    for (const _ of ['once', 'again']) await tasks['read-document']?.({ authority: '990', documentId: id })
    expect((await http.inject(`/documents/${id}`)).body).toContain('Its words can be searched')
  })
})

describe('a file that is not taken', () => {
  it.each([
    ['none chosen', { name: '', content: '' }, 'Choose the file'],
    ['a program', { name: 'report.pdf', content: 'MZ\u0000\u0001' }, 'not taken'],
    ['too large', { name: 'x.txt', content: 'x'.repeat(MOST_BYTES + 1) }, 'larger than may be kept'],
  ])('%s: it is said why, nothing is kept but the words', async (_, file, words) => {
    const answer = await add({ fromWhom: 'The clinic' }, file)
    expect([answer.statusCode, answer.body.includes(words)]).toEqual([422, true])
    expect(answer.body).toContain('value="The clinic"')
    expect(await storyOf(niamh)).toEqual([])
    expect((await http.inject(`/children/${niamh}/documents`)).body).toContain('No document has come')
    expect((await http.inject(`/children/${niamh}/documents/new`)).body).toContain('value="The clinic"')
  })

  it('everything that is wrong is said at once', async () => {
    const { body } = await add({ title: '', kind: '', fromWhom: '', 'datedOn-year': '26' }, { name: '', content: '' })
    for (const field of ['file', 'kind', 'datedOn-day', 'fromWhom']) expect(body).toContain(`href="#${field}"`)
  })

  it('nor on a page that asks for none', async () => {
    const id = await added()
    expect((await postFile(http, `/documents/${id}/withdraw`, { why: 'x' }, PDF)).statusCode).toBe(415)
  })
})

describe('put right', () => {
  it('what it is called changes; what it was called, and why, stays beside it', async () => {
    const id = await added()
    expect((await http.inject(`/documents/${id}/correct`)).body).toContain('value="School report"')
    const right = { ...WHAT, ...DATED, title: 'Nursery report', why: 'It is from before she went to school.' }
    expect((await post(http, `/documents/${id}/correct`, right)).headers.location).toBe(`/documents/${id}`)
    const { body } = await http.inject(`/documents/${id}`)
    expect(body).toContain('<h1 class="govuk-heading-l">Nursery report</h1>')
    expect(body).toContain('It is from before she went to school.')
    expect((await http.inject(`/children/${niamh}/chronology`)).body).toContain('A document came: School report')
    expect((await post(http, `/documents/${id}/correct`, { ...right, why: '' })).statusCode).toBe(422)
  })

  it('one that should not be here is given to nobody, and nothing of it is deleted', async () => {
    const id = await added()
    expect((await post(http, `/documents/${id}/withdraw`, { why: '' })).statusCode).toBe(422)
    await post(http, `/documents/${id}/withdraw`, { why: 'It is about another child.' })
    expect((await http.inject(`/documents/${id}`)).body).toContain('It is about another child.')
    for (const part of ['file', 'correct', 'withdraw'])
      expect((await http.inject(`/documents/${id}/${part}`)).statusCode).toBe(404)
    expect((await http.inject(`/children/${niamh}/documents`)).body).toContain('Withdrawn')
    const [{ count } = { count: 0 }] = await inSeat(db, systemActor('990', 'test'), (tx) =>
      tx
        .selectFrom('documentContent')
        .select((the) => the.fn.countAll<string>().as('count'))
        .where('authority', '=', '990')
        .where('documentId', '=', id)
        .execute(),
    )
    expect(Number(count)).toBe(1)
  })
})

describe('who x what', () => {
  it.each<[string, () => Actor | Promise<Actor>, number, number]>([
    ['the worker who holds the child', () => council.socialWorker, 200, 200],
    ['the manager of the team', () => council.teamManager, 200, 200],
    ['a colleague who does not', () => council.colleague, 404, 404],
    ['the front door, when it is decided', () => council.frontDoorManager, 404, 404],
    ['a chair of other conferences', () => council.conferenceChair, 404, 404],
    ['an auditor', () => aWorker(council, 'auditor'), 404, 404],
    ['a partner', () => aPractitioner(council), 404, 404],
    ['another authority', async () => (await aCouncil(council.urls, '991')).socialWorker, 404, 404],
  ])('%s', async (_, who, looks, writes) => {
    const id = await added()
    actor = await who()
    const status = async (path: string) => (await http.inject(path)).statusCode
    expect(await status(`/documents/${id}`)).toBe(looks)
    expect(await status(`/documents/${id}/file`)).toBe(looks)
    expect(await status(`/children/${niamh}/documents`)).toBe(looks)
    const refused = writes === 404 ? [403, 404] : [200]
    for (const path of [`/children/${niamh}/documents/new`, `/documents/${id}/correct`, `/documents/${id}/withdraw`])
      expect(refused).toContain(await status(path))
    const sent = await add({ title: 'Another report' })
    expect(sent.statusCode === 303).toBe(writes === 200)
  })

  it('a reader of one child is not told which other children it is about', async () => {
    const id = await added({ also: alfie })
    actor = council.reviewingOfficer
    await inSeat(db, systemActor('990', 'test'), (tx) =>
      allocate(tx, {
        ...{ childId: alfie, userId: actor.userId, teamId: null, role: 'reviewing-officer', fromOn: NOW.day },
      }),
    )
    const { statusCode, body } = await http.inject(`/documents/${id}`)
    expect([statusCode, body.includes('Alfie'), body.includes('Niamh')]).toEqual([200, true, false])
    expect(body).not.toContain('/withdraw')
  })

  it('each look, and each time the file is given, is on record', async () => {
    const id = await added()
    await http.inject(`/documents/${id}`)
    await http.inject(`/documents/${id}/file`)
    const leaves = await inSeat(db, council.socialWorker, (tx) =>
      tx
        .selectFrom('access.auditLeaf')
        .select('details')
        .where('authority', '=', '990')
        .where('subjectId', '=', niamh)
        .where('action', '=', 'child.look')
        .orderBy('at')
        .execute(),
    )
    const parts = leaves.map(({ details }) => details as { part: string; step?: string })
    expect(parts.filter(({ step }) => step === id).map(({ part }) => part)).toEqual(['document', 'document-file'])
  })
})
