import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SourceRow } from '../model.ts'
import { csvSource } from './commands.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'openics-csv-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function read(content: string | Buffer): Promise<readonly SourceRow[] | string> {
  const path = join(folder, 'file.csv')
  await writeFile(path, content)
  const source = await csvSource(path, { authority: '990' })
  if ('words' in source) return source.words
  const rows: SourceRow[] = []
  for await (const handful of source.rows()) rows.push(...handful)
  return rows
}

async function familyNamesIn(content: string | Buffer) {
  const rows = await read(content)
  return typeof rows === 'string' ? rows : rows.map((row) => ('said' in row ? row.said.identity.names[0]?.family : row))
}

const HEAD = 'child_reference,surname'

describe('a CSV file', () => {
  it.each([
    ['UTF-8', Buffer.from(`${HEAD}\n1,Núñez\n`)],
    ['UTF-8 with a mark and Windows’ ends of lines', Buffer.from(`\ufeff${HEAD}\r\n1,Núñez\r\n`)],
    ['Windows-1252', Buffer.from(`${HEAD}\n1,Núñez\n`, 'latin1')],
    ['UTF-16', Buffer.from(`\ufeff${HEAD}\n1,Núñez\n`, 'utf16le')],
  ])('is read in %s', async (_, content) => expect(await familyNamesIn(content)).toEqual(['Núñez']))

  it.each([[';'], ['\t'], ['|']])('is read with %j between its columns', async (sign) =>
    expect(await familyNamesIn(`${HEAD}\n1,Byrd\n`.replaceAll(',', sign))).toEqual(['Byrd']),
  )

  it('may quote what holds a comma, a quotation mark or an end of line, and have empty lines', async () => {
    expect(await familyNamesIn(`${HEAD}\n1,"Byrd, the ""elder"""\n\n2,"Mill\nLane"\n`)).toEqual([
      'Byrd, the "elder"',
      'Mill\nLane',
    ])
  })

  it('whose quotation mark is never closed is read up to there', async () => {
    expect(await read(`${HEAD}\n1,Byrd\n2,"Pike\n3,Marsh\n`)).toMatchObject([
      { line: 2, said: { localReference: '1' } },
      { line: 3, refusal: 'quotation-mark-not-closed' },
    ])
  })

  it.each(['\n', '\r\n'])('names a row that goes on for lines by its first (%j)', async (end) => {
    const lines = [HEAD, '', '1,"Mill', 'Lane"', ',"Pike', '', 'Road"', ',Marsh', '']
    expect(await read(lines.join(end))).toMatchObject([{ line: 3 }, { line: 5 }, { line: 8 }])
  })

  it.each([
    ['empty', '', 'empty'],
    ['a spreadsheet', 'PK\u0003\u0004rest', 'spreadsheet'],
    ['not text', Buffer.from([1, 0, 2, 0, 3]), 'not text'],
    ['of two columns of one name', 'child_reference,DOB,dob \n1,2015-03-09,2014-03-09\n', 'Two columns are called dob'],
    ['of other columns', 'name,town\nAda,York\n', 'child_reference (authority-register)'],
  ])('that is %s is refused in words', async (_, content, words) => expect(await read(content)).toContain(words))

  it('that is not there is refused in words', async () => {
    expect(await csvSource(join(folder, 'none.csv'), { authority: null })).toMatchObject({
      words: 'There is no such file.',
    })
  })
})
