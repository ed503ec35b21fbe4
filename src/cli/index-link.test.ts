import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { link, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const PEOPLE = 'ref,forename,surname,dob,postcode\n1,Ada,Byrd,2015-03-09,AL1 4QP\n2,Ada,Byrd,2015-03-09,AL1 4QP\n'
const COLUMNS = 'id=ref,given=forename,surname=surname,birth-date=dob,postcode=postcode'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'openics link '))
  await writeFile(join(folder, 'people.csv'), PEOPLE)
  await writeFile(join(folder, 'others.csv'), PEOPLE)
})
afterEach(() => rm(folder, { recursive: true }))

async function linkTo(output: string) {
  const args = ['index', 'link', 'people.csv', 'others.csv', '--columns', COLUMNS, '--output', output]
  const child = spawn(process.execPath, [join(import.meta.dirname, 'openics.ts'), ...args], { cwd: folder })
  let err = ''
  child.stderr.on('data', (text: Buffer) => (err += text))
  const [code] = await once(child, 'close')
  return { code, err }
}

describe('openics index link', () => {
  it('writes no file over one that it reads, by whatever name it goes', async () => {
    await symlink('people.csv', join(folder, 'by-another-name.csv'))
    await link(join(folder, 'people.csv'), join(folder, 'the-same.csv'))
    for (const output of ['people.csv', './others.csv', 'by-another-name.csv', 'the-same.csv'])
      expect(await linkTo(output)).toMatchObject({ code: 2, err: expect.stringContaining('which is read') })
    expect(await readFile(join(folder, 'people.csv'), 'utf8')).toBe(PEOPLE)
    expect(await readFile(join(folder, 'others.csv'), 'utf8')).toBe(PEOPLE)
  })

  it('says before the work that there is no folder to write in', async () => {
    expect(await linkTo('nowhere/pairs.csv')).toMatchObject({ code: 2, err: expect.stringContaining('no folder') })
    expect(await linkTo('.')).toMatchObject({ code: 2, err: expect.stringContaining('is a folder') })
  })

  it('puts the pairs in the place of those before, and leaves nothing beside them', async () => {
    await writeFile(join(folder, 'pairs.csv'), 'old')
    expect(await linkTo('pairs.csv')).toEqual({ code: 0, err: '' })
    expect(await readFile(join(folder, 'pairs.csv'), 'utf8')).toMatch(/^id_a,id_b,score,outcome\n/)
    expect(await readdir(folder)).toEqual(['others.csv', 'pairs.csv', 'people.csv'])
  })
})
