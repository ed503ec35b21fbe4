import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aChild, anAdult } from '../../../testing/builders/child.ts'
import { aCouncil, type Council } from '../../../testing/builders/council.ts'
import { aDatabase } from '../../../testing/database.ts'
import { calendarDay } from '../../kernel/calendar-day.ts'
import { type Database, inSeat, openDatabase } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { displayName } from '../model.ts'
import { addIdentifiers, addNames } from '../queries.ts'
import type { Search } from './model.ts'
import { findPeople, standingsOf } from './queries.ts'
import { criteriaOf } from './rules.ts'

const TODAY = calendarDay('2026-03-19')

let db: Database
let council: Council
let niamh: string
let moody: string

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app)
  council = await aCouncil(urls)
  niamh = await aChild(db, '990', { indexNumber: '3456789CDW', indexState: 'confirmed' })
  await aChild(db, '990', { given: 'Neve', birthDate: '2017-01-30', postcode: 'AM2 7HD' })
  moody = await aChild(db, '990', { given: 'Muhammad', family: 'O’Hara', birthDate: '2015-05-06' })
  await anAdult(db, '990', { given: 'Niamh', family: 'Calloway' })
  await aChild(db, '991')
  const other = { personId: niamh, fromOn: null, toOn: calendarDay('2020-01-01') }
  await inSeat(db, council.socialWorker, async (tx) => {
    await addNames(tx, [{ id: newId(), ...other, use: 'former', given: 'Niamh', family: 'Doyle' }])
    await addIdentifiers(tx, [{ id: newId(), personId: niamh, system: 'nhs', value: '9990000018', verified: false }])
  })
})
afterAll(() => db.destroy())

const find = async (search: Partial<Search>, limit = 20) => {
  const criteria = criteriaOf({ name: '', number: '', birthDate: null, postcode: '', ...search })
  const found = await inSeat(db, council.socialWorker, (tx) => findPeople(tx, criteria, limit))
  return found.map(({ person }) => displayName(person))
}

describe('a child is found', () => {
  it.each<[string, Partial<Search>]>([
    ['index number', { number: '345 678 9CDW' }],
    ['NHS number', { number: '999 000 0018' }],
    ['name', { name: 'Niamh Calloway' }],
    ['name, family name first', { name: 'calloway niamh' }],
    ['former name', { name: 'Niamh Doyle' }],
    ['start of a name', { name: 'Nia Call' }],
    ['sound of a name', { name: 'Neamh Caloway' }],
    ['name as it is heard, alone', { name: 'Neev' }],
    ['birth date alone', { birthDate: calendarDay('2018-11-08') }],
    ['birth date, whatever the family name', { name: 'Niamh Smith', birthDate: calendarDay('2018-11-08') }],
    ['postcode and given name', { name: 'Niamh', postcode: 'al42qr' }],
  ])('by %s', async (_, search) => expect((await find(search))[0]).toBe('Niamh Calloway'))

  it('without apostrophe, and by another spelling', async () => {
    expect(await find({ name: 'mohammed ohara' })).toEqual(['Muhammad O’Hara'])
  })
  it('by the name as it is heard, beside whoever is called so', async () =>
    expect((await find({ name: 'neave calloway' })).sort()).toEqual(['Neve Calloway', 'Niamh Calloway']))
  it('by the name as they say it themselves', async () => {
    await inSeat(db, council.socialWorker, (tx) =>
      tx.updateTable('person').set({ saysName: '“Moody”' }).where('id', '=', moody).execute(),
    )
    expect(await find({ name: 'Moody O’Hara' })).toEqual(['Muhammad O’Hara'])
    expect(await find({ name: 'Mudi Ohara' })).toEqual(['Muhammad O’Hara'])
    expect(await find({ name: 'Peter O’Hara' })).toEqual([])
  })
  it('among a family, oldest likeness last', async () =>
    expect(await find({ name: 'Niamh Calloway' })).toEqual(['Niamh Calloway']))
  it('with everyone of the family name, when that is all that is typed', async () =>
    expect((await find({ name: 'Calloway' })).sort()).toEqual(['Neve Calloway', 'Niamh Calloway']))
  it('at most as often as asked', async () => expect(await find({ name: 'Calloway' }, 1)).toHaveLength(1))
})

it('nobody is found by nothing, by a wildcard, or of another authority', async () => {
  for (const name of ['%%', '%a', 'N%', '_iamh%'.slice(0, 2), 'N *', '% %, % %', 'N, C']) {
    expect(await find({ name })).toEqual([])
  }
  expect(await find({ name: 'Nobody Ofthisname' })).toEqual([])
  expect(await find({ number: '99' })).toEqual([])
  expect(await find({ name: 'Niamh Calloway' })).toHaveLength(1)
})

it('tells how we stand to a child, and whom to ring: the council’s own door, then the team that holds the child', async () => {
  const standing = () =>
    inSeat(db, council.socialWorker, async (tx) => (await standingsOf(tx, [niamh], TODAY)).get(niamh))
  expect(await standing()).toEqual({
    ...{ plans: [], isOpen: false, wasOpen: false },
    ...{ team: 'Children’s services', phone: '01632 960110' },
  })
  await inSeat(db, council.socialWorker, (tx) =>
    tx
      .insertInto('allocation')
      .values({
        ...{ authority: '990', id: newId(), childId: niamh, userId: council.socialWorker.userId, teamId: null },
        ...{ role: 'social-worker', fromOn: calendarDay('2026-01-01'), toOn: null },
      })
      .execute(),
  )
  expect(await standing()).toMatchObject({ team: 'safeguarding team', phone: '01632 960114' })
})
