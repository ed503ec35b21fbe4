import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aChild } from '../../../testing/builders/child.ts'
import { aCouncil, aPractitioner, aWorker, type Council } from '../../../testing/builders/council.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { aDatabase } from '../../../testing/database.ts'
import { type Actor, ROLES, systemActor } from '../../access/actor.ts'
import { entriesAbout } from '../../entries/queries.ts'
import { calendarDay } from '../../kernel/calendar-day.ts'
import { type Database, inSeat, openDatabase, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { allocationsOf } from '../allocations/queries.ts'
import { decisionsOfStep } from '../decisions/queries.ts'
import { openDues } from '../dues/queries.ts'
import { strategyDiscussionsAwaited } from '../enquiries/queries.ts'
import { episodesOf } from '../episodes/queries.ts'
import { decideOnReferral } from './commands.ts'
import type { DecideReferral } from './model.ts'
import { addReferral, childrenBeingAssessed, referralById, teamsThatHold } from './queries.ts'

let db: Database
let council: Council
const now = aMoment('2026-03-20T09:00:00Z')

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app, 4)
  council = await aCouncil(urls)
})
afterAll(() => db.destroy())

const look = <T>(work: (tx: Tx) => Promise<T>) => inSeat(db, council.frontDoorManager, work)
/** A referral about these children, received the day before. */
const aReferral = async (...childIds: string[]) => {
  const id = newId()
  const row = { id, contactId: null, sourceCode: '2A', sourceName: 'Grace Okafor', reason: 'No coat, again.' }
  await look((tx) => addReferral(tx, { ...row, receivedOn: calendarDay('2026-03-19'), childIds }))
  return id
}
const decide = (id: string, given: Partial<DecideReferral> = {}, actor: Actor = council.frontDoorManager) => {
  const holder = { userId: council.socialWorker.userId, teamId: null }
  const act: DecideReferral = { id: newId(), response: 'assessment', reason: 'Neglect, growing.', holder, ...given }
  return inSeat(db, actor, (tx) => decideOnReferral(tx, actor, id, act, now))
}

