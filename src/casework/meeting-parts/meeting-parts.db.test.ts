import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../testing/builders/case.ts'
import { aChild } from '../../../testing/builders/child.ts'
import { aConference } from '../../../testing/builders/conference.ts'
import { aCouncil, aPractitioner, type Council } from '../../../testing/builders/council.ts'
import { gained } from '../../../testing/builders/family-help.ts'
import { aMeeting } from '../../../testing/builders/meeting.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { pagesOf, post } from '../../../testing/builders/pages.ts'
import { aDatabase } from '../../../testing/database.ts'
import { type Actor, systemActor } from '../../access/actor.ts'
import { hashOf } from '../../access/sessions/token.ts'
import { entriesAbout } from '../../entries/queries.ts'
import { addDays, calendarDay } from '../../kernel/calendar-day.ts'
import { addHours } from '../../kernel/instant.ts'
import type { Moment } from '../../kernel/moment.ts'
import { systemClock } from '../../platform/clock.ts'
import { type Database, inSeat, openDatabase, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { conveneMeeting } from '../meetings/commands.ts'
import { keepMinutes } from '../meetings/commands-minutes.ts'
import type { Meeting } from '../meetings/model.ts'
import { meetingById } from '../meetings/queries.ts'
import { markOfMinutes } from '../meetings/rules.ts'
import { askForPart, lookAtPart, notePart, receivePart, sendPart, takeBackPart } from './commands.ts'
import { makeLink, revokeLink } from './commands-link.ts'
import type { AskForPart } from './model.ts'
import { sectionPage } from './pages/section/page.tsx'
import { partById, partsAskedOf } from './queries.ts'
import { openLink } from './queries-link.ts'

const NOW = aMoment()
// By the clock: the rows themselves close a link that has expired.
const TODAY = aMoment(systemClock.now())
const SYSTEM = systemActor('990', 'test')
let db: Database
let council: Council
let lorna: Actor
let grace: Actor
let niamh: string
let meeting: Meeting
let http: FastifyInstance
let now: Moment = NOW

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app, 4)
  council = await aCouncil(urls)
  lorna = await aPractitioner(council, { agencyKind: 'police', agencyName: 'Police', name: 'DC Lorna Whitby' })
  grace = await aPractitioner(council)
  http = await pagesOf(
    db,
    () => lorna,
    () => now,
    (opened, acting) => sectionPage(opened, acting),
  )
})
beforeEach(async () => {
  now = NOW
  niamh = await aChild(db, '990')
  await aConference(db, council, await anOpenCase(db, council, [niamh]))
  const act = aMeeting([niamh])
  await as(council.socialWorker, (tx) => conveneMeeting(tx, council.socialWorker, act, NOW))
  meeting = (await as(SYSTEM, (tx) => meetingById(tx, act.id))) as Meeting
})
afterAll(async () => {
  await http.close()
  await db.destroy()
})

const as = <T>(who: Actor, work: (tx: Tx) => Promise<T>) => inSeat(db, who, work)
const personOf = (name: string) => meeting.people.find((one) => one.name === name)?.id ?? ''
const ask = (over: Partial<AskForPart> = {}, who: Actor = council.socialWorker, name = 'DC Lorna Whitby') =>
  as(who, (tx) =>
    askForPart(
      tx,
      who,
      { meetingId: meeting.id, attendanceId: personOf(name) },
      {
        ...{ id: newId(), question: 'What do the police know?', byOn: calendarDay('2026-03-24') },
        ...{ seat: { userId: lorna.userId ?? '', agencyId: lorna.agencyId ?? '' }, ...over },
      },
      NOW,
    ),
  )
const WORDS = {
  words: 'Called twice.',
  strengths: 'Nan came.',
  worries: 'Knives.',
  childWords: '',
  recommendation: 'A plan.',
}
const send = (id: string, who = lorna, over = {}) => as(who, (tx) => sendPart(tx, who, id, { ...WORDS, ...over }, NOW))
const receive = (id: string) => as(SYSTEM, (tx) => receivePart(tx, id))
const story = () => as(council.socialWorker, (tx) => entriesAbout(tx, niamh, { limit: 20 }))

