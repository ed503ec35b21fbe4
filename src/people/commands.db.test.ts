import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { aChild, anAdult, motherOf } from '../../testing/builders/child.ts'
import { aCouncil, aPractitioner, type Council } from '../../testing/builders/council.ts'
import { aMoment } from '../../testing/builders/moment.ts'
import { aDatabase } from '../../testing/database.ts'
import type { Actor } from '../access/actor.ts'
import type { ChildIndex } from '../child-index/contract.ts'
import { childIndexInProcess } from '../child-index/in-process.ts'
import type { IndexDB } from '../child-index/schema.ts'
import { addDays, calendarDay } from '../kernel/calendar-day.ts'
import type { Outcome } from '../kernel/outcome.ts'
import { type Database, inSeat, openDatabase } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'
import { type Link, linkFamily, registerAdult } from './family/commands.ts'
import { familyOf, saveHouseholds } from './family/queries.ts'
import { type Completion, changeName, completeIdentity, moveAddress, recordBirth } from './identity/commands.ts'
import { peopleJobs } from './jobs.ts'
import { displayName } from './model.ts'
import { addressesOf, namesOf, personById } from './queries.ts'
import { type RegisterChild, registerChild } from './registration/commands.ts'
import { assertionsOf } from './registration/queries.ts'
import { findChildren, findForPartner, findInIndex } from './search/commands.ts'
import type { Search } from './search/model.ts'

const NOW = aMoment()
const nothing: Search = { name: '', number: '', birthDate: null, postcode: '' }

let db: Database
let indexDb: ReturnType<typeof openDatabase<IndexDB>>
let index: ChildIndex
let council: Council
let teacher: Actor

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app)
  indexDb = openDatabase<IndexDB>(urls.index)
  index = childIndexInProcess(indexDb)
  council = await aCouncil(urls)
  teacher = await aPractitioner(council)
})
afterAll(async () => {
  await db.destroy()
  await indexDb.destroy()
})

const as = <T>(actor: Actor, work: Parameters<typeof inSeat<T>>[2]) => inSeat(db, actor, work)
const silent = (): Promise<never> => Promise.reject(new Error('the index is far away'))
const silentIndex = (): ChildIndex => ({ ...index, match: silent, register: silent, childByNumber: silent })

/** Children so unlike each other that the index takes none for another. */
const FAMILIES = [
  'Abernathy',
  'Birkett',
  'Czajka',
  'Dhillon',
  'Eze',
  'Fothergill',
  'Grzelak',
  'Hussain',
  'Iqbal',
  'Jessop',
]
const MORE_FAMILIES = [
  'Kowalczyk',
  'Lomax',
  'Mbeki',
  'Nuttall',
  'Oyelaran',
  'Pilkington',
  'Quill',
  'Ramsbottom',
  'Szabo',
]
const unlike = [
  ...FAMILIES,
  ...MORE_FAMILIES,
  'Tregenza',
  'Udoh',
  'Verity',
  'Wroblewski',
  'Xu',
  'Yilmaz',
  'Zetterlund',
].values()
let born = calendarDay('2011-01-09')

/** Searches first, as whoever registers must. */
async function aRegistration(
  rest: Partial<RegisterChild> = {},
  actor = council.frontDoorManager,
): Promise<RegisterChild> {
  const searchId = newId()
  await as(actor, (tx) => findChildren(tx, actor, { ...nothing, name: 'Somebody Else' }, searchId, NOW))
  born = addDays(born, 131)
  return {
    ...{ id: newId(), searchId, given: 'Orla', family: unlike.next().value ?? '', birthDate: born },
    ...{ expectedOn: null, birthDateKnown: 'exact', sex: 'F', lines: '2 Mill Lane', postcode: 'AM2 7HD' },
    ...{ identifiers: [], carers: [], ...rest },
  }
}
const register = (child: RegisterChild, actor = council.frontDoorManager, asked = index) =>
  as(actor, (tx) => registerChild(tx, actor, asked, child, NOW))

