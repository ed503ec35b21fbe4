import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aDatabase, execute } from '../../../../testing/database.ts'
import type { CalendarDay } from '../../../kernel/calendar-day.ts'
import type { Connections } from '../../../platform/connections.ts'
import { openDatabase } from '../../../platform/db.ts'
import type { ChildIndex } from '../../contract.ts'
import type { Asked } from '../../contract-asked.ts'
import type { DeskOperations, PeopleFound, PeopleSearch } from '../../contract-desk.ts'
import { ASKED } from '../../identity/builder.ts'
import { childIndexInProcess, type IndexDatabase } from '../../in-process.ts'
import { answerOf, done, NOOR, registered } from '../../merging/world.suite.ts'
import type { IndexDB } from '../../schema.ts'
import { deskInProcess } from '../in-process.ts'
import { gatherAllNameWords } from './commands.ts'
import { gatherNameWords } from './queries.ts'

let urls: Connections
let db: IndexDatabase
let index: ChildIndex
let desk: DeskOperations
let niamh: string

const NIAMH = { given: 'Niamh', family: 'Calloway', born: '2018-11-08', postcode: 'AL4 2QR' }

beforeAll(async () => {
  urls = await aDatabase(inject('server'))
  db = openDatabase<IndexDB>(urls.index)
  index = childIndexInProcess(db)
  desk = deskInProcess(db)
  niamh = await registered(index, 'niamh', {
    ...NIAMH,
    former: { given: 'Niamh', family: 'Pryce' },
    identifiers: [{ system: 'nhs', value: '9990000018', verified: true }],
  })
  await registered(index, 'oliver', { given: 'Oliver', family: 'Farrow', born: '2015-03-09', postcode: 'AL4 0XB' })
  await registered(index, 'obrien', {
    given: 'Mary-Jane',
    family: 'O’Brien Søren',
    born: '2012-05-06',
    postcode: 'AL9 9XX',
  })
})
afterAll(() => db.destroy())

async function find(words: string, more: Partial<PeopleSearch> = {}): Promise<PeopleFound> {
  return answerOf(await desk.searchPeople({ asked: NOOR, words, ...more }))
}
const namesOf = ({ people }: PeopleFound) => people.map(({ summary }) => `${summary.given} ${summary.family}`)

describe('searching for people', () => {
  it('finds a child by number, however it is written, and a retired number leads to the number in use', async () => {
    const other = await registered(index, 'retired', { given: 'Xanthe', family: 'Quill', born: '2010-01-02' })
    await done(desk, { kind: 'merge', survivor: niamh, retired: other })
    for (const words of [niamh, `${niamh.slice(0, 3)} ${niamh.slice(3, 6)} ${niamh.slice(6)}`.toLowerCase(), other]) {
      expect(await find(words)).toMatchObject({ how: 'number', people: [{ number: niamh, status: 'active' }] })
    }
  })

  it('finds a child by NHS number', async () => {
    expect(await find('999 000 0018')).toMatchObject({ how: 'identifier', people: [{ number: niamh }] })
  })

  it.each(['Niamh Calloway', 'calloway niamh', 'CALLOWAY', 'Niamh Pryce'])(
    'finds “%s” as it is written, in any order, by present and former names',
    async (words) => {
      const found = await find(words)
      expect([found.how, found.people.map(({ number }) => number)]).toEqual(['exact', [niamh]])
    },
  )

  it.each(['O’Brien', 'Mary Jane OBrien', 'soren mary-jane'])('“%s” finds a name with marks in it', async (words) => {
    expect(namesOf(await find(words))).toEqual(['Mary-Jane O’Brien Søren'])
  })

  it.each([
    ['Zoë', 'Zoë-Siân O’Brien D’Arcy'],
    ['sian', 'Zoë-Siân O’Brien D’Arcy'],
    ['Zoe OBrien', 'Zoë-Siân O’Brien D’Arcy'],
    ['darcy zoe', 'Zoë-Siân O’Brien D’Arcy'],
    ['محمد', 'محمد Haddad'],
  ])('“%s” finds %s: by a given name alone, and by a part of each name', async (words, name) => {
    await registered(index, 'zoe', { given: 'Zoë-Siân', family: 'O’Brien D’Arcy', born: '2014-04-04', postcode: null })
    await registered(index, 'muhammad', { given: 'محمد', family: 'Haddad', born: '2011-09-02', postcode: null })
    const found = await find(words)
    expect([found.how, namesOf(found)]).toEqual(['exact', [name]])
  })

  it('says that there are more of a given name than are shown', async () => {
    for (let day = 1; day <= 21; day++) {
      const born = `2012-03-${String(day).padStart(2, '0')}`
      await registered(index, `zuleika-${day}`, {
        given: 'Zuleika',
        family: `Quint${'abcdefghijklmnopqrstuvw'[day]}`,
        born,
        postcode: null,
      })
    }
    const { how, people, more } = await find('Zuleika')
    expect([how, people.length, more]).toEqual(['exact', 20, true])
  })

  it.each(['Niamh Callowy', 'Neamh Callaway', 'Nia Cal', 'calowai', 'Farow Olivr'])(
    '“%s”, that nobody is called, finds who is called alike',
    async (words) => {
      const found = await find(words)
      expect(found.how).toBe('alike')
      expect(namesOf(found)[0]).toMatch(/Callowa|Farrow|Quill/)
    },
  )

  it('shows whoever is written so, and nobody who is only alike', async () => {
    await registered(index, 'near', { given: 'Nieve', family: 'Calloway', born: '2009-09-09' })
    expect(namesOf(await find('Nieve Calloway'))).toEqual(['Nieve Calloway'])
  })

  it('is narrowed by a birth date and a postcode', async () => {
    const born = { birthDate: NIAMH.born as CalendarDay }
    expect((await find('Calloway', born)).people.map(({ number }) => number)).toEqual([niamh])
    expect((await find('Niamh', { ...born, postcode: 'al4 2qr' })).how).toBe('exact')
    expect((await find('Oliver', { ...born })).how).not.toBe('exact')
  })

  it('finds nobody for a name like no other', async () => {
    expect(await find('Zzyzx Qwertyuiop')).toEqual({ how: 'none', people: [], more: false })
  })

  it.each(['N', '*alloway', '%', 'N_amh'])(
    'refuses “%s”: two letters of the beginning must be known',
    async (words) => {
      const answer = await desk.searchPeople({ asked: NOOR, words })
      expect(answer).toEqual({ ok: false, refusal: 'too-little-to-go-by' })
    },
  )

  it('never takes what was typed for more than a word', async () => {
    for (const words of [`x'); drop table child_index.child; --`, 'ab%', 'ab\\', '“ab” OR 1=1']) {
      expect((await desk.searchPeople({ asked: NOOR, words })).ok).toBe(true)
    }
  })

  it('never finds a sealed child', async () => {
    const sealed = await registered(index, 'sealed', { given: 'Ottoline', family: 'Vane', born: '2011-11-11' })
    await done(desk, { kind: 'identity-break', number: sealed, why: 'adoption' })
    for (const words of [sealed, 'Ottoline Vane']) {
      expect((await find(words)).people.map(({ number }) => number)).not.toContain(sealed)
    }
  })
})

