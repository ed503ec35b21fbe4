import { parse } from 'csv-parse/sync'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../testing/builders/case.ts'
import { aChild } from '../../../testing/builders/child.ts'
import { aCouncil, type Council } from '../../../testing/builders/council.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { pagesOf, post } from '../../../testing/builders/pages.ts'
import { anEntry } from '../../../testing/builders/story.ts'
import { aDatabase } from '../../../testing/database.ts'
import type { Actor } from '../../access/actor.ts'
import { addEntries } from '../../entries/queries.ts'
import { isUnaltered, recordsOfStep } from '../../entries/records/queries.ts'
import { calendarDay } from '../../kernel/calendar-day.ts'
import { type Database, inSeat, openDatabase } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { chronologyPage } from '../chronology/pages/chronology/page.ts'
import { chronologyCopies } from '../chronology/pages/copies/page.ts'
import { timelinePage } from '../chronology/pages/timeline/page.ts'
import { voicesPage } from '../chronology/pages/voices/page.tsx'
import { beginCuratedPage } from './pages/begin/page.tsx'
import { curatedListPage } from './pages/chronologies/page.tsx'
import { curatedPage } from './pages/chronology/page.ts'
import { curatedCopies } from './pages/copies/page.ts'
import { frozenPage } from './pages/frozen/page.tsx'

let db: Database
let http: FastifyInstance
let council: Council
let neighbour: Council
let niamh: string
let now = aMoment()
let actor: Actor

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app)
  council = await aCouncil(urls)
  neighbour = await aCouncil(urls, '991')
  const pages = [
    ...[chronologyPage, chronologyCopies, timelinePage, voicesPage, curatedListPage, beginCuratedPage, curatedPage],
    ...[curatedCopies, frozenPage],
  ]
  http = await pagesOf(
    db,
    () => actor,
    () => now,
    (server, acting) => {
      for (const page of pages) page(server, acting)
    },
  )
})
beforeEach(async () => {
  actor = council.socialWorker
  now = aMoment()
  niamh = await aChild(db, '990')
  await anOpenCase(db, council, [niamh])
})
afterAll(async () => {
  await http.close()
  await db.destroy()
})

const get = async (url: string) => {
  const { statusCode, body } = await http.inject(url)
  return { statusCode, body: body.replaceAll(/\s+/g, ' ') }
}

async function tell(...told: readonly Parameters<typeof anEntry>[1][]): Promise<readonly string[]> {
  const entries = told.map((given) => anEntry(niamh, given))
  await inSeat(db, council.socialWorker, (tx) => addEntries(tx, council.socialWorker, entries))
  return entries.map(({ id }) => id)
}

/** A chronology for this purpose, with these entries chosen. */
async function aChronology(entryIds: readonly string[], purpose = 'court'): Promise<string> {
  const id = newId()
  const begun = await post(http, `/children/${niamh}/chronologies/new`, { id, title: 'For the hearing', purpose })
  expect(begun.headers.location).toBe(`/children/${niamh}/chronology?for=${id}`)
  const added = await post(http, `/chronologies/${id}/entries`, { entry: entryIds, back: `?for=${id}&kind=fact` })
  expect(added.headers.location).toBe(`/children/${niamh}/chronology?for=${id}&kind=fact`)
  return id
}

/** The form of a chronology as it is shown, to be sent again with what is changed. */
async function formOf(id: string): Promise<Record<string, string>> {
  const { body } = await http.inject(`/chronologies/${id}`)
  const inputs = [...body.matchAll(/<input[^>]* name="(id|revision|begunFrom|title)"[^>]* value="([^"]*)"/g)]
  const fields = Object.fromEntries(inputs.map(([, name = '', value = '']) => [name, value.replaceAll('&quot;', '"')]))
  const areas = [...body.matchAll(/<textarea[^>]* name="(why-[^"]+)"[^>]*>([^<]*)</g)]
  return { purpose: 'court', ...fields, ...Object.fromEntries(areas.map(([, name, text]) => [name, text])) }
}

const whyIn = (fields: Record<string, string>) => Object.keys(fields).filter((name) => name.startsWith('why-'))

