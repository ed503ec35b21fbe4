import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../testing/builders/case.ts'
import { aChild, anAdult } from '../../../testing/builders/child.ts'
import { aCouncil, aPractitioner, type Council } from '../../../testing/builders/council.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { aDatabase } from '../../../testing/database.ts'
import type { Actor } from '../../access/actor.ts'
import { calendarDay } from '../../kernel/calendar-day.ts'
import { addRelationships, saveHouseholds } from '../../people/family/queries.ts'
import { childrenAround } from '../../people/family/queries-around.ts'
import type { RelationshipKind } from '../../people/model.ts'
import { type Database, inSeat, openDatabase } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { endWork } from '../closures/queries-ending.ts'
import { trayFacts } from '../worktray/queries.ts'
import { openWorry } from './commands.ts'
import { reviewRisk } from './commands-risks.ts'
import { openWorries } from './queries.ts'
import { riskReviewsOf } from './queries-risks.ts'

const NOW = aMoment()
let db: Database
let council: Council
let niamh: string
let kyle: string
let darren: string
let kerry: string

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app)
  council = await aCouncil(urls)
})
beforeEach(async () => {
  niamh = await aChild(db, '990')
  kyle = await aChild(db, '990', { given: 'Kyle', family: 'Moss' })
  darren = await anAdult(db, '990', { given: 'Darren', family: 'Pike', sex: 'M' })
  kerry = await anAdult(db, '990')
  await anOpenCase(db, council, [niamh])
  await relate(niamh, 'mother', kerry)
})
afterAll(() => db.destroy())

const asWorker = <T>(work: Parameters<typeof inSeat<T>>[2]) => inSeat(db, council.socialWorker, work)
function relate(personId: string, kind: RelationshipKind, otherId: string, toOn: string | null = null) {
  const row = { id: newId(), personId, otherId, kind, parentalResponsibility: null, words: null, fromOn: null }
  return asWorker((tx) => addRelationships(tx, [{ ...row, toOn: toOn === null ? null : calendarDay(toOn) }]))
}
const open = (actor: Actor = council.socialWorker, childIds = [niamh]) =>
  inSeat(db, actor, (tx) =>
    openWorry(
      tx,
      actor,
      {
        ...{ kind: 'risk-adult', childIds, personId: darren, title: 'May be a risk', statement: 'Convicted in 2019.' },
        ...{ trend: null, howKnown: 'fact', saidBy: 'Police', sinceOn: calendarDay('2026-03-05'), told: null },
        reviewBy: calendarDay('2026-06-05'),
      },
      NOW,
    ),
  )
const titlesOf = async (childId: string) =>
  (await asWorker((tx) => openWorries(tx, [childId]))).map(({ title, childId: of }) => [title, of === childId])
const shows = [['May be a risk', true]]

