import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../testing/builders/case.ts'
import { aChild } from '../../../testing/builders/child.ts'
import { aCouncil, type Council } from '../../../testing/builders/council.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { aDailyServer, DAILY, type DailyServer } from '../../../testing/daily-server.ts'
import { aDatabase } from '../../../testing/database.ts'
import { systemActor } from '../../access/actor.ts'
import { type Database, inSeat, openDatabase } from '../../platform/db.ts'
import { dailyClient } from './client.ts'
import { sendDaily } from './commands.ts'

const NOW = aMoment('2026-06-01T02:17:00Z')
const clock = { now: () => NOW.at, today: () => NOW.day }
let db: Database
let council: Council
let server: DailyServer
let waits: number[]
let ids: string[]
let eve: string

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app)
  council = await aCouncil(urls)
  ids = []
  for (const given of ['Ada', 'Ben', 'Cai', 'Dee']) ids.push(await aChild(db, '990', { given }))
  await anOpenCase(db, council, ids)
  eve = await aChild(db, '990', { given: 'Eve' })
})
beforeEach(async () => {
  server = await aDailyServer()
  waits = []
})
afterEach(async () => {
  await server.stop()
  await alter(
    sql`update daily_child set parts = '{}', sent_at = null, refused_digest = null, reason = null, refused_at = null, purged_at = null`,
  )
})
afterAll(() => db.destroy())

const alter = (statement: ReturnType<typeof sql>) =>
  inSeat(db, systemActor('990', 'test'), async (tx) => void (await statement.execute(tx)))
const settings = () => ({ ...DAILY, url: server.url, tokenUrl: server.tokenUrl })
const client = (more = {}) => dailyClient({ ...settings(), ...more }, async (ms) => void waits.push(ms))
const send = (with_ = client()) => sendDaily({ db, clock, authority: '990', send: with_ })
const namesSent = () =>
  server.taken.flat().map((child) => (child['child_details'] as { first_name: string } | undefined)?.first_name)
const states = () =>
  inSeat(db, systemActor('990', 'test'), (tx) =>
    tx.selectFrom('dailyChild').selectAll().where('authority', '=', '990').orderBy('childId').execute(),
  )

