import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { aChild } from '../../../../../testing/builders/child.ts'
import { aCouncil, type Council } from '../../../../../testing/builders/council.ts'
import { aMoment } from '../../../../../testing/builders/moment.ts'
import { anEpisode, aReturn, aChild as inReturn, sourceOf } from '../../../../../testing/cin-census/returns.ts'
import { aDatabase } from '../../../../../testing/database.ts'
import { systemActor } from '../../../../access/actor.ts'
import { allocate } from '../../../../casework/allocations/queries.ts'
import { closeCase } from '../../../../casework/closures/commands.ts'
import { recordConference } from '../../../../casework/conferences/commands.ts'
import { conferencesAwaited } from '../../../../casework/conferences/queries.ts'
import { openDues } from '../../../../casework/dues/queries.ts'
import { concludeEnquiry } from '../../../../casework/enquiries/commands-conclusion.ts'
import { episodesOf } from '../../../../casework/episodes/queries.ts'
import { beginPlanStatus, planStatusesOf } from '../../../../casework/plans/queries.ts'
import type { ChildIndex } from '../../../../child-index/contract.ts'
import { childIndexInProcess } from '../../../../child-index/in-process.ts'
import type { IndexDB } from '../../../../child-index/schema.ts'
import { entriesAbout } from '../../../../entries/queries.ts'
import { calendarDay } from '../../../../kernel/calendar-day.ts'
import { addIdentifiers } from '../../../../people/queries.ts'
import { type Database, inSeat, openDatabase, type Tx } from '../../../../platform/db.ts'
import { newId } from '../../../../platform/ids.ts'
import { checkReturn, readFindings } from '../reader.ts'
import { layDownReturn } from './commands.ts'
import type { KeptHere } from './model.ts'

const NOW = aMoment('2026-06-01T09:00:00Z')
const LATER = aMoment('2026-06-08T09:00:00Z')
const ALWAYS = '<ReferralSource>6</ReferralSource><PrimaryNeedCode>N1</PrimaryNeedCode>'
const NO_NFA = '<ReferralNFA>0</ReferralNFA>'
const protectedSince = (end = '', review = '2025-09-01') =>
  `<ChildProtectionPlans><CPPstartDate>2025-06-10</CPPstartDate>${end}<InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse>` +
  '<LatestCategoryOfAbuse>NEG</LatestCategoryOfAbuse><NumberOfPreviousCPP>0</NumberOfPreviousCPP>' +
  `<Reviews><CPPreviewDate>${review}</CPPreviewDate></Reviews></ChildProtectionPlans>`
const CLOSED = '<CINclosureDate>2026-05-20</CINclosureDate><ReasonForClosure>RC7</ReasonForClosure>'
const CLOSE = {
  ...{ reasonCode: 'RC1', summary: 'Breakfast every day since January.', lookAgainIf: 'she is hungry again' },
}

let db: Database
let index: ChildIndex
let council: Council
let stop: () => Promise<void>
let count = 0
let reference: string

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
beforeEach(() => {
  count += 1
  reference = `A${count}`
})
afterAll(() => stop())

const within = <T>(work: (tx: Tx) => Promise<T>) => inSeat(db, systemActor('990', 'test'), work)

/** Brings in a return of one child with these episodes. */
async function bringIn(episodes: string, now = NOW) {
  const laChildId = `<LAchildID>${reference}</LAchildID>`
  const source = sourceOf(aReturn(inReturn({ laChildId, episodes })))
  const options = { authority: '990', today: now.day }
  const checked = await checkReturn(source, options)
  if (!checked.ok) throw new Error(checked.words)
  const kept: KeptHere[] = []
  const inTransaction = <T>(actor: Parameters<typeof inSeat>[1] & object, work: (tx: Tx) => Promise<T>) =>
    inSeat(db, actor, work)
  const onKept = (said: readonly KeptHere[]) => kept.push(...said)
  const laying = { authority: '990', index, now, inTransaction, onKept }
  const done = await layDownReturn(laying, checked.value, readFindings(source, checked.value, options))
  return { ...done, kept: kept.map(({ what }) => what) }
}
const opened = (inside: string) => anEpisode(`${ALWAYS}${NO_NFA}${inside}`)
const closedEpisode = () => anEpisode(`${ALWAYS}${CLOSED}${NO_NFA}`)

