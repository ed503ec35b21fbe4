import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../testing/builders/case.ts'
import { aChild, anAdult, motherOf } from '../../../testing/builders/child.ts'
import { aConcern } from '../../../testing/builders/concern.ts'
import { aCouncil, aPractitioner, aWorker, type Council } from '../../../testing/builders/council.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { aDatabase } from '../../../testing/database.ts'
import { type Actor, ROLES, systemActor } from '../../access/actor.ts'
import type { ConcernBand } from '../../child-index/contract-concerns.ts'
import { raiseConcern } from '../../concerns/commands.ts'
import type { NewConcern } from '../../concerns/model.ts'
import { entriesAbout } from '../../entries/queries.ts'
import { calendarDay } from '../../kernel/calendar-day.ts'
import { type Database, inSeat, openDatabase } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { lastClosures } from '../closures/queries.ts'
import { decisionsOfStep } from '../decisions/queries.ts'
import { duesOfStep } from '../dues/queries.ts'
import { noticesOf } from '../notifications/queries.ts'
import { countUndecidedReferrals, referralById, referralsOfContact, undecidedReferrals } from '../referrals/queries.ts'
import { decideOnContact, identifyChild, takeContactByPhone } from './commands.ts'
import { contactTasks } from './jobs.ts'
import type { DecideContact } from './model.ts'
import { contactById, contactsAbout, countUndecided, undecidedContacts } from './queries.ts'

let db: Database
let council: Council
let teacher: Actor
const now = aMoment()
const LATER = aMoment('2026-03-19T15:00:00Z')

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app, 4)
  council = await aCouncil(urls)
  teacher = await aPractitioner(council)
})
afterAll(() => db.destroy())

const asManager = <T>(work: (tx: Parameters<Parameters<typeof inSeat<T>>[2]>[0]) => Promise<T>) =>
  inSeat(db, council.frontDoorManager, work)
const receive = (concernId: string) => contactTasks(db)['receive-concern']?.({ authority: '990', concernId })
const contactIdOf = async (concernId: string) => {
  const { rows } = await asManager((tx) =>
    sql<{ id: string }>`select id from contact where concern_id = ${concernId}`.execute(tx),
  )
  expect(rows).toHaveLength(1)
  return rows[0]?.id ?? ''
}
/** A concern that has reached the front door. @returns the contact's id */
const received = async (given: Partial<NewConcern> = {}) => {
  const concern = aConcern(given)
  await inSeat(db, teacher, (tx) => raiseConcern(tx, teacher, concern, now))
  await receive(concern.id)
  return contactIdOf(concern.id)
}
const about = (indexNumber: string | null) => ({ child: { ...aConcern().child, indexNumber } })
const decide = (contactId: string, given: Partial<DecideContact> = {}, actor: Actor = council.frontDoorManager) => {
  const act = { id: newId(), decision: 'referral', reason: 'Neglect, and growing.', siblingIds: [], ...given } as const
  return inSeat(db, actor, (tx) => decideOnContact(tx, actor, contactId, act, LATER))
}
const story = (childId: string) => asManager((tx) => entriesAbout(tx, childId, { limit: 50 }))

