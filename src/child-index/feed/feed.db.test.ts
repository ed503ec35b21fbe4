import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { aDatabase } from '../../../testing/database.ts'
import { systemClock } from '../../platform/clock.ts'
import type { Connections } from '../../platform/connections.ts'
import { openDatabase } from '../../platform/db.ts'
import type { ChildIndex } from '../contract.ts'
import type { Change } from '../contract-feed.ts'
import { ASKED } from '../identity/builder.ts'
import { childIndexInProcess, type IndexDatabase } from '../in-process.ts'
import { indexDeskInProcess } from '../in-process-desk.ts'
import { answerOf, done, NOOR, registered } from '../merging/world.suite.ts'
import type { IndexDB } from '../schema.ts'
import { announce } from './queries-writing.ts'

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

type Read = { readonly items: readonly Change[]; readonly next: string | null }

/** All that an authority has not read yet, a page of two at a time. */
async function readOn(authority: string, after: string | null): Promise<Read> {
  const items: Change[] = []
  for (let place = after; ; ) {
    const page = answerOf(await index.changes({ asked: as(authority), after: place, limit: 2 }))
    items.push(...page.items)
    place = page.next
    if (!page.more) return { items, next: place }
  }
}

/** As above, until there are so many: the feed waits for every transaction of the server, those of other tests too. */
function readSoMany(authority: string, after: string | null, count: number): Promise<Read> {
  return vi.waitFor(async () => {
    const read = await readOn(authority, after)
    expect(read.items).toHaveLength(count)
    return read
  }, 20_000)
}

describe('the feed', () => {
  it('tells each authority of the children it knows, and of no others', async () => {
    const ours = await registered(index, 'ours', { given: 'Ignatius', family: 'Larkspur', born: '2012-01-09' })
    const moxley = { given: 'Juniper', family: 'Moxley', born: '2014-03-08' }
    const theirs = await registered(index, 'theirs', moxley, { node: '991' })
    const read = await Promise.all([readSoMany('990', null, 1), readSoMany('991', null, 1)])
    expect(read.map(({ items }) => items.map(({ number, kind }) => [kind, number]))).toEqual([
      [['registered', ours]],
      [['registered', theirs]],
    ])
    expect((await readOn('992', null)).items).toEqual([])
  })

  it('goes on from where it was read to, and gives nothing twice', async () => {
    const { next } = await readSoMany('990', null, 1)
    const number = await registered(index, 'later', { given: 'Kerenza', family: 'Nancarrow', born: '2016-09-09' })
    const more = await readSoMany('990', next, 1)
    expect(more.items.map((item) => item.number)).toEqual([number])
    expect((await readOn('990', more.next)).items).toEqual([])
  })

  it('misses nothing of an act that began before and ended after another', async () => {
    const { next } = await readSoMany('990', null, 2)
    const child = { given: 'Lysander', family: 'Ottway', born: '2011-11-11' }
    const number = await registered(index, 'slow', child)
    const slow = new pg.Client(urls.index)
    await slow.connect()
    await slow.query('begin')
    await slow.query(`insert into child_index.feed (number, kind) values ($1, 'involvement')`, [number])
    await registered(index, 'slow', child, { version: 2 })
    const before = await readOn('990', next)
    expect(before.items.map(({ kind }) => kind)).not.toContain('updated')
    await slow.query('commit')
    await slow.end()
    const after = await readSoMany('990', before.next, 3 - before.items.length)
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
    const { items } = await readSoMany('990', null, 7)
    expect(items.filter((item) => item.number === number)).toHaveLength(2)
    expect((await readOn('992', null)).items).toEqual([])
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

  it('say nothing of a child shielded from who reads, nor name them beside another, until the shield is lifted', async () => {
    const desk = indexDeskInProcess(db)
    const parts = { given: 'Sabrina', family: 'Tolliver', born: '2012-04-04', postcode: 'AL2 2KB' }
    const hidden = await registered(index, 'kept', parts, { node: '996' })
    const other = await registered(index, 'other', { ...parts, birthDateKnown: 'estimated' }, { node: '997' })
    const { duplicates } = answerOf(await desk.possibleDuplicates({ asked: NOOR, count: 100 }))
    const id = duplicates.find((pair) => [pair.number, pair.otherNumber].includes(hidden))?.id ?? ''
    const questions = [
      { kind: 'question', number: other, otherNumber: hidden } as const,
      { kind: 'question', number: hidden, otherNumber: other } as const,
    ]
    await db.transaction().execute((tx) => announce(tx, questions, ['996', '997'], systemClock.now()))
    answerOf(await index.shield({ asked: as('996'), number: hidden, reason: 'A parent must not find them' }))
    const recallsOf = async (authority: string) =>
      answerOf(await index.changes({ asked: as(authority), after: null })).recalls
    expect(await recallsOf('997')).toMatchObject([{ number: other, otherNumber: null }])
    expect(await recallsOf('996')).toMatchObject(questions)
    const asking = desk.askAuthorities({ asked: NOOR, id, question: 'Are they one?' })
    expect(await asking).toEqual({ ok: false, refusal: 'child-shielded' })
    await done(desk, { kind: 'unshield', number: hidden })
    expect(await recallsOf('997')).toMatchObject(questions)
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
