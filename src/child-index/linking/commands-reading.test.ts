import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readRows } from './commands-reading.ts'
import type { LinkRow } from './model.ts'

const COLUMNS = { id: ['ref'], given: ['given name'], 'birth-date': ['born'] } as const

describe('a CSV file', () => {
  it.each([
    ['with commas and quotes', Buffer.from('ref,given name,born\n1,"Zoë, ""Zo""",2015-03-09\n')],
    ['with semicolons', Buffer.from('ref;given name;born\n1;Zoë, "Zo";2015-03-09\n')],
    [
      'with tabs, and lines ended as on Windows',
      Buffer.from('ref\tgiven name\tborn\r\n1\tZoë, "Zo"\t2015-03-09\r\n\r\n'),
    ],
    [
      'with a byte order mark and spaces in its header',
      Buffer.from('\ufeffREF , Given Name , Born\n1,"Zoë, ""Zo""",2015-03-09'),
    ],
    ['in Windows-1252', Buffer.from('ref,given name,born\n1,"Zo\xeb, ""Zo""",2015-03-09\n', 'latin1')],
  ])('is read %s', async (_, bytes) => {
    expect(await rowsOf(bytes)).toMatchObject([
      { id: '1', given: 'Zoë, "Zo"', 'birth-date': '2015-03-09', surname: '' },
    ])
  })

  it('is refused in words where a column is not there, saying which there are', async () => {
    await expect(rowsOf(Buffer.from('ref,forename\n1,Ada\n'))).rejects.toThrow(
      /no column "given name". It has: ref, forename/,
    )
  })

  it('is refused in words where it is not there, is a folder, or is empty', async () => {
    await expect(readAll('not-there.csv')).rejects.toThrow('There is no file not-there.csv.')
    await expect(readAll(tmpdir())).rejects.toThrow('is a folder')
    await expect(rowsOf(Buffer.from(''))).rejects.toThrow('is empty')
  })
})

async function rowsOf(bytes: Buffer): Promise<readonly LinkRow[]> {
  const path = join(await mkdtemp(join(tmpdir(), 'openics-link-')), 'people.csv')
  await writeFile(path, bytes)
  return readAll(path)
}

async function readAll(path: string): Promise<readonly LinkRow[]> {
  const rows: LinkRow[] = []
  for await (const row of readRows(path, COLUMNS)) rows.push(row)
  return rows
}
