import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { anEpisode, aReturn, aChild as inReturn } from '../../testing/cin-census/returns.ts'
import { aDatabase, execute } from '../../testing/database.ts'

let folder = ''
let owner = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'openics load '))
  owner = (await aDatabase(inject('server'))).owner
})
afterAll(() => rm(folder, { recursive: true }))

async function load(...args: readonly string[]) {
  const command = [join(import.meta.dirname, 'openics.ts'), 'index', 'load', ...args]
  const env = { PATH: process.env['PATH'], OPENICS_MODE: 'practice', DATABASE_URL: owner }
  const child = spawn(process.execPath, command, { cwd: folder, env })
  let [out, err] = ['', '']
  child.stdout.on('data', (text: Buffer) => (out += text))
  child.stderr.on('data', (text: Buffer) => (err += text))
  const [code] = await once(child, 'close')
  return { code, out, err }
}

describe('openics index load', () => {
  it('tells of each file what was made of it, and of refused rows why and where', async () => {
    await writeFile(
      join(folder, 'roll.csv'),
      'pupil_reference,forename,surname,dob,house\n1,Ada,Byrd,20150309,Red\n2,Ed,Pike,31/02/2015,\n',
    )
    const { code, out } = await load('roll.csv', '--authority', '990', '--report', 'refused.csv')
    expect(code).toBe(0)
    expect(out).toContain('roll.csv (school-roll): 2 rows. New 1, linked 0, updated 0, known already 0, refused 1.')
    expect(out).toContain('Columns not read, because none is called so: house.')
    expect(out).toContain('Refused, 1: a date that does not exist. Line 3')
    expect(await readFile(join(folder, 'refused.csv'), 'utf8')).toBe(
      'file,line,reason,words\n"roll.csv",3,not-a-date,"a date that does not exist"\n',
    )
  })

  it('says the same to a program, and leaves a file loaded before alone', async () => {
    const { out } = await load('roll.csv', '--authority', '990', '--json')
    expect(JSON.parse(out)).toMatchObject({
      files: [{ name: 'roll.csv', how: 'before', counts: { rows: 2, new: 1, refused: 1 } }],
      summary: { rows: 0 },
    })
  })

  it('loads the children of a census return, whose numbers are provisional', async () => {
    await writeFile(join(folder, 'return.xml'), aReturn(inReturn({ episodes: anEpisode('') })))
    const { code, out } = await load('return.xml', '--authority', '990')
    expect(out).toContain('return.xml (cin-census): 1 row. New 1')
    expect(code).toBe(0)
    const { rows } = await execute(owner, `select state from child_index.child order by 1`)
    expect(rows).toEqual([{ state: 'confirmed' }, { state: 'provisional' }])
  })

  it('gathers the words of the names, so that a person finds the children however they are spelt', async () => {
    const { rows } = await execute(owner, `select word from child_index.name_word order by 1`)
    expect(rows).toEqual([{ word: 'ada' }, { word: 'byrd' }])
  })

  it('names a file that cannot be read, loads the others, and ends with 1', async () => {
    await writeFile(join(folder, 'more.csv'), 'pupil_reference,forename,surname,dob\n3,Flo,Marsh,2012-02-02\n')
    await writeFile(join(folder, 'town.csv'), 'name,town\nAda,York\n')
    const { code, out, err } = await load('more.csv', 'none.csv', 'town.csv', '--authority', '990')
    expect(code).toBe(1)
    expect(out).toContain('more.csv (school-roll): 1 row. New 1')
    expect(err).toContain('none.csv: There is no such file.')
    expect(err).toContain('town.csv: The first line has no column that names the record.')
  })

  it('says plainly that a file could not be read to its end, or that nothing of it was loaded, and ends with 1', async () => {
    const head = 'pupil_reference,forename,surname,dob\n'
    await writeFile(
      join(folder, 'open.csv'),
      `${head}21,Ada,Mole,2012-02-02\n22,"Flo,Marsh,2012-02-02\n23,Ed,Pike,2012-02-03\n`,
    )
    const open = await load('open.csv', '--authority', '990')
    expect(open).toMatchObject({ code: 1, err: expect.stringContaining('a quotation mark in line 3 is never closed') })
    await writeFile(join(folder, 'whose.csv'), `${head}31,Ada,Hare,2012-02-02\n32,Ed,Fox,2012-02-03\n`)
    const whose = await load('whose.csv', '--json')
    expect(whose).toMatchObject({ code: 1, err: expect.stringContaining('every row was refused') })
  })

  it('writes no report over a file it reads', async () => {
    const { code, err } = await load('roll.csv', '--authority', '990', '--report', './roll.csv')
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining('which is read') })
  })

  it.each([[['roll.csv', '--authority', '000']], [['roll.csv', '--profile', 'dentists']], [[]]])(
    'asked wrongly (%j) says so, and ends with 2',
    async (args) => expect((await load(...args)).code).toBe(2),
  )
})