describe('a concern reaches the front door', () => {
  it('as one contact, however often the job runs, even at the same moment', async () => {
    const concern = aConcern()
    await inSeat(db, teacher, (tx) => raiseConcern(tx, teacher, concern, now))
    await Promise.all([receive(concern.id), receive(concern.id)])
    await receive(concern.id)
    const contact = await asManager(async (tx) => contactById(tx, await contactIdOf(concern.id)))
    expect(contact).toMatchObject({
      childId: null,
      childAsGiven: { given: 'Niamh', family: 'Calloway' },
      sourceCode: '2A',
      sourceName: 'Grace Okafor, Teacher, Fenwick Lane Primary',
      decideBy: '2026-03-20T10:42:00.000Z',
      words: concern.whatSeen,
    })
  })

  it('and into the story of the child the index was certain of, once', async () => {
    const childId = await aChild(db, '990', { indexNumber: 'K7X4PD93HT' })
    const concern = aConcern(about('K7X4PD93HT'))
    await inSeat(db, teacher, (tx) => raiseConcern(tx, teacher, concern, now))
    await receive(concern.id)
    await receive(concern.id)
    expect((await story(childId)).map(({ kind, recordedByName }) => [kind, recordedByName]).toSorted()).toEqual([
      ['fact', 'Grace Okafor'],
      ['opinion', 'Grace Okafor'],
    ])
    expect((await asManager((tx) => contactsAbout(tx, childId, 10))).map(({ concernId }) => concernId)).toEqual([
      concern.id,
    ])
  })

  it('and at once before whoever works with the child, or the manager of the team where nobody does yet', async () => {
    const [held, waiting] = [
      await aChild(db, '990', { indexNumber: 'K7X4PD93HM' }),
      await aChild(db, '990', { indexNumber: 'K7X4PD93HN' }),
    ]
    const worker = await aWorker(council, 'social-worker')
    await anOpenCase(db, { ...council, socialWorker: worker }, [held])
    await anOpenCase(db, council, [waiting])
    await asManager((tx) =>
      sql`update allocation set user_id = null where child_id = ${waiting} and role = 'social-worker'`.execute(tx),
    )
    const told = (who: Actor) => inSeat(db, who, (tx) => noticesOf(tx, who.userId ?? '', 10))
    const before = (await told(council.teamManager)).length
    const contacts = [await received(about('K7X4PD93HM')), await received(about('K7X4PD93HN'))]
    expect(await told(worker)).toMatchObject([{ kind: 'report-came', step: { id: contacts[0] }, childId: held }])
    const toManager = await told(council.teamManager)
    expect(toManager).toHaveLength(before + 1)
    expect(toManager).toContainEqual(expect.objectContaining({ childId: waiting, kind: 'report-came' }))
  })

  it('with the child as typed, when two of our records carry the number', async () => {
    await aChild(db, '990', { indexNumber: 'K7X4PD93HV' })
    await aChild(db, '990', { indexNumber: 'K7X4PD93HV' })
    expect((await asManager(async (tx) => contactById(tx, await received(about('K7X4PD93HV')))))?.childId).toBeNull()
  })

  it('and never into the record of another authority’s child of the same number', async () => {
    const neighbour = await aCouncil(council.urls, '991')
    const theirs = await aChild(db, '991', { indexNumber: 'K7X4PD93HW' })
    expect((await asManager(async (tx) => contactById(tx, await received(about('K7X4PD93HW')))))?.childId).toBeNull()
    const entries = await inSeat(db, neighbour.frontDoorManager, (tx) => entriesAbout(tx, theirs, { limit: 5 }))
    expect(entries).toEqual([])
  })
})

describe('the front door’s list', () => {
  it('puts danger first, then the very worried, then what is due first, and counts what waits and what is late', async () => {
    const other = await aCouncil(council.urls, '992')
    const school = await aPractitioner(other)
    const raise = async (at: string, immediateDanger: boolean, band: ConcernBand = 'unsure') => {
      const concern = aConcern({ immediateDanger, band, happenedOn: calendarDay('2026-03-17') })
      await inSeat(db, school, (tx) => raiseConcern(tx, school, concern, aMoment(at)))
      await contactTasks(db)['receive-concern']?.({ authority: '992', concernId: concern.id })
      return concern.id
    }
    const early = await raise('2026-03-18T08:00:00Z', false)
    const late = await raise('2026-03-19T08:00:00Z', false)
    const danger = await raise('2026-03-19T09:00:00Z', true)
    const grave = await raise('2026-03-19T09:30:00Z', false, 'very-worried')
    await inSeat(db, other.frontDoorManager, async (tx) => {
      expect((await undecidedContacts(tx, 10)).map(({ concernId }) => concernId)).toEqual([danger, grave, early, late])
      expect(await undecidedContacts(tx, 1)).toHaveLength(1)
      expect(await countUndecided(tx, now.at)).toEqual({ waiting: 4, late: 1 })
    })
  })
})

