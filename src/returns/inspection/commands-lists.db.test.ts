import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../testing/builders/case.ts'
import { aChild } from '../../../testing/builders/child.ts'
import { aCouncil, aWorker, type Council } from '../../../testing/builders/council.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { pagesOf } from '../../../testing/builders/pages.ts'
import { aDatabase } from '../../../testing/database.ts'
import { readWorkbook } from '../../../testing/read-workbook.ts'
import { type Actor, systemActor } from '../../access/actor.ts'
import { calendarDay, daysBetween } from '../../kernel/calendar-day.ts'
import { type Database, inSeat, inSeatAtOneInstant, openDatabase, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { signReturn } from '../runs/commands.ts'
import { askForLists, lookAtLists, takeLists } from './commands.ts'
import { writeLists } from './commands-lists.ts'
import { inspectionTasks } from './jobs.ts'
import { inspectionPage } from './pages/lists/page.ts'
import { addListsRun } from './queries-runs.ts'
import { editionOf } from './rules.ts'

let db: Database
let council: Council
let niamh: string
const system = systemActor('990', 'test')

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app)
  council = await aCouncil(urls)
  niamh = await aChild(db, '990', { ethnicity: 'WBRI', disabilities: ['LD'] })
  const { referralId, assessmentId } = await anOpenCase(db, council, [niamh])
  await inSeat(db, system, (tx) => furtherSteps(tx, referralId, assessmentId))
})
afterAll(() => db.destroy())

/** An earlier referral, a contact, an enquiry with its conference and plan, a visit: on days that the lists are to say. */
async function furtherSteps(tx: Tx, referralId: string, assessmentId: string): Promise<void> {
  const [authority, childId] = ['990', niamh]
  const on = calendarDay
  const step = () => ({ authority, id: newId() })
  const [earlier, enquiry, conference, plan, visit] = [step(), step(), step(), step(), step()]
  const past = {
    receivedOn: on('2025-11-10'),
    sourceCode: '6',
    decidedOn: on('2025-11-10'),
    response: 'no-further-action',
  }
  await tx
    .insertInto('referral')
    .values({ ...earlier, ...past, response: 'no-further-action' })
    .execute()
  await tx
    .insertInto('referralChild')
    .values({ ...step(), referralId: earlier.id, childId, noFurtherAction: true })
    .execute()
  await sql`insert into contact (authority, id, child_id, child_as_given, received_at, source_code, source_name, summary, words, decide_by)
    values ('990', ${newId()}, ${childId}, '{}', '2026-03-01T23:30:00Z', '2A', 'Ms Hall', 'Bruise', 'A bruise.', '2026-03-02T23:30:00Z'),
           ('990', ${newId()}, null, '{}', '2026-03-01T10:00:00Z', '2A', 'Ms Hall', 'Unknown', 'Unknown.', '2026-03-02T23:30:00Z')`.execute(
    tx,
  )
  await sql`update assessment_child set seen_on = '2026-03-05' where authority = '990' and assessment_id = ${assessmentId}`.execute(
    tx,
  )
  await tx
    .insertInto('section47Enquiry')
    .values({ ...enquiry, referralId, startedOn: on('2026-03-06') })
    .execute()
  await tx
    .insertInto('section47EnquiryChild')
    .values({ ...step(), section47EnquiryId: enquiry.id, childId, outcome: 'conference' })
    .execute()
  const held = { kind: 'initial', referralId, section47EnquiryId: enquiry.id, dueFrom: on('2026-03-06') } as const
  await tx
    .insertInto('conference')
    .values({ ...conference, ...held, heldOn: on('2026-03-20') })
    .execute()
  await tx
    .insertInto('conferenceChild')
    .values({ ...step(), conferenceId: conference.id, childId, outcome: 'protection-plan', category: 'NEG' })
    .execute()
  await tx
    .insertInto('plan')
    .values({ ...plan, childId, madeOn: on('2026-03-20') })
    .execute()
  const status = { kind: 'child-protection', category: 'EMO', firstCategory: 'NEG', fromOn: on('2026-03-20') } as const
  await tx
    .insertInto('planStatus')
    .values({ ...step(), planId: plan.id, childId, ...status })
    .execute()
  const visited = {
    kind: 'child-protection',
    happenedOn: on('2026-03-27'),
    visitedByName: 'Asha',
    summary: 'Seen.',
  } as const
  await tx
    .insertInto('visit')
    .values({ ...visit, ...visited })
    .execute()
  await tx
    .insertInto('visitChild')
    .values({ ...step(), visitId: visit.id, childId, happenedOn: on('2026-03-27'), seen: true, seenAlone: true })
    .execute()
}

