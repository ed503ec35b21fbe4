import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aMoment } from '../../../../testing/builders/moment.ts'
import { aDatabase } from '../../../../testing/database.ts'
import { aDataset, CALLOWAYS } from '../../../../testing/safeguarding-dataset.ts'
import { systemActor } from '../../../access/actor.ts'
import { refreshDues } from '../../../casework/dues/queries.ts'
import { childIndexInProcess } from '../../../child-index/in-process.ts'
import type { IndexDB } from '../../../child-index/schema.ts'
import { entriesAbout } from '../../../entries/queries.ts'
import { type Database, inSeat, inSeatAtOneInstant, openDatabase, type Tx } from '../../../platform/db.ts'
import { writeTables } from '../../../returns/safeguarding-dataset/commands.ts'
import type { LayingDown } from '../cin-census/laying-down/commands.ts'
import { checkDataset } from './checking.ts'
import { layDownDataset } from './commands.ts'
import type { RowNote } from './model.ts'
import { TABLES } from './model-tables.ts'
import { noteLine } from './rules-report.ts'

const NOW = aMoment('2026-06-01T09:00:00Z')
let db: Database
let bringIn: (folder: string, authority: string, over?: Partial<LayingDown>) => ReturnType<typeof layDownDataset>
let stop: () => Promise<void>

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app)
  const indexDb = openDatabase<IndexDB>(urls.index)
  const index = childIndexInProcess(indexDb)
  stop = async () => {
    await indexDb.destroy()
    await db.destroy()
  }
  bringIn = async (folder, authority, over = {}) => {
    const checked = await checkDataset(folder, { today: NOW.day })
    if (!checked.ok) throw new Error(checked.faults.map(({ words }) => words).join(' '))
    const laying: LayingDown = {
      authority,
      index,
      now: NOW,
      inTransaction: (actor, work) => inSeat(db, actor, work),
      ...over,
    }
    return layDownDataset(laying, checked.value)
  }
})
afterAll(() => stop())

const as = <T>(authority: string, work: (tx: Tx) => Promise<T>) => inSeat(db, systemActor(authority, 'test'), work)

async function tablesOf(authority: string): Promise<Record<string, string>> {
  const tables: Record<string, string> = {}
  await inSeatAtOneInstant(db, systemActor(authority, 'test'), (tx) =>
    writeTables(tx, async (table, write) => {
      tables[table] = ''
      await write(async (text) => {
        tables[table] += text
      })
    }),
  )
  return tables
}

const sorted = (tables: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(tables).map(([name, text]) => [name, text.split('\r\n').toSorted()]))

async function folderOf(tables: Readonly<Record<string, string>>): Promise<string> {
  const folder = await aDataset({})
  for (const [name, text] of Object.entries(tables)) await writeFile(join(folder, `${name}.csv`), text)
  return folder
}

async function childId(authority: string, reference: string): Promise<string> {
  const { rows } = await as(authority, (tx) =>
    sql<{
      id: string
    }>`select person_id as id from person_identifier where authority = ${authority} and system = 'local' and value = ${reference}`.execute(
      tx,
    ),
  )
  return rows[0]?.id ?? ''
}