describe('a part of a conference, asked of police', () => {
  it.each([
    ['nothing-asked', { question: ' ' }],
    ['after-the-meeting', { byOn: calendarDay('2026-03-27') }],
    ['by-has-passed', { byOn: addDays(NOW.day, -1) }],
  ])('is not asked with %s', async (refusal, over) => {
    expect(await ask(over)).toEqual({ ok: false, refusal })
  })

  it('is asked by whoever keeps the meeting, once, and found by whom it is asked of alone', async () => {
    for (const who of [council.colleague, council.frontDoorManager, grace])
      expect(await ask({}, who)).toEqual({ ok: false, refusal: 'not-found' })
    const id = gained(await ask())
    expect(await ask()).toEqual({ ok: false, refusal: 'asked-already' })
    const mine = (who: Actor) => as(who, (tx) => partsAskedOf(tx, who.userId ?? '', 10))
    expect(await mine(lorna)).toMatchObject([{ id, childNames: 'Niamh' }])
    expect(await mine(grace)).toEqual([])
    for (const who of [grace, council.socialWorker])
      expect(await as(who, (tx) => lookAtPart(tx, who, id))).toEqual({ ok: false, refusal: 'not-found' })
  })

  it('is sent once, from their own seat; it is with the meeting and in the story, in their name, and stays as it is', async () => {
    const id = gained(await ask())
    expect(await send(id, grace)).toEqual({ ok: false, refusal: 'not-found' })
    expect(await send(id, lorna, { words: ' ' })).toEqual({ ok: false, refusal: 'nothing-written' })
    expect(await send(id)).toEqual({ ok: true, value: id })
    expect(await send(id)).toEqual({ ok: false, refusal: 'sent-already' })
    for (const _ of [1, 2]) await receive(id)
    const [entry] = await story()
    expect(entry).toMatchObject({
      id,
      title: 'Report for the conference',
      recordedByName: 'DC Lorna Whitby',
    })
    const after = await as(SYSTEM, (tx) => meetingById(tx, meeting.id))
    expect(after?.people.find(({ name }) => name === 'DC Lorna Whitby')?.report).toMatchObject({
      receivedOn: NOW.day,
      entryId: id,
    })
    for (const who of [lorna, council.socialWorker]) {
      const { numAffectedRows } = await as(who, (tx) =>
        sql`update meeting_part set content = '{}' where id = ${id}`.execute(tx),
      )
      expect(numAffectedRows).toBe(0n)
    }
    expect(await as(council.socialWorker, (tx) => takeBackPart(tx, council.socialWorker, id, 'x', NOW))).toMatchObject({
      refusal: 'sent-already',
    })
  })

  it('has corrections beside it, and dissent once the minutes came to its writer', async () => {
    const id = gained(await ask())
    const note = (kind: 'correction' | 'dissent', words = 'It was three times.') =>
      as(lorna, (tx) => notePart(tx, lorna, { id: newId(), partId: id, kind, words }, NOW))
    expect(await note('correction')).toEqual({ ok: false, refusal: 'not-sent' })
    await send(id)
    expect(await note('correction', ' ')).toEqual({ ok: false, refusal: 'nothing-written' })
    expect(await note('dissent')).toEqual({ ok: false, refusal: 'nothing-to-dissent-from' })
    expect(await note('correction')).toMatchObject({ ok: true })
    await as(SYSTEM, (tx) => sql`update meeting set held_on = planned_for where id = ${meeting.id}`.execute(tx))
    const later = aMoment('2026-03-28T10:00:00Z')
    const minutes = { text: 'A plan was made.', before: '', sentOn: later.day, sentTo: [personOf('DC Lorna Whitby')] }
    const held = (await as(SYSTEM, (tx) => meetingById(tx, meeting.id))) as Meeting
    await as(council.socialWorker, (tx) =>
      keepMinutes(tx, council.socialWorker, meeting.id, { ...minutes, before: markOfMinutes(held) }, later),
    )
    const seen = gained(await as(lorna, (tx) => lookAtPart(tx, lorna, id)))
    expect(seen.minutes).toEqual({ minutes: 'A plan was made.', sentOn: later.day })
    expect(await note('dissent', 'No plan was needed.')).toMatchObject({ ok: true })
    await receive(id)
    expect((await story()).map(({ title }) => title)).toEqual(
      expect.arrayContaining(['Did not agree with what was decided', 'Correction: Report for the conference']),
    )
  })

  it('can be taken back until it is sent, with why; then it is there no more', async () => {
    const id = gained(await ask())
    const takeBack = (why: string) =>
      as(council.socialWorker, (tx) => takeBackPart(tx, council.socialWorker, id, why, NOW))
    expect(await takeBack(' ')).toEqual({ ok: false, refusal: 'no-reason' })
    expect(await takeBack('She wrote by post')).toMatchObject({ ok: true })
    expect(await send(id)).toEqual({ ok: false, refusal: 'not-found' })
    expect((await ask()).ok).toBe(true)
  })
})

