import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { aDatabase, execute } from '../../../testing/database.ts'
import { type CalendarDay, calendarDay } from '../../kernel/calendar-day.ts'
import type { IndexNumber } from '../../kernel/index-number.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Connections } from '../../platform/connections.ts'
import { openDatabase } from '../../platform/db.ts'
import type { ChildIndex } from '../contract.ts'
import type { Asked } from '../contract-asked.ts'
import { ASKED, anAssertion, type IdentityParts } from '../identity/builder.ts'
import { childIndexInProcess, type IndexDatabase } from '../in-process.ts'
import type { IndexDB } from '../schema.ts'

const ELSEWHERE: Asked = { ...ASKED, authority: '991' }
const day = (text: string) => text as CalendarDay

let urls: Connections
let db: IndexDatabase
let index: ChildIndex
let today: CalendarDay
const clock = { now: () => `${today}T09:00:00.000Z` as Instant, today: () => today }

beforeAll(async () => {
  urls = await aDatabase(inject('server'))
  db = openDatabase<IndexDB>(urls.index)
  index = childIndexInProcess(db, { clock })
})
afterAll(() => db.destroy())

it('no longer shows who has not been heard of for a year, nor a concern that nobody renewed', async () => {
  today = calendarDay('2026-06-01')
  const number = await newChild('over-time', { given: 'Orla', family: 'Penhallow', born: '2013-02-02' })
  await tell(ELSEWHERE, number, 'told-once')
  const concern = {
    reference: 'sealed-once',
    number,
    agencyKind: 'health',
    band: 'very-worried',
    untilOn: day('2026-12-01'),
    whomToRing: 'Named nurse, 01632 960456',
  } as const
  await index.tellSealedConcern({ asked: ASKED, concern })

  expect(await shows('2026-12-01', number)).toEqual({ involvements: 1, concern: true, mayRing: true })
  expect(await shows('2026-12-02', number)).toEqual({ involvements: 1, concern: false, mayRing: true })
  expect(await shows('2027-05-31', number)).toEqual({ involvements: 1, concern: false, mayRing: true })
  expect(await shows('2027-06-01', number)).toEqual({ involvements: 0, concern: false, mayRing: false })

  await index.renewInvolvement({ asked: ELSEWHERE, reference: 'told-once' })
  await index.renewSealedConcern({ asked: ASKED, reference: 'sealed-once', untilOn: day('2027-07-01') })
  expect(await shows('2027-06-30', number)).toEqual({ involvements: 1, concern: true, mayRing: true })
})

it('shows with the survivor what was told under a number since retired', async () => {
  today = calendarDay('2026-06-01')
  const survivor = await newChild('survivor', { given: 'Silas', family: 'Hartnoll', born: '2012-03-03' })
  const retired = await newChild('retired', { given: 'Barnaby', family: 'Dreyfus', born: '2010-11-21' })
  await tell(ELSEWHERE, retired, 'told-before')
  const told = { reference: 'sealed-before', agencyKind: 'police', band: 'unsure', untilOn: day('2026-09-01') } as const
  const whomToRing = 'The desk sergeant, 01632 960111'
  await index.tellSealedConcern({ asked: ELSEWHERE, concern: { ...told, number: retired, whomToRing } })
  await execute(
    urls.owner,
    `update child_index.child set status = 'retired', survivor = '${survivor}' where number = '${retired}'`,
  )
  for (const number of [survivor, retired]) {
    const involvements = await index.involvementsOf({ asked: ASKED, number })
    expect(involvements).toMatchObject({ ok: true, value: [{ reference: 'told-before', number: survivor }] })
    const concerns = await index.sealedConcernsOf({ asked: ELSEWHERE, number })
    expect(concerns).toMatchObject({ value: { hasSealedConcern: true, concerns: [{ whomToRing }] } })
    expect(await index.childByNumber({ asked: ASKED, number })).toMatchObject({ value: { hasSealedConcern: true } })
  }
})

it('keeps of a sealed concern no word of what it says: there is nowhere to put one', async () => {
  const { rows } = await execute<{ columns: string[] }>(
    urls.owner,
    `select array_agg(column_name::text order by column_name) as columns from information_schema.columns
      where table_schema = 'child_index' and table_name = 'sealed_concern'`,
  )
  expect(rows[0]?.columns).toEqual([
    'agency_kind',
    'agency_mark',
    'authority',
    'band',
    'ended_at',
    'ended_because',
    'id',
    'number',
    'recorded_at',
    'reference',
    'until_on',
    'whom_to_ring',
  ])
})

async function shows(on: string, number: IndexNumber) {
  today = calendarDay(on)
  const involvements = await index.involvementsOf({ asked: ASKED, number })
  const seen = await index.sealedConcernsOf({ asked: ELSEWHERE, number })
  if (!involvements.ok || !seen.ok) throw new Error('the child is there')
  const { hasSealedConcern, concerns } = seen.value
  return { involvements: involvements.value.length, concern: hasSealedConcern, mayRing: concerns !== null }
}

async function tell(asked: Asked, number: IndexNumber, reference: string): Promise<void> {
  const involvement = {
    reference,
    number,
    organisation: 'Mill Lane Surgery',
    kind: 'gp-practice',
    role: 'GP',
    contact: '01632 960123',
    sinceOn: day('2020-01-06'),
    lastSeenOn: null,
    sensitive: false,
  } as const
  const outcome = await index.recordInvolvement({ asked, involvement })
  if (!outcome.ok) throw new Error(outcome.refusal)
}

async function newChild(reference: string, parts: IdentityParts): Promise<IndexNumber> {
  const outcome = await index.register({ asked: ASKED, assertion: anAssertion(reference, parts) })
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.value.number
}
