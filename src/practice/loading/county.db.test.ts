import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aMoment } from '../../../testing/builders/moment.ts'
import {
  aPracticeDatabase,
  asProgram,
  countRows,
  PRACTICE_CODES,
  type PracticeDatabase,
} from '../../../testing/builders/practice-county.ts'
import { type Actor, systemActor } from '../../access/actor.ts'
import { practicePeople, seatsOf } from '../../access/sessions/queries.ts'
import { refreshDues } from '../../casework/dues/queries.ts'
import { planOf, planStatusesOf } from '../../casework/plans/queries.ts'
import { isUnaltered, recordsOfStep } from '../../entries/records/queries.ts'
import { inSeat, inSeatAsKnownAt, type Tx } from '../../platform/db.ts'
import { BANK_HOLIDAYS } from '../../statute/bank-holidays.ts'
import { lookAtChild } from '../../story/child-page/commands.ts'
import { AUTHORITIES } from '../authorities.ts'
import { inventCounty } from '../county.ts'
import type { Family, Status } from '../model.ts'
import { idsOf } from './ids.ts'
import { loadCounty } from './load-county.ts'
import type { Loaded } from './rows.ts'
import { oneOfEachRole } from './staff.ts'

const NOW = aMoment('2026-06-10T09:00:00Z')
const WANTED = { children: 120, seed: 1, now: NOW }
const id = idsOf(1)
const NIAMH = id('f0000-c1')
const county = inventCounty({ children: WANTED.children, seed: 1, today: NOW.day })

let opened: PracticeDatabase
let loaded: Loaded

beforeAll(async () => {
  opened = await aPracticeDatabase(inject('server'))
  const answer = await loadCounty(opened, WANTED)
  if (!answer.ok) throw new Error(answer.refusal)
  loaded = answer.value
})
afterAll(() => opened?.stop())

function asha(): Actor {
  const user = AUTHORITIES[0]?.users.find(({ subject }) => subject === 'asha.verma')
  return {
    ...{ authority: '990', userId: id('asha.verma'), agencyId: id('ald-council'), seat: 'council' },
    ...{ name: user?.name ?? '', jobTitle: user?.jobTitle ?? '', roles: ['social-worker'], origin: 'test' },
    ...{ agencyName: 'Aldermere Council', teamId: id(user?.team ?? '') },
  }
}

describe('the staff', () => {
  it('stand on the sign-in page, in the order of the county, each with a seat and the role of their job', async () => {
    const people = await practicePeople(opened.db, NOW.day)
    expect(people).toHaveLength(AUTHORITIES.flatMap(({ users }) => users).length)
    expect(people[0]).toMatchObject({ subject: 'asha.verma', seat: 'council' })
    expect(await seatsOf(opened.db, id('asha.verma'))).toMatchObject([{ roles: ['social-worker'], seat: 'council' }])
    expect(await seatsOf(opened.db, id('ravi.menon'))).toMatchObject([
      {
        roles: ['practitioner', 'agency-lead'],
        seat: 'partner',
        jobTitle: 'Health visitor',
        agencyName: 'Aldermere Health Visiting',
      },
    ])
  })

  it('has somebody to be for every role', () => {
    const roles = new Set(AUTHORITIES.flatMap(({ users }) => users).map(({ role }) => role))
    expect(new Set(oneOfEachRole().map(({ role }) => role))).toEqual(roles)
  })
})

