import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aDatabase } from '../../../testing/database.ts'
import type { Connections } from '../../platform/connections.ts'
import { openDatabase } from '../../platform/db.ts'
import type { ChildIndex } from '../contract.ts'
import type { Change } from '../contract-feed.ts'
import { ASKED } from '../identity/builder.ts'
import { childIndexInProcess, type IndexDatabase } from '../in-process.ts'
import { indexDeskInProcess } from '../in-process-desk.ts'
import { answerOf, done, registered } from '../merging/world.suite.ts'
import type { IndexDB } from '../schema.ts'

let urls: Connections
let db: IndexDatabase
let index: ChildIndex
beforeAll(async () => {
  urls = await aDatabase(inject('server'))
  db = openDatabase<IndexDB>(urls.index)
  index = childIndexInProcess(db)
})
afterAll(() => db.destroy())

const as = (authority: string) => ({ ...ASKED, authority })

/** All that an authority has not read yet, a page of two at a time. */
async function readOn(authority: string, after: string | null): Promise<{ items: Change[]; next: string | null }> {
  const items: Change[] = []
  for (let place = after; ; ) {
    const page = answerOf(await index.changes({ asked: as(authority), after: place, limit: 2 }))
    items.push(...page.items)
    place = page.next
    if (!page.more) return { items, next: place }
  }
}

describe('the feed', () => {
  it('tells each authority of the children it knows, and of no others', async () => {
    const ours = await registered(index, 'ours', { given: 'Ignatius', family: 'Larkspur', born: '2012-01-09' })
    const theirs = await registered(
      index,
      'theirs',
      { given: 'Juniper', family: 'Moxley', born: '2014-03-08' },
      { node: '991' },
    )
    expect((await readOn('990', null)).items.map(({ number, kind }) => [kind, number])).toEqual([['registered', ours]])
    expect((await readOn('991', null)).items.map(({ number, kind }) => [kind, number])).toEqual([
      ['registered', theirs],
    ])
    expect((await readOn('992', null)).items).toEqual([])
  })

  it('goes on from where it was read to, and gives nothing twice', async () => {
    const { next } = await readOn('990', null)
    const number = await registered(index, 'later', { given: 'Kerenza', family: 'Nancarrow', born: '2016-09-09' })
    const more = await readOn('990', next)
    expect(more.items.map((item) => item.number)).toEqual([number])
    expect((await readOn('990', more.next)).items).toEqual([])
  })

  it('misses nothing of an act that began before and ended after another', async () => {
    const { next } = await readOn('990', null)
    const number = await registered(index, 'slow', { given: 'Lysander', family: 'Ottway', born: '2011-11-11' })
    const slow = new pg.Client(urls.index)
    await slow.connect()
    await slow.query('begin')
    await slow.query(`insert into child_index.feed (number, kind) values ($1, 'involvement')`, [number])
    await registered(index, 'slow', { given: 'Lysander', family: 'Ottway', born: '2011-11-11' }, { version: 2 })
    const before = await readOn('990', next)
    await slow.query('commit')
    await slow.end()
    const after = await readOn('990', before.next)
    expect([...before.items, ...after.items].map(({ kind }) => kind)).toEqual(['registered', 'involvement', 'updated'])
  })

  it('refuses a place that was never given', async () => {
    for (const after of ['', 'x', '1', '1.2.3', '-1.0', "1.1'; --"]) {
      expect(await index.changes({ asked: ASKED, after })).toEqual({ ok: false, refusal: 'position-not-valid' })
    }
  })

  it('does not tell of a shielded child to an authority that is not responsible, though it holds a record', async () => {
    const child = { given: 'Melisande', family: 'Polwhele', born: '2013-02-14' }
    const number = await registered(index, 'shielded', child)
    await registered(index, 'shielded', child, { node: '992' })
    const owner = new pg.Client(urls.owner)
    await owner.connect()
    await owner.query(
      `insert into child_index.shield (id, number, kind, authority) values (gen_random_uuid(), $1, 'full', '990')`,
      [number],
    )
    await owner.end()
    expect((await readOn('992', null)).items).toEqual([])
    expect((await readOn('990', null)).items.map((item) => item.number)).toContain(number)
  })
})

describe('recall notices', () => {
  it('reach every authority that knows either number, until each has acknowledged its own', async () => {
    const desk = indexDeskInProcess(db)
    const survivor = await registered(
      index,
      'a',
      { given: 'Nerys', family: 'Quiller', born: '2012-06-16' },
      { node: '993' },
    )
    const retired = await registered(
      index,
      'b',
      { given: 'Osbert', family: 'Ravenhill', born: '2015-10-05' },
      { node: '994' },
    )
    await done(desk, { kind: 'merge', survivor, retired })
    for (const authority of ['993', '994']) {
      const { recalls } = answerOf(await index.changes({ asked: as(authority), after: null }))
      expect(recalls).toMatchObject([{ kind: 'merged', number: retired, otherNumber: survivor }])
      const acknowledging = { asked: as(authority), positions: recalls.map(({ position }) => position) }
      expect(answerOf(await index.acknowledge(acknowledging))).toEqual({ acknowledged: 1 })
      expect(answerOf(await index.acknowledge(acknowledging))).toEqual({ acknowledged: 0 })
      expect(answerOf(await index.changes({ asked: as(authority), after: null })).recalls).toEqual([])
    }
    expect(answerOf(await index.changes({ asked: as('995'), after: null })).recalls).toEqual([])
  })

  it('cannot be acknowledged for another, and positions must be numbers', async () => {
    expect(await index.acknowledge({ asked: ASKED, positions: ['one'] })).toEqual({
      ok: false,
      refusal: 'position-not-valid',
    })
    const many = Array<string>(501).fill('1')
    expect(await index.acknowledge({ asked: ASKED, positions: many })).toEqual({
      ok: false,
      refusal: 'too-many-at-once',
    })
  })
})
