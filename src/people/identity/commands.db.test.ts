import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { aChild, anAdult, motherOf } from '../../../testing/builders/child.ts'
import { aCouncil, aPractitioner, type Council } from '../../../testing/builders/council.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { aDatabase, execute } from '../../../testing/database.ts'
import type { Actor } from '../../access/actor.ts'
import type { ChildIndex } from '../../child-index/contract.ts'
import type { Assertion } from '../../child-index/contract-registration.ts'
import { ASKED } from '../../child-index/identity/builder.ts'
import { childIndexInProcess } from '../../child-index/in-process.ts'
import type { IndexDB } from '../../child-index/schema.ts'
import { type CalendarDay, calendarDay } from '../../kernel/calendar-day.ts'
import { type Database, inSeat, openDatabase } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { type Link, linkFamily, registerAdult } from '../family/commands.ts'
import { familyOf, saveHouseholds } from '../family/queries.ts'
import { householdOn } from '../family/rules.ts'
import { peopleJobs } from '../jobs.ts'
import { displayName } from '../model.ts'
import { addressesOf, identifiersOf, namesOf, personById } from '../queries.ts'
import { assertionsOf } from '../registration/queries.ts'
import { type Completion, changeName, completeIdentity, moveAddress, recordBirth } from './commands.ts'
import { isWithin } from './rules.ts'

