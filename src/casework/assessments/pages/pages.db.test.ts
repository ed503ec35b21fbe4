import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../../testing/builders/case.ts'
import { aChild } from '../../../../testing/builders/child.ts'
import { aCouncil, aWorker, type Council } from '../../../../testing/builders/council.ts'
import { aMoment } from '../../../../testing/builders/moment.ts'
import { pagesOf, post } from '../../../../testing/builders/pages.ts'
import { aDatabase, execute } from '../../../../testing/database.ts'
import type { Actor } from '../../../access/actor.ts'
import { type Database, inSeat, openDatabase } from '../../../platform/db.ts'
import { newId } from '../../../platform/ids.ts'
import { allocate } from '../../allocations/queries.ts'
import { beginPlanStatus } from '../../plans/queries.ts'
import { assessmentById } from '../queries.ts'
import { authoriseAssessmentPage } from './authorise-assessment/page.ts'
import { writeAssessmentPage } from './write-assessment/page.ts'

let db: Database
let http: FastifyInstance
let council: Council
let actor: Actor
let niamh: string
let id: string
let owner: string

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  owner = inject('server').admin + new URL(urls.owner).pathname.slice(1)
  db = openDatabase(urls.app)
  council = await aCouncil(urls)
  http = await pagesOf(
    db,
    () => actor,
    () => aMoment(),
    (server, acting) => {
      writeAssessmentPage(server, acting)
      authoriseAssessmentPage(server, acting)
    },
  )
})
beforeEach(async () => {
  actor = council.socialWorker
  niamh = await aChild(db, '990')
  id = (await anOpenCase(db, council, [niamh])).assessmentId
})
afterAll(async () => {
  await http.close()
  await db.destroy()
})

/** The name of the buttons. */
const NEXT = 'then'
const url = () => `/assessments/${id}`
const body = async () => (await http.inject(url())).body
const written = (over: Record<string, string> = {}) => ({
  ...{ revision: '0', analysis: 'Money runs out and nights are loud.', outcome: 'close', [NEXT]: 'submit' },
  ...{ [`factors-${niamh}`]: '16A', ...over },
})
const signed = async () => {
  await post(http, url(), written())
  actor = council.teamManager
  await post(http, `${url()}/authorise`, { decision: 'sign' })
  actor = council.socialWorker
}

