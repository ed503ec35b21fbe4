import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../testing/builders/case.ts'
import { aConcern } from '../../../testing/builders/concern.ts'
import { aCouncil, aPractitioner, aWorker, type Council } from '../../../testing/builders/council.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { aNumberedChild, type NumberedChild } from '../../../testing/builders/numbered-child.ts'
import { pagesOf, post } from '../../../testing/builders/pages.ts'
import { aDatabase } from '../../../testing/database.ts'
import type { Actor } from '../../access/actor.ts'
import { caseTasks } from '../../casework/episodes/jobs.ts'
import type { ChildIndex } from '../../child-index/contract.ts'
import { childIndexInProcess, type IndexDatabase } from '../../child-index/in-process.ts'
import type { IndexDB } from '../../child-index/schema.ts'
import { saveDraft } from '../../entries/drafts/queries.ts'
import { entriesAbout } from '../../entries/queries.ts'
import { plainText } from '../../entries/rules.ts'
import { calendarDay } from '../../kernel/calendar-day.ts'
import type { Clock } from '../../platform/clock.ts'
import { type Database, inSeat, openDatabase } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { askPage } from '../../story/network/pages/ask/page.tsx'
import { networkPage } from '../../story/network/pages/network/page.ts'
import { outcomePage } from '../../story/network/pages/outcome/page.tsx'
import { ledgerPage } from '../../story/network/pages/sharing/page.ts'
import { raiseConcern } from '../commands.ts'
import { involvementTasks } from '../involvements/jobs.ts'
import { beginInvolvementPage } from '../involvements/pages/begin/page.tsx'
import { changeInvolvementPage } from '../involvements/pages/change/page.tsx'
import { childInvolvedPage } from '../involvements/pages/child/page.tsx'
import { myChildrenPage } from '../involvements/pages/mine/page.tsx'
import { involvementsOfUser } from '../involvements/queries.ts'
import { childDraftOf } from '../pages/find-child/form.ts'
import { partnerNoticesPage } from '../pages/notices/page.tsx'
import { noticesFor } from '../queries-notices.ts'
import type { SentAnswer, SentRequest } from './contract.ts'
import { sharingInProcess } from './in-process.ts'
import { sharingTasks } from './jobs.ts'
import { answerPage } from './pages/answer/page.tsx'
import { askedPage } from './pages/asked/page.tsx'
import { tellPage } from './pages/tell/page.tsx'
import { unansweredPage } from './pages/unanswered/page.tsx'
import { ledgerOf } from './queries.ts'
import { addGiven, askedOfAgency, givenBy } from './queries-holder.ts'

let db: Database
let indexDb: IndexDatabase
let index: ChildIndex
let http: FastifyInstance
let aldermere: Council
let eastholt: Council
let teacher: Actor
let gp: Actor
let nurse: Actor
let actor: Actor
let niamh: NumberedChild
let sealed: string
const now = aMoment()
const NOW_CLOCK = { now: () => now.at, today: () => now.day } as Clock

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app, 4)
  indexDb = openDatabase<IndexDB>(urls.index, 2)
  index = childIndexInProcess(indexDb)
  aldermere = await aCouncil(urls)
  eastholt = await aCouncil(urls, '991')
  teacher = await aPractitioner(aldermere)
  gp = await aPractitioner(eastholt, {
    agencyKind: 'gp-practice',
    agencyName: 'Quay Surgery',
    name: 'Dr Simon Vane',
    jobTitle: 'GP',
  })
  nurse = await aPractitioner(eastholt, { agencyKind: 'hospital', agencyName: 'Eastholt General', name: 'Maeve Doyle' })
  niamh = await aNumberedChild({ db, index }, '990')
  await anOpenCase(db, aldermere, [niamh.id])
  await jobs()['tell-index-of-case']?.({ authority: '990', childId: niamh.id })
  sealed = await sealedConcern()
  http = await pagesOf(
    db,
    () => actor,
    () => now,
    (server, acting) => {
      networkPage(server, acting, index)
      askPage(server, acting)
      ledgerPage(server, acting)
      outcomePage(server, acting)
      myChildrenPage(server, acting)
      beginInvolvementPage(server, acting)
      childInvolvedPage(server, acting, index)
      changeInvolvementPage(server, acting)
      askedPage(server, acting)
      partnerNoticesPage(server, acting)
      answerPage(server, acting)
      tellPage(server, acting)
      unansweredPage(server, acting)
    },
  )
})
beforeEach(() => {
  actor = aldermere.socialWorker
})
afterAll(async () => {
  await http.close()
  await db.destroy()
  await indexDb.destroy()
})