async function allocated(childId: string, actor = council.socialWorker): Promise<string> {
  await as(council.frontDoorManager, (tx) =>
    tx
      .insertInto('allocation')
      .values({
        ...{ authority: '990', id: newId(), childId, userId: actor.userId, teamId: null, toOn: null },
        ...{ role: 'social-worker', fromOn: calendarDay('2026-01-01') },
      })
      .execute(),
  )
  return childId
}
describe('registering a child', () => {
  it('writes the child, the carer at home and the number of the index', async () => {
    const carer = { id: newId(), given: 'Maeve', family: 'Fen', kind: 'mother' } as const
    const child = await aRegistration({ carers: [carer] })
    const outcome = await register(child)
    expect(outcome).toMatchObject({ ok: true, value: { id: child.id, indexState: 'confirmed' } })
    const family = await as(council.frontDoorManager, (tx) => familyOf(tx, child.id))
    expect(family?.relatives.map(({ tie, person }) => [tie, displayName(person)])).toEqual([['mother', 'Maeve Fen']])
    expect(family?.households[0]?.members).toHaveLength(2)
  })

  it('is one act, however often it is sent', async () => {
    const child = await aRegistration()
    const [first, second] = [await register(child), await register(child)]
    expect(second).toMatchObject({ ok: true, value: { indexNumber: first.ok && first.value.indexNumber } })
    expect((await as(council.frontDoorManager, (tx) => namesOf(tx, [child.id]))).get(child.id)).toHaveLength(1)
  })

  it('works without the index, and the number follows', async () => {
    const child = await aRegistration()
    const outcome = await register(child, council.frontDoorManager, silentIndex())
    expect(outcome).toMatchObject({ ok: true, value: { indexNumber: null, indexState: 'none' } })
    await jobs(index)['ask-for-number']({ authority: '990', childId: child.id })
    const later = await as(council.frontDoorManager, (tx) => personById(tx, child.id))
    expect(later).toMatchObject({ indexNumber: expect.stringMatching(/^.{10}$/), indexState: 'confirmed' })
  })

  it.each<[string, (child: RegisterChild) => RegisterChild]>([
    ['not-searched', (child) => ({ ...child, searchId: newId() })],
    ['birth-date-in-the-future', (child) => ({ ...child, birthDate: calendarDay('2026-03-20') })],
    ['nhs-number-wrong', (child) => ({ ...child, identifiers: [{ system: 'nhs', value: '9990000019' }] })],
  ])('is refused: %s', async (refusal, change) =>
    expect(await register(change(await aRegistration()))).toEqual({ ok: false, refusal }),
  )

  it('is refused after someone else’s search', async () => {
    const child = await aRegistration({}, council.teamManager)
    expect(await register(child)).toEqual({ ok: false, refusal: 'not-searched' })
  })

  it('is refused to those who may not', async () => {
    const child = await aRegistration()
    for (const actor of [teacher, council.conferenceChair, council.reviewingOfficer]) {
      expect(await register(child, actor)).toEqual({ ok: false, refusal: 'not-permitted' })
    }
  })

  it('is refused where our own records have the child, or the number, already', async () => {
    const first = await aRegistration({ identifiers: [{ system: 'nhs', value: '999 000 0034' }] })
    expect((await register(first)).ok).toBe(true)
    const again = { ...first, id: newId(), searchId: (await aRegistration()).searchId, identifiers: [] }
    expect(await register(again)).toEqual({ ok: false, refusal: 'already-in-our-records' })
    const sameNumber = await aRegistration({ identifiers: first.identifiers })
    expect(await register(sameNumber)).toEqual({ ok: false, refusal: 'number-of-another-child' })
  })
})

describe('finding a child', () => {
  it('shows the index’s children beside our own, and who else knows ours', async () => {
    const child = await aRegistration({ given: 'Ivy' })
    const { family } = child
    await register(child)
    const search = { ...nothing, name: `Ivy ${family}`, birthDate: child.birthDate }
    const find = (actor: Actor) => as(actor, (tx) => findChildren(tx, actor, search, newId(), NOW))
    const own = given(await find(council.socialWorker))
    expect(own.map(({ mayLook }) => mayLook)).toEqual([false])
    await allocated(child.id)
    expect(given(await find(council.socialWorker)).map(({ mayLook }) => mayLook)).toEqual([true])

    const ours = await findInIndex(index, council.socialWorker, search, own)
    expect(ours).toMatchObject({ asked: true, elsewhere: [] })
    const theirs = await findInIndex(index, { ...council.socialWorker, authority: '991' }, search, [])
    expect(theirs).toMatchObject({
      asked: true,
      elsewhere: [{ given: 'Ivy', responsibleAuthority: expect.anything() }],
    })
    expect(await findInIndex(silentIndex(), council.socialWorker, search, own)).toEqual({
      ...{ asked: false, because: 'unavailable' },
    })
  })

  it('shows a partner one certain child or nothing, and nothing of our records', async () => {
    const child = await aRegistration({ given: 'Rowan' })
    await register(child)
    const asked = (search: Partial<Search>, by = index) =>
      as(teacher, (tx) => findForPartner(tx, by, teacher, { search: { ...nothing, ...search }, searchId: newId() }))
    const certain = { name: `Rowan ${child.family}`, birthDate: child.birthDate, postcode: 'AM2 7HD' }
    expect(given(await asked(certain))).toMatchObject({ summary: { given: 'Rowan' } })
    expect(given(await asked({ ...certain, birthDate: calendarDay('2011-12-12') }))).toBeUndefined()
    expect(given(await asked({ name: child.family }))).toBeUndefined()
    expect(given(await asked(certain, silentIndex()))).toBeUndefined()
    expect(await asked({})).toEqual({ ok: false, refusal: 'nothing-to-search-by' })
  })

  it('is refused to a partner in our own records', async () =>
    expect(await as(teacher, (tx) => findChildren(tx, teacher, { ...nothing, name: 'Niamh' }, newId(), NOW))).toEqual({
      ...{ ok: false, refusal: 'not-permitted' },
    }))
})

