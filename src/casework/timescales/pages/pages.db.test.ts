import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest'
import { aCouncil, aWorker, type Council } from '../../../../testing/builders/council.ts'
import { aMoment } from '../../../../testing/builders/moment.ts'
import { pagesOf, post } from '../../../../testing/builders/pages.ts'
import { aDatabase } from '../../../../testing/database.ts'
import type { Actor } from '../../../access/actor.ts'
import { type Database, openDatabase } from '../../../platform/db.ts'
import { changeTimescalePage } from './change-timescale/page.ts'
import { timescalesPage } from './timescales/page.ts'

let db: Database
let http: FastifyInstance
let council: Council
let administrator: Actor
let actor: Actor

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app)
  council = await aCouncil(urls)
  administrator = await aWorker(council, 'administrator', { name: 'Gareth Pugh' })
  http = await pagesOf(
    db,
    () => actor,
    aMoment,
    (server, acting) => {
      timescalesPage(server, acting)
      changeTimescalePage(server, acting)
    },
  )
})
beforeEach(() => {
  actor = administrator
})
afterAll(async () => {
  await http.close()
  await db.destroy()
})

const typed = (given: Readonly<Record<string, string>> = {}) => ({
  ...{ rule: 'cp-visit', count: '5', unit: 'workingDays', reason: 'Agreed by the partnership in March.' },
  ...{ 'from-day': '1', 'from-month': '4', 'from-year': '2026' },
  ...given,
})
const send = (given: Readonly<Record<string, string>> = {}) => post(http, '/settings/timescales/change', typed(given))

it('shows every clock with its national figure and where it comes from', async () => {
  const { body } = await http.inject('/settings/timescales')
  for (const words of [
    'Return interview',
    '72 hours',
    '15 working days',
    'Working Together to Safeguard Children 2026',
  ]) {
    expect(body).toContain(words)
  }
  expect(body).toContain('no clock that runs is moved')
  expect(body).toContain('Nothing has been set here')
})

it('sets a figure, and shows it with its reason and who set it', async () => {
  expect(await send()).toMatchObject({ statusCode: 303, headers: { location: '/settings/timescales' } })
  const { body } = await http.inject('/settings/timescales')
  for (const words of ['5 working days', 'from 1 April 2026', 'Agreed by the partnership in March.', 'Gareth Pugh']) {
    expect(body).toContain(words)
  }
})

it.each<[string, Readonly<Record<string, string>>]>([
  ['the law allows 15 working days at most', { rule: 'initial-conference', count: '20' }],
  [
    'the national figure is 72 hours. Count yours in the same way',
    { rule: 'return-interview', count: '3', unit: 'days' },
  ],
  ['must be tomorrow or later', { 'from-day': '19', 'from-month': '3' }],
  ['Enter a whole number from 1 to 366', { count: 'five' }],
  ['Choose what the clock of a transfer-in conference starts on', { rule: 'transfer-conference' }],
  ['Choose which step', { rule: 'police-protection' }],
  ['Say why', { reason: ' ' }],
])('says “%s”, and keeps what was typed', async (words, given) => {
  const { statusCode, body } = await send(given)
  expect(statusCode).toBe(422)
  expect(body).toContain(words)
  expect(body).toContain(given['reason'] ?? 'Agreed by the partnership in March.')
})

it('is not there for those who work with children', async () => {
  for (const other of [council.socialWorker, council.teamManager, council.frontDoorManager]) {
    actor = other
    expect((await http.inject('/settings/timescales')).statusCode).toBe(404)
    expect((await http.inject('/settings/timescales/change')).statusCode).toBe(404)
    expect((await send()).statusCode).toBe(404)
  }
})