async function listsOn(day: string, year?: number) {
  const edition = editionOf(year)
  if (!edition) throw new Error('no such edition')
  const pieces: Uint8Array[] = []
  const asked = { asOn: calendarDay(day), edition }
  const made = await inSeatAtOneInstant(db, system, (tx) =>
    writeLists(tx, asked, async (piece) => void pieces.push(piece)),
  )
  const file = Buffer.concat(pieces)
  return { made, ...readWorkbook(file) }
}

const dayAs = (day: string) => `${daysBetween(calendarDay('1899-12-30'), calendarDay(day))}`

describe('the lists on the desk', () => {
  const NOW = aMoment('2026-06-01T09:00:00Z')
  const clock = { now: () => NOW.at, today: () => NOW.day }
  const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => inSeat(db, actor, work)
  const ask = (id = newId()) => ({ id, asOn: calendarDay('2026-03-31'), edition: 2025 })
  const make = (runId: string) => inspectionTasks({ db, clock })['make-inspection-lists']?.({ authority: '990', runId })

  it('are made by a job once, kept, and taken by who makes returns, on record', async () => {
    const analyst = await aWorker(council, 'analyst')
    let today = NOW
    const http = await pagesOf(
      db,
      () => analyst,
      () => today,
      inspectionPage,
    )
    const asked = ask()
    const send = (day: string) =>
      http.inject({
        method: 'POST',
        url: '/returns/inspection',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({
          id: asked.id,
          edition: '2025',
          'asOn-day': day,
          'asOn-month': '3',
          'asOn-year': '2026',
        }).toString(),
      })
    expect((await send('32')).body).toContain('Give a day that has come')
    expect((await send('31')).headers.location).toBe('/returns/inspection')
    await send('31')
    expect((await http.inject(`/returns/inspection/${asked.id}/file`)).statusCode).toBe(404)
    expect((await http.inject('/returns/inspection')).body).toContain('being made')
    await make(asked.id)
    await make(asked.id)
    today = aMoment('2026-06-02T09:00:00Z')
    const taken = await http.inject(`/returns/inspection/${asked.id}/file`)
    expect(taken.headers['content-disposition']).toContain('annex-a-2026-03-31.xlsx')
    expect(readWorkbook(taken.rawPayload).sheets.get('List 7')).toHaveLength(2)
    const looks = await as(systemActor('990', 'test'), (tx) =>
      sql`select details from access.audit_leaf where authority = '990' and action = 'return.look' and subject_id = ${asked.id}`.execute(
        tx,
      ),
    )
    expect(looks.rows).toEqual([{ details: { taken: true } }])
  })

  it.each([
    ...(['front-door-manager', 'social-worker', 'team-manager', 'conference-chair', 'reviewing-officer'] as const),
    ...(['administrator', 'auditor'] as const),
  ])('a %s sees, makes and takes none', async (role) => {
    const asked = ask()
    await as(await aWorker(council, 'analyst'), async (tx) => addListsRun(tx, { ...asked, at: NOW.at, by: null }))
    await make(asked.id)
    const actor = await aWorker(council, role)
    expect(await as(actor, (tx) => lookAtLists(tx, actor))).toBeUndefined()
    expect(await as(actor, (tx) => takeLists(tx, actor, asked.id))).toBeUndefined()
    expect(await as(actor, (tx) => askForLists(tx, actor, ask(), NOW))).toEqual({ ok: false, refusal: 'not-permitted' })
  })

  it('a head of service takes but makes none; to another authority they are not there; they are no census to sign', async () => {
    const asked = ask()
    await as(await aWorker(council, 'analyst'), async (tx) => addListsRun(tx, { ...asked, at: NOW.at, by: null }))
    await make(asked.id)
    const head = await aWorker(council, 'service-manager')
    expect(await as(head, (tx) => takeLists(tx, head, asked.id))).toMatchObject({ asOn: '2026-03-31' })
    expect(await as(head, (tx) => askForLists(tx, head, ask(), NOW))).toEqual({ ok: false, refusal: 'not-permitted' })
    expect(await as(head, (tx) => signReturn(tx, head, asked.id, NOW))).toEqual({ ok: false, refusal: 'not-found' })
    const elsewhere = await aWorker(await aCouncil(council.urls, '991'), 'analyst')
    expect(await as(elsewhere, (tx) => takeLists(tx, elsewhere, asked.id))).toBeUndefined()
    expect(await as(elsewhere, (tx) => lookAtLists(tx, elsewhere))).toEqual([])
  })
})

