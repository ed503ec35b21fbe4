import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { type Calloways, theCalloways } from '../../../testing/builders/calloways.ts'
import { anOpenCase as aCaseOf } from '../../../testing/builders/case.ts'
import { aChild } from '../../../testing/builders/child.ts'
import { aConference } from '../../../testing/builders/conference.ts'
import { aCouncil, aWorker, type Council } from '../../../testing/builders/council.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { pagesOf } from '../../../testing/builders/pages.ts'
import { anEntry, anOpenCase } from '../../../testing/builders/story.ts'
import { aDatabase } from '../../../testing/database.ts'
import { type Actor, systemActor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { keepDraft } from '../../entries/drafts/commands.ts'
import { addEntries } from '../../entries/queries.ts'
import { calendarDay } from '../../kernel/calendar-day.ts'
import { type Database, inSeat, json, openDatabase } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { looksAt } from '../../story/looks/queries.ts'
import { allocate } from '../allocations/queries.ts'
import { saveLimits } from '../allocations/queries-limits.ts'
import { setCover } from '../cover/commands.ts'
import { refreshDues } from '../dues/queries.ts'
import { beginPlanStatus } from '../plans/queries.ts'
import { lookAtTeam, lookAtWorktray } from './commands.ts'
import { teamPage, worktrayPage } from './pages/worktray/page.ts'
import { worktrayView } from './pages/worktray/view.tsx'

let db: Database
let council: Council
let neighbour: Council
let family: Calloways
const now = aMoment()
const AS_EVER = { order: 'matters', plan: null, late: false, workerId: null, all: false } as const
const A_SHELL = {
  council: { name: 'Aldermere Council', colour: 'teal' },
  user: { name: 'Rhiannon Price', role: 'social worker' },
  ...{ nav: [], practice: true, csrf: 'a-token' },
} as const

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app, 2)
  council = await aCouncil(urls)
  neighbour = await aCouncil(urls, '991')
  family = await theCalloways(db, council)
})
afterAll(() => db?.destroy())

async function trayOf(actor: Actor) {
  const tray = await inSeat(db, actor, (tx) => lookAtWorktray(tx, actor, now))
  return tray.ok ? tray.value : tray.refusal
}

it('lists the children a worker holds, the one in danger first, and nobody else’s', async () => {
  const tray = await trayOf(council.socialWorker)
  expect(tray).toMatchObject({ kind: 'mine', items: [{ group: 'today' }, { group: 'today' }] })
  if (typeof tray === 'string') throw new Error(tray)
  expect(tray.items.map(({ facts }) => facts.child.id)).toEqual([family.niamh, family.alfie])
  expect(await trayOf(council.colleague)).toMatchObject({ items: [] })
  expect(await trayOf(neighbour.socialWorker)).toMatchObject({ items: [] })
})

it('calls new what another wrote since the worker last looked', async () => {
  const { socialWorker } = council
  const looked = { authority: '990', userId: socialWorker.userId, role: 'social-worker', action: 'child.look' }
  await inSeat(db, socialWorker, async (tx) => {
    const at = '2026-03-01T09:00:00Z' as never
    const leaf = { ...looked, subjectKind: 'child', subjectId: family.alfie, details: json({ page: 'child' }) }
    await tx
      .insertInto('access.auditLeaf')
      .values({ ...leaf, at })
      .execute()
    await addEntries(tx, council.colleague, [anEntry(family.alfie, { title: 'Speech slow' })])
  })
  // The form of a visit to Niamh lists her brother: that is no look at his page.
  await inSeat(db, socialWorker, (tx) =>
    audit(tx, socialWorker, 'child.look', { kind: 'child', id: family.alfie }, { part: 'visit' }),
  )
  const tray = await trayOf(socialWorker)
  if (typeof tray === 'string') throw new Error(tray)
  const alfie = tray.items.find(({ facts }) => facts.child.id === family.alfie)
  expect(alfie?.facts).toMatchObject({ seen: true, news: { title: 'Speech slow', count: 1 } })
})

it('shows a chair the children whose conferences they chair', async () => {
  const { conferenceChair } = council
  const allocation = {
    childId: family.niamh,
    userId: conferenceChair.userId,
    teamId: null,
    role: 'conference-chair',
  } as const
  const fromOn = calendarDay('2026-01-14')
  await inSeat(db, systemActor('990', 'test'), (tx) => allocate(tx, { ...allocation, fromOn }))
  expect(await trayOf(conferenceChair)).toMatchObject({
    kind: 'chair',
    items: [{ facts: { child: { id: family.niamh } } }],
  })
  expect(await trayOf(council.reviewingOfficer)).toMatchObject({ kind: 'reviewer', items: [] })
})

it('shows a manager the team’s children and who holds how many; a worker has no such page', async () => {
  const team = await inSeat(db, council.teamManager, (tx) => lookAtTeam(tx, council.teamManager, now))
  if (!team.ok) throw new Error(team.refusal)
  expect(team.value.items).toHaveLength(2)
  expect(team.value.workers).toContainEqual(expect.objectContaining({ name: 'Asha Verma', holds: 2 }))
  const refused = await inSeat(db, council.socialWorker, (tx) => lookAtTeam(tx, council.socialWorker, now))
  expect(refused).toEqual({ ok: false, refusal: 'not-permitted' })
})