const NOW = aMoment()

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

  describe('by a move of the household', () => {
    let [kerry, mine, theirs] = ['', '', '']
    const move = (fromOn: CalendarDay | null, together: readonly string[]) => {
      const to = { id: newId(), lines: '3 Quay Street', postcode: 'AM2 7HD', fromOn, together }
      return as(worker(), (tx) => moveAddress(tx, worker(), child, to, NOW))
    }
    const postcodes = async () => {
      const all = await as(worker(), (tx) => addressesOf(tx, [child, kerry, mine, theirs]))
      return [child, kerry, mine, theirs].map((id) => all.get(id)?.find(({ toOn }) => toOn === null)?.postcode)
    }
    beforeEach(async () => {
      kerry = await anAdult(db, '990')
      mine = await allocated(await aChild(db, '990', { given: 'Alfie' }))
      theirs = await aChild(db, '990', { given: 'Cian' })
      const householdId = newId()
      const members = [child, kerry, mine, theirs].map((personId) => {
        return { id: newId(), householdId, personId, partTime: null, fromOn: null, toOn: null }
      })
      const household = { id: householdId, lines: '14 Tanner’s Row', postcode: 'AL4 2QR' }
      await as(worker(), (tx) => saveHouseholds(tx, [{ household, members }]))
    })

    it('a brother who moves too has his own leaf, and the index is told of him', async () => {
      const before = (await as(worker(), (tx) => assertionsOf(tx, [mine]))).get(mine)?.version ?? 0
      expect((await move(calendarDay('2026-02-01'), [kerry, mine])).ok).toBe(true)
      expect(await postcodes()).toEqual(['AM2 7HD', 'AM2 7HD', 'AM2 7HD', 'AL4 2QR'])
      for (const id of [child, mine]) expect(await edits(id)).toHaveLength(1)
      expect(await told([child, mine, theirs, kerry])).toEqual([child, mine].toSorted())
      const after = (await as(worker(), (tx) => assertionsOf(tx, [mine]))).get(mine)
      expect(after?.version).toBeGreaterThan(before)
    })

    it('a sister whom the worker may not change stays, and nothing of the move is written', async () => {
      expect(await move(calendarDay('2026-02-01'), [mine, theirs])).toEqual({
        ...{ ok: false, refusal: 'moves-another-child' },
      })
      expect(await postcodes()).toEqual(['AL4 2QR', 'AL4 2QR', 'AL4 2QR', 'AL4 2QR'])
      expect(await told([child, mine, theirs])).toEqual([])
    })

    it('a wrong address is put right for all but her, who keeps home and time in it', async () => {
      expect((await move(null, [])).ok).toBe(true)
      expect(await postcodes()).toEqual(['AM2 7HD', 'AM2 7HD', 'AM2 7HD', 'AL4 2QR'])
      expect(await edits(theirs)).toEqual([])
      const hers = await as(worker(), (tx) => familyOf(tx, theirs))
      const home = householdOn(hers?.households ?? [], theirs, NOW.day)
      expect(home).toMatchObject({ lines: '14 Tanner’s Row' })
      expect(home?.members.filter((one) => isWithin(one, NOW.day)).map(({ personId }) => personId)).toEqual([theirs])
    })
  })

  it('by being born: the same person and the same number', async () => {
    const unborn = { given: '', birthDate: null, expectedOn: '2026-04-02', sex: 'U' } as const
    const baby = await allocated(await aChild(db, '990', unborn))
    await jobs(index)['ask-for-number']({ authority: '990', childId: baby })
    const before = await as(worker(), (tx) => personById(tx, baby))
    const birth = {
      birthDate: calendarDay('2026-03-18'),
      sex: 'M',
      nameId: newId(),
      given: 'Finn',
      family: 'Calloway',
    } as const
    expect(await as(worker(), (tx) => recordBirth(tx, worker(), baby, birth, NOW))).toMatchObject({ ok: true })
    await jobs(index)['tell-child-index']({ authority: '990', childId: baby })
    const after = await as(worker(), (tx) => personById(tx, baby))
    expect(before?.indexNumber).not.toBeNull()
    expect(after).toMatchObject({ birthDate: '2026-03-18', expectedOn: '2026-04-02', indexNumber: before?.indexNumber })
    expect(after && displayName(after)).toBe('Finn Calloway')
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

  it('and the index learns a mother who is added later, her new name too, and nothing when nothing changed', async () => {
    const girl = await allocated(await aChild(db, '990', { given: 'Ottoline', birthDate: '2010-03-02' }))
    const tell = () => index.register({ asked: ASKED, assertion: assertion() })
    let said = await as(worker(), (tx) => assertionsOf(tx, [child]))
    const assertion = () => said.get(child) as Assertion
    expect((await tell()).ok).toBe(true)
    const link: Link = {
      ...{ id: newId(), otherId: girl, kind: 'mother', parentalResponsibility: null, words: null },
      ...{ fromOn: null, atHome: false },
    }
    expect((await as(worker(), (tx) => linkFamily(tx, worker(), child, link, NOW))).ok).toBe(true)
    expect(await told([child])).toEqual([child])
    said = await as(worker(), (tx) => assertionsOf(tx, [child]))
    expect(assertion().identity.mother).toMatchObject({ given: 'Ottoline' })
    expect(await tell()).toMatchObject({ ok: true, value: { isNew: false } })
    expect(await tell()).toMatchObject({ ok: true, value: { outcome: 'repeated' } })

    const change = { id: newId(), given: 'Ottoline', family: 'Reed', fromOn: calendarDay('2026-01-05') }
    expect((await as(worker(), (tx) => changeName(tx, worker(), girl, change, NOW))).ok).toBe(true)
    expect(await told([child])).toEqual([child, child])
    said = await as(worker(), (tx) => assertionsOf(tx, [child]))
    expect(assertion().identity.mother).toMatchObject({ family: 'Reed' })
    expect(await tell()).toMatchObject({ ok: true, value: { isNew: false } })
  })

  it('not by another child’s number; by one’s own, as often as it is sent', async () => {
    const [other, number] = [await allocated(await aChild(db, '990', { given: 'Cian' })), '999 000 0069']
    const give = (id: string) => {
      const completion: Completion = {
        ...{ nameId: newId(), given: '', family: '', addressId: newId(), lines: '', postcode: '', sex: 'U' },
        identifiers: [{ system: 'nhs', value: number }],
      }
      return as(worker(), (tx) => completeIdentity(tx, worker(), id, completion, NOW))
    }
    for (const _ of [1, 2]) expect((await give(other)).ok).toBe(true)
    expect(await give(child)).toEqual({ ok: false, refusal: 'number-of-another-child' })
    expect((await as(worker(), (tx) => identifiersOf(tx, [child]))).get(child)).toBeUndefined()
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

/** The leaves of changes to a child's record. */
async function edits(childId: string) {
  const query = as(council.socialWorker, (tx) =>
    tx
      .selectFrom('access.auditLeaf')
      .select('details')
      .where('action', '=', 'child.edit')
      .where('subjectId', '=', childId)
      .execute(),
  )
  return query
}

/** The children whom the index is to be told of, one for each time. */
async function told(childIds: readonly string[]): Promise<readonly string[]> {
  const { rows } = await execute<{ id: string }>(
    council.urls.owner,
    `select j.payload->>'childId' as id from graphile_worker._private_jobs j
       join graphile_worker._private_tasks t on t.id = j.task_id and t.identifier = 'tell-child-index' order by 1`,
  )
  return rows.map(({ id }) => id).filter((id) => childIds.includes(id))
}

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

function jobs(asked: ChildIndex) {
  return peopleJobs({ index: asked, inTransaction: (actor, work) => inSeat(db, actor, work), tell: () => {} })
}