describe('a section by a secure link', () => {
  let id: string
  let token: string
  beforeEach(async () => {
    id = gained(await ask({ seat: null }))
    token = gained(await as(council.socialWorker, (tx) => makeLink(tx, council.socialWorker, id, TODAY)))
  })
  const open = (of = token) => http.inject({ url: `/part/${of}` })
  const write = (fields: Record<string, string>, of = token) => post(http, `/part/${of}`, fields)

  it('shows what is asked and a first name, and nothing else; the token is kept nowhere', async () => {
    const page = await open()
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain('What do the police know?')
    expect(page.body).toContain('<strong>Niamh</strong>')
    for (const unseen of ['Calloway', 'conference', 'Town hall']) expect(page.body).not.toContain(unseen)
    const secret = token.split('.')[1] ?? ''
    expect(secret).toHaveLength(43)
    for (const table of ['section_link', 'meeting_part', 'access.audit_leaf', 'history.version']) {
      const { rows } = await as(SYSTEM, (tx) =>
        sql`select 1 from ${sql.table(table)} t where to_jsonb(t)::text like ${`%${secret}%`}`.execute(tx),
      )
      expect([table, rows]).toEqual([table, []])
    }
  })

  it('keeps what was typed, is sent once, and then leads nowhere', async () => {
    expect((await write({ words: 'Half a sent', does: 'keep' })).body).toContain('What you wrote is kept')
    expect((await open()).body).toContain('Half a sent')
    expect((await write({ ...WORDS, words: '', does: 'send' })).statusCode).toBe(422)
    expect((await write({ ...WORDS, does: 'send' })).body).toContain('It is sent')
    expect((await as(SYSTEM, (tx) => partById(tx, id)))?.content).toEqual(WORDS)
    await receive(id)
    expect((await story())[0]).toMatchObject({ saidBy: 'DC Lorna Whitby', saidByRole: 'by a secure link' })
    expect((await open()).statusCode).toBe(410)
  })

  it('leads nowhere once it is expired, revoked, used or another was made: one page, and nothing typed is lost', async () => {
    const never = `990.${'A'.repeat(43)}`
    const pages = [(await open(never)).body]
    const { socialWorker } = council
    now = aMoment(addHours(TODAY.at, 8 * 24))
    pages.push((await open()).body)
    const late = await write({ words: 'All I know.', does: 'send' })
    expect([late.statusCode, late.body.includes('All I know.')]).toEqual([410, true])
    now = NOW
    expect((await open()).body).toContain('All I know.')
    const another = gained(await as(socialWorker, (tx) => makeLink(tx, socialWorker, id, TODAY)))
    pages.push((await open()).body)
    await as(socialWorker, (tx) => revokeLink(tx, socialWorker, id, NOW))
    pages.push((await open(another)).body)
    expect(new Set(pages).size).toBe(1)
    expect(pages[0]).toContain('01632 960110')
    for (const wrong of ['x', `991.${'A'.repeat(43)}`, `990.${'A'.repeat(42)}`])
      expect((await open(wrong)).statusCode).toBe(410)
  })

  it('is made and revoked by whoever keeps the meeting alone, for a part without a seat', async () => {
    for (const who of [council.colleague, lorna]) {
      expect(await as(who, (tx) => makeLink(tx, who, id, NOW))).toEqual({ ok: false, refusal: 'not-found' })
      expect(await as(who, (tx) => revokeLink(tx, who, id, NOW))).toEqual({ ok: false, refusal: 'not-found' })
    }
    const ofSeat = gained(await ask({}, council.socialWorker, 'Grace Okafor'))
    const { socialWorker } = council
    expect(await as(socialWorker, (tx) => makeLink(tx, socialWorker, ofSeat, NOW))).toMatchObject({
      refusal: 'not-found',
    })
  })

  it('opens its own rows alone, by raw SQL too; and its draft is nobody’s but its holder’s', async () => {
    await write({ words: 'Half a sent', does: 'keep' })
    const nobody = { authority: '990', userId: null, agencyId: null, seat: 'partner' } as const
    const count = (table: string, hash: string | null, seat: Parameters<typeof inSeat>[1] = nobody) =>
      inSeat(db, seat, async (tx) => {
        if (hash) await sql`select public.open_link(decode(${hash}, 'hex'))`.execute(tx)
        return (await sql`select 1 from ${sql.table(table)}`.execute(tx)).rows.length
      })
    const { rows } = await as(SYSTEM, (tx) =>
      sql<{ hash: string }>`select encode(token_hash, 'hex') as hash from section_link where part_id = ${id}`.execute(
        tx,
      ),
    )
    const hash = rows[0]?.hash ?? ''
    for (const table of ['section_link', 'meeting_part', 'section_draft']) {
      expect([table, await count(table, hash)]).toEqual([table, 1])
      expect([table, await count(table, 'ab'.repeat(32))]).toEqual([table, 0])
      expect([table, await count(table, null)]).toEqual([table, 0])
    }
    for (const table of ['meeting', 'attendance', 'person', 'entry', 'concern'])
      expect(await count(table, hash)).toBe(0)
    expect(await count('section_draft', hash, council.socialWorker)).toBe(0)

    const expired = gained(await as(council.socialWorker, (tx) => makeLink(tx, council.socialWorker, id, NOW)))
    const words = await inSeat(db, nobody, async (tx) => {
      await openLink(tx, hashOf(expired))
      const read = await sql`select 1 from meeting_part`.execute(tx)
      const written =
        await sql`update meeting_part set content = '{}', sent_at = now(), sent_by_name = '', sent_by_title = ''`.execute(
          tx,
        )
      const used = await sql`update section_link set used_at = now()`.execute(tx)
      return [read.rows.length, written.numAffectedRows, used.numAffectedRows]
    })
    expect(words).toEqual([0, 0n, 0n])
  })
})
