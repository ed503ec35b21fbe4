import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { aCouncil, aWorker, type Council } from '../../../../../testing/builders/council.ts'
import { aMoment } from '../../../../../testing/builders/moment.ts'
import { pagesOf } from '../../../../../testing/builders/pages.ts'
import { aDatabase } from '../../../../../testing/database.ts'
import type { Actor } from '../../../../access/actor.ts'
import { type Database, openDatabase } from '../../../../platform/db.ts'
import { settingsPage } from './page.tsx'

let db: Database
let http: FastifyInstance
let council: Council
let actor: Actor

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app, 2)
  council = await aCouncil(urls)
  http = await pagesOf(
    db,
    () => actor,
    () => aMoment(),
    settingsPage,
  )
})
afterAll(async () => {
  await http.close()
  await db.destroy()
})

it('says to whoever sets who signs a closing that a hand-over to another authority closes the case of itself', async () => {
  actor = await aWorker(council, 'administrator')
  const { body } = await http.inject('/settings/signing')
  expect(body).toContain('Who signs the closing of a case')
  expect(body).toContain('A hand-over to another authority, to stay there, closes the case of itself')
})

it('offers to set what is signed somewhere, and nothing else', async () => {
  actor = await aWorker(council, 'administrator')
  const { body } = await http.inject('/settings/signing')
  expect(body).not.toContain('Who signs a child in need plan')
  expect(body).not.toContain('Who signs a report to a conference')
})
