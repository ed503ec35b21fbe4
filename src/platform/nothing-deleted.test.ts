import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

/** What someone is still writing is outside the record, and is thrown away once it is sent; the practice county is laid down by the owner. */
const OUTSIDE_THE_RECORD = [
  ...['src/entries/drafts/queries.ts', 'src/entries/writing/queries-presence.ts'],
  'src/practice/loading/queries.ts',
]
const DELETES = /\.deleteFrom\(|\bdelete\s+from\s|\btruncate\s/i

// The grants are looked at in tables.db.test.ts: from every table of the record the program's role can delete nothing.
it('no command, query or job deletes anything of the record', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((file) => join('src', file))
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !file.startsWith('src/child-index/'))
  const deleting = files.filter((file) => DELETES.test(readFileSync(file, 'utf8')))
  expect(files.length).toBeGreaterThan(500)
  expect(deleting.filter((file) => !OUTSIDE_THE_RECORD.includes(file))).toEqual([])
  expect(deleting).toContain('src/entries/drafts/queries.ts')
})