function jobs() {
  const tell = (message: string) => {
    throw new Error(message)
  }
  const port = sharingInProcess({ db, clock: NOW_CLOCK })
  return {
    ...caseTasks({ db, index, tell }),
    ...involvementTasks({ db, index, tell }),
    ...sharingTasks({ db, clock: NOW_CLOCK, index, port }),
  }
}

/** A sealed concern of the GP of Eastholt about Niamh, of which the index has been told. */
async function sealedConcern(): Promise<string> {
  const child = { ...aConcern().child, indexNumber: niamh.number }
  const whatSeen = 'Her mother came alone. She smelled of drink at ten in the morning. She asked for sleeping tablets.'
  const concern = aConcern({ kind: 'information', child, whatSeen, howWorried: 'Unsure. It may be nothing.' })
  await inSeat(db, gp, (tx) => raiseConcern(tx, gp, concern, now))
  const asked = { authority: '991', userId: null, role: 'system', purpose: 'raising-a-concern' } as const
  const told = { reference: concern.id, number: niamh.number, agencyKind: 'health', band: 'worried' } as const
  const answer = await index.tellSealedConcern({
    asked,
    concern: { ...told, untilOn: calendarDay('2027-01-31'), whomToRing: 'Quay Surgery, 01632 960140' },
  })
  expect(answer.ok).toBe(true)
  return concern.id
}

/** The social worker ticks these, and asks. @returns the request's id */
async function ask(keys: readonly string[], question = 'What do you know of her mother’s health?'): Promise<string> {
  actor = aldermere.socialWorker
  const chosen = await post(http, `/children/${niamh.id}/network`, { holder: keys })
  expect(chosen.statusCode).toBe(303)
  const form = String(chosen.headers.location)
  expect(form).not.toContain(niamh.number)
  const words = { purpose: 'To know whether she is safe at home', basis: 'section-47', urgency: 'usual' }
  const sent = await post(http, form, { ...words, asked: question })
  expect(sent.headers.location, sent.body.slice(0, 400)).toBe(`/children/${niamh.id}/sharing`)
  const request = (await ledger()).requests.find((one) => one.asked === question)
  await jobs()['deliver-share-request']?.({ authority: '990', requestId: request?.id ?? '' })
  return request?.id ?? ''
}
const ledger = () => inSeat(db, aldermere.socialWorker, (tx) => ledgerOf(tx, niamh.id))
const page = async (who: Actor, url: string) => {
  actor = who
  return http.inject(url)
}
const deliverAnswers = async (who: Actor) => {
  for (const { id } of await inSeat(db, who, (tx) => givenBy(tx, who.userId ?? ''))) {
    await jobs()['deliver-share-answer']?.({ authority: who.authority, agencyId: who.agencyId ?? '', answerId: id })
  }
}
const anyone = async (): Promise<readonly Actor[]> => [
  ...[aldermere.colleague, aldermere.frontDoorManager, aldermere.conferenceChair, teacher, gp, nurse],
  ...[eastholt.socialWorker, eastholt.teamManager, await aWorker(aldermere, 'service-manager')],
]