describe('an assessment', () => {
  it('is read by its writer while the manager has it', async () => {
    await post(http, url(), written())
    const read = await body()
    for (const words of ['The manager has this assessment now', 'Asha Verma', 'Money runs out and nights are loud.']) {
      expect(read).toContain(words)
    }
    expect(read).not.toContain('<textarea')
  })

  it('signed, is read by whoever may look at the child: the words that were signed, by whom, and that they are the same', async () => {
    await signed()
    const chair = council.conferenceChair
    const fromOn = aMoment().day
    const given = { childId: niamh, userId: chair.userId, teamId: null, role: 'conference-chair', fromOn } as const
    await inSeat(db, council.teamManager, (tx) => allocate(tx, given))
    for (const reader of [council.socialWorker, council.teamManager, chair]) {
      actor = reader
      const read = await body()
      for (const words of ['Written by Asha Verma, signed by Tom Llewellyn', 'Money runs out', 'Checked just now']) {
        expect(read).toContain(words)
      }
    }
  })

  it('altered after it was signed, says so', async () => {
    await signed()
    await execute(owner, 'alter table record disable trigger user')
    await execute(owner, `update record set content = content || '{"analysis":"All is well."}' where step_id = '${id}'`)
    await execute(owner, 'alter table record enable trigger user')
    const read = await body()
    expect(read).toContain('These are not the words that were signed')
    expect(read).not.toContain('Checked just now')
  })

  it('has the words of both where two wrote at once, and nobody is asked to put anything in order', async () => {
    await body()
    actor = council.teamManager
    await post(http, url(), written({ analysis: 'Theirs', [NEXT]: 'keep' }))
    actor = council.socialWorker
    const sent = await post(http, url(), written({ analysis: 'Mine', [NEXT]: 'keep' }))
    expect(sent.statusCode).toBe(303)
    const kept = await inSeat(db, actor, (tx) => assessmentById(tx, id))
    expect(kept).toMatchObject({ revision: 2 })
    expect(kept?.content.analysis.split('\n\n').sort()).toEqual(['Mine', 'Theirs'])
    expect(await body()).not.toContain('kept words here')
  })

  it('whose outcome a colleague chose meanwhile, shows both choices, and sends on purpose', async () => {
    actor = council.teamManager
    await post(http, url(), written({ outcome: 'early-help', [NEXT]: 'keep' }))
    actor = council.socialWorker
    const told = await post(http, url(), written({ [NEXT]: 'keep' }))
    expect(told.statusCode).toBe(422)
    for (const page of [told.body, await body()]) {
      for (const words of ['Tom Llewellyn kept words here on 19 March 2026 at 10:42', 'name="revision" value="1"']) {
        expect(page).toContain(words)
      }
    }
    expect((await post(http, url(), written({ revision: '1', [NEXT]: 'keep' }))).statusCode).toBe(303)
    const kept = await inSeat(db, actor, (tx) => assessmentById(tx, id))
    expect(kept).toMatchObject({ revision: 2, outcome: 'close' })
  })

  it('sent by two at one moment, has the words of both', async () => {
    await body()
    const sent = await Promise.all(
      ['Mine', 'Theirs'].map((analysis) => post(http, url(), written({ id: newId(), analysis, [NEXT]: 'keep' }))),
    )
    expect(sent.map(({ statusCode }) => statusCode)).toEqual([303, 303])
    const kept = await inSeat(db, actor, (tx) => assessmentById(tx, id))
    expect(kept?.content.analysis.split('\n\n').sort()).toEqual(['Mine', 'Theirs'])
  })

  it('sent twice, has each word once', async () => {
    const form = written({ id: newId(), analysis: 'Said once.', [NEXT]: 'keep' })
    for (const _ of [1, 2]) expect((await post(http, url(), form)).statusCode).toBe(303)
    const other = { ...form, outcome: 'early-help' }
    expect((await post(http, url(), other)).body).toContain('This was sent already')
    expect(await body()).toContain('>Said once.</textarea>')
  })

  it('that went to the manager meanwhile still shows what was typed and not sent', async () => {
    actor = council.teamManager
    await post(http, url(), written({ analysis: 'Theirs' }))
    actor = council.socialWorker
    const told = await post(http, url(), written({ analysis: 'Mine' }))
    expect([told.statusCode, told.body.includes('The manager has this assessment now')]).toEqual([422, true])
    const opened = await body()
    for (const words of ['Theirs', 'You wrote', 'Mine']) expect(opened).toContain(words)
    expect(opened).not.toContain('<textarea')
  })

  it('asked to be signed half written, says all that is missing at once', async () => {
    const half = written({ analysis: '', outcome: '', [`factors-${niamh}`]: '' })
    const told = await post(http, url(), half)
    expect(told.statusCode).toBe(422)
    for (const words of ['Write what you make of it', 'Choose what should happen next', 'Tick what was found']) {
      expect(told.body).toContain(words)
    }
    expect((await post(http, url(), { ...half, [NEXT]: 'keep' })).statusCode).toBe(303)
  })

  it('of brothers and sisters whom two hold is written by both, and each is told of the other', async () => {
    const alfie = await aChild(db, '990', { given: 'Alfie', birthDate: '2022-05-01' })
    const robin = await aChild(db, '990', { given: 'Robin' })
    id = (await anOpenCase(db, council, [robin, alfie])).assessmentId
    const given = { childId: alfie, userId: council.colleague.userId, teamId: null, role: 'social-worker' } as const
    await inSeat(db, council.teamManager, (tx) => allocate(tx, { ...given, fromOn: aMoment().day }))
    for (const [writer, other, revision] of [
      [council.socialWorker, 'Alfie Calloway', '0'],
      [council.colleague, 'Robin Calloway', '1'],
    ] as const) {
      actor = writer
      expect(await body()).toContain(`Someone else holds now: ${other}`)
      const words = { revision, analysis: `By ${writer.name}`, [NEXT]: 'keep' }
      expect((await post(http, url(), words)).statusCode).toBe(303)
    }
  })

  it('says before it is closed or signed that it ends no child protection plan', async () => {
    const warning = 'A child protection plan stands for Niamh Calloway'
    expect(await body()).not.toContain(warning)
    const status = { childId: niamh, kind: 'child-protection', category: 'NEG', fromOn: aMoment().day } as const
    await inSeat(db, actor, (tx) => beginPlanStatus(tx, status))
    expect(await body()).toContain(warning)
    await post(http, url(), written())
    actor = council.teamManager
    expect((await http.inject(`${url()}/authorise`)).body).toContain(warning)
  })

  it('is not there for whoever does not work with the child', async () => {
    for (const other of [council.colleague, await aWorker(council, 'conference-chair')]) {
      actor = other
      expect((await http.inject(url())).statusCode).toBe(404)
    }
  })
})
