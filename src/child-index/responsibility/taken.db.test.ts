import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { calendarDay } from '../../kernel/calendar-day.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { ChildIndex } from '../contract.ts'
import { ASKED } from '../identity/builder.ts'
import { safeguardsInProcess } from '../in-process.ts'
import { answerOf, aWorld, NOOR, registered, type World } from '../merging/world.suite.ts'

let today = calendarDay('2026-06-01')
const clock = { now: () => `${today}T09:00:00.000Z` as Instant, today: () => today }

let world: World
let index: ChildIndex
beforeAll(async () => {
  world = await aWorld(inject('server'), { clock })
  index = world.index
})
afterAll(() => world.db.destroy())

const as = (authority: string) => ({ ...ASKED, authority })

const workingWith = async (authority: string, number: string) =>
  answerOf(
    await index.recordInvolvement({
      asked: as(authority),
      involvement: {
        number,
        reference: `with-${number}`,
        organisation: 'A school',
        kind: 'school',
        role: 'Head',
        contact: '01632 960111',
        sinceOn: calendarDay('2026-01-01'),
        lastSeenOn: null,
        sensitive: false,
      },
    }),
  )

const take = (authority: string, number: string) =>
  index.changeResponsible({ asked: as(authority), number, from: '990', expectedVersion: 1, to: authority })
const shield = (authority: string, number: string) =>
  index.shield({ asked: as(authority), number, reason: 'They must not be found' })
const seenBy = async (number: string) => {
  const authorities = ['990', '991', '992', '999']
  const seen = await Promise.all(authorities.map((authority) => index.childByNumber({ asked: as(authority), number })))
  return authorities.filter((_, at) => seen[at]?.ok)
}

describe('taking responsibility for a child', () => {
  it('is for one that works with the child, or holds a record of them', async () => {
    const child = { given: 'Otis', family: 'Vandermeer', born: '2013-01-13' }
    const number = await registered(index, 'stranger', child)
    expect(await take('999', number)).toEqual({ ok: false, refusal: 'not-yours-to-change' })
    expect(await registered(index, 'stranger', child, { node: '991' })).toBe(number)
    expect(await take('991', number)).toMatchObject({ ok: true })
  })

  it('is told to the one it is taken from, which has to acknowledge it; not to one that gives', async () => {
    const taken = await registered(index, 'taken', { given: 'Ilse', family: 'Quartermain', born: '2012-02-21' })
    const given = await registered(index, 'given', { given: 'Ugo', family: 'Trelawney', born: '2015-12-21' })
    await workingWith('999', taken)
    answerOf(await take('999', taken))
    answerOf(
      (await index.changeResponsible({
        asked: ASKED,
        number: given,
        from: '990',
        expectedVersion: 1,
        to: '992',
      })) as never,
    )
    const { recalls } = answerOf(await index.changes({ asked: ASKED, after: null }))
    const numbers = recalls.filter(({ kind }) => kind === 'responsible').map(({ number }) => number)
    expect(numbers).toContain(taken)
    expect(numbers).not.toContain(given)
  })
})

describe('a shield put up by one that has just taken responsibility', () => {
  it('hides the child neither from the one before nor from who works with them, until an operator has kept it', async () => {
    const number = await registered(index, 'seized', { given: 'Zelda', family: 'Amberley', born: '2011-11-05' })
    await workingWith('991', number)
    await workingWith('999', number)
    answerOf(await take('999', number))
    answerOf(await shield('999', number))
    expect(await seenBy(number)).toEqual(['990', '991', '999'])
    const desk = safeguardsInProcess(world.db, { clock })
    const [put] = answerOf(await desk.shields({ asked: NOOR, state: 'standing' }))
    expect(put).toMatchObject({ number, kind: 'full', unreviewed: true })
    const review = { asked: NOOR, id: put?.id ?? '', reason: 'The police say so too' }
    expect(await desk.reviewShield({ ...review, verdict: 'lift' })).toMatchObject({ refusal: 'second-person-needed' })
    expect(answerOf(await desk.reviewShield({ ...review, verdict: 'keep' }))).toMatchObject({ unreviewed: false })
    expect(await seenBy(number)).toEqual(['999'])
  })

  it.each([
    [
      'it was given',
      { given: 'Basil', family: 'Thackeray', born: '2010-03-09' },
      async (number: string) =>
        index.changeResponsible({ asked: ASKED, number, from: '990', expectedVersion: 1, to: '999' }),
    ],
    [
      'it was taken more than 28 days ago',
      { given: 'Yolande', family: 'Greatorex', born: '2017-08-30' },
      async (number: string) => {
        await workingWith('999', number)
        const taken = await take('999', number)
        today = calendarDay('2026-07-01')
        return taken
      },
    ],
  ])('hides them at once where %s', async (how, child, pass) => {
    const number = await registered(index, how, child)
    await workingWith('991', number)
    answerOf(await pass(number))
    answerOf(await shield('999', number))
    expect(await seenBy(number)).toEqual(['999'])
  })
})