describe('who works with a child', () => {
  it('is there for whoever holds the child: from the index, with what is sealed and whom to ring, and never why', async () => {
    const { statusCode, body } = await page(aldermere.socialWorker, `/children/${niamh.id}/network`)
    expect(statusCode).toBe(200)
    for (const words of [
      'Asha Verma, social worker; leads the work',
      'A health service',
      'Quay Surgery, 01632 960140',
    ]) {
      expect(body).toContain(words)
    }
    expect(body).not.toContain('smelled of drink')
  })

  it('and to everyone else the page is not there, nor the ledger, nor the form to ask', async () => {
    for (const who of await anyone()) {
      for (const part of ['network', 'sharing', 'outcome', `ask/${newId()}`]) {
        expect((await page(who, `/children/${niamh.id}/${part}`)).statusCode, `${who.jobTitle}: ${part}`).toBe(404)
      }
      const sent = await post(http, `/children/${niamh.id}/network`, { holder: `991 ${sealed}` })
      expect(sent.statusCode, who.jobTitle).toBe(404)
    }
  })

  it('is said by the practitioner, told to the index, and then they see who else does; it ends when they say so', async () => {
    const draft = newId()
    const shown = { shownGiven: 'Niamh', shownFamily: 'Calloway', shownBirthDate: '2018-11-08' }
    await inSeat(db, teacher, (tx) =>
      saveDraft(tx, teacher, childDraftOf(draft), { given: 'Niamh', indexNumber: niamh.number, ...shown }),
    )
    actor = teacher
    const say = { role: 'Teacher', contact: '01632 960231', sensitive: 'no' }
    const since = { 'since-day': '1', 'since-month': '9', 'since-year': '2025' }
    const begun = await post(http, `/concerns/children/new/${draft}`, { ...say, ...since })
    expect(begun.statusCode, begun.body.slice(0, 300)).toBe(303)
    const [own] = await inSeat(db, teacher, (tx) => involvementsOfUser(tx, teacher.userId ?? '', 10))
    const told = { authority: '990', agencyId: teacher.agencyId ?? '', involvementId: own?.id ?? '' }
    for (let twice = 0; twice < 2; twice++) await jobs()['tell-index-of-involvement']?.(told)
    const { body } = await http.inject(`/concerns/children/${own?.id}`)
    for (const words of ['Fenwick Lane Primary', 'Grace Okafor, Teacher', 'Asha Verma']) expect(body).toContain(words)
    expect(body).not.toContain('sealed')
    for (const other of [
      gp,
      nurse,
      aldermere.socialWorker,
      await aPractitioner(aldermere, { agencyId: teacher.agencyId ?? '' }),
    ]) {
      expect((await page(other, `/concerns/children/${own?.id}`)).statusCode, other.name).toBe(404)
    }
    actor = teacher
    const ended = { change: 'ended', 'ended-day': '18', 'ended-month': '3', 'ended-year': '2026' }
    expect((await post(http, `/concerns/children/${own?.id}/change`, ended)).statusCode).toBe(303)
    await jobs()['tell-index-of-involvement']?.(told)
    expect((await http.inject(`/concerns/children/${own?.id}`)).statusCode).toBe(404)
    expect((await page(aldermere.socialWorker, `/children/${niamh.id}/network`)).body).not.toContain('Fenwick Lane')
  })
})