describe('who a child is changes', () => {
  let child: string
  beforeEach(async () => {
    child = await allocated(await aChild(db, '990'))
  })
  const worker = () => council.socialWorker
  const names = async () => (await as(worker(), (tx) => namesOf(tx, [child]))).get(child) ?? []

  it('by name: the old one is kept, and the same change twice is one', async () => {
    const change = { id: newId(), given: 'Niamh', family: 'Reed', fromOn: calendarDay('2026-01-05') }
    for (const _ of [1, 2])
      expect(await as(worker(), (tx) => changeName(tx, worker(), child, change, NOW))).toMatchObject({ ok: true })
    expect((await names()).map(({ family, use, toOn }) => [family, use, toOn]).toSorted()).toEqual([
      ['Calloway', 'former', '2026-01-05'],
      ['Reed', 'current', null],
    ])
  })

  it('by a move: those of the household who moved too move with the child', async () => {
    const [kerry, nan] = [await anAdult(db, '990'), await anAdult(db, '990', { given: 'Nan' })]
    const householdId = newId()
    const members = [child, kerry, nan].map((personId) => {
      return { id: newId(), householdId, personId, partTime: null, fromOn: null, toOn: null }
    })
    const household = { id: householdId, lines: '14 Tanner’s Row', postcode: 'AL4 2QR' }
    await as(worker(), (tx) => saveHouseholds(tx, [{ household, members }]))
    const move = { id: newId(), lines: '3 Quay Street', postcode: 'AM2 7HD', fromOn: calendarDay('2026-02-01') }
    const outcome = await as(worker(), (tx) => moveAddress(tx, worker(), child, { ...move, together: [kerry] }, NOW))
    expect(outcome.ok).toBe(true)
    const family = await as(worker(), (tx) => familyOf(tx, child))
    const homes = family?.households.map(({ lines, members: all }) => [
      lines,
      all.filter(({ toOn }) => toOn === null).length,
    ])
    expect(homes?.toSorted()).toEqual([
      ['14 Tanner’s Row', 1],
      ['3 Quay Street', 2],
    ])
    const addresses = await as(worker(), (tx) => addressesOf(tx, [kerry, nan]))
    expect([addresses.get(kerry)?.length, addresses.get(nan)?.length]).toEqual([2, 1])
  })

  it('by being born: the same person and the same number', async () => {
    const registered = await aRegistration({ given: '', birthDate: null, expectedOn: calendarDay('2026-04-02') })
    const before = given(await register(registered))
    await allocated(registered.id)
    const birth = {
      birthDate: calendarDay('2026-03-18'),
      sex: 'M',
      nameId: newId(),
      given: 'Finn',
      family: registered.family,
    } as const
    expect(await as(worker(), (tx) => recordBirth(tx, worker(), registered.id, birth, NOW))).toMatchObject({ ok: true })
    await jobs(index)['tell-child-index']({ authority: '990', childId: registered.id })
    const after = await as(worker(), (tx) => personById(tx, registered.id))
    expect(after).toMatchObject({ birthDate: '2026-03-18', expectedOn: '2026-04-02', indexNumber: before.indexNumber })
    expect(after && displayName(after)).toBe(`Finn ${registered.family}`)
  })

  it('by a name at last, for a child read from a return: no second number', async () => {
    const imported = await allocated(
      await aChild(db, '990', { given: '', family: '', birthDate: '2016-02-03', sex: 'U' }),
    )
    await jobs(index)['ask-for-number']({ authority: '990', childId: imported })
    const before = await as(worker(), (tx) => personById(tx, imported))
    const completion: Completion = {
      ...{ nameId: newId(), given: 'Tomasz', family: 'Wilk', addressId: newId(), lines: '', postcode: '', sex: 'M' },
      identifiers: [],
    }
    expect((await as(worker(), (tx) => completeIdentity(tx, worker(), imported, completion, NOW))).ok).toBe(true)
    await jobs(index)['tell-child-index']({ authority: '990', childId: imported })
    const after = await as(worker(), (tx) => personById(tx, imported))
    expect(before?.indexNumber).not.toBeNull()
    expect(after).toMatchObject({ indexNumber: before?.indexNumber, sex: 'M', names: [{ given: 'Tomasz' }] })
  })

  it('and the index is told a later version each time', async () => {
    const version = async () => (await as(worker(), (tx) => assertionsOf(tx, [child]))).get(child)?.version ?? 0
    const before = await version()
    const change = { id: newId(), given: 'Niamh', family: 'Reed', fromOn: null }
    await as(worker(), (tx) => changeName(tx, worker(), child, change, NOW))
    expect(await version()).toBeGreaterThan(before)
  })

  it('by nobody who does not work with the child, and the answer is as if there were none', async () => {
    const change = { id: newId(), given: 'Niamh', family: 'Reed', fromOn: null }
    const link: Link = {
      ...{ id: newId(), otherId: child, kind: 'sibling', parentalResponsibility: null },
      words: null,
      fromOn: null,
      atHome: false,
    }
    for (const actor of [council.colleague, council.frontDoorManager, council.conferenceChair, teacher]) {
      const refusal = { ok: false, refusal: 'not-found' }
      expect(await as(actor, (tx) => changeName(tx, actor, child, change, NOW))).toEqual(refusal)
      expect(await as(actor, (tx) => changeName(tx, actor, newId(), change, NOW))).toEqual(refusal)
      expect(await as(actor, (tx) => linkFamily(tx, actor, child, link, NOW))).toEqual(refusal)
    }
    expect(await names()).toHaveLength(1)
  })
})