describe('saying who the child is', () => {
  const identify = (contactId: string, childId: string, actor: Actor = council.frontDoorManager) =>
    inSeat(db, actor, (tx) => identifyChild(tx, actor, { contactId, childId }, now.at))

  it('writes what was said into that child’s story, once', async () => {
    const contactId = await received({ knownBy: 'child-told' })
    const childId = await aChild(db, '990')
    expect((await identify(contactId, childId)).ok).toBe(true)
    expect((await identify(contactId, childId)).ok).toBe(true)
    expect((await story(childId)).map(({ kind }) => kind).toSorted()).toEqual(['child-words', 'opinion'])
  })

  it('is not undone by choosing another child, nor done with an adult, a stranger or another authority’s child', async () => {
    const contactId = await received()
    await aCouncil(council.urls, '993')
    for (const id of [newId(), await anAdult(db, '990'), await aChild(db, '993')]) {
      expect(await identify(contactId, id)).toEqual({ ok: false, refusal: 'no-such-child' })
    }
    await identify(contactId, await aChild(db, '990'))
    expect(await identify(contactId, await aChild(db, '990'))).toEqual({ ok: false, refusal: 'already-identified' })
    expect(await identify(newId(), await aChild(db, '990'))).toEqual({ ok: false, refusal: 'not-found' })
  })

  it('is for the front door alone', async () => {
    const contactId = await received()
    const childId = await aChild(db, '990')
    for (const actor of await everyoneElse()) {
      expect(await identify(contactId, childId, actor)).toEqual({ ok: false, refusal: 'not-permitted' })
    }
  })
})

describe('deciding on a contact', () => {
  it('as a referral opens it in the same act: for the child and ticked brother, with its clock, decision and story', async () => {
    const [niamh, alfie] = [
      await aChild(db, '990', { indexNumber: 'K7X4PD93HX' }),
      await aChild(db, '990', { given: 'Alfie', birthDate: '2022-06-01' }),
    ]
    await motherOf(db, '990', await anAdult(db, '990'), [niamh, alfie])
    const contactId = await received(about('K7X4PD93HX'))
    const outcome = await decide(contactId, { siblingIds: [alfie] })
    expect(outcome).toMatchObject({ ok: true, value: { childId: niamh } })
    const referralId = (outcome.ok && outcome.value.referralId) || ''
    await asManager(async (tx) => {
      expect(await referralById(tx, referralId)).toMatchObject({
        contactId,
        receivedOn: '2026-03-19',
        childIds: [niamh, alfie],
      })
      expect((await referralsOfContact(tx, contactId)).map(({ id }) => id)).toEqual([referralId])
      expect((await undecidedReferrals(tx, 50)).map(({ id }) => id)).toContain(referralId)
      expect(await countUndecidedReferrals(tx)).toBeGreaterThan(0)
      expect(await duesOfStep(tx, referralId)).toMatchObject([{ dueBy: '2026-03-20' }, { dueBy: '2026-03-20' }])
      expect(await decisionsOfStep(tx, contactId)).toMatchObject([{ choice: 'referral', decidedByName: 'Peter Ansah' }])
      expect(await contactById(tx, contactId)).toMatchObject({ decision: 'referral', decidedAt: LATER.at })
    })
    expect((await story(alfie)).map(({ title }) => title)).toEqual(['Front door: taken on as a referral'])
    expect(await story(niamh)).toHaveLength(3)
  })

  it('sent twice is one decision and one referral', async () => {
    await aChild(db, '990', { indexNumber: 'K7X4PD93HY' })
    const contactId = await received(about('K7X4PD93HY'))
    const id = newId()
    const both = await Promise.all([decide(contactId, { id }), decide(contactId, { id })])
    expect(both.map(({ ok }) => ok)).toEqual([true, true])
    await asManager(async (tx) => {
      expect(await decisionsOfStep(tx, contactId)).toHaveLength(1)
      expect(await referralsOfContact(tx, contactId)).toHaveLength(1)
    })
    expect(await decide(contactId)).toEqual({ ok: false, refusal: 'already-decided' })
  })

  it('leaves nothing behind when its transaction fails', async () => {
    const childId = await aChild(db, '990', { indexNumber: 'K7X4PD93J2' })
    const contactId = await received(about('K7X4PD93J2'))
    const failing = asManager(async (tx) => {
      const act = { id: newId(), decision: 'referral', reason: 'Neglect.', siblingIds: [] } as const
      await decideOnContact(tx, council.frontDoorManager, contactId, act, LATER)
      throw new Error('the line was cut')
    })
    await expect(failing).rejects.toThrow('the line was cut')
    await asManager(async (tx) => {
      expect(await contactById(tx, contactId)).toMatchObject({ decision: null })
      expect(await referralsOfContact(tx, contactId)).toEqual([])
      expect(await decisionsOfStep(tx, contactId)).toEqual([])
    })
    expect(await story(childId)).toHaveLength(2)
  })

  it('is refused for a case that is not open, for a stranger’s child as a sibling, and for no contact', async () => {
    await aChild(db, '990', { indexNumber: 'K7X4PD93J3' })
    const contactId = await received(about('K7X4PD93J3'))
    const stranger = await aChild(db, '990')
    expect(await decide(contactId, { decision: 'existing-case' })).toEqual({ ok: false, refusal: 'no-open-case' })
    expect(await decide(contactId, { siblingIds: [stranger] })).toEqual({ ok: false, refusal: 'not-a-sibling' })
    expect(await decide(await received(), {})).toEqual({ ok: false, refusal: 'no-child' })
    expect(await decide(newId())).toEqual({ ok: false, refusal: 'not-found' })
  })

  it('is for the front-door manager alone, and audited', async () => {
    const contactId = await received()
    for (const actor of await everyoneElse()) {
      expect(await decide(contactId, { decision: 'advice' }, actor)).toEqual({ ok: false, refusal: 'not-permitted' })
    }
    expect((await decide(contactId, { decision: 'advice' })).ok).toBe(true)
    const leaves = await asManager((tx) =>
      sql<{ action: string }>`select action from access.audit_leaf where subject_id = ${contactId} order by at`.execute(
        tx,
      ),
    )
    expect(leaves.rows.map(({ action }) => action)).toEqual(['contact.look', 'contact.decide'])
  })

  it('is not there for another authority', async () => {
    const contactId = await received()
    const neighbour = await aCouncil(council.urls, '994')
    expect(await decide(contactId, { decision: 'advice' }, neighbour.frontDoorManager)).toEqual({
      ok: false,
      refusal: 'not-found',
    })
    const partners = await inSeat(db, teacher, (tx) => sql`select 1 from contact`.execute(tx))
    expect(partners.rows).toEqual([])
  })
})

