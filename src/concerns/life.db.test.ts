import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aConcern } from '../../testing/builders/concern.ts'
import { aCouncil, aPractitioner, aWorker, type Council } from '../../testing/builders/council.ts'
import { aMoment } from '../../testing/builders/moment.ts'
import { aDatabase, execute } from '../../testing/database.ts'
import type { Actor } from '../access/actor.ts'
import { decideOnContact } from '../casework/contacts/commands.ts'
import { contactTasks } from '../casework/contacts/jobs.ts'
import type { ChildIndex } from '../child-index/contract.ts'
import { childIndexInProcess, type IndexDatabase } from '../child-index/in-process.ts'
import type { IndexDB } from '../child-index/schema.ts'
import { type CalendarDay, calendarDay } from '../kernel/calendar-day.ts'
import type { Instant } from '../kernel/instant.ts'
import { type Database, inSeat, openDatabase } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'
import type { Message } from '../platform/mail.ts'
import { endConcern, raiseConcern, renewConcern } from './commands.ts'
import { answerDisagreement, keepAccount, openDisagreements, sayDisagreement } from './commands-life.ts'
import { openNotices, wishForMail } from './commands-notices.ts'
import { concernTasks } from './jobs.ts'
import { mailTasks, nightlyConcerns } from './jobs-notices.ts'
import type { NewConcern } from './model.ts'
import { concernRaisedBy } from './queries.ts'
import { accountsOf, disagreementsOf, eventsOf, filesOf } from './queries-life.ts'

let db: Database
let indexDb: IndexDatabase
let index: ChildIndex
let council: Council
let teacher: Actor
const now = aMoment()
const GONE = { how: 'resolved', reason: 'Gone' } as const

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app, 4)
  indexDb = openDatabase<IndexDB>(urls.index, 2)
  index = childIndexInProcess(indexDb, { clock })
  council = await aCouncil(urls)
  teacher = await aPractitioner(council)
})
afterAll(async () => {
  await db.destroy()
  await indexDb.destroy()
})

let today: CalendarDay = now.day
let at: Instant = now.at
const clock = { now: () => at, today: () => today }
const moveTo = (then: string) => {
  ;({ at, day: today } = aMoment(then))
}
const tasks = () => concernTasks({ db, index, clock, tell: () => {} })

const raise = (actor: Actor, concern = aConcern()) => inSeat(db, actor, (tx) => raiseConcern(tx, actor, concern, now))
const find = (actor: Actor, id: string) => inSeat(db, actor, (tx) => concernRaisedBy(tx, actor.userId ?? '', id))
const noticesOf = async (actor: Actor) => (await inSeat(db, actor, (tx) => openNotices(tx, actor)))?.notices

/** A concern on which the front door decided: advice. */
async function aDecidedConcern(): Promise<NewConcern> {
  const concern = aConcern()
  await raise(teacher, concern)
  const received = { authority: '990', concernId: concern.id }
  await contactTasks(db)['receive-concern']?.(received)
  const answer = () => tasks()['answer-concern']?.(received)
  await expect(answer()).rejects.toThrow('no decision')
  const manager = council.frontDoorManager
  const { rows } = await inSeat(db, manager, (tx) =>
    sql<{ id: string }>`select id from contact where concern_id = ${concern.id}`.execute(tx),
  )
  const reason = 'The school offers breakfast club.'
  const act = { id: newId(), decision: 'advice', reason, siblingIds: [] } as const
  const then = aMoment('2026-03-19T14:00:00Z')
  await inSeat(db, manager, (tx) => decideOnContact(tx, manager, rows[0]?.id ?? '', act, then))
  await answer()
  await answer()
  return concern
}

