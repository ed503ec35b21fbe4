import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { anOpenCase, type OpenCase } from '../../../testing/builders/case.ts'
import { aChild } from '../../../testing/builders/child.ts'
import { aCouncil, aPractitioner, aWorker, type Council } from '../../../testing/builders/council.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { pagesOf, post } from '../../../testing/builders/pages.ts'
import { aWorry } from '../../../testing/builders/story.ts'
import { aDatabase } from '../../../testing/database.ts'
import { type Actor, systemActor } from '../../access/actor.ts'
import { calendarDay } from '../../kernel/calendar-day.ts'
import { type Database, inSeat, openDatabase } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { allocate } from '../allocations/queries.ts'
import { authoriseAssessment, writeInAssessment } from '../assessments/commands.ts'
import { assessmentById } from '../assessments/queries.ts'
import { authoriseClosure, proposeClosure } from '../closures/commands-proposal.ts'
import { setLocalSetting } from '../local-settings/commands.ts'
import { openWorry } from '../worries/commands.ts'
import { lookAtNotices } from './commands.ts'
import { noticesPage } from './pages/notices/page.ts'
import { noticesUnread } from './queries.ts'

let db: Database
let http: FastifyInstance
let council: Council
let worker: Actor
let actor: Actor
let niamh: string
let alfie: string
let open: OpenCase
const now = aMoment()

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app, 4)
  council = await aCouncil(urls)
  http = await pagesOf(
    db,
    () => actor,
    () => now,
    noticesPage,
  )
})
beforeEach(async () => {
  worker = await aWorker(council, 'social-worker', { name: 'Rhiannon Price' })
  actor = worker
  niamh = await aChild(db, '990')
  alfie = await aChild(db, '990', { given: 'Alfie' })
  open = await anOpenCase(db, { ...council, socialWorker: worker }, [niamh, alfie])
})
afterAll(async () => {
  await http.close()
  await db.destroy()
})

const unread = (who: Actor) => inSeat(db, who, (tx) => noticesUnread(tx, who.userId ?? ''))
const noticesFor = async (who: Actor) => {
  const notices = await inSeat(db, who, (tx) => lookAtNotices(tx, who, now))
  return notices.ok ? notices.value.told : notices.refusal
}
const worry = async (who: Actor) => {
  const both = { ...aWorry(niamh), childIds: [niamh, alfie] }
  const opened = await inSeat(db, who, (tx) => openWorry(tx, who, both, now))
  if (!opened.ok) throw new Error(opened.refusal)
}

describe('a worry that another opens', () => {
  it('is told to whoever holds the children, once for brothers and sisters, and not to its writer', async () => {
    await worry(council.teamManager)
    expect(await noticesFor(worker)).toMatchObject([{ kind: 'worry-opened', isRead: false }])
    expect(await unread(worker)).toBe(1)
    await worry(worker)
    expect(await unread(worker)).toBe(1)
    expect(await unread(council.teamManager)).toBe(0)
  })

  it('is told to whoever stands in for them while they are away, too', async () => {
    const standIn = await aWorker(council, 'social-worker')
    const days = { fromOn: calendarDay('2026-03-16'), toOn: calendarDay('2026-03-19') }
    const cover = { absentUser: worker.userId ?? '', coveringUser: standIn.userId ?? '', reason: 'On leave', ...days }
    await inSeat(db, systemActor('990', 'test'), (tx) =>
      tx
        .insertInto('cover')
        .values({ authority: '990', id: newId(), ...cover })
        .execute(),
    )
    await worry(council.teamManager)
    expect([await unread(worker), await unread(standIn)]).toEqual([1, 1])
  })

  it('is not told where the act is undone', async () => {
    const undone = inSeat(db, council.teamManager, async (tx) => {
      await openWorry(tx, council.teamManager, aWorry(niamh), now)
      throw new Error('the lights went out')
    })
    await expect(undone).rejects.toThrow('the lights went out')
    expect(await unread(worker)).toBe(0)
  })
})

it('tells the writer of an assessment that it came back, and whoever holds the children once it is signed', async () => {
  const { teamManager } = council
  const text = { worries: 'Alone.', strengths: 'Nan.', childWords: 'Pie.', analysis: 'It gets worse.' }
  const children = [niamh, alfie].map((childId) => ({ childId, factors: ['21'], seenOn: now.day, seenAlone: true }))
  for (const sign of [false, true]) {
    await inSeat(db, worker, async (tx) => {
      const { revision = 0, content } = (await assessmentById(tx, open.assessmentId)) ?? {}
      const act = { text: { ...content, ...text }, outcome: 'child-in-need-plan', children, revision, submit: true }
      return writeInAssessment(tx, worker, open.assessmentId, act as never, now)
    })
    const answer = sign ? { sign } : { sign, comment: 'Say what Nan said.' }
    const answered = await inSeat(db, teamManager, (tx) =>
      authoriseAssessment(tx, teamManager, open.assessmentId, answer as never, now),
    )
    expect(answered).toMatchObject({ ok: true })
  }
  const kinds = (await noticesFor(worker)) as readonly { readonly kind: string }[]
  expect(kinds.map(({ kind }) => kind).toSorted()).toEqual(['decision-made', 'record-returned'])
})

