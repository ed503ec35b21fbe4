import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aDatabase, execute } from '../../../testing/database.ts'
import { openDatabase } from '../../platform/db.ts'
import { ASKED, anAssertion, type IdentityParts } from '../identity/builder.ts'
import { childIndexInProcess } from '../in-process.ts'
import type { IndexDB } from '../schema.ts'
import { aLoader, aRow, aSource } from './builder.ts'
import { LoadUnderWay, loadFiles } from './commands.ts'
import type { FileLoaded, LoadProgress } from './model.ts'
import { allRefusals } from './queries-loads.ts'
import { csvSource } from './reading/commands.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'openics-loading-'))
})
afterAll(() => rm(folder, { recursive: true }))

const OLIVER: IdentityParts = { given: 'Oliver', family: 'Farrow', born: '2015-03-09', postcode: 'AL4 0XB' }

/** What the test sees of a load: each file's counts. */
async function loading(
  owner: string,
  sources: Parameters<typeof loadFiles>[1],
  onProgress?: (p: LoadProgress) => void,
) {
  const { loader, end } = aLoader(owner, onProgress ? { onProgress } : {})
  return loadFiles(loader, sources).finally(end)
}

async function numberOf(owner: string, reference: string): Promise<string | undefined> {
  const { rows } = await execute<{ number: string }>(
    owner,
    `select l.number from child_index.assertion a join child_index.link l on l.assertion_id = a.id
      where a.local_reference = $1`,
    [reference],
  )
  return rows[0]?.number
}

describe('a file of children', () => {
  it('gives one number to a child who stands in it twice, or in another file too, and two to twins', async () => {
    const { owner } = await aDatabase(inject('server'))
    const twin = { ...OLIVER, given: 'Olivia', multipleBirth: true }
    const first = aSource('first', [
      aRow('one', OLIVER),
      aRow('again', { ...OLIVER, given: 'Olivr' }),
      aRow('twin', twin),
    ])
    const second = aSource('second', [aRow('other', OLIVER, null, '991')])
    await loading(owner, [first, second])
    const [one, again, twins, other] = await Promise.all(
      ['one', 'again', 'twin', 'other'].map((reference) => numberOf(owner, reference)),
    )
    expect([again, other]).toEqual([one, one])
    expect(twins).not.toBe(one)
  })

  it('loaded before, or given twice, is left alone and said so', async () => {
    const { owner } = await aDatabase(inject('server'))
    const file = aSource('roll', [aRow('one', OLIVER)])
    const now = await loading(owner, [file, file])
    const later = await loading(owner, [file])
    expect([...now, ...later].map(({ how }) => how)).toEqual(['loaded', 'same-as-another', 'before'])
    expect(later[0]?.counts.rows).toBe(1)
  })

  it('sent again with other words about a record is a later version of it', async () => {
    const { owner } = await aDatabase(inject('server'))
    await loading(owner, [aSource('autumn', [aRow('one', OLIVER), aRow('two', { given: 'Una', family: 'Marsh' })])])
    const moved = aSource('spring', [
      aRow('one', { ...OLIVER, postcode: 'LS1 4AP' }),
      aRow('two', { given: 'Una', family: 'Marsh' }),
    ])
    const [spring] = await loading(owner, [moved])
    expect(spring?.counts).toMatchObject({ new: 0, updated: 1, repeated: 1 })
    const { rows } = await execute(owner, `select local_reference, version from child_index.assertion order by 1`)
    expect(rows).toEqual([
      { local_reference: 'one', version: 2 },
      { local_reference: 'two', version: 1 },
    ])
  })

  it('with one reference twice keeps what it says first and refuses what contradicts it', async () => {
    const { owner } = await aDatabase(inject('server'))
    const [file] = await loading(owner, [
      aSource('roll', [aRow('one', OLIVER), aRow('one', OLIVER), aRow('one', { ...OLIVER, family: 'Pike' })]),
    ])
    expect(file?.counts).toMatchObject({ rows: 3, new: 1, repeated: 1, refused: 1 })
    expect(file?.refusals).toMatchObject([{ reason: 'reference-twice-with-other-content', lines: [4] }])
  })

  it('that counts versions itself is taken at its word', async () => {
    const { owner } = await aDatabase(inject('server'))
    const [file] = await loading(owner, [
      aSource('roll', [aRow('one', OLIVER, 1), aRow('one', { ...OLIVER, family: 'Pike' }, 2), aRow('one', OLIVER, 1)]),
    ])
    expect(file?.counts).toMatchObject({ new: 1, updated: 1, repeated: 1 })
  })
})