describe('the lists for inspection', () => {
  it('say of each step of the last six months whom it was for, when, and who holds the child', async () => {
    const { sheets } = await listsOn('2026-03-31')
    expect([...sheets.keys()]).toEqual(Array.from({ length: 11 }, (_, at) => `List ${at + 1}`))
    const only = (list: number) => sheets.get(`List ${list}`)?.[1]?.slice(1)
    const child = ['b) Female', 'a) WBRI', dayAs('2018-11-08'), '7']
    const holder = ['Safeguarding', 'Asha Verma'].map((name) => expect.stringMatching(new RegExp(name, 'i')))
    expect(only(1)).toEqual([...child, dayAs('2026-03-01'), 'e) 2A: Schools'])
    expect(sheets.get('List 3')?.[2]?.slice(5)).toEqual([dayAs('2026-03-02'), 'e) 2A: Schools', 'No', '1', ...holder])
    expect(only(4)).toEqual([...child, 'Yes', dayAs('2026-03-02'), 'Yes', '', '', ...holder])
    const enquiry = [dayAs('2026-03-06'), 'No', dayAs('2026-03-20'), 'Yes', '0', '0']
    expect(only(5)).toEqual([...child, 'Yes', ...enquiry, ...holder])
    expect(only(6)).toEqual([
      ...child,
      'Yes',
      dayAs('2026-03-02'),
      'N1',
      dayAs('2026-03-27'),
      '',
      '',
      'Child Protection plan',
      ...holder,
    ])
    const plan = [dayAs('2026-03-20'), 'Neglect', 'Emotional abuse', dayAs('2026-03-27'), 'Yes', '', '', 'N', '0']
    expect(only(7)).toEqual([...child, 'Yes', ...plan, ...holder])
  })

  it('tell nothing that came after their day, and nothing older than six months', async () => {
    const before = await listsOn('2026-03-10')
    expect(before.made.rows.map(({ rows }) => rows)).toEqual([1, 0, 2, 1, 1, 1, 0, 0, 0, 0, 0])
    expect(before.sheets.get('List 5')?.[1]?.[8]).toBe('')
    const later = await listsOn('2026-12-01')
    expect(later.made.rows.map(({ rows }) => rows)).toEqual([0, 0, 0, 1, 0, 1, 1, 0, 0, 0, 0])
  })

  it('have a heading for every column where nothing is recorded yet, and say so beside the cells', async () => {
    const { sheets, description, made } = await listsOn('2026-03-31')
    expect(sheets.get('List 8')).toHaveLength(1)
    expect(sheets.get('List 8')?.[0]).toHaveLength(34)
    expect(description).toContain('List 8 (Children in care)')
    expect(made.contactsOfNobody).toBe(1)
    expect(description).toContain('Contacts about a child who has not been found in the record, in no list: 1.')
  })

  it('of another edition differ in what the edition says', async () => {
    const { sheets } = await listsOn('2026-03-31', 2026)
    expect(sheets.get('List 1')?.[0]?.[1]).toBe('Sex')
    expect(sheets.get('List 1')?.[1]?.[1]).toBe('b) Female')
  })

  it('of another authority hold nobody of this one', async () => {
    const edition = editionOf()
    if (!edition) throw new Error('no edition')
    const asked = { asOn: calendarDay('2026-03-31'), edition }
    const made = await inSeatAtOneInstant(db, systemActor('991', 'test'), (tx) => writeLists(tx, asked, async () => {}))
    expect(made.rows.every(({ rows }) => rows === 0)).toBe(true)
  })
})