describe('the chronology of a child', () => {
  it('is shown as it was chosen, with the ways to see it and to take it', async () => {
    await tell({ title: 'Came without a coat' }, { title: 'Shouting at night', kind: 'hearsay' })
    const page = await get(`/children/${niamh}/chronology?kind=hearsay&basis=yes`)
    expect(page.body).toContain('Shouting at night')
    expect(page.body).not.toContain('Came without a coat')
    expect(page.body).toContain('From: Someone who told us')
    expect(page.body).toContain(`/children/${niamh}/chronology.pdf?kind=hearsay&amp;basis=yes`)
    expect((await get(`/children/${niamh}/chronology/timeline?zoom=months`)).body).toContain('The same as a table')
    expect((await get(`/children/${niamh}/chronology/voices`)).body).toContain('Grace Okafor')
  })

  it('says of a day that is none how it is written, and shows all the same', async () => {
    await tell({ title: 'Came without a coat' })
    const { body } = await get(`/children/${niamh}/chronology?from-day=31&from-month=2&from-year=2026`)
    expect(body).toContain('Write a day like 27 3 2026')
    expect(body).toContain('Came without a coat')
  })

  it('takes anything in the address as if nothing were chosen', async () => {
    await tell({ title: 'Came without a coat' })
    const { statusCode, body } = await get(`/children/${niamh}/chronology?kind=x&person=1&before=y&for=z&from-day=a`)
    expect([statusCode, body.includes('Came without a coat')]).toEqual([200, true])
  })

  it('is a table in which no cell is a formula, and a file without a name in its name', async () => {
    await tell({ title: '=HYPERLINK("http://example.org")', saidBy: 'Łukasz Ṣadé' })
    const { body, headers } = await http.inject(`/children/${niamh}/chronology.csv`)
    const [head = [], row = []] = parse(body, { bom: true }) as string[][]
    expect(row[head.indexOf('What happened, or was said')]).toMatch(/^'=HYPERLINK/)
    expect(row[head.indexOf('Said by')]).toBe('Łukasz Ṣadé')
    expect(headers['content-disposition']).toBe('attachment; filename="chronology.csv"')
    const pdf = await http.inject(`/children/${niamh}/chronology.pdf`)
    expect([pdf.headers['content-type'], pdf.rawPayload.subarray(0, 5).toString()]).toEqual([
      'application/pdf',
      '%PDF-',
    ])
  })
})

describe('a chronology for court', () => {
  it('holds what was ticked, oldest first, with why it matters beside it', async () => {
    const [later = '', first = ''] = await tell(
      { title: 'No coat again', happenedOn: calendarDay('2026-03-10') },
      { title: 'Hungry at school', happenedOn: calendarDay('2026-02-01') },
    )
    const id = await aChronology([later, first])
    const before = await formOf(id)
    expect((await get(`/chronologies/${id}`)).body).toMatch(/Hungry at school.*No coat again/)
    const [one = ''] = whyIn(before)
    expect((await post(http, `/chronologies/${id}`, { ...before, [one]: 'The third time' })).statusCode).toBe(303)
    expect((await get(`/chronologies/${id}`)).body).toContain('The third time')
    expect((await get(`/children/${niamh}/chronologies`)).body).toContain('For the hearing')
    expect((await get(`/children/${niamh}/chronology?for=${id}`)).body).toContain('In it already')
  })

  it('keeps what was written beside an entry that is taken out and put in again', async () => {
    const [entry = ''] = await tell({ title: 'No coat again' })
    const id = await aChronology([entry])
    const form = await formOf(id)
    const [why = ''] = whyIn(form)
    await post(http, `/chronologies/${id}`, { ...form, [why]: 'The third time' })
    const again = await formOf(id)
    await post(http, `/chronologies/${id}`, { ...again, takeOut: why.replace('why-', '') })
    expect((await get(`/chronologies/${id}`)).body).not.toContain('No coat again')
    await post(http, `/chronologies/${id}/entries`, { entry })
    expect((await get(`/chronologies/${id}`)).body).toContain('The third time')
  })

  it('shows both words where two wrote at once', async () => {
    const [entry = ''] = await tell({ title: 'No coat again' })
    const id = await aChronology([entry])
    const form = await formOf(id)
    const [why = ''] = whyIn(form)
    await post(http, `/chronologies/${id}`, { ...form, id: newId(), [why]: 'Asha’s words' })
    actor = council.teamManager
    const late = await post(http, `/chronologies/${id}`, { ...form, id: newId(), [why]: 'Tom’s words' })
    expect(late.statusCode).toBe(422)
    expect(late.body).toContain('Asha’s words')
    expect(late.body).toContain('Tom’s words')
  })

  it('takes no entry of another child, and nothing twice', async () => {
    const [entry = ''] = await tell({ title: 'No coat again' })
    const id = await aChronology([entry])
    const other = await aChild(db, '990')
    const elsewhere = anEntry(other)
    await inSeat(db, council.socialWorker, (tx) => addEntries(tx, council.socialWorker, [elsewhere]))
    const added = await post(http, `/chronologies/${id}/entries`, { entry: [entry, elsewhere.id] })
    expect(added.statusCode).toBe(422)
    expect(whyIn(await formOf(id))).toHaveLength(1)
  })

  it('marks an entry that was put right after it was written why it matters', async () => {
    const [entry = ''] = await tell({ title: 'No coat again' })
    const id = await aChronology([entry])
    expect((await get(`/chronologies/${id}`)).body).not.toContain('Corrected since')
    await tell({ title: 'No jumper', corrects: entry, correction: 'Misheard' })
    const { body } = await get(`/chronologies/${id}`)
    expect(body).toContain('Corrected since')
    expect(body).toContain('Misheard')
  })

  it('says where each entry is from, if it is for agencies together', async () => {
    const [entry = ''] = await tell({ title: 'No coat again' })
    expect((await get(`/chronologies/${await aChronology([entry], 'multi-agency')}`)).body).toContain('From: Someone')
    expect((await get(`/chronologies/${await aChronology([entry])}`)).body).not.toContain('From: Someone')
  })
})

describe('a frozen chronology', () => {
  it('stays as it was, with its hash, whatever is written or put right afterwards', async () => {
    const [entry = ''] = await tell({ title: 'No coat again' })
    const id = await aChronology([entry])
    const record = newId()
    for (const _ of ['once', 'again']) {
      const frozen = await post(http, `/chronologies/${id}/freeze`, { id: record })
      expect(frozen.headers.location).toBe(`/chronologies/${id}/frozen/${record}`)
    }
    const kept = await inSeat(db, actor, (tx) => recordsOfStep(tx, id))
    expect(kept.map(isUnaltered)).toEqual([true])
    await tell({ title: 'No jumper', corrects: entry, correction: 'Misheard' })
    const form = await formOf(id)
    await post(http, `/chronologies/${id}`, { ...form, [whyIn(form)[0] ?? '']: 'Written later' })
    const { body } = await get(`/chronologies/${id}/frozen/${record}`)
    expect(body).toContain(kept[0]?.sha256)
    expect(body).toContain('the hash is the same')
    expect(body).toContain('Corrected after this was frozen')
    expect(body).not.toContain('Written later')
    for (const path of ['copy.pdf', 'copy.csv', `frozen/${record}/copy.pdf`, `frozen/${record}/copy.csv`]) {
      expect((await http.inject(`/chronologies/${id}/${path}`)).statusCode, path).toBe(200)
    }
  })

  it('is none while nothing is chosen', async () => {
    const id = newId()
    await post(http, `/children/${niamh}/chronologies/new`, { id, title: 'Empty', purpose: 'other' })
    expect((await post(http, `/chronologies/${id}/freeze`, { id: newId() })).statusCode).toBe(422)
  })
})

describe('to whoever does not work with the child', () => {
  it('there is no chronology, and nothing can be done with one', async () => {
    const [entry = ''] = await tell({ title: 'No coat again' })
    const id = await aChronology([entry])
    const record = newId()
    await post(http, `/chronologies/${id}/freeze`, { id: record })
    const paths = [
      ...['chronology', 'chronology.pdf', 'chronology.csv', 'chronology/timeline', 'chronology/voices', 'chronologies'],
      'chronologies/new',
    ].map((path) => `/children/${niamh}/${path}`)
    const all = [
      ...paths,
      ...['', '/copy.pdf', '/copy.csv', `/frozen/${record}`, `/frozen/${record}/copy.csv`].map(
        (path) => `/chronologies/${id}${path}`,
      ),
    ]
    for (const other of [
      council.colleague,
      council.conferenceChair,
      council.frontDoorManager,
      neighbour.socialWorker,
    ]) {
      actor = other
      for (const path of all) expect((await http.inject(path)).statusCode, `${other.name} ${path}`).toBe(404)
      expect((await post(http, `/chronologies/${id}/entries`, { entry })).statusCode).toBe(404)
      expect((await post(http, `/chronologies/${id}/freeze`, { id: newId() })).statusCode).toBe(404)
      expect((await post(http, `/chronologies/${id}`, { title: 'Mine', purpose: 'court' })).statusCode).toBe(404)
    }
  })

  it('who reviews the child may read it and take a copy, and writes nothing in it', async () => {
    const [entry = ''] = await tell({ title: 'No coat again' })
    const id = await aChronology([entry])
    await inSeat(db, council.socialWorker, (tx) =>
      tx
        .insertInto('allocation')
        .values({
          ...{ authority: '990', id: newId(), childId: niamh, userId: council.reviewingOfficer.userId },
          ...{ teamId: null, role: 'reviewing-officer', fromOn: calendarDay('2026-01-05') },
        })
        .execute(),
    )
    actor = council.reviewingOfficer
    const { body } = await get(`/chronologies/${id}`)
    expect(body).toContain('No coat again')
    expect(body).not.toContain('<textarea')
    expect((await http.inject(`/chronologies/${id}/copy.pdf`)).statusCode).toBe(200)
    const written = { title: 'Mine', purpose: 'court', revision: '1' }
    expect((await post(http, `/chronologies/${id}`, written)).statusCode).toBe(403)
    expect((await post(http, `/chronologies/${id}/freeze`, { id: newId() })).statusCode).toBe(404)
  })
})