describe('the words of names', () => {
  it('are gathered once, and those registered since are gathered next', async () => {
    await db.transaction().execute(gatherNameWords)
    expect(await wordsWith('zebedee')).toBe(0)
    await registered(index, 'zebedee', { given: 'Zebedee', family: 'Ampleforth', born: '2013-03-13' })
    expect(await db.transaction().execute(gatherNameWords)).toBe(false)
    expect(await wordsWith('zebedee')).toBe(1)
    expect(namesOf(await find('Zebede Amplefort'))).toEqual(['Zebedee Ampleforth'])
  })
})

describe('the words of many names', () => {
  it('are all gathered, however many lots they take', async () => {
    await execute(
      urls.owner,
      `update child_index.name_words_gathered
          set up_to_key_id = (select min(id) - 30000 from child_index.assertion_key)`,
    )
    await registered(index, 'zephyrine', { given: 'Zephyrine', family: 'Oldcastle', born: '2012-02-12' })
    expect(await db.transaction().execute(gatherNameWords)).toBe(true)
    await gatherAllNameWords(db)
    expect(await wordsWith('zephyrine')).toBe(1)
    expect(await db.transaction().execute(gatherNameWords)).toBe(false)
  })
})

describe('naming children on pages', () => {
  it('by any record of theirs, which gives the number it is linked to now', async () => {
    const { recordId } = (await find(niamh)).people[0] ?? {}
    expect(await desk.numberOfRecord({ asked: NOOR, recordId: recordId ?? '' })).toEqual({
      ok: true,
      value: { number: niamh },
    })
    for (const nobodys of ['0190a0a0-0000-7000-8000-000000000000', 'x', niamh]) {
      expect(await desk.numberOfRecord({ asked: NOOR, recordId: nobodys })).toEqual({ ok: false, refusal: 'not-found' })
    }
  })

  it('by their numbers, those never issued left out', async () => {
    const people = answerOf(await desk.peopleByNumbers({ asked: NOOR, numbers: [niamh, '2222222222'] }))
    expect(people).toMatchObject([{ asked: niamh, number: niamh, status: 'active', state: 'confirmed' }])
    const many = Array.from({ length: 101 }, () => niamh)
    expect(await desk.peopleByNumbers({ asked: NOOR, numbers: many })).toEqual({
      ok: false,
      refusal: 'too-many-at-once',
    })
  })
})

describe('who may', () => {
  const others: readonly Asked[] = [
    { ...NOOR, userId: null },
    { ...NOOR, role: 'social-worker' },
    { ...ASKED, role: 'system', userId: null },
  ]

  it.each(others)('not $role with user $userId', async (asked) => {
    const answers = await Promise.all([
      desk.searchPeople({ asked, words: 'Niamh Calloway' }),
      desk.peopleByNumbers({ asked, numbers: [niamh] }),
      desk.numberOfRecord({ asked, recordId: '0190a0a0-0000-7000-8000-000000000000' }),
      desk.accuracy({ asked }),
    ])
    for (const answer of answers) expect(answer).toEqual({ ok: false, refusal: 'not-an-operator' })
  })

  it('and every search is audited with whom it showed, never with what was typed', async () => {
    await find('Niamh Calloway')
    const { rows } = await execute<{ numbers: string[]; leaf: string }>(
      urls.owner,
      `select numbers, to_jsonb(a)::text as leaf from child_index.audit_leaf a
        where request = 'search-people' and answer = 'answered' order by id desc limit 1`,
    )
    expect(rows[0]?.numbers).toEqual([niamh])
    expect(rows[0]?.leaf).not.toMatch(/niamh|calloway/i)
  })
})

async function wordsWith(word: string): Promise<number> {
  const { rows } = await execute<{ count: number }>(
    urls.owner,
    'select count(*)::int from child_index.name_word where word = $1',
    [word],
  )
  return rows[0]?.count ?? -1
}