describe('deciding on a referral', () => {
  it('for assessment opens the case of each child, begins one assessment, and gives both to a worker', async () => {
    const [niamh, alfie] = [await aChild(db, '990'), await aChild(db, '990', { given: 'Alfie' })]
    const id = await aReferral(niamh, alfie)
    expect((await decide(id)).ok).toBe(true)
    await look(async (tx) => {
      const episodes = await episodesOf(tx, [niamh, alfie])
      expect(episodes).toHaveLength(2)
      for (const one of episodes) expect(one).toMatchObject({ referralId: id, openedOn: '2026-03-19', closedOn: null })
      for (const one of await allocationsOf(tx, [niamh, alfie])) {
        expect(one).toMatchObject({
          userId: council.socialWorker.userId,
          teamId: council.teams.safeguarding,
          role: 'social-worker',
        })
      }
      expect(await childrenBeingAssessed(tx, [niamh, alfie])).toEqual(new Set([niamh, alfie]))
      const { rows } = await sql`select started_on from assessment where referral_id = ${id}`.execute(tx)
      expect(rows).toEqual([{ startedOn: '2026-03-20' }])
      expect((await openDues(tx, [niamh], 10)).map(({ rule, dueBy }) => [rule, dueBy])).toEqual([
        ['assessment', '2026-05-27'],
      ])
      expect(await decisionsOfStep(tx, id)).toMatchObject([{ choice: 'assessment', reason: 'Neglect, growing.' }])
      expect(await entriesAbout(tx, alfie, { limit: 5 })).toMatchObject([
        { title: 'Referral: child and family assessment', part: null },
      ])
      expect(await referralById(tx, id)).toMatchObject({ response: 'assessment', decidedOn: '2026-03-20' })
    })
  })

  it('joins the case that is open already, says so, and begins no second assessment', async () => {
    const niamh = await aChild(db, '990')
    await decide(await aReferral(niamh))
    const again = await aReferral(niamh)
    expect((await decide(again, { response: 'strategy-discussion' })).ok).toBe(true)
    await look(async (tx) => {
      expect(await episodesOf(tx, [niamh])).toHaveLength(1)
      expect(await allocationsOf(tx, [niamh])).toHaveLength(1)
      const { rows } = await sql`select 1 from assessment where referral_id = ${again}`.execute(tx)
      expect(rows).toEqual([])
      const parts = (await entriesAbout(tx, niamh, { limit: 5 })).map(({ part }) => part)
      expect(parts).toContain('We were working with this child already: the referral joins that work.')
    })
  })

  it('for a strategy discussion calls it, with its clock and in the story; one that is called already is joined', async () => {
    const [niamh, alfie] = [await aChild(db, '990'), await aChild(db, '990', { given: 'Alfie' })]
    const response = 'strategy-discussion'
    await decide(await aReferral(niamh), { response })
    await decide(await aReferral(niamh, alfie), { response, reason: 'Again, and Alfie too.' })
    await look(async (tx) => {
      const called = await strategyDiscussionsAwaited(tx, [niamh, alfie])
      expect(called.map(({ childId }) => childId).sort()).toEqual([niamh, alfie].sort())
      for (const child of [niamh, alfie]) {
        const running = (await openDues(tx, [child], 10)).filter(({ rule }) => rule === response)
        expect(running).toMatchObject([{ startsOn: now.day }])
      }
      const [entry] = (await entriesAbout(tx, alfie, { limit: 5 })).filter(({ bearing }) => bearing === 'worry')
      expect(entry).toMatchObject({ title: 'A strategy discussion was called', saidBy: 'Peter Ansah' })
    })
  })

  it('leaves a child with the worker who holds them already, since when they did', async () => {
    const niamh = await aChild(db, '990')
    await decide(await aReferral(niamh))
    const held = await look((tx) => allocationsOf(tx, [niamh]))
    const later = aMoment('2026-04-20T09:00:00Z')
    const holder = { userId: council.socialWorker.userId, teamId: null }
    const act = { id: newId(), response: 'assessment', reason: 'Again.', holder } as const
    const again = await aReferral(niamh)
    await look((tx) => decideOnReferral(tx, council.frontDoorManager, again, act, later))
    expect(await look((tx) => allocationsOf(tx, [niamh]))).toEqual(held)
  })

  it('with no further action takes nobody on', async () => {
    const niamh = await aChild(db, '990')
    const id = await aReferral(niamh)
    expect((await decide(id, { response: 'no-further-action', holder: null })).ok).toBe(true)
    await look(async (tx) => {
      expect(await episodesOf(tx, [niamh])).toEqual([])
      expect(await allocationsOf(tx, [niamh])).toEqual([])
      const { rows } = await sql`select no_further_action from referral_child where referral_id = ${id}`.execute(tx)
      expect(rows).toEqual([{ noFurtherAction: true }])
    })
  })

  it('can give the children to a team, whose manager will say who', async () => {
    const niamh = await aChild(db, '990')
    const [team] = await look((tx) => teamsThatHold(tx))
    expect((await decide(await aReferral(niamh), { holder: { userId: null, teamId: team?.id ?? '' } })).ok).toBe(true)
    expect(await look((tx) => allocationsOf(tx, [niamh]))).toMatchObject([{ userId: null, teamId: team?.id }])
  })

  it('gives children to nobody who is not a social worker here today', async () => {
    const id = await aReferral(await aChild(db, '990'))
    const neighbour = await aCouncil(council.urls, '991')
    for (const userId of [council.conferenceChair.userId, neighbour.socialWorker.userId, newId()]) {
      expect(await decide(id, { holder: { userId, teamId: null } })).toEqual({ ok: false, refusal: 'no-such-worker' })
    }
    const holder = { userId: null, teamId: neighbour.teams.safeguarding }
    expect(await decide(id, { holder })).toEqual({ ok: false, refusal: 'no-such-worker' })
    expect(await decide(id, { holder: null })).toEqual({ ok: false, refusal: 'nobody-to-allocate-to' })
  })

  it('sent twice at the same moment is one decision', async () => {
    const niamh = await aChild(db, '990')
    const id = await aReferral(niamh)
    const same = newId()
    expect(await Promise.all([decide(id, { id: same }), decide(id, { id: same })])).toMatchObject([
      { ok: true },
      { ok: true },
    ])
    expect(await look((tx) => episodesOf(tx, [niamh]))).toHaveLength(1)
    expect(await decide(id)).toEqual({ ok: false, refusal: 'already-decided' })
  })

  it('about one child twice at the same moment opens one case', async () => {
    const niamh = await aChild(db, '990')
    const referrals = [await aReferral(niamh), await aReferral(niamh)]
    expect((await Promise.all(referrals.map((id) => decide(id)))).map(({ ok }) => ok)).toEqual([true, true])
    expect(await look((tx) => episodesOf(tx, [niamh]))).toHaveLength(1)
    const { rows } = await look((tx) => sql`select 1 from assessment_child where child_id = ${niamh}`.execute(tx))
    expect(rows).toHaveLength(1)
  })

  it('leaves nothing behind when its transaction fails', async () => {
    const niamh = await aChild(db, '990')
    const id = await aReferral(niamh)
    const holder = { userId: council.socialWorker.userId, teamId: null }
    const failing = look(async (tx) => {
      await decideOnReferral(
        tx,
        council.frontDoorManager,
        id,
        { id: newId(), response: 'assessment', reason: 'Neglect.', holder },
        now,
      )
      throw new Error('the line was cut')
    })
    await expect(failing).rejects.toThrow('the line was cut')
    await look(async (tx) => {
      expect(await referralById(tx, id)).toMatchObject({ decidedOn: null })
      expect(await episodesOf(tx, [niamh])).toEqual([])
      expect(await entriesAbout(tx, niamh, { limit: 5 })).toEqual([])
      expect(await allocationsOf(tx, [niamh])).toEqual([])
    })
  })
})