describe('the tables of another system', () => {
  it('become history with names: steps, clocks and a story, and what has no place is kept as it was said', async () => {
    const done = await bringIn(await aDataset(CALLOWAYS), '203')
    expect(done).toMatchObject({ children: 2, newChildren: 2, numbered: 2, keptHere: 0 })
    const niamh = await childId('203', '1001')
    const { rows } = await as('203', (tx) =>
      sql`select n.given, p.disabilities, s.category, s.first_category, s.from_on, v.seen_alone, a.lines, c.decision,
                 e.primary_need, m.id is not null as mother, i.value as nhs, ec.outcome
            from person p join person_name n on n.authority = p.authority and n.person_id = p.id
            join plan_status s on s.authority = p.authority and s.child_id = p.id
            join visit_child v on v.authority = p.authority and v.child_id = p.id
            join person_address a on a.authority = p.authority and a.person_id = p.id
            join contact c on c.authority = p.authority and c.child_id = p.id
            join episode e on e.authority = p.authority and e.child_id = p.id
            join relationship m on m.authority = p.authority and m.person_id = p.id
            join person_identifier i on i.authority = p.authority and i.person_id = p.id and i.system = 'nhs'
            join section_47_enquiry_child ec on ec.authority = p.authority and ec.child_id = p.id
           where p.authority = '203' and p.id = ${niamh}`.execute(tx),
    )
    expect(rows).toEqual([
      {
        ...{
          given: 'Niamh',
          disabilities: ['LD'],
          category: 'EMO',
          firstCategory: 'NEG',
          fromOn: '2025-03-12',
          seenAlone: true,
        },
        ...{
          lines: '12, Marsh Lane, Aldermere',
          decision: 'referral',
          primaryNeed: 'N1',
          mother: true,
          nhs: '9990000018',
          outcome: 'conference',
        },
      },
    ])
    const story = await as('203', (tx) => entriesAbout(tx, niamh, { limit: 50 }))
    expect(story.map(({ title }) => title)).toEqual(
      expect.arrayContaining([
        'Referred by Police',
        'Visit: seen alone',
        'Child protection plan: neglect began',
        'Came back',
      ]),
    )
    expect(await as('203', (tx) => refreshDues(tx, [niamh], NOW.holidays))).toEqual({
      added: 0,
      changed: 0,
      removed: 0,
    })
  })

  it('twice are once, and the same tables come out of the record as go in elsewhere', async () => {
    const again = await bringIn(await aDataset(CALLOWAYS), '203')
    expect(again).toMatchObject({ newChildren: 0, rowsAdded: 0, rowsChanged: 0, numbered: 2 })
    const first = await tablesOf('203')
    expect(Object.keys(first)).toEqual(TABLES.map(({ name }) => name))
    for (const { name, columns } of TABLES) expect(first[name]?.split('\r\n')[0]).toBe(columns.join(','))
    expect(first['ssd_person']).toContain(`1002,'-Ada,Calloway`)
    expect(first['ssd_cin_episodes']).toMatch(/,1001,2025-01-10,N1,6,.*,t3,w7\r\n/)
    expect(first['ssd_cp_reviews']).toMatch(/2025-06-12,2025-06-10,.*,Y,Y,\r\n/)
    expect(first['ssd_immigration_status']).toContain('British citizen')
    expect(first['ssd_initial_cp_conference']).toMatch(/,2025-03-14,2025-03-12,Y,/)

    await bringIn(await folderOf(first), '204')
    expect(sorted(await tablesOf('204'))).toEqual(sorted(first))
  })

  it('broken off, go on where they stopped and end as if they had not been', async () => {
    const folder = await aDataset(CALLOWAYS)
    let lots = 0
    const onLot = () => {
      lots += 1
      if (lots === 4) throw new Error('the power went')
    }
    await expect(bringIn(folder, '205', { lot: 1, onLot })).rejects.toThrow('the power went')
    expect(await bringIn(folder, '205', { lot: 1 })).toMatchObject({ rowsDoneBefore: 4, newChildren: 0 })
    expect(await bringIn(folder, '205')).toMatchObject({ rowsDoneBefore: 0, rowsAdded: 0, rowsChanged: 0 })
    const lines = (tables: Readonly<Record<string, string>>) =>
      Object.values(tables).map((text) => text.split('\r\n').length)
    expect(lines(await tablesOf('205'))).toEqual(lines(await tablesOf('203')))
  })

  it('beside a referral that stands here already change nothing of it, and say so', async () => {
    const kept: string[] = []
    const renamed = (row: Readonly<Record<string, string>>) =>
      Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, cell === 'r1' ? 'R-9' : cell]))
    const tables = Object.fromEntries(Object.entries(CALLOWAYS).map(([name, rows]) => [name, rows.map(renamed)]))
    const onKept: LayingDown['onKept'] = (more) => void kept.push(...more.map(({ what }) => what))
    const before = await tablesOf('203')
    await bringIn(await aDataset(tables), '203', { onKept })
    expect(kept).toEqual(['the referral of 10 January 2025 and what followed from it'])
    expect((await tablesOf('203'))['ssd_cin_episodes']).toEqual(before['ssd_cin_episodes'])
  })
})