describe('the answer', () => {
  it('reaches the one who raised it: outcome, reason and the decider’s name, once, however often the job runs', async () => {
    const concern = await aDecidedConcern()
    expect(await find(teacher, concern.id)).toMatchObject({
      receivedAt: now.at,
      decideBy: '2026-03-20T10:42:00.000Z',
      outcome: 'advice',
      outcomeReason: 'The school offers breakfast club.',
      outcomeByName: 'Peter Ansah',
      outcomeAt: '2026-03-19T14:00:00.000Z',
    })
    expect(await noticesOf(teacher)).toMatchObject([{ kind: 'answer-came', aboutId: concern.id, readAt: null }])
  })

  it('that its author disagrees with goes to the front door’s manager, then to a service manager, each by a day', async () => {
    const concern = await aDecidedConcern()
    const say = (actor: Actor, reason = 'She is hungry still.') =>
      inSeat(db, actor, (tx) => sayDisagreement(tx, actor, concern.id, { id: newId(), reason }, now))
    const serviceManager = await aWorker(council, 'service-manager')
    const { frontDoorManager, socialWorker } = council
    expect(await say(teacher, ' ')).toMatchObject({ refusal: 'no-reason' })
    expect(await say(frontDoorManager)).toMatchObject({ refusal: 'not-found' })
    expect((await say(teacher)).ok).toBe(true)
    expect(await say(teacher)).toMatchObject({ refusal: 'waits-already' })
    const waiting = (who: Actor) => inSeat(db, who, (tx) => openDisagreements(tx, who))
    const [first] = (await waiting(frontDoorManager)) ?? []
    expect(first).toMatchObject({ level: 1, answerBy: '2026-03-26', reason: 'She is hungry still.' })
    expect([await waiting(serviceManager), await waiting(socialWorker), await waiting(teacher)]).toEqual([
      [],
      undefined,
      undefined,
    ])
    const answerBy = (who: Actor, id = '') =>
      inSeat(db, who, (tx) =>
        answerDisagreement(tx, who, id, { outcome: 'stands', answer: 'Breakfast is given.' }, now),
      )
    expect(await answerBy(serviceManager, first?.id)).toMatchObject({ refusal: 'not-found' })
    expect((await answerBy(frontDoorManager, first?.id)).ok).toBe(true)
    expect(await answerBy(frontDoorManager, first?.id)).toMatchObject({ refusal: 'answered-already' })
    expect((await noticesOf(teacher))?.map(({ kind }) => kind)).toContain('disagreement-answered')
    expect((await say(teacher, 'Still hungry.')).ok).toBe(true)
    const [second] = (await waiting(serviceManager)) ?? []
    expect((await answerBy(serviceManager, second?.id)).ok).toBe(true)
    expect(await say(teacher)).toMatchObject({ refusal: 'no-further-level' })
    expect(await inSeat(db, teacher, (tx) => disagreementsOf(tx, concern.id))).toHaveLength(2)
  })

  it('is shown to the manager of its level, however many of another level wait before it', async () => {
    const elsewhere = await aCouncil(council.urls, '991')
    const [author, manager] = [await aPractitioner(elsewhere), await aWorker(elsewhere, 'service-manager')]
    const concern = aConcern()
    await raise(author, concern)
    await inSeat(db, author, async (tx) => {
      await sql`
        insert into concern select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid()))).*
          from concern c, generate_series(1, 200) where c.id = ${concern.id}`.execute(tx)
      await sql`
        insert into concern_disagreement (authority, id, concern_id, agency_id, level, reason, said_by, said_by_name, said_by_title, said_at, answer_by)
          select c.authority, gen_random_uuid(), c.id, c.agency_id, case when c.id = ${concern.id} then 2 else 1 end, 'x', c.raised_by, 'x', 'x',
                 ${now.at}::timestamptz, case when c.id = ${concern.id} then '2026-03-27'::date else '2026-03-26' end from concern c`.execute(
        tx,
      )
    })
    const waiting = await inSeat(db, manager, (tx) => openDisagreements(tx, manager))
    expect(waiting).toMatchObject([{ level: 2, concernId: concern.id }])
  })

  it('cannot be disagreed with before there is one', async () => {
    const concern = aConcern()
    await raise(teacher, concern)
    const said = { id: newId(), reason: 'Slow' }
    const early = await inSeat(db, teacher, (tx) => sayDisagreement(tx, teacher, concern.id, said, now))
    expect(early).toEqual({ ok: false, refusal: 'not-answered' })
  })
})