describe('a load beside what the index holds', () => {
  it('recognises the children registered before it', async () => {
    const { owner, index: url } = await aDatabase(inject('server'))
    const db = openDatabase<IndexDB>(url)
    const known = await childIndexInProcess(db).register({ asked: ASKED, assertion: anAssertion('known', OLIVER) })
    await db.destroy()
    const [file] = await loading(owner, [aSource('roll', [aRow('one', { ...OLIVER, given: 'Olivr' })])])
    expect(file?.counts).toMatchObject({ new: 0, linked: 1 })
    expect(await numberOf(owner, 'one')).toBe(known.ok && known.value.number)
  })

  it('gives the number of a child registered after it was decided and before it was written', async () => {
    const { owner, index: url } = await aDatabase(inject('server'))
    const others = Array.from({ length: 60 }, (_, at) => aRow(`other${at}`, { given: `Una${at}`, born: '2012-02-02' }))
    const source = aSource('roll', [...others, aRow('one', OLIVER), aRow('again', { ...OLIVER, given: 'Olivr' })])
    const brokenOff = loading(owner, [source], ({ stage, done }) => {
      if (stage === 'deciding' && done === 62) throw new Error('broken off')
    })
    await expect(brokenOff).rejects.toThrow('broken off')
    const db = openDatabase<IndexDB>(url)
    const live = await childIndexInProcess(db).register({ asked: ASKED, assertion: anAssertion('live', OLIVER) })
    await db.destroy()
    await loading(owner, [source])
    const number = live.ok && live.value.number
    expect([await numberOf(owner, 'one'), await numberOf(owner, 'again')]).toEqual([number, number])
  })

  it('is the only one', async () => {
    const { owner } = await aDatabase(inject('server'))
    let other: Promise<unknown> = Promise.resolve()
    await loading(owner, [aSource('roll', [aRow('one', OLIVER)])], () => {
      other = loading(owner, [aSource('another', [aRow('two', OLIVER)])])
      other.catch(() => {})
    })
    await expect(other).rejects.toThrow(LoadUnderWay)
  })
})

describe('bad rows', () => {
  const TODAY_NEXT_YEAR = `${new Date().getFullYear() + 2}-01-01`
  const ROLL = `Pupil Reference , Forename,Surname,DOB,NHS number,authority
good,Ada,Byrd,2015-03-09,,990
future,Ada,Byrd,${TODAY_NEXT_YEAR},,990
nhs,Ada,Byrd,09/03/2015,9990000019,990
long,${'a'.repeat(500)},Byrd,2015-03-09,,990
sql,Robert'); drop table child;--,Byrd,2015-03-09,,990
few,Ada,Byrd
nobody,,,,,990
date,Ada,Byrd,31/02/2015,,990
,Ada,Byrd,2015-03-09,,990
whose,Ada,Byrd,2015-03-09,,
`

  it('are refused, each with its reason and line; the others are loaded', async () => {
    const { owner } = await aDatabase(inject('server'))
    const path = join(folder, 'bad.csv')
    await writeFile(path, ROLL)
    const source = await csvSource(path, { authority: null })
    const files: readonly FileLoaded[] = 'rows' in source ? await loading(owner, [source]) : []
    expect(files[0]?.counts).toMatchObject({ rows: 10, new: 1, refused: 9 })
    const { loader, end } = aLoader(owner)
    const told: [number, string][] = []
    for await (const { line, reason } of allRefusals(loader.db, files[0]?.place?.loadId ?? ''))
      told.push([line, reason])
    await end()
    expect(told.sort(([a], [b]) => a - b)).toEqual([
      [3, 'birth-date-in-the-future'],
      [4, 'nhs-number-not-valid'],
      [5, 'name-too-long'],
      [6, 'name-not-readable'],
      [7, 'wrong-number-of-columns'],
      [8, 'nothing-known-of-the-child'],
      [9, 'not-a-date'],
      [10, 'reference-missing'],
      [11, 'authority-missing'],
    ])
  })
})