describe('a person who may be a risk', () => {
  it('is said once, and shows for every child around them: by partner, tie, home and family', async () => {
    await relate(kerry, 'partner', darren)
    await open()
    const baby = await aChild(db, '990', { given: 'Finn' })
    await relate(baby, 'mother', kerry)
    await relate(kyle, 'father', darren)
    const lodger = await aChild(db, '990', { given: 'Ida' })
    const household = { id: newId(), lines: '1 Row', postcode: null }
    const member = (personId: string) => ({
      id: newId(),
      householdId: household.id,
      personId,
      partTime: null,
      fromOn: null,
      toOn: null,
    })
    await asWorker((tx) => saveHouseholds(tx, [{ household, members: [member(lodger), member(darren)] }]))
    const nephew = await aChild(db, '990', { given: 'Rio' })
    const sister = await anAdult(db, '990', { given: 'Jo' })
    await relate(nephew, 'mother', sister)
    await relate(sister, 'sibling', darren)
    for (const child of [niamh, baby, kyle, lodger, nephew]) expect(await titlesOf(child)).toEqual(shows)
    expect(await titlesOf(await aChild(db, '990'))).toEqual([])
  })

  it('shows for a child who comes to be around them later, and no longer once the tie has ended', async () => {
    await relate(kerry, 'partner', darren)
    await open()
    expect(await titlesOf(kyle)).toEqual([])
    await relate(kyle, 'other', darren)
    expect(await titlesOf(kyle)).toEqual(shows)
    const other = await aChild(db, '990')
    await relate(other, 'step-parent', darren, '2026-01-01')
    expect(await titlesOf(other)).toEqual([])
    expect(await asWorker((tx) => childrenAround(tx, darren))).not.toContain(other)
    expect(await asWorker((tx) => childrenAround(tx, darren, { ever: true }))).toContain(other)
  })

  it('is tied to the child it is said of, where no tie was written', async () => {
    await open()
    expect(await titlesOf(niamh)).toEqual(shows)
  })

  it('is not said twice of one person', async () => {
    expect(await open()).toMatchObject({ ok: true })
    expect(await open()).toEqual({ ok: false, refusal: 'is-a-risk-already' })
  })

  it('shows on worktrays too, and stays when a child’s case closes', async () => {
    await open()
    const listed = { ids: [niamh], total: 1, covers: new Map() }
    const [tray] = await asWorker((tx) => trayFacts(tx, council.socialWorker.userId, listed))
    expect(tray?.worries).toMatchObject([{ title: 'May be a risk', kind: 'risk-adult' }])
    const closing = { closedOn: NOW.day, reasonCode: 'RC8' } as const
    await asWorker((tx) => endWork(tx, council.socialWorker, niamh, closing, NOW))
    expect(await titlesOf(niamh)).toEqual(shows)
  })

  it('tells whoever holds a child around them', async () => {
    await relate(kyle, 'father', darren)
    const chidi = council.colleague
    await anOpenCase(db, { ...council, socialWorker: chidi }, [kyle])
    await open()
    const told = await asWorker((tx) =>
      tx
        .selectFrom('notification')
        .select('childId')
        .where('authority', '=', '990')
        .where('userId', '=', chidi.userId ?? '')
        .execute(),
    )
    expect(told).toContainEqual({ childId: kyle })
  })
})

describe('looking at it again', () => {
  const review = (actor: Actor, over: object = {}) =>
    inSeat(db, actor, (tx) =>
      reviewRisk(
        tx,
        actor,
        darren,
        {
          ...{ id: newId(), outcome: 'still', statement: 'Here five nights.', trend: 'getting-worse', told: 'yes' },
          ...{ managedBy: 'Tom Llewellyn', reviewBy: calendarDay('2026-06-19'), ...over },
        },
        NOW,
      ),
    )

  it('changes it for every child around them, keeps the review, and can end it', async () => {
    await relate(kyle, 'father', darren)
    await open()
    expect(await review(council.socialWorker)).toMatchObject({ ok: true })
    const [worry] = await asWorker((tx) => openWorries(tx, [kyle]))
    expect(worry).toMatchObject({ statement: 'Here five nights.', trend: 'getting-worse' })
    expect(await asWorker((tx) => riskReviewsOf(tx, darren))).toMatchObject([
      { managedBy: 'Tom Llewellyn', by: 'Asha Verma' },
    ])
    await review(council.socialWorker, { outcome: 'ended', reviewBy: null, statement: 'Acquitted.' })
    expect(await titlesOf(kyle)).toEqual([])
    expect(await titlesOf(niamh)).toEqual([])
  })

  it.each([
    ['the allocated worker', () => council.socialWorker, true],
    ['a colleague', () => council.colleague, false],
    ['a conference chair of other children', () => council.conferenceChair, false],
    ['a reviewing officer', () => council.reviewingOfficer, false],
    ['the same worker in another authority', () => ({ ...council.socialWorker, authority: '991' }), false],
  ])('by %s: %s', async (_, actor, isAllowed) => {
    await open()
    expect(await review(actor())).toMatchObject(isAllowed ? { ok: true } : { ok: false, refusal: 'not-found' })
  })

  it('is nothing for a partner', async () => {
    await open()
    const teacher = await aPractitioner(council)
    expect(await review(teacher)).toEqual({ ok: false, refusal: 'not-found' })
  })
})