describe('asking the keeper of a sealed concern, in another authority', () => {
  it('brings back the sentences that were chosen, with how they are known and on which ground, and nothing more', async () => {
    const id = await ask([`991 ${sealed}`])
    expect((await page(aldermere.socialWorker, `/children/${niamh.id}/sharing`)).body).toContain('5 days left')
    const list = await page(gp, '/concerns/asked')
    expect(list.body).toContain('mother’s health')
    expect((await page(gp, '/concerns/notices')).body).toContain(`/concerns/asked/${id}`)
    const form = await http.inject(`/concerns/asked/${id}`)
    for (const words of ['Niamh Calloway', 'Asha Verma', 'smelled of drink', 'To know whether she is safe'])
      expect(form.body).toContain(words)
    const answer = { outcome: 'shared', 'take-1': ['1'], 'kind-1': 'fact', 'context-1': 'In surgery' }
    expect((await post(http, `/concerns/asked/${id}`, answer)).headers.location).toBe('/concerns/asked')
    for (let twice = 0; twice < 2; twice++) await deliverAnswers(gp)
    const { answers } = await ledger()
    expect(answers).toMatchObject([{ requestId: id, outcome: 'shared', agency: 'Quay Surgery', basis: 'section-47' }])
    const { body } = await page(aldermere.socialWorker, `/children/${niamh.id}/sharing`)
    expect(body).toContain('She smelled of drink at ten in the morning.')
    for (const unsaid of ['sleeping tablets', 'came alone', 'It may be nothing']) expect(body).not.toContain(unsaid)
    const [entry] = (
      await inSeat(db, aldermere.socialWorker, (tx) => entriesAbout(tx, niamh.id, { limit: 50 }))
    ).filter(({ stepKind }) => stepKind === 'share-answer')
    expect(entry).toMatchObject({ kind: 'fact', saidBy: 'Dr Simon Vane', saidByRole: 'GP, Quay Surgery' })
    expect(plainText(entry?.body ?? { v: 1, blocks: [] })).toContain('An enquiry whether a child suffers')
  })

  it('may be refused, because sharing would harm the child more: the reason stands in the ledger', async () => {
    const id = await ask([`991 ${sealed}`], 'Who else was in the room?')
    actor = gp
    expect((await post(http, `/concerns/asked/${id}`, { outcome: 'refused', reason: '' })).statusCode).toBe(422)
    await post(http, `/concerns/asked/${id}`, { outcome: 'refused', reason: 'Her father reads what comes from us.' })
    await deliverAnswers(gp)
    const { body } = await page(aldermere.socialWorker, `/children/${niamh.id}/sharing`)
    expect(body).toContain('Her father reads what comes from us.')
    expect((await post(http, `/concerns/asked/${id}`, { outcome: 'nothing-held' })).statusCode).toBe(404)
  })

  it('is told, once, what came of it; the council’s ledger says so too', async () => {
    const requests = (await ledger()).answers.flatMap(({ requestId }) => requestId ?? [])
    expect(requests.length).toBeGreaterThan(1)
    const url = `/children/${niamh.id}/outcome`
    const say = (request: readonly string[], words: string) => post(http, url, { request, words })
    actor = aldermere.socialWorker
    expect((await say(requests, ' ')).statusCode).toBe(422)
    expect((await say([newId()], 'Help began.')).statusCode).toBe(422)
    expect((await say(requests, 'Help began.')).headers.location).toBe(`/children/${niamh.id}/sharing`)
    expect((await say(requests, 'Nothing came of it.')).statusCode).toBe(422)
    for (const requestId of [...requests, ...requests]) {
      await jobs()['deliver-share-outcome']?.({ authority: '990', requestId })
    }
    expect((await page(aldermere.socialWorker, `/children/${niamh.id}/sharing`)).body).toContain('Help began.')
    for (const requestId of requests) {
      expect((await page(gp, `/concerns/asked/${requestId}`)).body).toContain(
        'What came of it: Help began. (Asha Verma',
      )
    }
    const told = await inSeat(db, gp, (tx) => noticesFor(tx, gp.userId ?? '', 100))
    expect(told.filter(({ kind }) => kind === 'request-answered')).toHaveLength(requests.length)
    const waiting = told.filter(({ kind }) => kind === 'request-waiting')
    expect(waiting.map(({ aboutId }) => aboutId)).toEqual(expect.arrayContaining(requests))
  })

  it('is seen by nobody but whom it is for, and no council’s seat reads the copy, not even by raw SQL', async () => {
    const id = await ask([`991 ${sealed}`], 'Is the mother registered with you?')
    const partner = await aPractitioner(eastholt, { agencyId: gp.agencyId ?? '', name: 'Dr Alice Renfrew' })
    for (const other of [nurse, teacher, partner, eastholt.socialWorker, aldermere.socialWorker]) {
      expect((await page(other, `/concerns/asked/${id}`)).statusCode, other.name).toBe(404)
      expect((await post(http, `/concerns/asked/${id}`, { outcome: 'nothing-held' })).statusCode, other.name).toBe(404)
    }
    for (const seat of [eastholt.socialWorker, eastholt.teamManager, nurse]) {
      const counts = await inSeat(db, seat, async (tx) => {
        const { rows } = await sql<{ seen: number }>`
          select ((select count(*) from share_asked) + (select count(*) from share_given)
                + (select count(*) from history.version where relation in ('share_asked', 'share_given', 'involvement')))::int as seen`.execute(
          tx,
        )
        return rows[0]?.seen
      })
      expect(counts, seat.jobTitle).toBe(0)
    }
    expect(await inSeat(db, gp, (tx) => askedOfAgency(tx, 'anyone'))).not.toEqual([])
  })

  it('is listed for whom it is for, and for who leads the agency; what was shared for the one who shared it alone', async () => {
    const agency = { agencyId: gp.agencyId ?? '', agencyName: gp.agencyName }
    const namesake = await aPractitioner(eastholt, { ...agency, name: gp.name })
    const lead = await aPractitioner(eastholt, { ...agency, name: 'Ruth Amadi', roles: ['agency-lead'] })
    const question = 'Does she come to her appointments?'
    const id = await ask([`991 ${sealed}`], question)
    actor = gp
    const words = { own: 'She missed the last three.', 'own-kind': 'fact' }
    expect((await post(http, `/concerns/asked/${id}`, { outcome: 'shared', ...words })).statusCode).toBe(303)
    await deliverAnswers(gp)
    const sees = async (who: Actor) => {
      const { body } = await page(who, '/concerns/asked')
      return [body.includes(question), body.includes('Another question'), body.includes(words.own)]
    }
    expect(await sees(lead)).toEqual([true, false, false])
    // More of another's than a list holds, all of which come before one's own.
    await inSeat(db, namesake, (tx) =>
      sql`insert into share_asked (authority, id, agency_id, sealed_to, addressed_to, from_authority, index_number, asked_by_name, asked_by_title,
                                   purpose, basis, asked, urgency, answer_by, asked_at)
          select authority, gen_random_uuid(), agency_id, sealed_to, ${namesake.userId}::uuid, from_authority, index_number, asked_by_name,
                 asked_by_title, purpose, basis, 'Another question', urgency, answer_by, asked_at
            from share_asked, generate_series(1, 200) where id = ${id}`.execute(tx),
    )
    expect(await sees(gp)).toEqual([true, false, true])
    expect(await sees(namesake)).toEqual([false, true, false])
  })

  it('that is not answered ages in the open, by agency, for managers', async () => {
    const { statusCode, body } = await page(aldermere.teamManager, '/sharing/unanswered')
    expect([statusCode, body.includes('A health service'), body.includes('Niamh')]).toEqual([200, true, false])
    for (const other of [aldermere.socialWorker, gp]) {
      expect((await page(other, '/sharing/unanswered')).statusCode, other.jobTitle).toBe(404)
    }
  })
})