async function childId(): Promise<string> {
  const row = await within((tx) =>
    tx
      .selectFrom('personIdentifier')
      .select('personId')
      .where('authority', '=', '990')
      .where('value', '=', reference)
      .executeTakeFirstOrThrow(),
  )
  return row.personId
}
const statuses = async () => {
  const id = await childId()
  return within((tx) => planStatusesOf(tx, [id]))
}
const episodes = async () => {
  const id = await childId()
  return within((tx) => episodesOf(tx, [id]))
}
const awaited = async () => {
  const id = await childId()
  return within((tx) => conferencesAwaited(tx, [id]))
}

/** Closes the child's case as its team's manager. */
async function close(closedOn = NOW.day) {
  const id = await childId()
  return inSeat(db, council.teamManager, (tx) => closeCase(tx, council.teamManager, id, { ...CLOSE, closedOn }, LATER))
}

/** A chair is given the child, and records the review that is awaited. */
async function review(outcome: 'continue' | 'end') {
  const [id, [conference]] = [await childId(), await awaited()]
  const { userId } = council.conferenceChair
  const given = { childId: id, userId, teamId: null, role: 'conference-chair', fromOn: NOW.day } as const
  await within((tx) => allocate(tx, given))
  const attended = {
    name: 'Grace Okafor',
    role: 'Teacher',
    agency: 'Fenwick Lane Primary',
    view: null,
    dissents: false,
  }
  const act = {
    heldOn: NOW.day,
    attended: [{ ...attended, presence: 'attended' as const }],
    children: [{ childId: id, outcome, category: null, view: null, stepsDown: false }],
    ...{ reason: 'She is safe.', contingency: '' },
  }
  return inSeat(db, council.conferenceChair, (tx) =>
    recordConference(tx, council.conferenceChair, conference?.id ?? '', act, LATER),
  )
}

describe('what was decided here since an import', () => {
  it('a case closed here stays closed, when the same return comes again, and the report says so', async () => {
    await bringIn(opened(''))
    expect(await close()).toMatchObject({ ok: true })
    const again = await bringIn(opened(''))
    expect(again).toMatchObject({ rowsAdded: 0, rowsChanged: 0, keptHere: 1 })
    expect(again.kept).toEqual(['when and why the case was closed: 2026-06-01, RC1 here, nothing in the return'])
    expect(await episodes()).toMatchObject([{ closedOn: NOW.day, closureReason: 'RC1' }])
  })

  it('a case closed here is not closed a second time by a later return, in the record or in the story', async () => {
    await bringIn(opened(''))
    await close()
    expect(await bringIn(closedEpisode())).toMatchObject({ rowsAdded: 0, rowsChanged: 0, keptHere: 1 })
    const id = await childId()
    const story = await within((tx) => entriesAbout(tx, id, { limit: 20 }))
    expect(story.filter(({ title }) => title.includes('closed'))).toHaveLength(1)
    expect(await episodes()).toMatchObject([{ closedOn: NOW.day, closureReason: 'RC1' }])
  })

  it('a closure that only a return tells of is taken over, and is changed when the return says otherwise', async () => {
    await bringIn(opened(''))
    await bringIn(closedEpisode())
    expect(await episodes()).toMatchObject([{ closedOn: '2026-05-20' }])
    expect(await bringIn(closedEpisode().replace('2026-05-20', '2026-05-22'))).toMatchObject({ keptHere: 0 })
    expect(await episodes()).toMatchObject([{ closedOn: '2026-05-22' }])
  })

  it('a protection plan ended here stays ended, whatever the return says of it', async () => {
    await bringIn(opened(protectedSince()))
    expect(await review('end')).toMatchObject({ ok: true })
    const again = await bringIn(opened(protectedSince()))
    expect(again).toMatchObject({ rowsAdded: 0, rowsChanged: 0, keptHere: 1 })
    const otherwise = '<CPPendDate>2026-05-01</CPPendDate>'
    expect((await bringIn(opened(protectedSince(otherwise)))).kept).toEqual([
      'when the plan ended: 2026-06-01 here, 2026-05-01 in the return',
    ])
    expect(await statuses()).toMatchObject([{ toOn: NOW.day }])
    expect(await awaited()).toEqual([])
  })
})