describe('a contact taken by telephone', () => {
  const taken = () => ({
    ...{ id: newId(), receivedAt: now.at, sourceCode: '1B', sourceName: 'A neighbour', sourceAgency: null },
    childAsGiven: aConcern().child.asGiven,
    ...{ words: 'Shouting, every night.', happenedOn: calendarDay('2026-03-18'), knownBy: 'saw' as const },
    ...{ immediateDanger: false, toldFamily: null, whyNotTold: null },
  })

  it('waits at the front door like any other, once', async () => {
    const contact = taken()
    const take = () => asManager((tx) => takeContactByPhone(tx, council.frontDoorManager, contact, now))
    expect(await take()).toEqual({ ok: true, value: contact.id })
    expect(await take()).toEqual({ ok: true, value: contact.id })
    expect(await asManager((tx) => contactById(tx, contact.id))).toMatchObject({
      concernId: null,
      sourceName: 'A neighbour',
    })
    expect((await decide(contact.id, { decision: 'no-further-action' })).ok).toBe(true)
  })

  it('is for the front door alone', async () => {
    for (const actor of await everyoneElse()) {
      const tried = await inSeat(db, actor, (tx) => takeContactByPhone(tx, actor, taken(), now))
      expect(tried).toEqual({ ok: false, refusal: 'not-permitted' })
    }
  })
})

it('the last closure says what would make us look again', async () => {
  const childId = await aChild(db, '990')
  await asManager(async (tx) => {
    const [referralId, episodeId] = [newId(), newId()]
    await sql`insert into referral (authority, id, received_on, source_code) values ('990', ${referralId}, '2024-01-01', '2A')`.execute(
      tx,
    )
    await sql`insert into episode (authority, id, child_id, referral_id, opened_on, closed_on, closure_reason)
              values ('990', ${episodeId}, ${childId}, ${referralId}, '2024-01-01', '2024-06-01', 'RC1')`.execute(tx)
    for (const [on, words] of [
      ['2024-05-01', 'Before'],
      ['2024-06-01', 'He comes back'],
    ]) {
      await sql`insert into closure (authority, id, child_id, episode_id, closed_on, reason_code, look_again_if)
                values ('990', ${newId()}, ${childId}, ${episodeId}, ${on}, 'RC1', ${words})`.execute(tx)
    }
    expect((await lastClosures(tx, [childId])).get(childId)).toMatchObject({ lookAgainIf: 'He comes back' })
  })
})

async function everyoneElse(): Promise<readonly Actor[]> {
  const roles = ROLES.filter((role) => role !== 'front-door-manager' && role !== 'practitioner' && role !== 'system')
  return [teacher, systemActor('990', 'test'), ...(await Promise.all(roles.map((role) => aWorker(council, role))))]
}
