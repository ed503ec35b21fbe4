import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { post } from '../../../../testing/builders/pages.ts'
import { ASKED } from '../../identity/builder.ts'
import { answerOf, NOOR, registered } from '../../merging/world.suite.ts'
import { anOpenDesk, type OpenDesk } from './world.suite.ts'

let open: OpenDesk
let http: FastifyInstance

beforeAll(async () => {
  open = await anOpenDesk(inject('server'))
  http = open.http
})
beforeEach(() => open.is(open.piotr))
afterAll(() => open?.close())

const MARISOL = { given: 'Marisol', family: 'Threlkeld', born: '2013-05-17', postcode: 'AL8 8SH' }

async function recordOf(number: string): Promise<string> {
  return answerOf(await open.desk.peopleByNumbers({ asked: NOOR, numbers: [number] }))[0]?.recordId ?? ''
}

const tokenIn = (body: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? ''

/** Shields a child on their page; gives the child's number. */
async function aShieldedChild(reference: string, family = 'Threlkeld') {
  const number = await registered(open.index, reference, { ...MARISOL, family })
  const path = `/index/children/${await recordOf(number)}/shield`
  const { body } = await http.inject(path)
  const sent = await post(http, path, { id: tokenIn(body, 'id'), reason: 'Her father must not find her' })
  return { number, sent, path, child: path.replace('/shield', '') }
}

/** A new child so much like a shielded one that the index shields them too. */
async function forReview(reference: string, family: string) {
  await aShieldedChild(reference, family)
  await registered(open.index, `${reference}-near`, { ...MARISOL, family, given: 'Marisal' }, { node: '991' })
  const shields = answerOf(await open.desk.shields({ asked: NOOR, state: 'standing' }))
  const shield = shields.find(({ kind }) => kind === 'provisional')
  if (!shield) throw new Error('no shield waits for review')
  return { ...shield, path: `/index/shields/${shield.id}` }
}

describe('shielding a child', () => {
  it('is done at once by one person, with a reason, and stands among the shields', async () => {
    const { sent, child } = await aShieldedChild('shielded-1')
    expect([sent.statusCode, sent.headers.location]).toEqual([303, child])
    expect((await http.inject(child)).body).toContain('Shielded')
    const { body } = await http.inject('/index/shields')
    for (const words of ['Marisol Threlkeld', 'Her father must not find her', 'Full']) expect(body).toContain(words)
  })

  it('needs a reason, and keeps what was written', async () => {
    const number = await registered(open.index, 'shielded-2', { ...MARISOL, family: 'Ottaway' })
    const path = `/index/children/${await recordOf(number)}/shield`
    const again = await post(http, path, { reason: '' })
    expect([again.statusCode, again.body.includes('Say why, in a sentence')]).toEqual([422, true])
  })
})

describe('a shield that the index put up by itself', () => {
  it('stands first, and is looked at beside the shielded child', async () => {
    const { path } = await forReview('review-1', 'Winterbourne')
    const list = (await http.inject('/index/shields')).body
    expect(list.indexOf('For review')).toBeGreaterThan(0)
    expect(list.indexOf('For review')).toBeLessThan(list.indexOf('>Full<'))
    const { body } = await http.inject(path)
    for (const words of ['Should this child stay shielded?', 'Much like a shielded child', '<mark>']) {
      expect(body).toContain(words)
    }
    expect((await post(http, path, { reason: 'Because' })).body).toContain('Choose whether the shield stays')
    const sent = await post(http, path, { id: tokenIn(body, 'id'), verdict: 'lift', reason: 'A cousin' })
    expect(sent.headers.location).toBe(path)
    expect((await http.inject(path)).body).toContain('Lifted on')
    expect((await http.inject('/index/shields/lifted')).body).toContain('Winterbourne')
  })

  it('kept becomes a full one', async () => {
    const { path, number } = await forReview('review-2', 'Summerskill')
    const { body } = await http.inject(path)
    await post(http, path, { id: tokenIn(body, 'id'), verdict: 'keep', reason: 'The same girl' })
    const standing = answerOf(await open.desk.shields({ asked: NOOR, state: 'standing', count: 100 }))
    expect(standing.filter((one) => one.number === number).map(({ kind }) => kind)).toEqual(['full'])
  })
})

it('a shield of an authority that has just taken the child is for review, and an operator keeps it', async () => {
  const child = { given: 'Ignatius', family: 'Quennell', born: '2011-06-06' }
  const number = await registered(open.index, 'seized', child)
  const taker = { ...ASKED, authority: '991' }
  await registered(open.index, 'seized', child, { node: '991' })
  await open.index.changeResponsible({ asked: taker, number, from: '990', expectedVersion: 1, to: '991' })
  answerOf(await open.index.shield({ asked: taker, number, reason: 'Moved to a refuge' }))
  expect((await http.inject('/index/shields')).body).toContain('Full, for review')
  const standing = () => open.desk.shields({ asked: NOOR, state: 'standing', count: 100 }).then(answerOf)
  const shield = (await standing()).find((one) => one.number === number)
  const path = `/index/shields/${shield?.id}`
  const { body } = await http.inject(path)
  expect(body).toContain('less than 28 days before')
  await post(http, path, { id: tokenIn(body, 'id'), verdict: 'keep', reason: 'The refuge says so' })
  expect((await standing()).find((one) => one.number === number)).toMatchObject({ kind: 'full', unreviewed: false })
  expect((await http.inject(path)).body).not.toContain('Your decision')
})

it('a full shield is lifted by two people, from the child’s page', async () => {
  const { number, child } = await aShieldedChild('shielded-3', 'Hathersage')
  const chosen = await post(http, `${child}/choose`, { act: 'unshield' })
  expect(chosen.headers.location).toBe(`${child}/act`)
  const { body } = await http.inject(`${child}/act`)
  const fields = { id: tokenIn(body, 'id'), fingerprint: tokenIn(body, 'fingerprint'), reason: 'He has died' }
  const { headers } = await post(http, `${child}/act`, fields)
  open.is(open.noor)
  const path = headers.location ?? ''
  const proposal = (await http.inject(path)).body
  await post(http, path, { id: tokenIn(proposal, 'id'), verdict: 'agreed', reason: 'I saw the notice' })
  const standing = answerOf(await open.desk.shields({ asked: NOOR, state: 'standing', count: 100 }))
  expect(standing.map((one) => one.number)).not.toContain(number)
})

it('is there for operators alone', async () => {
  const { path } = await forReview('review-3', 'Copplestone')
  const { path: shielding } = await aShieldedChild('shielded-4', 'Fairweather')
  open.is(open.council.frontDoorManager)
  for (const url of ['/index/shields', '/index/shields/lifted', path, shielding]) {
    expect((await http.inject(url)).statusCode, url).toBe(404)
  }
  for (const url of [path, shielding]) expect((await post(http, url, { reason: 'x' })).statusCode, url).toBe(404)
})