describe('beside a concern', () => {
  const account = {
    id: newId(),
    saidBy: 'parent',
    saidByName: 'Mum',
    saidOn: now.day,
    words: 'He lost his coat.',
  } as const

  it('stands what the child or a parent says, by its author alone, sealed as the concern is', async () => {
    const concern = aConcern({ kind: 'information' })
    await raise(teacher, concern)
    const keep = (actor: Actor, given: object = {}) =>
      inSeat(db, actor, (tx) => keepAccount(tx, actor, concern.id, { ...account, ...given }, now))
    expect((await keep(teacher)).ok && (await keep(teacher)).ok).toBe(true)
    expect(await keep(teacher, { words: ' ' })).toMatchObject({ refusal: 'no-words' })
    expect(await keep(teacher, { saidOn: calendarDay('2026-03-20') })).toMatchObject({ refusal: 'said-in-the-future' })
    const head = await aPractitioner(council, { agencyId: teacher.agencyId ?? '', name: 'Ben Hollis' })
    for (const other of [head, await aPractitioner(council, { agencyName: 'General' }), council.frontDoorManager]) {
      expect(await keep(other)).toEqual({ ok: false, refusal: 'not-found' })
    }
    const seen = (who: Actor) => inSeat(db, who, (tx) => accountsOf(tx, concern.id))
    expect(await seen(teacher)).toMatchObject([{ saidByName: 'Mum', words: 'He lost his coat.' }])
    for (const seat of [council.frontDoorManager, council.socialWorker]) expect(await seen(seat)).toEqual([])
  })

  it('stands what was done with it, and nobody can write it there for another agency', async () => {
    const concern = aConcern({ kind: 'information' })
    await raise(teacher, concern)
    await inSeat(db, teacher, (tx) => renewConcern(tx, teacher, concern.id, now))
    await inSeat(db, teacher, (tx) => endConcern(tx, teacher, concern.id, GONE, now))
    expect(await inSeat(db, teacher, (tx) => eventsOf(tx, concern.id))).toMatchObject([
      { kind: 'renewed', reviewBy: '2026-09-19', byName: 'Grace Okafor' },
      { kind: 'resolved', reason: 'Gone' },
    ])
    const nurse = await aPractitioner(council, { agencyName: 'General' })
    const forged = inSeat(db, nurse, (tx) =>
      sql`insert into concern_event (authority, id, concern_id, agency_id, kind, by_name, at)
          values ('990', gen_random_uuid(), ${concern.id}, ${teacher.agencyId}, 'lapsed', 'x', now())`.execute(tx),
    )
    await expect(forged).rejects.toThrow('row-level security')
  })
})

describe('by raw SQL', () => {
  it('nobody writes beside a concern of another agency, nor beside their own as if it were not sealed', async () => {
    const nurse = await aPractitioner(council, { agencyName: 'General' })
    const raised = { information: aConcern({ kind: 'information' }), contact: aConcern() }
    for (const concern of Object.values(raised)) await raise(teacher, concern)
    const file = sql`concern_file (file_name, media_type, size, sha256, scanned, added_by, added_by_name,`
    const kinds = {
      event: sql`concern_event (kind, by_name, at, authority, id, concern_id, agency_id, sealed_to)
        select 'lapsed', 'x', now(), '990', gen_random_uuid(), `,
      account: sql`concern_account (said_by, said_on, words, recorded_by, recorded_by_name, authority, id, concern_id, agency_id, sealed_to)
        select 'child', '2026-03-19', 'x', gen_random_uuid(), 'x', '990', gen_random_uuid(), `,
      file: sql`${file} authority, id, concern_id, agency_id, sealed_to)
        select 'x', 'x', 1, 'x', false, gen_random_uuid(), 'x', '990', gen_random_uuid(), `,
      disagreement: sql`concern_disagreement (level, reason, said_by, said_by_name, said_by_title, said_at, answer_by, authority, id, concern_id, agency_id, sealed_to)
        select 1, 'x', gen_random_uuid(), 'x', 'x', now(), '2026-03-26', '990', gen_random_uuid(), `,
    }
    const write = (who: Actor, kind: keyof typeof kinds, concernId: string, sealedTo: string | null) =>
      inSeat(db, who, (tx) =>
        sql`insert into ${kinds[kind]} ${concernId}::uuid, ${who.agencyId}::uuid, ${sealedTo}::uuid`.execute(tx),
      )
    for (const kind of ['event', 'account', 'file', 'disagreement'] as const) {
      for (const { id } of Object.values(raised)) {
        await expect(write(nurse, kind, id, null), kind).rejects.toThrow('row-level security')
      }
      await expect(write(teacher, kind, raised.information.id, null), kind).rejects.toThrow('row-level security')
      await write(teacher, kind, raised.contact.id, null)
    }
    const files = await inSeat(db, teacher, (tx) => filesOf(tx, raised.contact.id))
    const content = (who: Actor) =>
      inSeat(db, who, (tx) =>
        sql`insert into concern_file_content (authority, file_id, position, agency_id, content)
            values ('990', ${files[0]?.id}, 0, ${who.agencyId}, 'x')`.execute(tx),
      )
    await expect(content(nurse)).rejects.toThrow('row-level security')
    await content(teacher)
  })
})