describe('an open case that was brought in', () => {
  it('awaits its next review, which a chair records; the one after is awaited then', async () => {
    await bringIn(opened(protectedSince()))
    expect(await awaited()).toMatchObject([{ kind: 'review', dueFrom: '2025-09-01' }])
    expect(await review('continue')).toMatchObject({ ok: true })
    expect(await awaited()).toMatchObject([{ kind: 'review', dueFrom: NOW.day }])
    expect(await bringIn(opened(protectedSince()), LATER)).toMatchObject({ rowsAdded: 0, rowsChanged: 0 })
    expect(await bringIn(opened(protectedSince('', NOW.day)), LATER)).toMatchObject({ rowsAdded: 0 })
    expect(await awaited()).toMatchObject([{ dueFrom: NOW.day }])
  })

  it('awaits no review any more when a return tells that the plan ended', async () => {
    await bringIn(opened(protectedSince()))
    await bringIn(opened(protectedSince('<CPPendDate>2026-05-01</CPPendDate>')))
    expect(await awaited()).toEqual([])
    expect(await statuses()).toMatchObject([{ toOn: '2026-05-01' }])
  })

  it('is visited, and its core group meets, from the day it was first brought in', async () => {
    await bringIn(opened(protectedSince()))
    await bringIn(opened(protectedSince()), LATER)
    const id = await childId()
    const dues = await within((tx) => openDues(tx, [id], 20))
    expect(dues.map(({ rule, startsOn }) => [rule, startsOn])).toEqual(
      expect.arrayContaining([
        ['cp-visit', NOW.day],
        ['core-group-next', NOW.day],
        ['review-next', '2025-09-01'],
      ]),
    )
  })

  it('is closed as a whole, though the return had two episodes open', async () => {
    const earlier = opened('').replace('2025-05-01', '2025-01-10')
    await bringIn(earlier + opened(''))
    expect(await close()).toMatchObject({ ok: true })
    expect(await episodes()).toMatchObject([{ closedOn: NOW.day }, { closedOn: NOW.day }])
  })

  it('has its open enquiry concluded like any other', async () => {
    await bringIn(
      opened(
        '<Section47><S47ActualStartDate>2026-05-20</S47ActualStartDate><ICPCnotRequired>0</ICPCnotRequired></Section47>',
      ),
    )
    const id = await childId()
    await within((tx) =>
      allocate(tx, {
        childId: id,
        userId: council.socialWorker.userId,
        teamId: null,
        role: 'social-worker',
        fromOn: NOW.day,
      }),
    )
    const { enquiryId } = await within((tx) =>
      tx
        .selectFrom('section47EnquiryChild')
        .select('section47EnquiryId as enquiryId')
        .where('authority', '=', '990')
        .where('childId', '=', id)
        .executeTakeFirstOrThrow(),
    )
    const found = { childId: id, outcome: 'not-substantiated' as const, seenOn: NOW.day, seenAlone: true }
    const act = { concludedOn: NOW.day, summary: 'She was seen, and is well.', children: [found], chairId: null }
    expect(
      await inSeat(db, council.socialWorker, (tx) => concludeEnquiry(tx, council.socialWorker, enquiryId, act, LATER)),
    ).toMatchObject({ ok: true })
  })
})

it('a child with a plan made here keeps that one plan, and no status a second time', async () => {
  const id = await aChild(db, '990', { given: 'Niamh' })
  await within(async (tx) => {
    await addIdentifiers(tx, [{ id: newId(), personId: id, system: 'local', value: reference, verified: false }])
    await beginPlanStatus(tx, {
      childId: id,
      kind: 'child-protection',
      category: 'NEG',
      fromOn: calendarDay('2025-06-10'),
    })
  })
  const before = await statuses()
  const { kept } = await bringIn(opened(protectedSince()))
  expect(kept).toEqual(['the plan of 10 June 2025, which was begun here'])
  expect(await statuses()).toEqual(before)
  const inNeed =
    '<CINPlanDates><CINPlanStartDate>2025-05-02</CINPlanStartDate><CINPlanEndDate>2025-06-01</CINPlanEndDate></CINPlanDates>'
  await bringIn(opened(inNeed))
  expect(await statuses()).toMatchObject([
    { kind: 'child-protection' },
    { kind: 'child-in-need', planId: before[0]?.planId },
  ])
})
