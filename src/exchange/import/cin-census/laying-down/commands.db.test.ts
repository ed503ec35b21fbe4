import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aCouncil, type Council } from '../../../../../testing/builders/council.ts'
import { aMoment } from '../../../../../testing/builders/moment.ts'
import { censusReturn } from '../../../../../testing/cin-census/generate.ts'
import { aChild as aCensusChild, anEpisode, aReturn, sourceOf } from '../../../../../testing/cin-census/returns.ts'
import { aDatabase } from '../../../../../testing/database.ts'
import { systemActor } from '../../../../access/actor.ts'
import { refreshDues } from '../../../../casework/dues/queries.ts'
import type { ChildIndex } from '../../../../child-index/contract.ts'
import { childIndexInProcess } from '../../../../child-index/in-process.ts'
import type { IndexDB } from '../../../../child-index/schema.ts'
import { entriesAbout } from '../../../../entries/queries.ts'
import { type Database, inSeat, openDatabase } from '../../../../platform/db.ts'
import { checkReturn, readFindings } from '../reader.ts'
import { fileSource, type ReturnSource } from '../source.ts'
import { type LayingDown, layDownReturn } from './commands.ts'

const NOW = aMoment('2026-06-01T09:00:00Z')
let db: Database
let index: ChildIndex
let stop: () => Promise<void>
let council: Council

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app)
  const indexDb = openDatabase<IndexDB>(urls.index)
  index = childIndexInProcess(indexDb)
  stop = async () => {
    await indexDb.destroy()
    await db.destroy()
  }
  council = await aCouncil(urls, '990')
})
afterAll(() => stop())

async function bringIn(source: ReturnSource, authority: string, over: Partial<LayingDown> = {}) {
  const options = { authority, today: NOW.day }
  const checked = await checkReturn(source, options)
  if (!checked.ok) throw new Error(checked.words)
  const laying: LayingDown = {
    authority,
    index,
    now: NOW,
    inTransaction: (actor, work) => inSeat(db, actor, work),
    ...over,
  }
  return layDownReturn(laying, checked.value, readFindings(source, checked.value, options))
}

async function everything(authority: string) {
  const tables = ['person', 'person_identifier', 'referral', 'episode', 'assessment', 'section_47_enquiry']
  const more = ['conference', 'plan', 'plan_status', 'closure', 'entry', 'entry_about', 'due', 'allocation']
  return inSeat(db, systemActor(authority, 'test'), async (tx) => {
    const found: Record<string, unknown> = {}
    for (const table of [...tables, ...more]) {
      found[table] = await tx
        .selectFrom(table as 'person')
        .select((the) => the.fn.countAll<string>().as('n'))
        .where('authority', '=', authority)
        .executeTakeFirst()
    }
    const people = await tx
      .selectFrom('person')
      .select(['id', 'indexNumber', 'indexState', 'birthDate'])
      .where('authority', '=', authority)
      .orderBy('id')
      .execute()
    return { found, people }
  })
}

describe('a return laid down', () => {
  it('twice gives the same children, numbers and episodes', async () => {
    const source = sourceOf([...censusReturn({ children: 120, seed: 7, authority: '990' })].join(''))
    const first = await bringIn(source, '990')
    expect(first).toMatchObject({ children: 120, newChildren: 120, numbered: 120, withoutNumber: 0 })
    const before = await everything('990')
    expect(before.people.every(({ indexNumber }) => indexNumber !== null)).toBe(true)
    expect(new Set(before.people.map(({ indexNumber }) => indexNumber)).size).toBe(120)

    const second = await bringIn(source, '990')
    expect(second).toMatchObject({ children: 120, newChildren: 0, rowsAdded: 0, rowsChanged: 0, numbered: 120 })
    expect(await everything('990')).toEqual(before)
  })

  it('reckons every clock so that reckoning again changes nothing', async () => {
    const { people } = await everything('990')
    const ids = people.map(({ id }) => id)
    const again = await inSeat(db, systemActor('990', 'test'), (tx) => refreshDues(tx, ids, NOW.holidays))
    expect(again).toEqual({ added: 0, changed: 0, removed: 0 })
  })

  it('gives open cases that nobody holds to a team, whose manager can then open and allocate them', async () => {
    const rows = await inSeat(db, council.teamManager, (tx) =>
      tx
        .selectFrom('allocation')
        .select('teamId')
        .distinct()
        .where('authority', '=', '990')
        .where('userId', 'is', null)
        .execute(),
    )
    expect(rows).toEqual([{ teamId: council.teams.safeguarding }])
  })

  it('the sample of 2022 comes in as it was reported, with a number, as a story to read', async () => {
    const found = await fileSource('testing/cin-census/samples/BAR_cin_2022.xml')
    if (!found.ok) throw new Error(found.words)
    expect(await bringIn(found.value, '201')).toMatchObject({ children: 1, newChildren: 1, numbered: 1 })
    expect(await bringIn(found.value, '201')).toMatchObject({ newChildren: 0, rowsAdded: 0, rowsChanged: 0 })
    const { people } = await everything('201')
    const story = await inSeat(db, systemActor('201', 'test'), (tx) =>
      entriesAbout(tx, people[0]?.id ?? '', { limit: 50 }),
    )
    expect(story.map(({ title }) => title)).toContain('Child protection plan: physical abuse began')
  })

  it('with the index silent, comes in all the same, and the numbers come with the next run', async () => {
    const away = { ...index, registerMany: () => Promise.reject(new Error('away')) }
    const source = sourceOf([...censusReturn({ children: 20, seed: 3, authority: '991' })].join(''))
    expect(await bringIn(source, '991', { index: away })).toMatchObject({ newChildren: 20, numbered: 0 })
    expect(await bringIn(source, '991')).toMatchObject({ newChildren: 0, numbered: 20 })
  })

  it('broken off in the middle, goes on where it stopped, and ends as if it had not been', async () => {
    const file = [...censusReturn({ children: 60, seed: 11, authority: '203' })].join('')
    let lots = 0
    const onLot = () => {
      lots += 1
      if (lots === 2) throw new Error('the power went')
    }
    await expect(bringIn(sourceOf(file), '203', { onLot, lot: 25 })).rejects.toThrow('the power went')
    expect((await everything('203')).people).toHaveLength(50)
    expect(await bringIn(sourceOf(file), '203')).toMatchObject({ rowsDoneBefore: 50, newChildren: 10, numbered: 10 })
    expect((await everything('203')).people).toHaveLength(60)
    expect(await bringIn(sourceOf(file), '203')).toMatchObject({ rowsDoneBefore: 0, newChildren: 0, rowsAdded: 0 })
  })

  it('a year later closes what was open, in the same episode, and the child keeps the number', async () => {
    const child = (closed: string) =>
      aReturn(
        aCensusChild({
          episodes: anEpisode(`<ReferralSource>6</ReferralSource>${closed}<ReferralNFA>0</ReferralNFA>`),
        }),
      )
    const header = (text: string) => text.replace('<LEA>990</LEA>', '<LEA>202</LEA>')
    await bringIn(sourceOf(header(child(''))), '202')
    const before = await everything('202')
    const closing = '<CINclosureDate>2025-09-01</CINclosureDate><ReasonForClosure>RC7</ReasonForClosure>'
    expect(await bringIn(sourceOf(header(child(closing))), '202')).toMatchObject({ newChildren: 0, rowsChanged: 1 })
    const after = await everything('202')
    expect(after.people).toEqual(before.people)
    expect(after.found['episode']).toEqual(before.found['episode'])
    expect(after.found['closure']).toEqual({ n: '1' })
  })
})