it('puts the children of the nearest clocks first, and says how many more there are', async () => {
  const worker = await aWorker(council, 'social-worker', { name: 'Rhiannon Price' })
  const [later, nearer, none] = [await aChild(db, '990'), await aChild(db, '990'), await aChild(db, '990')]
  await anOpenCase(db, worker, none)
  await anOpenCase(db, worker, later)
  await anOpenCase(db, worker, nearer)
  await inSeat(db, systemActor('990', 'test'), async (tx) => {
    const plan = { kind: 'child-protection', category: 'NEG' } as const
    await beginPlanStatus(tx, { ...plan, childId: later, fromOn: calendarDay('2026-03-18') })
    await beginPlanStatus(tx, { ...plan, childId: nearer, fromOn: calendarDay('2026-03-02') })
    await refreshDues(tx, [later, nearer], now.holidays)
  })
  const tray = await inSeat(db, worker, (tx) => lookAtWorktray(tx, worker, now, { most: 2 }))
  if (!tray.ok) throw new Error(tray.refusal)
  expect(tray.value.total).toBe(3)
  expect(tray.value.items.map(({ facts }) => facts.child.id)).toEqual([nearer, later])
  const html = worktrayView({ tray: tray.value, choice: AS_EVER, now, shell: A_SHELL })
  expect(html).toContain('2 of 3 children')
  expect(html).toContain('Only 2 of 3 children are listed here')
})

it('lists a team’s children whom nobody holds before those of the nearest clocks', async () => {
  const waiting = await aChild(db, '990')
  const { safeguarding: teamId } = council.teams
  const fromOn = calendarDay('2026-03-18')
  await anOpenCase(db, council.socialWorker, waiting)
  await inSeat(db, systemActor('990', 'test'), (tx) =>
    allocate(tx, { childId: waiting, userId: null, teamId, role: 'social-worker', fromOn }),
  )
  const team = await inSeat(db, council.teamManager, (tx) => lookAtTeam(tx, council.teamManager, now, { most: 1 }))
  if (!team.ok) throw new Error(team.refusal)
  expect(team.value.total).toBeGreaterThan(3)
  expect(team.value.items.map(({ facts }) => facts.child.id)).toEqual([waiting])
})

it('shows a chair each awaited conference with its clock, and leads to it', async () => {
  const child = await aChild(db, '990')
  const open = await aCaseOf(db, council, [child])
  const conference = await aConference(db, council, open)
  const tray = await trayOf(council.conferenceChair)
  if (typeof tray === 'string') throw new Error(tray)
  expect(tray.items.find(({ facts }) => facts.child.id === child)).toMatchObject({
    due: { rule: 'initial-conference', dueBy: '2026-03-30' },
    next: { text: 'Record the conference', path: `/conferences/${conference}` },
  })
})

it('shows what the worker began and did not send, and nobody else’s', async () => {
  const { socialWorker, colleague } = council
  await inSeat(db, socialWorker, (tx) => keepDraft(tx, socialWorker, `write:${family.niamh}`, { what: 'Half a' }))
  expect(await trayOf(socialWorker)).toMatchObject({
    unfinished: [{ title: 'Writing in the story', path: `/children/${family.niamh}/write` }],
  })
  expect(await trayOf(colleague)).toMatchObject({ unfinished: [] })
})

it('lists the children of a colleague whom the worker stands in for, marked, while that lasts', async () => {
  const { socialWorker, colleague } = council
  const cover = {
    authority: '990',
    id: newId(),
    absentUser: socialWorker.userId ?? '',
    coveringUser: colleague.userId ?? '',
  }
  const from = { fromOn: calendarDay('2026-03-16'), toOn: calendarDay('2026-03-20'), reason: 'On leave' }
  await inSeat(db, systemActor('990', 'test'), (tx) =>
    tx
      .insertInto('cover')
      .values({ ...cover, ...from })
      .execute(),
  )
  const covered = await trayOf(colleague)
  if (typeof covered === 'string') throw new Error(covered)
  expect(covered.items.map(({ facts }) => facts.child.id)).toContain(family.niamh)
  expect(covered.items[0]?.facts.coveredFor).toBe('Asha Verma')
  const after = aMoment('2026-03-21T09:00:00Z')
  const later = await inSeat(db, colleague, (tx) => lookAtWorktray(tx, colleague, after))
  expect(later).toMatchObject({ value: { items: [] } })
})