describe('what is put before a manager', () => {
  const propose = async (who: Actor = worker) => {
    const id = newId()
    const why = { summary: 'Breakfast every day since January.', lookAgainIf: 'school sees her hungry' }
    const act = { childId: niamh, closedOn: now.day, reasonCode: 'RC7', ...why }
    expect(await inSeat(db, who, (tx) => proposeClosure(tx, who, id, act, now))).toMatchObject({ ok: true })
    return id
  }
  const handBack = (who: Actor, id: string) =>
    inSeat(db, who, (tx) => authoriseClosure(tx, who, id, { sign: false, comment: 'What does Joel say?' }, now))
  const toldOf = async (who: Actor, id: string) => {
    const told = await noticesFor(who)
    return typeof told === 'string' ? told : told.filter(({ step }) => step.id === id).map(({ kind }) => kind)
  }

  it('is told to those who may sign it, with the page to sign it on, and to no other manager, nor to its writer', async () => {
    const { teamManager } = council
    const [second, elsewhere, standIn] = await Promise.all([
      aWorker(council, 'team-manager'),
      aWorker(council, 'team-manager', { team: 'assessment' }),
      aWorker(council, 'team-manager', { team: 'looked-after' }),
    ])
    const days = { fromOn: calendarDay('2026-03-16'), toOn: calendarDay('2026-03-19'), reason: 'On leave' }
    await inSeat(db, systemActor('990', 'test'), (tx) => {
      const who = { absentUser: teamManager.userId ?? '', coveringUser: standIn.userId ?? '' }
      return tx
        .insertInto('cover')
        .values({ ...{ authority: '990', id: newId() }, ...who, ...days })
        .execute()
    })
    const id = await propose(second)
    for (const who of [teamManager, standIn]) expect(await toldOf(who, id)).toEqual(['record-to-sign'])
    for (const who of [second, elsewhere, worker]) expect(await toldOf(who, id)).toEqual([])
    actor = teamManager
    expect((await http.inject('/notices-for-me')).body).toContain(`/closures/${id}/authorise`)
  })

  it('is told to a service manager, who reads it among their notices, where the authority asks for one', async () => {
    const [administrator, above] = [await aWorker(council, 'administrator'), await aWorker(council, 'service-manager')]
    const set = (value: string) => {
      const act = { id: newId(), name: 'signs-closure', value, fromOn: now.day, reason: 'Agreed' } as const
      return inSeat(db, administrator, (tx) => setLocalSetting(tx, administrator, act, now))
    }
    await set('service-manager')
    const id = await propose()
    await set('team-manager')
    expect([await toldOf(above, id), await toldOf(council.teamManager, id)]).toEqual([['record-to-sign'], []])
    actor = above
    expect((await http.inject('/notices-for-me')).body).toContain(`/closures/${id}/authorise`)
  })

  it('handed back, is told to whoever asked, with the page to put it right on; signed, it is a decision', async () => {
    const first = await propose()
    expect(await handBack(council.teamManager, first)).toMatchObject({ ok: true })
    expect(await toldOf(worker, first)).toEqual(['record-returned'])
    expect((await http.inject('/notices-for-me')).body).toContain(`/children/${niamh}/closure/propose`)
    const id = await propose()
    const { teamManager } = council
    await inSeat(db, teamManager, (tx) => authoriseClosure(tx, teamManager, id, { sign: true }, now))
    expect(await toldOf(worker, id)).toEqual(['decision-made'])
  })
})

describe('the page of notices', () => {
  it('names only children whom its reader may look at today', async () => {
    await worry(council.teamManager)
    expect((await http.inject('/notices-for-me')).body).toContain('Niamh Calloway')
    const { teamId } = council.teamManager
    await inSeat(db, systemActor('990', 'test'), async (tx) => {
      const other = { userId: council.colleague.userId, teamId, role: 'social-worker', fromOn: now.day } as const
      for (const childId of [niamh, alfie]) await allocate(tx, { childId, ...other })
    })
    const { body } = await http.inject('/notices-for-me')
    expect(body).not.toContain('Calloway')
    expect(body).not.toContain(niamh)
    expect(body).toContain('A worry was opened: 2 other children')
  })

  it('marks one as read, or all, and only one’s own', async () => {
    for (const _ of [1, 2, 3]) await worry(council.teamManager)
    const [first] = (await noticesFor(worker)) as readonly { readonly step: { readonly id: string } }[]
    actor = council.colleague
    await post(http, '/notices-for-me', { read: 'all' })
    expect(await unread(worker)).toBe(3)
    actor = worker
    const sent = await post(http, '/notices-for-me', { read: first?.step.id ?? '' })
    expect(sent).toMatchObject({ statusCode: 303, headers: { location: '/notices-for-me' } })
    expect(await unread(worker)).toBe(2)
    await post(http, '/notices-for-me', { read: 'all' })
    expect(await unread(worker)).toBe(0)
    expect((await http.inject('/notices-for-me')).body).not.toContain('Mark as read')
  })

  it('says whether the morning’s e-mail is wanted: until one says no', async () => {
    expect((await http.inject('/notices-for-me')).body).toContain('Stop the e-mail')
    await post(http, '/notices-for-me', { digest: 'off' })
    expect((await http.inject('/notices-for-me')).body).toContain('You get no e-mail in the morning.')
  })

  it('is there for everyone of the council who has a list, and for nobody else', async () => {
    const status = async (who: Actor) => {
      actor = who
      return [
        (await http.inject('/notices-for-me')).statusCode,
        (await post(http, '/notices-for-me', { read: 'all' })).statusCode,
      ]
    }
    const { socialWorker, teamManager, conferenceChair, reviewingOfficer, frontDoorManager } = council
    for (const who of [socialWorker, teamManager, conferenceChair, reviewingOfficer, frontDoorManager]) {
      expect(await status(who)).toEqual([200, 303])
    }
    for (const who of [
      await aPractitioner(council),
      await aWorker(council, 'analyst'),
      await aWorker(council, 'administrator'),
    ]) {
      expect(await status(who)).toEqual([404, 404])
    }
  })

  it('shows a worker of another authority nothing of it', async () => {
    await worry(council.teamManager)
    actor = { ...worker, authority: '991' }
    expect((await http.inject('/notices-for-me')).body).not.toContain('worry')
  })
})
