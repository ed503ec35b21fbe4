import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { aPractitioner, aWorker } from '../../../../testing/builders/council.ts'
import { post } from '../../../../testing/builders/pages.ts'
import type { Actor } from '../../../access/actor.ts'
import { answerOf, NOOR } from '../../merging/world.suite.ts'
import { anOpenDesk, aPairOf, type OpenDesk } from './world.suite.ts'

let open: OpenDesk
let http: FastifyInstance
let shown: readonly string[]
let sent: readonly string[]

beforeAll(async () => {
  open = await anOpenDesk(inject('server'))
  const { desk, index } = open
  http = open.http
  const { path, one } = await aPairOf(index, desk)
  const [person] = answerOf(await desk.peopleByNumbers({ asked: NOOR, numbers: [one] }))
  const child = `/index/children/${person?.recordId}`
  const lists = ['/index/duplicates', '/index/decisions', '/index/decisions/settled', '/index/to-allot']
  shown = [...lists, path, child, `${child}/act`, '/index/people', '/index/accuracy', '/index/accuracy.csv']
  sent = [path, '/index/to-allot', `${child}/choose`, `${child}/act`, '/index/people']
})
afterAll(() => open?.close())

it('an operator comes to every page of the desk', async () => {
  open.is(open.piotr)
  for (const path of shown) expect((await http.inject(path)).statusCode, path).toBe(200)
  for (const path of sent) expect((await post(http, path, {})).statusCode, path).toBe(422)
})

it.each<[string, () => Actor | Promise<Actor>]>([
  ['a front-door manager', () => open.council.frontDoorManager],
  ['a social worker', () => open.council.socialWorker],
  ['a team manager', () => open.council.teamManager],
  ['a conference chair', () => open.council.conferenceChair],
  ['a reviewing officer', () => open.council.reviewingOfficer],
  ['an administrator', () => aWorker(open.council, 'administrator')],
  ['an analyst', () => aWorker(open.council, 'analyst')],
  ['an auditor', () => aWorker(open.council, 'auditor')],
  ['a teacher', () => aPractitioner(open.council)],
  ['an operator in a partner’s seat', () => ({ ...open.piotr, seat: 'partner' })],
])('to %s no page of it is there', async (_, who) => {
  open.is(await who())
  for (const path of shown) expect((await http.inject(path)).statusCode, path).toBe(404)
  for (const path of sent) expect((await post(http, path, { reason: 'Because' })).statusCode, path).toBe(404)
})