describe('a kept concern whose day comes', () => {
  it('is asked after two weeks before, once, and lapses two weeks after, and can live again', async () => {
    const nurse = await aPractitioner(council, { agencyKind: 'hospital', agencyName: 'General' })
    const concern = aConcern({ kind: 'information' })
    await raise(nurse, concern)
    const night = () => nightlyConcerns({ db, clock }, ['990'])['look-after-concerns']?.({ authority: '990' })
    await night()
    expect(await noticesOf(nurse)).toEqual([])
    moveTo('2026-09-06T02:17:00Z')
    await night()
    await night()
    expect(await noticesOf(nurse)).toMatchObject([{ kind: 'review-near', aboutId: concern.id }])
    moveTo('2026-10-03T02:17:00Z')
    await night()
    expect((await find(nurse, concern.id))?.state).toBe('open')
    moveTo('2026-10-04T02:17:00Z')
    await night()
    expect((await find(nurse, concern.id))?.state).toBe('lapsed')
    const renewed = await inSeat(db, nurse, (tx) =>
      renewConcern(tx, nurse, concern.id, aMoment('2026-10-05T09:00:00Z')),
    )
    expect([renewed.ok, (await find(nurse, concern.id))?.state]).toEqual([true, 'open'])
    moveTo('2026-03-19T10:42:00Z')
  })

  it('told late, after nights in which nothing ran, waits its three days from then', async () => {
    const agency = { agencyName: 'Minders', agencyKind: 'early-years' }
    const lead = await aPractitioner(council, { ...agency, roles: ['practitioner', 'agency-lead'] })
    const worker = await aPractitioner(council, { ...agency, agencyId: lead.agencyId ?? '' })
    await raise(worker, aConcern({ kind: 'information' }))
    const night = () => nightlyConcerns({ db, clock }, ['990'])['look-after-concerns']?.({ authority: '990' })
    moveTo('2026-09-20T02:17:00Z')
    await night()
    expect(await noticesOf(worker)).toMatchObject([{ kind: 'review-near', at }])
    moveTo('2026-09-22T02:17:00Z')
    await night()
    expect([await noticesOf(lead), (await noticesOf(worker))?.length]).toEqual([[], 1])
    moveTo('2026-09-23T02:18:00Z')
    await night()
    expect(await noticesOf(lead)).toMatchObject([{ kind: 'unread-by-colleague' }])
    moveTo('2026-03-19T10:42:00Z')
  })

  it('goes to the agency’s lead when its author reads nothing for three days', async () => {
    const agency = { agencyName: 'Early years', agencyKind: 'early-years' }
    const lead = await aPractitioner(council, { ...agency, roles: ['practitioner', 'agency-lead'] })
    const worker = await aPractitioner(council, { ...agency, agencyId: lead.agencyId ?? '' })
    await raise(worker, aConcern({ kind: 'information' }))
    const night = () => nightlyConcerns({ db, clock }, ['990'])['look-after-concerns']?.({ authority: '990' })
    moveTo('2026-09-06T02:17:00Z')
    await night()
    expect(await noticesOf(lead)).toEqual([])
    moveTo('2026-09-09T02:17:00Z')
    await night()
    await night()
    expect(await noticesOf(lead)).toMatchObject([{ kind: 'unread-by-colleague', aboutId: worker.userId }])
    moveTo('2026-03-19T10:42:00Z')
  })
})

describe('an e-mail about notices', () => {
  const sent: Message[] = []
  const mailer = { send: async (message: Message) => void sent.push(message) }
  const mail = (who: Actor) =>
    mailTasks({ db, clock, mailer, origin: 'https://ics.example' })['mail-partner-notices']?.({
      ...{ authority: '990', agencyId: who.agencyId ?? '', userId: who.userId ?? '' },
    })

  it('says how many there are and names nobody, once, and not in quiet hours nor against a wish', async () => {
    const address = 'update access.app_user set email = $1 where id = $2'
    await execute(council.urls.owner, address, ['grace@school.example', teacher.userId])
    moveTo('2026-03-19T22:30:00Z')
    await mail(teacher)
    expect(sent).toEqual([])
    const wish = (setting: { mail: boolean; quietFrom: number; quietTo: number }) =>
      inSeat(db, teacher, (tx) => wishForMail(tx, teacher, setting))
    await wish({ mail: false, quietFrom: 0, quietTo: 0 })
    await mail(teacher)
    expect(sent).toEqual([])
    await wish({ mail: true, quietFrom: 0, quietTo: 0 })
    await mail(teacher)
    await mail(teacher)
    expect(sent).toHaveLength(1)
    expect(sent[0]).toMatchObject({
      to: 'grace@school.example',
      subject: expect.stringMatching(/^OpenICS: \d+ notices?$/),
    })
    expect(JSON.stringify(sent)).not.toMatch(/Niamh|Calloway|Okafor/)
    moveTo('2026-03-19T10:42:00Z')
  })
})