describe('the families', () => {
  it('are all there, with a number of the index for every child, one for whom both councils know', async () => {
    const records = county.families.flatMap(({ people }) => people).filter(({ kind }) => kind !== 'adult')
    expect(loaded).toMatchObject({ children: 120, families: county.families.length, numbered: records.length })
    const people = await Promise.all(
      PRACTICE_CODES.map((code) => asProgram(opened, code, (tx) => countRows(tx, 'person'))),
    )
    expect(people[0]).toBe(ofAuthority('990').flatMap((family) => family.people).length)
    expect(people[1]).toBe(ofAuthority('991').flatMap((family) => family.people).length)
    const [here, there] = await Promise.all([numberOf('990', 'f0000-c1'), numberOf('991', 'f0000x-c1')])
    expect(here).toBe(there)
    expect(loaded.recognised).toBeGreaterThan(0)
    expect(loaded.recognised).toBeLessThanOrEqual(loaded.knownToBoth)
  })

  it('leave nothing hanging: what entries, decisions and plans speak of is there', async () => {
    for (const code of PRACTICE_CODES) {
      expect(await asProgram(opened, code, hanging)).toEqual([])
    }
  })

  it('stand where the county says they stand', async () => {
    const seen = new Set<Status>()
    for (const family of county.families) {
      for (const { child, status } of family.standings) {
        seen.add(status)
        expect(
          await asProgram(opened, family.authority, (tx) => standsAt(tx, id(child), status)),
          `${child} ${status}`,
        ).toBe(true)
      }
    }
    expect(seen.size).toBe(9)
  })

  it('have entries that were recorded when the county says, so that what was late shows as late', async () => {
    const entry = county.families[0]?.entries.find(({ recordedOn, on }) => recordedOn > on)
    const kept = await asProgram(opened, '990', (tx) =>
      tx
        .selectFrom('entry')
        .select(['happenedOn', 'recordedAt'])
        .where('authority', '=', tx.authority)
        .where('id', '=', id(entry?.id ?? ''))
        .executeTakeFirstOrThrow(),
    )
    expect(kept.happenedOn).toBe(entry?.on)
    expect(kept.recordedAt.slice(0, 10)).toBe(entry?.recordedOn)
  })

  it('have signed assessments whose frozen words are unaltered', async () => {
    const step = county.families[0]?.steps.find((one) => one.kind === 'assessment' && one.authorisedOn !== null)
    const records = await asProgram(opened, '990', (tx) => recordsOfStep(tx, id(step?.id ?? '')))
    expect(records).toHaveLength(1)
    expect(records.every(isUnaltered)).toBe(true)
  })

  it('have clocks that agree with the facts: reckoning all of them again changes nothing', async () => {
    for (const code of PRACTICE_CODES) {
      const children = ofAuthority(code).flatMap(({ standings }) => standings.map(({ child }) => id(child)))
      expect(await asProgram(opened, code, (tx) => countRows(tx, 'due'))).toBeGreaterThan(0)
      const again = await asProgram(opened, code, (tx) => refreshDues(tx, children, BANK_HOLIDAYS))
      expect(again).toEqual({ added: 0, changed: 0, removed: 0 })
    }
  })

  it('have a clock of each step that was laid down', async () => {
    const rows = await asProgram(opened, '990', (tx) =>
      tx.selectFrom('due').select('rule').distinct().where('authority', '=', tx.authority).execute(),
    )
    const rules = rows.map(({ rule }) => rule)
    for (const rule of ['cin-review-first', 'cin-review-next', 'police-protection', 'return-interview', 'cp-visit']) {
      expect(rules).toContain(rule)
    }
  })

  it('have open cases that somebody holds, a worker or a team that is to allocate them', async () => {
    for (const code of PRACTICE_CODES) {
      const unheld = await asProgram(opened, code, (tx) =>
        tx
          .selectFrom('episode')
          .leftJoin('allocation', (join) =>
            join
              .onRef('allocation.authority', '=', 'episode.authority')
              .onRef('allocation.childId', '=', 'episode.childId')
              .on('allocation.toOn', 'is', null),
          )
          .select('episode.childId')
          .where('episode.authority', '=', tx.authority)
          .where('episode.closedOn', 'is', null)
          .where('allocation.id', 'is', null)
          .execute(),
      )
      expect(unheld).toEqual([])
    }
  })
})

describe('a sealed concern', () => {
  const family = county.families[0] as Family
  const [sealed] = family.sealedConcerns
  const author = AUTHORITIES[0]?.users.find(({ subject }) => subject === sealed?.author)
  const concern = (tx: Tx) =>
    tx
      .selectFrom('concern')
      .select(['whatSeen', 'indexNumber'])
      .where('authority', '=', tx.authority)
      .where('id', '=', id(sealed?.id ?? ''))
      .execute()

  it('is read in the agency that keeps it, under the child’s number', async () => {
    const seat = { authority: '990', userId: id(author?.subject ?? ''), agencyId: id(author?.agency ?? '') }
    const found = await inSeat(opened.db, { ...seat, seat: 'partner' }, concern)
    expect(found).toEqual([{ whatSeen: sealed?.contents, indexNumber: await numberOf('990', 'f0000-c1') }])
  })

  it('is not there for the council, for another agency, nor in what was known before', async () => {
    const elsewhere = { authority: '990', userId: null, agencyId: id('ald-fenwick'), seat: 'partner' } as const
    expect(await asProgram(opened, '990', concern)).toEqual([])
    expect(await inSeat(opened.db, elsewhere, concern)).toEqual([])
    const justNow = new Date().toISOString()
    expect(await inSeatAsKnownAt(opened.db, systemActor('990', 'test'), justNow, concern)).toEqual([])
    const own = { ...elsewhere, agencyId: id(author?.agency ?? '') }
    expect(await inSeatAsKnownAt(opened.db, own, justNow, concern)).toHaveLength(1)
  })
})

