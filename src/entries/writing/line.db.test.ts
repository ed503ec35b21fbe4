import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import * as Y from 'yjs'
import { anOpenCase } from '../../../testing/builders/case.ts'
import { aChild } from '../../../testing/builders/child.ts'
import { aCouncil, aPractitioner, aWorker, type Council } from '../../../testing/builders/council.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { pagesOf, post } from '../../../testing/builders/pages.ts'
import { aDatabase } from '../../../testing/database.ts'
import type { Actor } from '../../access/actor.ts'
import { writeAssessmentPage } from '../../casework/assessments/pages/write-assessment/page.ts'
import { type Database, inSeat, openDatabase } from '../../platform/db.ts'
import { keepState } from './commands.ts'
import { type Frame, MOST_BYTES_AT_ONCE, packed, readWelcome, unpacked } from './contract.ts'
import { typedIntoFragment } from './fragment.ts'
import { changesOf, versionsOf, writingOf } from './queries.ts'
import { changeOf, docOf, textIn } from './words.ts'

let db: Database
let http: FastifyInstance
let council: Council
let actor: Actor
let id: string
let writing: string

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app)
  council = await aCouncil(urls)
  http = await pagesOf(
    db,
    () => actor,
    () => aMoment(),
    (server, acting) => writeAssessmentPage(server, acting),
  )
})
beforeEach(async () => {
  actor = council.socialWorker
  id = (await anOpenCase(db, council, [await aChild(db, '990')])).assessmentId
  await http.inject(`/assessments/${id}`)
  writing = (await inSeat(db, actor, (tx) => writingOf(tx, `assessment:${id}`))) ?? ''
})
afterAll(async () => {
  await http.close()
  await db.destroy()
})

const url = () => `/assessments/${id}/writing`
const frame = (kind: Frame['kind'], number: number, bytes: Uint8Array): Frame => ({
  kind,
  number,
  bytes: new Uint8Array(bytes),
})
/** Says something as a browser without a WebSocket does. */
const say = (frames: readonly Frame[], of = writing) =>
  http.inject({
    method: 'POST',
    url: url(),
    payload: { writing: of, said: Buffer.from(packed(frames)).toString('base64') },
  })
const heard = (body: string): readonly Frame[] => unpacked(Buffer.from(String(JSON.parse(body).said), 'base64')) ?? []
const news = (since: number) => http.inject({ url: `${url()}?writing=${writing}&since=${since}` })
const typed = (text: string) => {
  const doc = new Y.Doc()
  return changeOf(doc, () => typedIntoFragment(doc.getXmlFragment('analysis'), text)) ?? new Uint8Array()
}
const hello = (doc: Y.Doc, writer = actor.userId) =>
  frame(
    'hello',
    0,
    Buffer.from(JSON.stringify({ writer, writing, has: Buffer.from(Y.encodeStateVector(doc)).toString('base64') })),
  )
const stands = async () => {
  const { changes } = await inSeat(db, council.socialWorker, (tx) => changesOf(tx, writing))
  return textIn(docOf(changes).getXmlFragment('analysis'))
}

describe('a change that someone writes', () => {
  it('is told to be kept once it is, and reaches whoever else writes', async () => {
    const [kept] = heard((await say([frame('words', 7, typed('Cold.'))])).body)
    expect(kept).toMatchObject({ kind: 'kept', number: 7 })
    expect(await stands()).toBe('Cold.')
    actor = council.teamManager
    const [change] = heard((await news(1)).body)
    expect(change).toMatchObject({ kind: 'words', number: 2 })
    expect(textIn(docOf([change?.bytes ?? new Uint8Array()]).getXmlFragment('analysis'))).toBe('Cold.')
  })

  it('is joined to what another wrote without a line to the server, when both come', async () => {
    await say([frame('words', 1, typed('Cold.'))])
    const doc = new Y.Doc()
    typedIntoFragment(doc.getXmlFragment('analysis'), 'Hungry.')
    const [welcome] = heard((await say([hello(doc)])).body)
    const { has, missing } = readWelcome(welcome?.bytes ?? new Uint8Array())
    Y.applyUpdate(doc, missing)
    await say([frame('words', 1, Y.encodeStateAsUpdate(doc, has))])
    expect((await stands()).split('\n\n').sort()).toEqual(['Cold.', 'Hungry.'])
  })

  it('too large to be typed, or no change at all, is refused and nothing is kept', async () => {
    const large = typed('x'.repeat(MOST_BYTES_AT_ONCE))
    expect((await say([frame('words', 1, large)])).statusCode).toBe(413)
    expect((await say([frame('words', 1, new Uint8Array([9, 9, 9]))])).statusCode).toBe(400)
    expect(await stands()).toBe('')
  })

  it('is one of many that are kept whole now and then: the writing is the same, and so are its earlier versions', async () => {
    for (const text of ['One.', 'Two.']) await say([frame('words', 1, typed(text))])
    await inSeat(db, actor, (tx) => keepState(tx, writing))
    await say([frame('words', 1, typed('Three.'))])
    expect((await stands()).split('\n\n').sort()).toEqual(['One.', 'Three.', 'Two.'])
    const earlier = await inSeat(db, actor, (tx) => changesOf(tx, writing, 2))
    expect(textIn(docOf(earlier.changes).getXmlFragment('analysis'))).toBe('One.')
    const versions = await inSeat(db, actor, (tx) => versionsOf(tx, writing))
    expect(versions.map(({ author }) => author)).toEqual(['Asha Verma', null])
  })
})

describe('who may write in an assessment', () => {
  it('is asked of everyone: whoever may not finds neither line nor versions, as if nothing were there', async () => {
    const strangers = [council.colleague, await aWorker(council, 'conference-chair'), await aPractitioner(council)]
    for (const other of strangers) {
      actor = other
      const answers = await Promise.all([
        say([frame('words', 1, typed('Not mine.'))]),
        news(0),
        http.inject(`/assessments/${id}/earlier`),
        post(http, `/assessments/${id}/earlier`, { version: '1' }),
      ])
      expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404])
    }
    expect(await stands()).toBe('')
  })

  it('is asked again at every word: once it is with the manager, nobody is told or writes more', async () => {
    const form = { revision: '0', analysis: 'Done.', outcome: 'close', ...Object.fromEntries([['then', 'submit']]) }
    const { rows } = await inSeat(db, actor, async (tx) => ({
      rows: await tx.selectFrom('assessmentChild').select('childId').where('assessmentId', '=', id).execute(),
    }))
    await post(http, `/assessments/${id}`, { ...form, [`factors-${rows[0]?.childId}`]: '16A' })
    expect([(await say([frame('words', 1, typed('Late.'))])).statusCode, (await news(0)).statusCode]).toEqual([
      404, 404,
    ])
    expect(await stands()).toBe('Done.')
  })

  it('is never somebody who signed in where another’s words are on the page', async () => {
    expect((await say([hello(new Y.Doc(), council.teamManager.userId)])).statusCode).toBe(401)
  })
})