describe('a family grows', () => {
  it('by an adult written down with how they are tied to the child, once', async () => {
    const child = await allocated(await aChild(db, '990'))
    const worker = council.socialWorker
    const link: Omit<Link, 'otherId'> = {
      ...{ id: newId(), kind: 'father', parentalResponsibility: true, words: 'Dad' },
      fromOn: null,
      atHome: true,
    }
    const adult: Parameters<typeof registerAdult>[3] = {
      ...{ id: newId(), given: 'Joel', family: 'Marsh', birthDate: null, expectedOn: null, birthDateKnown: 'exact' },
      ...{ sex: 'M', lines: '', postcode: '', identifiers: [], link },
    }
    for (const _ of [1, 2])
      expect((await as(worker, (tx) => registerAdult(tx, worker, child, adult, NOW))).ok).toBe(true)
    const family = await as(worker, (tx) => familyOf(tx, child))
    expect(family?.relatives).toMatchObject([{ tie: 'father', words: 'Dad', parentalResponsibility: true }])
    expect(family?.households[0]?.members).toHaveLength(2)
  })

  it('by someone already recorded, but not twice in the same way', async () => {
    const [child, kerry] = [await allocated(await aChild(db, '990')), await anAdult(db, '990')]
    await motherOf(db, '990', kerry, [child])
    const again: Link = {
      ...{ id: newId(), otherId: kerry, kind: 'mother' },
      parentalResponsibility: null,
      words: null,
      fromOn: null,
      atHome: false,
    }
    const worker = council.socialWorker
    expect(await as(worker, (tx) => linkFamily(tx, worker, child, again, NOW))).toEqual({
      ...{ ok: false, refusal: 'already-linked' },
    })
  })
})

it('every search, act and look of ours is audited', async () => {
  const child = await aRegistration()
  await register(child)
  const rows = await as(council.frontDoorManager, (tx) =>
    tx
      .selectFrom('access.auditLeaf')
      .select(['action', 'subjectKind', 'details'])
      .where('subjectId', 'in', [child.id, child.searchId])
      .execute(),
  )
  expect(rows.map(({ action, subjectKind }) => [action, subjectKind]).toSorted()).toEqual([
    ['child.find', 'search'],
    ['child.register', 'child'],
  ])
  expect(JSON.stringify(rows)).not.toContain(child.family)
})

function jobs(asked: ChildIndex) {
  return peopleJobs({ index: asked, inTransaction: (actor, work) => inSeat(db, actor, work), tell: () => {} })
}

function given<T>(outcome: Outcome<T, string>): T {
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.value
}