describe('telling unasked', () => {
  it('comes to the council that is responsible, with the ground and what was said', async () => {
    const draft = newId()
    const shown = { shownGiven: 'Niamh', shownFamily: 'Calloway', shownBirthDate: '2018-11-08' }
    await inSeat(db, teacher, (tx) =>
      saveDraft(tx, teacher, childDraftOf(draft), { given: 'Niamh', indexNumber: niamh.number, ...shown }),
    )
    actor = teacher
    const since = { 'since-day': '1', 'since-month': '3', 'since-year': '2026' }
    const said = { role: 'Teacher', contact: '01632 960231', sensitive: 'no', ...since }
    const begun = await post(http, `/concerns/children/new/${draft}`, said)
    const told = {
      own: 'She told me Dad is back.',
      'own-kind': 'hearsay',
      basis: 'section-11',
      'own-context': 'At lunch',
    }
    expect((await post(http, `${begun.headers.location}/tell`, told)).headers.location).toBe('/concerns/asked')
    await deliverAnswers(teacher)
    const { answers } = await ledger()
    const unasked = answers.find(({ requestId }) => requestId === null)
    expect(unasked).toMatchObject({ agency: 'Fenwick Lane Primary', basis: 'section-11', outcome: 'shared' })
    expect((await page(aldermere.socialWorker, `/children/${niamh.id}/sharing`)).body).toContain('told unasked')
  })
})

describe('what cannot be delivered', () => {
  it('is said to whoever told it, once: nobody there knows the child', async () => {
    const act = { id: newId(), requestId: null, toAuthority: '991', number: 'K7X4PD93HT', outcome: 'shared' } as const
    const given = { ...act, reason: null, basis: 'section-11', parts: [], answeredAt: now.at }
    await inSeat(db, nurse, (tx) => addGiven(tx, nurse, given))
    const told = { authority: '991', agencyId: nurse.agencyId ?? '', answerId: act.id }
    for (let twice = 0; twice < 2; twice++) await jobs()['deliver-share-answer']?.(told)
    const { body } = await page(nurse, '/concerns/notices')
    expect(body.split('came to nobody')).toHaveLength(2)
    expect((await page(gp, '/concerns/notices')).body).not.toContain('came to nobody')
  })

  it('is an answer for a child whom nobody there knows, or to a request that was never made', async () => {
    const port = sharingInProcess({ db, clock: NOW_CLOCK })
    const answer: SentAnswer = {
      ...{ id: newId(), requestId: null, toAuthority: '991', fromAuthority: '990', number: niamh.number, reason: null },
      ...{ outcome: 'shared', basis: 'section-11', agency: 'x', answeredByName: 'x', answeredByTitle: 'x' },
      ...{ answeredAt: now.at, parts: [] },
    }
    expect(await port.deliverAnswer(answer)).toEqual({ ok: false, refusal: 'no-such-child' })
    const made = { ...answer, toAuthority: '990', requestId: newId() }
    expect(await port.deliverAnswer(made)).toEqual({ ok: false, refusal: 'no-such-request' })
  })

  it('is a request under a reference that nobody has', async () => {
    const port = sharingInProcess({ db, clock: NOW_CLOCK })
    const request: Omit<SentRequest, 'holder'> = {
      ...{ id: newId(), fromAuthority: '990', number: niamh.number, askedByName: 'x', askedByTitle: 'x', purpose: 'x' },
      ...{ basis: 'section-47', asked: 'x', urgency: 'usual', answerBy: now.day, askedAt: now.at },
    }
    for (const reference of [newId(), 'case:1', niamh.id]) {
      const holder = { authority: '991', kind: 'sealed-concern', reference } as const
      expect(await port.deliverRequest({ ...request, holder })).toEqual({ ok: false, refusal: 'no-such-holder' })
    }
  })
})
