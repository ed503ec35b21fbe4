import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aMoment } from '../../../testing/builders/moment.ts'
import { aDatabase, execute } from '../../../testing/database.ts'
import type { ChildIndex } from '../../child-index/contract.ts'
import { childIndexInProcess } from '../../child-index/in-process.ts'
import type { IndexDB } from '../../child-index/schema.ts'
import type { Connections } from '../../platform/connections.ts'
import { type Database, openDatabase } from '../../platform/db.ts'
import { loadCounty } from './load-county.ts'

const NOW = aMoment('2026-06-10T09:00:00Z')
let urls: Connections
let db: Database
let owner: Database
let index: ChildIndex

beforeAll(async () => {
  urls = await aDatabase(inject('server'))
  await execute(urls.owner, `insert into public.installation (mode) values ('practice')`)
  db = openDatabase(urls.app)
  owner = openDatabase(urls.owner, 2)
  index = childIndexInProcess(openDatabase<IndexDB>(urls.index))
})

describe('x', () => {
  it('loads', async () => {
    const t = performance.now()
    const r = await loadCounty({ db, owner, index }, { children: 200, seed: 1, now: NOW }, (n) =>
      console.log(n, performance.now() - t),
    )
    console.log(r, performance.now() - t)
    const u = performance.now()
    const r2 = await loadCounty({ db, owner, index }, { children: 200, seed: 1, now: NOW })
    console.log(r2, performance.now() - u)
    const { rows } = await execute(
      urls.owner,
      `select relname, n_live_tup, n_tup_ins from pg_stat_user_tables where n_tup_ins>0 order by n_tup_ins desc limit 60`,
    )
    console.log(rows.map((x: any) => x.relname + ' ' + x.n_tup_ins).join('\n'))
  }, 60000)
})
