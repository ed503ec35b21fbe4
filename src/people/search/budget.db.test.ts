import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { aCouncil } from '../../../testing/builders/council.ts'
import { aDatabase, execute } from '../../../testing/database.ts'
import type { Actor } from '../../access/actor.ts'
import type { ChildIndex } from '../../child-index/contract.ts'
import { childIndexInProcess, type IndexDatabase, safeguardsKept } from '../../child-index/in-process.ts'
import type { IndexDB } from '../../child-index/schema.ts'
import { calendarDay } from '../../kernel/calendar-day.ts'
import { openDatabase } from '../../platform/db.ts'
import { askForPartner, findInIndex } from './commands.ts'

let db: IndexDatabase
let index: ChildIndex
let actor: Actor

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  await execute(
    urls.owner,
    `insert into child_index.budget_setting (kind, spender, from_on, most_hourly, most_daily, price_of_miss)
     values ('match', 'user', '2020-01-02', 1, 1, 1), ('by-number', 'user', '2020-01-02', 1, 1, 1)`,
  )
  db = openDatabase<IndexDB>(urls.index)
  index = childIndexInProcess(db, { safeguards: safeguardsKept({ budgets: true }) })
  actor = (await aCouncil(urls)).socialWorker
})
afterAll(() => db.destroy())

it.each([
  ['a name', { name: 'Anna Adair', number: '', birthDate: calendarDay('2015-06-01'), postcode: '' }],
  ['a number', { name: '', number: '2222222222', birthDate: null, postcode: '' }],
])('tells who searches by %s when the index has been asked as often as it may be', async (_, search) => {
  expect(await findInIndex(index, actor, search, [])).toMatchObject({ asked: true, elsewhere: [] })
  const spent = await findInIndex(index, actor, search, [])
  expect(spent).toMatchObject({ asked: false, because: 'budget-spent' })
  expect('retryAfterSeconds' in spent && spent.retryAfterSeconds).toBeGreaterThan(60)
  expect(await askForPartner(index, actor, search)).toBeUndefined()
})
