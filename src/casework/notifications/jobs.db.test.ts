import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../testing/builders/case.ts'
import { aChild } from '../../../testing/builders/child.ts'
import { aCouncil, aPractitioner, aWorker, type Council } from '../../../testing/builders/council.ts'
import { aDatabase, execute } from '../../../testing/database.ts'
import { anSmtpServer, type SmtpServer } from '../../../testing/smtp-server.ts'
import type { Actor } from '../../access/actor.ts'
import { calendarDay } from '../../kernel/calendar-day.ts'
import { instant } from '../../kernel/instant.ts'
import { type Database, inSeat, openDatabase } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { startWorker, type Worker } from '../../platform/jobs.ts'
import { openLog } from '../../platform/log.ts'
import { openMailer } from '../../platform/mail.ts'
import { digestTasks, nightlyDigests } from './jobs.ts'
import { notify } from './queries.ts'
import { saveWish } from './queries-digest.ts'

// 5 May 2026 is the last of 45 working days from 26 February: an assessment referred then falls due on it.
const clock = { now: () => instant('2026-05-05T06:00:00Z'), today: () => calendarDay('2026-05-05') }
const ORIGIN = 'https://ics.aldermere.example'

let db: Database
let council: Council
let server: SmtpServer
let worker: Worker | undefined
let niamh: string
let ownerUrl: string

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  ownerUrl = urls.owner
  db = openDatabase(urls.app, 4)
  council = await aCouncil(urls)
  server = await anSmtpServer()
  niamh = await aChild(db, '990')
  await anOpenCase(db, council, [niamh], '2026-02-26')
  const mailer = openMailer({ url: server.url, from: 'openics@aldermere.example' })
  const tasks = {
    ...nightlyDigests({ db, clock }, ['990', '991']),
    ...digestTasks({ db, clock, mailer, origin: ORIGIN }),
  }
  worker = await startWorker(urls.owner, tasks, openLog('silent'), () => {})
})
afterAll(async () => {
  await worker?.stop()
  await server.stop()
  await db.destroy()
})

const giveAddress = (who: Actor, email: string) =>
  execute(ownerUrl, 'update access.app_user set email = $1 where id = $2', [email, who.userId])
const tell = (who: Actor) =>
  inSeat(db, council.teamManager, (tx) => {
    const step = { kind: 'worry', id: newId() }
    return notify(tx, [{ userId: who.userId ?? '', kind: 'worry-opened', step, childId: niamh }], clock.now())
  })
/** A night: the job that is done of itself, in the queue as it is then. */
const aNight = () => execute(ownerUrl, `select graphile_worker.add_job('send-digests', '{}')`)
const queued = async () => {
  const jobs = `select count(*)::int as count from graphile_worker.jobs where task_identifier like 'send-digest%'`
  return (await execute<{ count: number }>(ownerUrl, jobs)).rows[0]?.count
}
const sentTo = (address: string) => server.taken.filter(({ to }) => to === address)

it('is sent by SMTP once a day to whoever has something due or a notice, in numbers alone; a fault of the server is tried again', async () => {
  const { socialWorker, colleague, teamManager } = council
  const partner = await aPractitioner(council)
  const gone = await aWorker(council, 'social-worker')
  await giveAddress(socialWorker, 'asha@aldermere.example')
  await giveAddress(colleague, 'chidi@aldermere.example')
  await giveAddress(teamManager, 'tom@aldermere.example')
  await giveAddress(partner, 'grace@school.example')
  await giveAddress(gone, 'gone@aldermere.example')
  await execute(ownerUrl, `update access.membership set to_on = '2026-05-01' where user_id = $1`, [gone.userId])
  for (const who of [socialWorker, socialWorker, colleague, partner, gone]) await tell(who)
  await inSeat(db, colleague, (tx) => saveWish(tx, colleague.userId ?? '', false))
  server.refuse(1)
  await aNight()
  await expect.poll(() => sentTo('asha@aldermere.example').length, { timeout: 20_000 }).toBe(1)
  await expect.poll(queued, { timeout: 10_000 }).toBe(0)
  const [, data = ''] = server.taken[0]?.data.split('\n\n', 2) ?? []
  expect(server.taken[0]?.data).toContain('From: openics@aldermere.example')
  expect(data).toContain('You have 1 thing due today and 2 notices.')
  expect(server.taken[0]?.data).toContain(`Sign in at ${ORIGIN}`)
  expect(server.taken[0]?.data).not.toMatch(new RegExp(`Niamh|Calloway|Asha Verma|worry|${niamh}`, 'i'))

  await aNight()
  await expect.poll(queued, { timeout: 10_000 }).toBe(0)
  expect(server.taken.map(({ to }) => to)).toEqual(['asha@aldermere.example'])
}, 60_000)

it('is not sent where no server is set, nor for a day that is over', async () => {
  const { socialWorker } = council
  const before = server.taken.length
  const payload = { authority: '990', userId: socialWorker.userId ?? '' }
  const without = digestTasks({ db, clock, mailer: undefined, origin: ORIGIN })
  await without['send-digest']?.({ ...payload, day: '2026-05-05' })
  const mailer = openMailer({ url: server.url, from: 'openics@aldermere.example' })
  await digestTasks({ db, clock, mailer, origin: ORIGIN })['send-digest']?.({ ...payload, day: '2026-05-04' })
  expect(server.taken).toHaveLength(before)
})

it('is a fault told by its code alone when the server is not there', async () => {
  const mailer = openMailer({ url: 'smtp://127.0.0.1:1', from: 'openics@aldermere.example' })
  const sending = mailer.send({ to: 'asha@aldermere.example', subject: 'OpenICS', text: '' })
  await expect(sending).rejects.toThrow(/^the mail server did not take the message: ESOCKET|ECONNECTION/)
})
