import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aCouncil, aPractitioner, aWorker, type Council } from '../../../testing/builders/council.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { aDatabase } from '../../../testing/database.ts'
import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import type { ChildIndex } from '../../child-index/contract.ts'
import { childIndexInProcess } from '../../child-index/in-process.ts'
import type { IndexDB } from '../../child-index/schema.ts'
import { addDays, calendarDay } from '../../kernel/calendar-day.ts'
import { accepted, type Outcome } from '../../kernel/outcome.ts'
import { type Database, inSeat, openDatabase } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { familyOf } from '../family/queries.ts'
import { peopleJobs } from '../jobs.ts'
import { displayName } from '../model.ts'
import { namesOf, personById } from '../queries.ts'
import { askForPartner, beginSearchForPartner, findChildren, findInIndex, searchAgainAt } from '../search/commands.ts'
import type { Search } from '../search/model.ts'
import { askWhoItIs, bringNumber, type RegisterChild, registerChild } from './commands.ts'

const NOW = aMoment()
const nothing: Search = { name: '', number: '', birthDate: null, postcode: '' }

const urlsOf = aDatabase(inject('server'))
let db: Database
let indexDb: ReturnType<typeof openDatabase<IndexDB>>
let index: ChildIndex
let council: Council
let teacher: Actor

beforeAll(async () => {
  const urls = await urlsOf
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
const inTransaction = <T>(actor: Actor, work: Parameters<typeof inSeat<T>>[2]) => inSeat(db, actor, work)
const silent = (): Promise<never> => Promise.reject(new Error('the index is far away'))
const silentIndex = (): ChildIndex => ({ ...index, match: silent, register: silent, childByNumber: silent })

const begin = (actor: Actor, search: Partial<Search>) =>
  as(actor, (tx) => beginSearchForPartner(tx, actor, { ...nothing, ...search }, newId()))

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
/** As a page does: the index is asked before the act and after it. */
async function register(child: RegisterChild, actor = council.frontDoorManager, asked = index) {
  const certain = await askWhoItIs(asked, actor, child, NOW)
  const outcome = await as(actor, (tx) => registerChild(tx, actor, child, certain, NOW))
  if (!outcome.ok) return outcome
  await bringNumber({ index: asked, inTransaction }, actor, child.id, { unless: 'numbered' })
  const person = await as(actor, (tx) => personById(tx, child.id))
  return person ? accepted(person) : outcome
}

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

  it('holds no transaction while the index thinks, and gives it no record that was refused', async () => {
    const open = openDatabase((await urlsOf).app, 1)
    const inOne = <T>(actor: Actor, work: Parameters<typeof inSeat<T>>[2]) => inSeat(open, actor, work)
    const told: string[] = []
    // One connection: were it held, the index's own look would wait for it for ever.
    const looking: ChildIndex = {
      ...index,
      match: (request) => inOne(council.frontDoorManager, () => index.match(request)),
      register: (request) => {
        told.push(request.assertion.localReference)
        return inOne(council.frontDoorManager, () => index.register(request))
      },
    }
    const actor = council.frontDoorManager
    const [child, refused] = [await aRegistration(), { ...(await aRegistration()), searchId: newId() }]
    for (const one of [child, refused]) {
      const certain = await askWhoItIs(looking, actor, one, NOW)
      const done = await inOne(actor, (tx) => registerChild(tx, actor, one, certain, NOW))
      if (done.ok) await bringNumber({ index: looking, inTransaction: inOne }, actor, one.id)
    }
    expect(told).toEqual([child.id])
    await open.destroy()
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
    const asked = (search: Partial<Search>, by = index) => askForPartner(by, teacher, { ...nothing, ...search })
    const certain = { name: `Rowan ${child.family}`, birthDate: child.birthDate, postcode: 'AM2 7HD' }
    expect(await asked(certain)).toMatchObject({ summary: { given: 'Rowan' } })
    expect(await asked({ ...certain, birthDate: calendarDay('2011-12-12') })).toBeUndefined()
    expect(await asked({ name: child.family })).toBeUndefined()
    expect(await asked(certain, silentIndex())).toBeUndefined()
    expect(await begin(teacher, {})).toEqual({ ok: false, refusal: 'nothing-to-search-by' })
  })

  it('shows a partner nobody for a number alone: the birth date or the family name must be the child’s', async () => {
    const child = await aRegistration({ given: 'Wren', identifiers: [{ system: 'nhs', value: '999 000 0042' }] })
    const number = given(await register(child)).indexNumber ?? ''
    const asked = (search: Partial<Search>) => askForPartner(index, teacher, { ...nothing, ...search })
    for (const bare of ['999 000 0042', number]) {
      expect(await asked({ number: bare })).toBeUndefined()
      expect(await asked({ number: bare, name: ', Wren' })).toBeUndefined()
      expect(await asked({ number: bare, name: 'Somebody-Else, Wren' })).toBeUndefined()
      expect(await asked({ number: bare, birthDate: calendarDay('2011-12-12') })).toBeUndefined()
      expect(await asked({ number: bare, name: `${child.family.toUpperCase()}, ` })).toMatchObject({ number })
      expect(await asked({ number: bare, birthDate: child.birthDate })).toMatchObject({ number })
    }
  })

  it('is refused to a partner after 60 searches in an hour, made at one moment or not, and to nobody else', async () => {
    const busy = await aPractitioner(council, { name: 'Ben Hollis' })
    const all = await Promise.all(Array.from({ length: 65 }, () => begin(busy, { name: 'Niamh Calloway' })))
    expect(all.filter(({ ok }) => ok)).toHaveLength(60)
    expect(all.find(({ ok }) => !ok)).toEqual({ ok: false, refusal: 'too-many-searches' })
    const [again, later] = [await as(busy, (tx) => searchAgainAt(tx, busy)), Date.now() + 59 * 60_000]
    expect(Date.parse(again ?? '')).toBeGreaterThan(later)
    expect(await as(teacher, (tx) => searchAgainAt(tx, teacher))).toBeUndefined()
    expect((await begin(teacher, { name: 'Niamh Calloway' })).ok).toBe(true)
  })

  it('is refused to the council’s own after 300 in an hour', async () => {
    const busy = await aWorker(council, 'social-worker', { name: 'Busy Bee' })
    const find = () => as(busy, (tx) => findChildren(tx, busy, { ...nothing, name: 'Niamh' }, newId(), NOW))
    await as(busy, async (tx) => {
      const before = { kind: 'search', id: '' }
      for (let at = 0; at < 299; at += 1) await audit(tx, busy, 'child.find', { ...before, id: newId() })
    })
    expect((await find()).ok).toBe(true)
    expect(await find()).toEqual({ ok: false, refusal: 'too-many-searches' })
  })

  it('is refused to a partner in our own records', async () =>
    expect(await as(teacher, (tx) => findChildren(tx, teacher, { ...nothing, name: 'Niamh' }, newId(), NOW))).toEqual({
      ...{ ok: false, refusal: 'not-permitted' },
    }))
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
