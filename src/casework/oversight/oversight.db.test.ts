import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../testing/builders/case.ts'
import { aChild } from '../../../testing/builders/child.ts'
import { aCouncil, aPractitioner, aWorker, type Council } from '../../../testing/builders/council.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { pagesOf } from '../../../testing/builders/pages.ts'
import { aDatabase } from '../../../testing/database.ts'
import { type Actor, ROLES } from '../../access/actor.ts'
import { calendarDay } from '../../kernel/calendar-day.ts'
import { type Database, inSeat, openDatabase, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { allocate } from '../allocations/queries.ts'
import { setCover } from '../cover/commands.ts'
import { refreshDues } from '../dues/queries.ts'
import { beginPlanStatus } from '../plans/queries.ts'
import { lookAtChildrenBehind, lookAtTimeliness } from './commands.ts'
import { type Figure, LENGTHS, type Timeliness } from './model.ts'
import { childrenBehindPage } from './pages/children-behind/page.ts'
import { timelinessPage } from './pages/timeliness/page.ts'

const NOW = aMoment()
let db: Database
let http: FastifyInstance
let council: Council
let actor: Actor
let niamh: string
let alfie: string
let waiting: string

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app, 4)
  council = await aCouncil(urls)
  http = await pagesOf(
    db,
    () => actor,
    () => NOW,
    (server, acting) => {
      timelinessPage(server, acting)
      childrenBehindPage(server, acting)
    },
  )
  niamh = await aChild(db, '990')
  alfie = await aChild(db, '990', { given: 'Alfie', birthDate: '2022-05-01' })
  waiting = await aChild(db, '990', { given: 'Rafe', family: 'Ottway' })
  await anOpenCase(db, council, [niamh, alfie], '2025-09-01')
  await asWorker(async (tx) => {
    await protect(tx, niamh, '2025-10-01', [])
    await protect(tx, alfie, '2026-01-02', ['2026-01-15', '2026-02-12', '2026-03-12'])
    const team = { childId: waiting, userId: null, teamId: council.teams.safeguarding, role: 'social-worker' } as const
    await allocate(tx, { ...team, fromOn: calendarDay('2026-03-18') })
    await refreshDues(tx, [niamh, alfie], NOW.holidays)
  })
})
afterAll(async () => {
  await http.close()
  await db.destroy()
})

const asWorker = <T>(work: (tx: Tx) => Promise<T>) => inSeat(db, council.socialWorker, work)
const look = (who: Actor, weeks: 11 | 52 = 11, teamId?: string) =>
  inSeat(db, who, (tx) => lookAtTimeliness(tx, who, { weeks, teamId }, NOW))
const behind = (figure: Figure, who = council.teamManager) =>
  inSeat(db, who, (tx) => lookAtChildrenBehind(tx, who, { figure, weeks: 11 }, NOW))

async function protect(tx: Tx, childId: string, from: string, seenAlone: readonly string[]): Promise<void> {
  const { authority } = tx
  const fromOn = calendarDay(from)
  await beginPlanStatus(tx, { childId, kind: 'child-protection', category: 'NEG', fromOn })
  for (const on of seenAlone) {
    const [visitId, happenedOn] = [newId(), calendarDay(on)]
    const visit = { authority, id: visitId, kind: 'child-protection', happenedOn } as const
    await tx
      .insertInto('visit')
      .values({ ...visit, visitedByName: 'Asha Verma', summary: 'Seen.' })
      .execute()
    const part = { authority, id: newId(), visitId, childId, happenedOn, seen: true, seenAlone: true }
    await tx.insertInto('visitChild').values(part).execute()
  }
}

async function seen(weeks?: 11 | 52): Promise<Timeliness> {
  const outcome = await look(council.teamManager, weeks)
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.value
}