describe('rows that are wrong', () => {
  it('are said by file, row and column, and left out with what hangs on them; the others come in', async () => {
    const folder = await aDataset({
      ...CALLOWAYS,
      ssd_person: [...(CALLOWAYS['ssd_person'] ?? []), { pers_person_id: '1003', pers_dob: '2027-01-01' }],
      ssd_cin_episodes: [
        ...(CALLOWAYS['ssd_cin_episodes'] ?? []),
        { cine_referral_id: 'r3', cine_person_id: '1003', cine_referral_date: '2025-01-10' },
        { cine_referral_id: 'r4', cine_person_id: '1002', cine_referral_date: '2025-02-30' },
        { cine_referral_id: 'r5', cine_person_id: '1002', cine_referral_date: '2025-03-01' },
        { cine_referral_id: 'r5', cine_person_id: '1002', cine_referral_date: '2025-03-02' },
      ],
      ssd_cin_assessments: [
        ...(CALLOWAYS['ssd_cin_assessments'] ?? []),
        ...(CALLOWAYS['ssd_cin_assessments'] ?? []),
        {
          cina_assessment_id: 's2',
          cina_person_id: '1001',
          cina_referral_id: 'r9',
          cina_assessment_start_date: '2025-04-01',
        },
        { cina_assessment_id: 's3', cina_person_id: '1002', cina_assessment_start_date: '2025-04-01' },
      ],
      ssd_assessment_factors: [
        { cinf_table_id: 'f9', cinf_assessment_id: 's3', cinf_assessment_factors_json: '["2B"]' },
      ],
    })
    const notes: RowNote[] = []
    const checked = await checkDataset(folder, { today: NOW.day, onNote: (note) => void notes.push(note) })
    expect(notes.map(noteLine)).toEqual([
      'ssd_person.csv, row 5, pers_dob: The birth date, 2027-01-01, has not come yet. The row is left out.',
      'ssd_cin_episodes.csv, row 2, cine_referral_date: “10/01/2025” is read as 2025-01-10: day, month, year.',
      'ssd_cin_episodes.csv, row 4, cine_person_id: No row of ssd_person.csv that can be taken has this person: “1003”. The row is left out.',
      'ssd_cin_episodes.csv, row 5, cine_referral_date: “2025-02-30” is no day. Days are written as 2026-03-31. The row is left out.',
      'ssd_cin_episodes.csv, row 6, cine_referral_id: The id “r5” stands again further down, and the rows differ: none of them is taken. The row is left out.',
      'ssd_cin_episodes.csv, row 7, cine_referral_id: The id “r5” stands in row 6 too, and the rows differ: none of them is taken. The row is left out.',
      'ssd_cin_assessments.csv, row 3, cina_assessment_id: The same row stands in row 2: it is taken once.',
      'ssd_cin_assessments.csv, row 4, cina_referral_id: What is named here, “r9”, is in no row that can be taken: left empty.',
      'ssd_cin_assessments.csv, row 4, cina_referral_id: It names no referral: taken as of the one of 2025-01-10, which was open on its day.',
      'ssd_cin_assessments.csv, row 5, cina_referral_id: It names no referral, and none of the child’s was open on its day: it cannot be kept. The row is left out.',
      'ssd_assessment_factors.csv, row 2, cinf_assessment_id: No row that can be taken has what is named here: “s3”. The row is left out.',
    ])
    expect(checked.ok && checked.value.counts['ssd_cin_episodes']).toEqual({ rows: 6, taken: 2, merged: 0, refused: 4 })
    expect(await bringIn(folder, '206')).toMatchObject({ newChildren: 2 })
    const tables = await tablesOf('206')
    expect(tables['ssd_cin_assessments']?.split('\r\n')).toHaveLength(4)
  })
})

describe('files that are wrong', () => {
  const faultsOf = async (change: (folder: string) => Promise<void>) => {
    const folder = await aDataset(CALLOWAYS)
    await change(folder)
    const checked = await checkDataset(folder, { today: NOW.day })
    return checked.ok
      ? []
      : checked.faults.map(({ file, row, column, words }) => [file.replace(folder, ''), row, column, words])
  }
  const rewritten = (name: string, by: (text: string) => string | Buffer) => async (folder: string) =>
    writeFile(join(folder, name), by(await readFile(join(folder, name), 'utf8')))

  it('are all said at once with their place, and nothing comes in', async () => {
    const both = await faultsOf(async (folder) => {
      await rewritten('ssd_missing.csv', (text) => text.replace('miss_missing_rhi_offered', 'offered'))(folder)
      await rewritten('ssd_person.csv', (text) => Buffer.from(text.replace('Niamh', 'Zoë'), 'latin1'))(folder)
    })
    expect(both).toEqual([
      [
        'ssd_person.csv',
        2,
        'pers_forename',
        'A letter here is not in UTF-8, so the file is in another encoding. Save it as UTF-8.',
      ],
      [
        'ssd_missing.csv',
        1,
        'miss_missing_rhi_offered',
        'The heading “miss_missing_rhi_offered” is missing: ssd_missing has 7 columns.',
      ],
    ])
  })

  it.each([
    ['UTF-16', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le'), 'UTF-16'],
    ['a quotation mark that is never closed', (text: string) => `${text}"1004,Ada\r\n`, 'never closed'],
    ['nothing', () => '', 'empty'],
    ['a heading twice', (text: string) => text.replace('pers_person_id', 'pers_person_id,pers_sex'), 'stands twice'],
  ])('as one with %s', async (_, by, words) => {
    const [fault] = await faultsOf(rewritten('ssd_person.csv', by))
    expect(fault?.[0]).toBe('ssd_person.csv')
    expect(fault?.[3]).toContain(words)
  })

  it('as a folder without people, or none', async () => {
    const without = await checkDataset(await aDataset({ ssd_missing: [] }), { today: NOW.day })
    expect(without).toMatchObject({ ok: false, faults: [{ words: expect.stringContaining('ssd_person.csv') }] })
    const none = await checkDataset('/no/such/folder', { today: NOW.day })
    expect(none).toMatchObject({ ok: false, faults: [{ words: expect.stringContaining('no such folder') }] })
  })
})