it('lists the team of a manager who is away for the manager who stands in, and no other team', async () => {
  const { teamManager, teams } = council
  const covering = await aWorker(council, 'team-manager', { name: 'Yasmin Darr', team: 'assessment' })
  const team = (teamId?: string, at = now) => inSeat(db, covering, (tx) => lookAtTeam(tx, covering, at, { teamId }))
  expect(await team(teams.safeguarding)).toEqual({ ok: false, refusal: 'not-permitted' })
  const act = { id: newId(), absentUser: teamManager.userId ?? '', coveringUser: covering.userId ?? '' }
  const days = { fromOn: now.day, toOn: calendarDay('2026-03-20'), reason: 'On leave' }
  await inSeat(db, teamManager, (tx) => setCover(tx, teamManager, { ...act, ...days }, now))

  expect(await team()).toMatchObject({ value: { items: [], team: { insteadOf: null } } })
  const covered = await team(teams.safeguarding)
  if (!covered.ok) throw new Error(covered.refusal)
  expect(covered.value).toMatchObject({ team: { insteadOf: 'Tom Llewellyn' } })
  expect(covered.value.items.map(({ facts }) => facts.child.id)).toContain(family.niamh)
  expect(covered.value.workers.map(({ name }) => name)).toContain('Asha Verma')
  const { looks } = await inSeat(db, teamManager, (tx) => looksAt(tx, family.niamh, 20))
  expect(looks[0]).toMatchObject({ who: 'Yasmin Darr', coveringFor: 'Tom Llewellyn' })

  const http = await pagesOf(
    db,
    () => covering,
    () => now,
    teamPage,
  )
  const link = `/team?team=${teams.safeguarding}`
  expect((await http.inject('/team')).body).toContain(`href="${link}"`)
  const page = (await http.inject(`${link}&late=yes`)).body
  for (const words of ['you stand in for Tom Llewellyn', `name="team" value="${teams.safeguarding}"`]) {
    expect(page).toContain(words)
  }
  expect((await http.inject(`/team?team=${newId()}`)).statusCode).toBe(404)
  await http.close()
  expect(await team(teams.safeguarding, aMoment('2026-03-21T09:00:00Z'))).toMatchObject({ refusal: 'not-permitted' })
})

it('shows the meetings planned about the children, and whose report has not come', async () => {
  const { socialWorker } = council
  const [meetingId, attendanceId] = [newId(), newId()]
  const row = { authority: '990', recordedAt: now.at }
  await inSeat(db, socialWorker, async (tx) => {
    const planned = { kind: 'core-group', plannedFor: calendarDay('2026-03-24'), plannedTime: '14:00' } as const
    await tx
      .insertInto('meeting')
      .values({ ...row, id: meetingId, ...planned })
      .execute()
    await tx
      .insertInto('meetingChild')
      .values({ ...row, id: newId(), meetingId, childId: family.niamh })
      .execute()
    const asked = { name: 'Samir Haddad', role: 'GP', agency: 'Quayside surgery', presence: 'invited' } as const
    await tx
      .insertInto('attendance')
      .values({ ...row, id: attendanceId, meetingId, ...asked })
      .execute()
    const report = { askedOn: calendarDay('2026-03-10'), byOn: calendarDay('2026-03-20') }
    await tx
      .insertInto('meetingReport')
      .values({ ...row, id: newId(), meetingId, attendanceId, ...report })
      .execute()
  })
  expect(await trayOf(socialWorker)).toMatchObject({
    meetings: [{ id: meetingId, plannedTime: '14:00' }],
    reports: [{ from: 'Quayside surgery', byOn: '2026-03-20', childIds: [family.niamh] }],
  })
  expect(await trayOf(neighbour.socialWorker)).toMatchObject({ meetings: [], reports: [] })
})

it('says first that a child is missing, and by how much the caseload is beyond what was agreed', async () => {
  const { socialWorker } = council
  const missing = {
    kind: 'missing',
    missingFrom: '2026-03-18T21:40:00Z' as never,
    lastSeen: 'Park',
    reportedBy: 'Carer',
    worry: 'Cold',
  } as const
  await inSeat(db, socialWorker, async (tx) => {
    await tx
      .insertInto('missingEpisode')
      .values({ authority: '990', id: newId(), childId: family.alfie, ...missing })
      .execute()
    await saveLimits(tx, [{ userId: socialWorker.userId ?? '', children: 1, fromOn: now.day }], null)
  })
  const tray = await trayOf(socialWorker)
  expect(tray).toMatchObject({ load: { limit: 1 }, items: [{ facts: { child: { id: family.alfie } } }, {}, {}] })
})

it('shows its page to those whose list it is, and no such page to the others', async () => {
  let actor: Actor = council.socialWorker
  const http = await pagesOf(
    db,
    () => actor,
    () => now,
    (server, acting) => {
      worktrayPage(server, acting)
      teamPage(server, acting)
    },
  )
  const page = await http.inject('/worktray')
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('Niamh Calloway')
  expect(page.body).toContain('Risk adult: An adult who may be a risk stays at home.')
  expect((await http.inject('/team')).statusCode).toBe(404)
  actor = council.teamManager
  expect((await http.inject('/worktray')).headers.location).toBe('/team')
  expect((await http.inject('/team')).body).toContain('Who holds how many')
  await http.close()
})