describe('a manager’s view of a team', () => {
  it('counts the steps done in time and late, and says for whom one is late now', async () => {
    const visits = (await seen()).steps.find(({ rule }) => rule === 'cp-visit')
    expect(visits).toMatchObject({ done: 3, inTime: 1, lateNow: 1 })
    expect(visits?.waiting).toEqual([{ childId: niamh, name: 'Niamh Calloway', dueBy: expect.any(String) }])
    expect((await seen()).steps.find(({ rule }) => rule === 'assessment')).toMatchObject({ lateNow: 2 })
  })

  it('shows every week, the caseloads, who is not allocated, and the plans by length', async () => {
    const { team, children, unallocated, visits, caseloads, plans } = await seen()
    expect({ team, children, unallocated }).toEqual({ team: 'safeguarding team', children: 3, unallocated: 1 })
    expect(visits).toHaveLength(11)
    expect(visits.reduce((sum, { inTime, late }) => sum + inTime + late, 0)).toBe(3)
    expect(caseloads).toMatchObject([{ name: 'Asha Verma', children: 2, onProtectionPlan: 2, visitsInFourWeeks: 1 }])
    expect(plans).toMatchObject([
      { kind: 'child-protection', lengths: { 'under-3-months': 1, '3-to-6-months': 1, 'over-2-years': 0 } },
    ])
  })

  it('names the cases to talk about first', async () => {
    const { drift, drifting } = await seen()
    expect(drift).toEqual([{ childId: niamh, name: 'Niamh Calloway', worker: 'Asha Verma', why: ['not-seen-alone'] }])
    expect(drifting).toBe(1)
  })

  it('counts referrals that came within twelve months of the last closing', async () => {
    expect((await seen()).reReferrals).toEqual({ referrals: 2, again: 0 })
    await asWorker(async (tx) => {
      const episode = await tx.selectFrom('episode').select('id').where('childId', '=', alfie).executeTakeFirstOrThrow()
      const closure = { authority: '990', id: newId(), childId: alfie, episodeId: episode.id, reasonCode: 'RC8' }
      await tx
        .insertInto('closure')
        .values({ ...closure, closedOn: calendarDay('2025-03-01') })
        .execute()
    })
    expect((await seen()).reReferrals).toEqual({ referrals: 2, again: 1 })
    expect(await behind({ of: 're-referred' })).toMatchObject({ value: { total: 1, children: [{ childId: alfie }] } })
  })

  it.each<[string, () => Figure, () => readonly string[]]>([
    ['late visits', () => ({ of: 'late', rule: 'cp-visit' }), () => [niamh]],
    ['visits done', () => ({ of: 'done', rule: 'cp-visit' }), () => [alfie, alfie, alfie]],
    ['visits done late', () => ({ of: 'done-late', rule: 'cp-visit' }), () => [alfie, alfie]],
    ['children nobody holds', () => ({ of: 'unallocated' }), () => [waiting]],
    ['a worker’s children', () => ({ of: 'worker', userId: council.socialWorker.userId ?? '' }), () => [niamh, alfie]],
    ['young plans', () => ({ of: 'plans', kind: 'child-protection', length: 'under-3-months' }), () => [alfie]],
    ['drift', () => ({ of: 'drifting' }), () => [niamh]],
  ])('opens the children behind %s', async (_, figure, children) => {
    const opened = await behind(figure())
    if (!opened.ok) throw new Error(opened.refusal)
    expect(opened.value.children.map(({ childId }) => childId).toSorted()).toEqual([...children()].toSorted())
    expect(opened.value.total).toBe(children().length)
  })

  it.each([4, 11, 26, 52] as const)(
    'of %i weeks has behind every figure the children that it counts',
    async (weeks) => {
      const outcome = await inSeat(db, council.teamManager, (tx) =>
        lookAtTimeliness(tx, council.teamManager, { weeks }, NOW),
      )
      if (!outcome.ok) throw new Error(outcome.refusal)
      const { steps, plans, caseloads, unallocated, drifting, reReferrals } = outcome.value
      const figures: (readonly [Figure, number])[] = [
        ...steps.flatMap(({ rule, done, inTime, lateNow }): (readonly [Figure, number])[] => [
          [{ of: 'done', rule }, done],
          [{ of: 'done-late', rule }, done - inTime],
          [{ of: 'late', rule }, lateNow],
        ]),
        ...plans.flatMap(({ kind, lengths }) =>
          LENGTHS.map((length) => [{ of: 'plans', kind, length }, lengths[length]] as const),
        ),
        ...caseloads.map(({ userId, children }) => [{ of: 'worker', userId }, children] as const),
        ...[[{ of: 'unallocated' }, unallocated] as const, [{ of: 'drifting' }, drifting] as const],
        [{ of: 're-referred' }, reReferrals.again],
      ]
      for (const [figure, count] of figures) {
        const behindIt = await inSeat(db, council.teamManager, (tx) =>
          lookAtChildrenBehind(tx, council.teamManager, { figure, weeks }, NOW),
        )
        expect([figure, behindIt.ok && behindIt.value.total]).toEqual([figure, count])
      }
      expect(figures.filter(([, count]) => count > 0).length).toBeGreaterThan(5)
    },
  )

  it('counts for a team what it holds, whoever else holds the child too', async () => {
    const other = {
      userId: council.colleague.userId,
      teamId: council.teams['looked-after'],
      role: 'co-worker',
    } as const
    await asWorker((tx) => allocate(tx, { ...other, childId: waiting, fromOn: calendarDay('2026-03-18') }))
    const { unallocated, caseloads } = await seen()
    expect([unallocated, caseloads.map(({ name }) => name)]).toEqual([1, ['Asha Verma']])
    expect(await behind({ of: 'unallocated' })).toMatchObject({ value: { total: 1 } })
    expect(await behind({ of: 'worker', userId: council.colleague.userId ?? '' })).toMatchObject({
      value: { total: 0 },
    })
  })

  it('says what a look showed in the audit, to each child it showed', async () => {
    await seen()
    const leaf = await asWorker((tx) =>
      tx
        .selectFrom('access.auditLeaf')
        .select(['action', 'children'])
        .where('subjectKind', '=', 'timeliness')
        .execute(),
    )
    expect(leaf[0]).toMatchObject({ action: 'team.look', children: expect.arrayContaining([niamh]) })
  })
})