describe('Niamh’s page', () => {
  it('has her five worries, her plan, what is next, and her story', async () => {
    const looked = await inSeat(opened.db, asha(), (tx) => lookAtChild(tx, asha(), NIAMH, NOW))
    if (!looked.ok) throw new Error(looked.refusal)
    const { worries, dues, facts, stream, goingWell, words } = looked.value
    expect(worries).toHaveLength(5)
    expect(worries.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['risk-adult', 'warning-note', 'open-risk']))
    expect(Object.values(facts.citations).every((cited) => Number(cited) > 0)).toBe(true)
    expect(facts.statuses).toMatchObject([{ kind: 'child-protection', category: 'NEG', toOn: null }])
    expect(dues.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['cp-visit', 'review-first', 'core-group-next']),
    )
    expect(stream.entries.length).toBeGreaterThan(20)
    expect(goingWell.length).toBeGreaterThan(0)
    expect(words).toBeDefined()
  })

  it('has one living plan with needs, outcomes and actions, done and open', async () => {
    const [plan, statuses] = await asProgram(opened, '990', async (tx) => [
      await planOf(tx, NIAMH),
      await planStatusesOf(tx, [NIAMH]),
    ])
    expect(plan?.needs.map(({ statement }) => statement)).toContain('They are hungry')
    const states = plan?.needs.flatMap(({ outcomes }) =>
      outcomes.flatMap(({ actions }) => actions.map((one) => one.state)),
    )
    expect(new Set(states)).toEqual(new Set(['done', 'open']))
    expect(statuses).toHaveLength(1)
  })

  it('says who works with her, as the index has it', async () => {
    const asked = { authority: '990', userId: null, role: 'social-worker', purpose: 'working-with-a-child' } as const
    const number = (await numberOf('990', 'f0000-c1')) ?? ''
    const answer = await opened.index.involvementsOf({ asked, number })
    expect(answer.ok && answer.value.map(({ organisation }) => organisation)).toEqual(
      expect.arrayContaining(['Fenwick Lane Primary', 'Aldermere Police', 'Quayside Surgery']),
    )
  })
})

function ofAuthority(code: string): readonly Family[] {
  return county.families.filter(({ authority }) => authority === code)
}

async function numberOf(code: string, child: string): Promise<string | null> {
  const person = await asProgram(opened, code, (tx) =>
    tx
      .selectFrom('person')
      .select('indexNumber')
      .where('authority', '=', tx.authority)
      .where('id', '=', id(child))
      .executeTakeFirstOrThrow(),
  )
  return person.indexNumber
}

/** Rows that speak of something that is not there, where no foreign key says so. */
async function hanging(tx: Tx): Promise<readonly string[]> {
  const steps = ['contact', 'referral', 'assessment', 'strategyDiscussion', 'section47Enquiry'] as const
  const more = ['conference', 'coreGroup', 'visit', 'closure', 'plan'] as const
  const known = new Set<string>()
  for (const table of [...steps, ...more]) {
    const rows = await tx
      .selectFrom(table as 'plan')
      .select('id')
      .where('authority', '=', tx.authority)
      .execute()
    for (const row of rows) known.add(row.id)
  }
  const entries = await tx.selectFrom('entry').select(['id', 'stepId']).where('authority', '=', tx.authority).execute()
  const about = await tx.selectFrom('entryAbout').select('entryId').where('authority', '=', tx.authority).execute()
  const told = new Set(about.map(({ entryId }) => entryId))
  const decisions = await tx
    .selectFrom('decision')
    .select(['id', 'stepId'])
    .where('authority', '=', tx.authority)
    .execute()
  const meetings = await tx
    .selectFrom('meeting')
    .select('id')
    .where('authority', '=', tx.authority)
    .where('heldOn', 'is not', null)
    .execute()
  const used = new Set<string | null>()
  for (const table of ['strategyDiscussion', 'conference', 'coreGroup'] as const) {
    const rows = await tx
      .selectFrom(table as 'conference')
      .select('meetingId')
      .where('authority', '=', tx.authority)
      .execute()
    for (const row of rows) used.add(row.meetingId)
  }
  return [
    ...entries.filter(({ stepId }) => stepId !== null && !known.has(stepId)).map((row) => `entry ${row.id}`),
    ...entries.filter((row) => !told.has(row.id)).map((row) => `entry about nobody ${row.id}`),
    ...decisions.filter(({ stepId }) => !known.has(stepId)).map((row) => `decision ${row.id}`),
    ...meetings.filter((row) => !used.has(row.id)).map((row) => `meeting ${row.id}`),
  ]
}

/** Whether the record says of a child what the county says. */
async function standsAt(tx: Tx, childId: string, status: Status): Promise<boolean> {
  const statuses = (await planStatusesOf(tx, [childId])).filter(({ toOn }) => toOn === null).map(({ kind }) => kind)
  const own = { authority: tx.authority, childId }
  const open = await tx
    .selectFrom('episode')
    .select('id')
    .where((the) => the.and(own))
    .where('closedOn', 'is', null)
    .execute()
  const isOpen = open.length > 0
  if (status === 'child-protection' || status === 'child-in-need') return isOpen && statuses.includes(status)
  if (status === 'looked-after') return isOpen && statuses.includes('care')
  if (status === 'early-help') return !isOpen && statuses.includes('family-help')
  if (status === 'being-assessed' || status === 'section-47') return isOpen && statuses.length === 0
  return !isOpen && statuses.length === 0
}
