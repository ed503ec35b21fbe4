import { createHash } from 'node:crypto'
import type pg from 'pg'
import { openPool } from '../../platform/db.ts'
import { anIdentity, type IdentityParts } from '../identity/builder.ts'
import { loaderOn } from './in-process.ts'
import type { LoadSource, SourceRow } from './model.ts'

/** A row as a file says it, in tests: of authority 990's school roll unless told otherwise. */
export function aRow(
  localReference: string,
  parts: IdentityParts = {},
  version: number | null = null,
  authority = '990',
) {
  return { authority, node: `${authority}/school-roll`, localReference, version, identity: anIdentity(parts) }
}

type Row = ReturnType<typeof aRow>

/** A file of rows, in tests; two of the same rows are one file. */
export function aSource(name: string, rows: readonly Row[]): LoadSource {
  const lines = rows.map((said, at): SourceRow => ({ line: at + 2, said }))
  return {
    name,
    fingerprint: createHash('sha256').update(JSON.stringify(rows)).digest('hex'),
    profile: 'school-roll',
    authority: null,
    unread: [],
    rows: async function* () {
      yield lines
    },
  }
}

/** Small lots, so that a test of a few hundred rows goes through many; together unless told otherwise. */
export function aLoader(owner: string, given: Parameters<typeof loaderOn>[1] = {}) {
  const pool: pg.Pool = openPool(owner, 5)
  const sizes = { reading: 60, deciding: 50, writing: 30, single: 25, leastTogether: 1, leastPutAside: 200 }
  return { loader: loaderOn(pool, { sizes, ...given }), end: () => pool.end() }
}