describe('who may look at a team', () => {
  it.each(ROLES.filter((role) => role !== 'system'))('%s', async (role) => {
    const who = role === 'practitioner' ? await aPractitioner(council) : await aWorker(council, role)
    expect((await look(who)).ok).toBe(role === 'team-manager')
    expect((await behind({ of: 'unallocated' }, who)).ok).toBe(role === 'team-manager')
  })
  it('a manager sees no other team’s children, and no other authority’s', async () => {
    const other = await aWorker(council, 'team-manager', { team: 'assessment' })
    expect(await look(other)).toMatchObject({ value: { children: 0, steps: [], drift: [] } })
    const elsewhere = { ...council.teamManager, authority: '991' }
    expect(await look(elsewhere)).toEqual({ ok: false, refusal: 'not-permitted' })
  })

  it('a manager who stands in sees the team of the one who is away, while they do, and goes from one to the other', async () => {
    const { teamManager, teams } = council
    const covering = await aWorker(council, 'team-manager', { team: 'assessment' })
    expect(await look(covering, 11, teams.safeguarding)).toEqual({ ok: false, refusal: 'not-permitted' })
    const act = { id: newId(), absentUser: teamManager.userId ?? '', coveringUser: covering.userId ?? '' }
    const days = { fromOn: NOW.day, toOn: NOW.day, reason: 'Leave' }
    await inSeat(db, teamManager, (tx) => setCover(tx, teamManager, { ...act, ...days }, NOW))
    expect(await look(covering)).toMatchObject({ value: { children: 0, others: [{ teamId: teams.safeguarding }] } })
    const own = await look(teamManager)
    const covered = await look(covering, 11, teams.safeguarding)
    expect(covered.ok && own.ok && covered.value.steps).toEqual(own.ok && own.value.steps)

    actor = covering
    const link = `/team/timeliness?weeks=11&amp;team=${teams.safeguarding}`
    expect((await http.inject('/team/timeliness')).body).toContain(`href="${link}"`)
    const { body } = await http.inject(link.replace('&amp;', '&'))
    const [, late = ''] = /href="(\/team\/timeliness\/late[^"]*)"/.exec(body) ?? []
    const behindIt = await http.inject(late.replaceAll('&amp;', '&'))
    for (const words of ['Niamh Calloway', `href="${link}"`]) expect(behindIt.body).toContain(words)
    expect((await http.inject(`/team/timeliness.csv?team=${newId()}`)).statusCode).toBe(404)
  })
})

describe('the page', () => {
  it('says what is late and for whom, with the same numbers in a table and as CSV', async () => {
    actor = council.teamManager
    const { body } = await http.inject('/team/timeliness')
    for (const words of [
      'what is late, and for whom',
      '10 working days',
      'Niamh Calloway',
      'not seen alone',
      'Nobody holds',
    ]) {
      expect(body).toContain(words)
    }
    const csv = await http.inject('/team/timeliness.csv?weeks=52')
    expect(csv.headers['content-type']).toContain('text/csv')
    expect(csv.body).toContain('"Child protection visits","10 working days"')
    expect(csv.body).not.toContain('Niamh')
  })

  it.each([
    ['late?rule=cp-visit', 200],
    ['plans?kind=child-protection&length=under-3-months', 200],
    ['late?rule=nothing', 404],
    ['worker?worker=Asha', 404],
    ['anything', 404],
  ])('%s: %i', async (figure, status) => {
    actor = council.teamManager
    const { statusCode, body } = await http.inject(`/team/timeliness/${figure}`)
    expect(statusCode).toBe(status)
    if (status === 200) expect(body).toContain('Back to the figures')
  })

  it('is not there for whoever leads no team', async () => {
    actor = council.socialWorker
    for (const path of ['', '.csv', '/unallocated']) {
      expect((await http.inject(`/team/timeliness${path}`)).statusCode).toBe(404)
    }
  })
})
