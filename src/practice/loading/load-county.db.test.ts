import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aMoment } from '../../../testing/builders/moment.ts'
import { aPracticeDatabase, everythingIn, type PracticeDatabase } from '../../../testing/builders/practice-county.ts'
import { loadCounty } from './load-county.ts'
import { emptyPractice, isToBeFilled } from './queries.ts'
import type { Loaded } from './rows.ts'

const WANTED = { children: 45, seed: 1, now: aMoment('2026-06-10T09:00:00Z') }
let opened: PracticeDatabase
let loaded: Loaded

beforeAll(async () => {
  opened = await aPracticeDatabase(inject('server'))
  const answer = await loadCounty(opened, WANTED)
  if (!answer.ok) throw new Error(answer.refusal)
  loaded = answer.value
})
afterAll(() => opened?.stop())

describe('loading', () => {
  it('twice, even on another day, changes nothing', async () => {
    const before = await everythingIn(opened)
    const again = await loadCounty(opened, WANTED)
    expect(again).toMatchObject({
      ok: true,
      value: { ...loaded, families: 0, familiesKept: loaded.families, rows: 0, concerns: 0, involvements: 0 },
    })
    const later = await loadCounty(opened, { ...WANTED, now: aMoment('2026-06-12T09:00:00Z') })
    expect(later).toMatchObject({ ok: true, value: { rows: 0 } })
    expect(await everythingIn(opened)).toEqual(before)
  })

  it('another county adds its families beside these; emptied, all is gone but what the database is', async () => {
    const fresh = await aPracticeDatabase(inject('server'))
    expect(await isToBeFilled(fresh.db, 1, WANTED.now.day)).toBe(true)
    await loadCounty(fresh, { ...WANTED, children: 8, seed: 5 })
    expect(await isToBeFilled(fresh.db, 1, WANTED.now.day)).toBe(false)
    const second = await loadCounty(fresh, { ...WANTED, children: 8, seed: 6 })
    expect(second).toMatchObject({ ok: true, value: { familiesKept: 2 } })
    expect(second.ok && second.value.families).toBeGreaterThan(0)
    await emptyPractice(fresh.owner)
    const left = await everythingIn(fresh)
    expect(left.ours.flatMap((counts) => Object.values(counts)).every((n) => n === 0)).toBe(true)
    expect(left).toMatchObject({ feed: '0', seats: '0' })
    expect(await isToBeFilled(fresh.db, 1, WANTED.now.day)).toBe(true)
    await fresh.stop()
  })

  it('that broke off at the start is gone on with; a county somebody chose is left as it is', async () => {
    expect(await isToBeFilled(opened.db, 1, WANTED.now.day)).toBe(true)
    expect(await isToBeFilled(opened.db, 2, WANTED.now.day)).toBe(false)
  })

  it('tells how far it is, to the last child', async () => {
    const told: number[] = []
    await loadCounty(opened, { ...WANTED, children: 21 }, (children) => told.push(children))
    expect(told).toEqual(told.toSorted((one, other) => one - other))
    expect(told.at(-1)).toBe(21)
  })

  it('refuses a live database, and changes nothing there', async () => {
    const live = await aPracticeDatabase(inject('server'), 'live')
    expect(await loadCounty(live, WANTED)).toEqual({ ok: false, refusal: 'not-a-practice-database' })
    await expect(emptyPractice(live.owner)).rejects.toThrow('Only a practice database')
    expect(await everythingIn(live)).toMatchObject({ feed: '0', seats: '0' })
    await live.stop()
  })
})