describe('who decides on a referral', () => {
  it.each(ROLES)('%s', async (role) => {
    const id = await aReferral(await aChild(db, '990'))
    const actor = role === 'system' ? systemActor('990', 'test') : await aWorker(council, role)
    const mayDecide = role === 'front-door-manager'
    expect(await decide(id, {}, actor)).toMatchObject(mayDecide ? { ok: true } : { ok: false, refusal: 'not-found' })
  })

  it('a team manager whose team holds one of its children, and no other; the refusal is on record', async () => {
    const [niamh, alfie] = [await aChild(db, '990'), await aChild(db, '990', { given: 'Alfie' })]
    await decide(await aReferral(niamh))
    const id = await aReferral(alfie, niamh)
    const stranger = await aWorker(council, 'team-manager', { team: 'assessment' })
    expect(await decide(id, {}, stranger)).toEqual({ ok: false, refusal: 'not-found' })
    const { rows } = await look((tx) =>
      sql`select subject_id from access.audit_leaf where action = 'refused' and user_id = ${stranger.userId}`.execute(
        tx,
      ),
    )
    expect(rows.map((row) => (row as { subjectId: string }).subjectId).toSorted()).toEqual([niamh, alfie].toSorted())
    expect((await decide(id, {}, council.teamManager)).ok).toBe(true)
  })

  it('nobody of another authority, and no partner sees it, not even by raw SQL', async () => {
    const id = await aReferral(await aChild(db, '990'))
    const neighbour = await aCouncil(council.urls, '992')
    expect(await decide(id, {}, neighbour.teamManager)).toEqual({ ok: false, refusal: 'not-found' })
    const partner = await aPractitioner(council)
    for (const seat of [neighbour.teamManager, partner]) {
      const { rows } = await inSeat(db, seat, (tx) =>
        sql`select 1 from referral, referral_child where referral.id = ${id}`.execute(tx),
      )
      expect(rows).toEqual([])
    }
  })
})