describe('the daily sending', () => {
  it('says each child with a case once, whole, by the department’s own names', async () => {
    expect(await send()).toEqual({ children: 4, sent: 4, refused: 0, purged: 0, stopped: null })
    expect(namesSent().toSorted()).toEqual(['Ada', 'Ben', 'Cai', 'Dee'])
    const [child] = server.taken[0] ?? []
    expect(child).toMatchObject({
      mis_child_id: expect.any(String),
      child_details: { surname: expect.any(String), sex: expect.stringMatching(/^[MFU]$/) },
      social_care_episodes: [
        {
          referral_date: '2026-03-02',
          referral_source: '2A',
          referral_no_further_action_flag: false,
          care_worker_details: [{ worker_id: expect.stringMatching(/^[A-Z0-9]{12}$/), start_date: '2026-03-02' }],
          child_and_family_assessments: [{ start_date: '2026-03-02' }],
        },
      ],
    })
    expect((await states()).map(({ receipt }) => receipt)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^2026-06-01T02:17:00_/)]),
    )
  })

  it('says afterwards only what is different, and nothing where nothing is', async () => {
    await send()
    server.taken.splice(0)
    expect(await send()).toMatchObject({ sent: 0 })
    expect(server.taken).toEqual([])
    await alter(sql`update person set ethnicity = 'WBRI' where authority = '990' and id = ${ids[0]}`)
    expect(await send()).toMatchObject({ sent: 1 })
    expect(server.taken).toEqual([
      [
        {
          la_child_id: expect.any(String),
          mis_child_id: ids[0],
          child_details: expect.objectContaining({ ethnicity: 'WBRI' }),
        },
      ],
    ])
  })

  it('takes back an assessment that was withdrawn, with the episode it was of', async () => {
    await send()
    server.taken.splice(0)
    await alter(
      sql`update assessment set state = 'withdrawn', withdrawn_on = '2026-05-01', withdrawn_why = 'x' where authority = '990'`,
    )
    await send()
    const episodes = server.taken.flat().flatMap((child) => child['social_care_episodes'] as Record<string, unknown>[])
    expect(episodes).toHaveLength(4)
    expect(episodes[0]?.['child_and_family_assessments']).toEqual([
      { child_and_family_assessment_id: expect.any(String), purge: true },
    ])
    await alter(
      sql`update assessment set state = 'open', withdrawn_on = null, withdrawn_why = null where authority = '990'`,
    )
  })

  it('takes back a child of whom nothing is recorded any more, once: the referral was about another', async () => {
    await send()
    server.taken.splice(0)
    const move = (from: string, to: string) =>
      alter(sql`update referral_child set child_id = ${to} where authority = '990' and child_id = ${from}`)
    await move(ids[3] ?? '', eve)
    expect(await send()).toMatchObject({ sent: 1, purged: 1 })
    expect(server.taken[0]).toEqual([{ la_child_id: expect.any(String), mis_child_id: ids[3], purge: true }])
    expect(await send()).toMatchObject({ sent: 0, purged: 0 })
    await move(eve, ids[3] ?? '')
    expect(await send()).toMatchObject({ sent: 1, purged: 1 })
  })

  it('of a child it refuses keeps the reason, sends the others, and does not ask again until the record is another', async () => {
    await send()
    const reference = server.taken.flat().find((child) => child['mis_child_id'] === ids[1])?.la_child_id ?? ''
    await alter(sql`update daily_child set parts = '{}'`)
    server.malform([reference], true)
    expect(await send()).toMatchObject({ sent: 3, refused: 1, stopped: null })
    expect((await states()).find(({ childId }) => childId === ids[1])?.reason).toContain('child_details is not valid')
    expect(await send()).toMatchObject({ sent: 0, refused: 0 })
    server.malform([], true)
    await alter(sql`update person set ethnicity = 'AIND' where authority = '990' and id = ${ids[1]}`)
    expect(await send()).toMatchObject({ sent: 1, refused: 0 })
  })

  it('finds the child by halves where the answer does not say which, or the batch is too large', async () => {
    await send()
    const reference = server.taken.flat().find((child) => child['mis_child_id'] === ids[2])?.la_child_id ?? ''
    await alter(sql`update daily_child set parts = '{}'`)
    server.malform([reference], false)
    server.takeAtMost(2)
    expect(await send()).toMatchObject({ sent: 3, refused: 1 })
  })

  it('waits and asks again when told to, or when the department is not well', async () => {
    server.answerNext(429, 503)
    expect(await send()).toMatchObject({ sent: 4, stopped: null })
    expect(waits).toEqual([5_000, 10_000])
  })

  it('asks for a new token when the old one is no longer taken, and takes no content for yes', async () => {
    server.answerNext(401, 204)
    expect(await send()).toMatchObject({ sent: 4, stopped: null })
  })

  it('stops when asking again does not help, and goes on the next time where it stopped', async () => {
    server.answerNext(500, 502, 503)
    expect(await send()).toMatchObject({ sent: 0, stopped: 'failing' })
    expect(server.requests()).toBe(3)
    expect(await send()).toMatchObject({ sent: 4, stopped: null })
  })

  it.each([
    [{ clientSecret: 'wrong' }, 'not-authorised'],
    [{ supplierKey: 'wrong' }, 'forbidden'],
    [{ url: 'http://127.0.0.1:9' }, 'not-reached'],
  ])('with %o stops: %s', async (more, stopped) => {
    expect(await send(client(more))).toMatchObject({ sent: 0, stopped })
  })

  it('tried without sending, counts and keeps nothing', async () => {
    const tried = await sendDaily({ db, clock, authority: '990', send: undefined })
    expect(tried).toEqual({ children: 4, sent: 4, refused: 0, purged: 0, stopped: null })
    expect(server.requests()).toBe(0)
    expect((await states()).every(({ sentAt }) => sentAt === null)).toBe(true)
  })

  it('is on record with the children it was about', async () => {
    await send()
    const leaf = await inSeat(db, systemActor('990', 'test'), (tx) =>
      tx
        .selectFrom('access.auditLeaf')
        .select('children')
        .where('authority', '=', '990')
        .where('subjectKind', '=', 'daily')
        .executeTakeFirst(),
    )
    expect([...(leaf?.children ?? [])].toSorted()).toEqual([...ids].toSorted())
  })
})
