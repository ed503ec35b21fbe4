import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../testing/builders/case.ts'
import { aChild, anAdult } from '../../../testing/builders/child.ts'
import { aCouncil, aPractitioner, type Council } from '../../../testing/builders/council.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { pagesOf, post } from '../../../testing/builders/pages.ts'
import { aDatabase } from '../../../testing/database.ts'
import type { Actor } from '../../access/actor.ts'
import { dayFields } from '../../entries/drafts/pages/form-page/form.ts'
import { calendarDay } from '../../kernel/calendar-day.ts'
import { addRelationships, saveHouseholds } from '../../people/family/queries.ts'
import { type Database, inSeat, openDatabase } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { childPage } from '../../story/child-page/pages/child/page.ts'
import { noticesOf } from '../notifications/queries.ts'
import { openWorries } from '../worries/queries.ts'
import { addNotePage } from './pages/add-note/page.tsx'
import { notePage } from './pages/note/page.tsx'

const NOW = aMoment()
let db: Database
let http: FastifyInstance
let council: Council
let eastholt: Council
let actor: Actor
let niamh: string
let baby: string
let darren: string
let home: string

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app, 4)
  council = await aCouncil(urls)
  eastholt = await aCouncil(urls, '991')
  http = await pagesOf(
    db,
    () => actor,
    () => NOW,
    (server, acting) => {
      addNotePage(server, acting)
      notePage(server, acting)
      childPage(server, acting)
    },
  )
})
beforeEach(async () => {
  actor = council.socialWorker
  niamh = await aChild(db, '990')
  baby = await aChild(db, '990', { given: 'Finn' })
  darren = await anAdult(db, '990', { given: 'Darren', family: 'Pike', sex: 'M' })
  await anOpenCase(db, council, [niamh])
  home = newId()
  const row = { parentalResponsibility: null, words: null, fromOn: null, toOn: null }
  await asWorker(async (tx) => {
    await addRelationships(
      tx,
      [niamh, baby].map((id) => ({ ...row, id: newId(), personId: id, kind: 'other', otherId: darren })),
    )
    const members = [niamh, baby].map((personId) => ({
      ...{ id: newId(), householdId: home, personId, partTime: null, fromOn: calendarDay('2025-01-01'), toOn: null },
    }))
    await saveHouseholds(tx, [{ household: { id: home, lines: '14 Tannery Row', postcode: null }, members }])
  })
})
afterAll(async () => {
  await http.close()
  await db.destroy()
})

const asWorker = <T>(work: Parameters<typeof inSeat<T>>[2]) => inSeat(db, council.socialWorker, work)
const shownFor = async (childId: string) =>
  (await asWorker((tx) => openWorries(tx, [childId]))).map(({ title }) => title)
const warn = async (part: Record<string, string> = {}) => {
  const said = {
    about: darren,
    title: 'Visit in pairs',
    reason: 'He threatened a nurse.',
    howKnown: 'fact',
    saidBy: 'Police',
  }
  const days = { ...dayFields('since', NOW.day), ...dayFields('review', calendarDay('2026-06-19')) }
  const told = { told: 'yes', ...dayFields('toldOn', NOW.day) }
  return post(http, `/children/${niamh}/warning-notes/new`, { ...said, ...days, ...told, ...part })
}
const look = async (who: Actor, url: string) => {
  actor = who
  return http.inject(url)
}

describe('a warning to workers', () => {
  it('about a person or an address shows on the page of every child around, and says that no manager has approved it', async () => {
    await warn()
    await warn({ about: home, title: 'A dog is loose in the yard' })
    for (const child of [niamh, baby]) {
      expect((await shownFor(child)).toSorted()).toEqual(['A dog is loose in the yard', 'Visit in pairs'])
    }
    const { body } = await http.inject(`/children/${niamh}`)
    for (const words of ['Visit in pairs', 'Warning note', 'not approved by a manager yet'])
      expect(body).toContain(words)
  })

  it('needs to say that the person was told, or why not', async () => {
    const answer = await warn({ told: 'no', whyNot: '' })
    expect([answer.statusCode, answer.body.includes('why it is safer not to')]).toEqual([422, true])
  })

  it('is approved by the manager, who was asked; and ended by a manager, with its history kept', async () => {
    const { headers } = await warn()
    const url = String(headers.location)
    const { teamManager } = council
    const [asked] = await inSeat(db, teamManager, (tx) => noticesOf(tx, teamManager.userId ?? '', 1))
    expect(asked?.kind).toBe('warning-to-approve')
    const refused = await post(http, url, {
      outcome: 'approved',
      words: 'Fine.',
      ...dayFields('review', calendarDay('2026-06-19')),
    })
    expect(refused.body).toContain('A manager of the team approves')
    actor = teamManager
    await post(http, url, {
      outcome: 'approved',
      words: 'Two at the door.',
      ...dayFields('review', calendarDay('2026-06-19')),
    })
    expect((await look(council.socialWorker, `/children/${niamh}`)).body).not.toContain('not approved by a manager')
    actor = teamManager
    await post(http, url, { outcome: 'ended', words: 'He has left the country.' })
    expect(await shownFor(niamh)).toEqual([])
    const { body } = await http.inject(url)
    for (const words of ['Two at the door.', 'He has left the country.', 'Ended']) expect(body).toContain(words)
  })

  it('is there for nobody who works with none of the children', async () => {
    const url = String((await warn()).headers.location)
    for (const other of [
      council.colleague,
      council.frontDoorManager,
      eastholt.socialWorker,
      await aPractitioner(council),
    ]) {
      expect((await look(other, url)).statusCode, other.name).toBe(404)
      expect((await look(other, `/children/${niamh}/warning-notes/new`)).statusCode, other.name).toBe(404)
      expect((await post(http, url, { outcome: 'stands', words: 'x' })).statusCode, other.name).toBe(404)
    }
  })
})
