import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { aDatabase, execute } from '../../../testing/database.ts'
import { calendarDay } from '../../kernel/calendar-day.ts'
import { addHours, type Instant } from '../../kernel/instant.ts'
import type { Connections } from '../../platform/connections.ts'
import { openDatabase } from '../../platform/db.ts'
import type { ChildIndex } from '../contract.ts'
import type { Asked } from '../contract-asked.ts'
import { ASKED, anAssertion, anIdentity } from '../identity/builder.ts'
import { childIndexInProcess, type IndexDatabase, safeguardsKept } from '../in-process.ts'
import type { IndexDB } from '../schema.ts'

let urls: Connections
let db: IndexDatabase
let now: Instant
let index: ChildIndex
let number: string
const clock = { now: () => now, today: () => calendarDay(now.slice(0, 10)) }
const asOne = (userId: string): Asked => ({ ...ASKED, userId })

beforeAll(async () => {
  urls = await aDatabase(inject('server'))
  db = openDatabase<IndexDB>(urls.index)
  await execute(
    urls.owner,
    `insert into child_index.budget_setting (kind, spender, from_on, most_hourly, most_daily, price_of_miss) values
       ('match', 'user', '2026-06-01', 5, 8, 1), ('by-number', 'user', '2026-06-01', 40, 1000, 20),
       ('match', 'client', '2026-06-01', 3, 1000, 1)`,
  )
})
beforeEach(async () => {
  now = '2026-06-01T09:02:00.000Z' as Instant
  index = anotherProcess()
  const parts = { given: 'Ingrid', family: 'Solberg', born: '2014-09-04' }
  const outcome = await index.register({ asked: ASKED, assertion: anAssertion('budgeted', parts) })
  if (!outcome.ok) throw new Error(outcome.refusal)
  number = outcome.value.number
})
afterAll(() => db.destroy())

describe('a person’s budget', () => {
  it('is spent after so many searches in an hour, and says when one may search again', async () => {
    const asked = asOne('searcher')
    for (let count = 0; count < 5; count += 1) expect((await search(asked)).outcome).not.toBe('Error')
    const spent = { outcome: 'Error', candidates: [], refusal: 'budget-spent', retryAfterSeconds: 58 * 60 }
    expect(await search(asked)).toEqual(spent)
    expect((await search(asOne('another'))).outcome).not.toBe('Error')

    now = addHours(now, 1)
    for (let count = 0; count < 3; count += 1) expect((await search(asked)).outcome).not.toBe('Error')
    expect(await search(asked)).toMatchObject({ refusal: 'budget-spent', retryAfterSeconds: (23 * 60 - 2) * 60 })
  })

  it('goes faster where numbers are tried than where they are known; a shielded child costs what nobody costs', async () => {
    const known = asOne('knowing')
    for (let count = 0; count < 40; count += 1) {
      expect((await index.childByNumber({ asked: known, number })).ok).toBe(true)
    }
    expect(await index.childByNumber({ asked: known, number })).toMatchObject({ refusal: 'budget-spent' })

    const trying = asOne('trying')
    const miss = { asked: trying, number: '2222222222' }
    expect(await index.childByNumber(miss)).toEqual({ ok: false, refusal: 'not-found' })
    expect(await index.involvementsOf(miss)).toEqual({ ok: false, refusal: 'not-found' })
    const spent = { ok: false, refusal: 'budget-spent', retryAfterSeconds: 58 * 60 }
    expect(await index.childByNumber({ asked: trying, number })).toEqual(spent)
    expect(await index.involvementsOf({ asked: trying, number })).toEqual(spent)
    expect(await index.sealedConcernsOf({ asked: trying, number })).toEqual(spent)
  })

  it('never stops a registration, nor a concern', async () => {
    const asked = asOne('spent')
    for (let count = 0; count < 6; count += 1) await search(asked)
    for (let count = 0; count < 3; count += 1) await index.childByNumber({ asked, number: '2222222222' })
    expect(await index.childByNumber({ asked, number })).toMatchObject({ refusal: 'budget-spent' })
    const concern = {
      reference: 'urgent',
      number,
      agencyKind: 'health',
      band: 'very-worried',
      untilOn: calendarDay('2026-12-01'),
      whomToRing: 'Named nurse, 01632 960456',
    } as const
    expect(await index.tellSealedConcern({ asked, concern })).toMatchObject({ ok: true })
    const assertion = anAssertion('while-spent', { given: 'Halvard', family: 'Nygaard', born: '2015-02-02' })
    expect(await index.register({ asked, assertion })).toMatchObject({ ok: true })
  })

  it('is audited when it is spent', async () => {
    const asked = asOne('audited')
    for (let count = 0; count < 6; count += 1) await search(asked)
    const { rows } = await execute<{ answer: string }>(
      urls.owner,
      `select answer from child_index.audit_leaf where user_id = 'audited' order by id desc limit 1`,
    )
    expect(rows).toEqual([{ answer: 'budget-spent' }])
  })
})

describe('a budget of several processes, and after a restart', () => {
  it('counts what others wrote down', async () => {
    const asked = asOne('everywhere')
    for (let count = 0; count < 4; count += 1) await search(asked)
    now = new Date(Date.parse(now) + 31_000).toISOString() as Instant
    await search(asked) // the fifth; the four before are written down with it
    const restarted = anotherProcess()
    expect((await search(asked, restarted)).outcome).not.toBe('Error')
    expect(await search(asked, restarted)).toMatchObject({ refusal: 'budget-spent' })
  })
})

describe('what is counted', () => {
  it('is kept until it can be written down', async () => {
    const asked = asOne('kept')
    for (let count = 0; count < 4; count += 1) await search(asked)
    now = new Date(Date.parse(now) + 31_000).toISOString() as Instant
    await execute(urls.owner, 'revoke insert on child_index.budget_spent from openics_index')
    await expect(search(asked)).rejects.toThrow(/permission denied/)
    await execute(urls.owner, 'grant insert on child_index.budget_spent to openics_index')
    await search(asked) // the fifth; the four before are written down with it
    const restarted = anotherProcess()
    expect((await search(asked, restarted)).outcome).not.toBe('Error')
    expect(await search(asked, restarted)).toMatchObject({ refusal: 'budget-spent' })
  })

  it.each([
    ['once, though it was tried again', '40001'],
    ['not at all, when the answer was lost', '57P01'],
  ])('is counted %s', async (_, code) => {
    const asked = asOne(`at-${code}`)
    await execute(
      urls.owner,
      `create sequence tries;
       create function fail() returns trigger language plpgsql security definer as $$ begin
         if nextval('public.tries') = 1 then raise exception 'lost' using errcode = '${code}'; end if;
         return new; end $$;
       create trigger fail before insert on child_index.audit_leaf for each row execute function fail()`,
    )
    const first = await search(asked)
    await execute(urls.owner, 'drop function fail cascade; drop sequence tries')
    const left = first.outcome === 'Error' ? 5 : 4
    for (let count = 0; count < left; count += 1) expect((await search(asked)).outcome).not.toBe('Error')
    expect(await search(asked)).toMatchObject({ refusal: 'budget-spent' })
  })
})

it('counts a machine by itself, whoever stands behind it', async () => {
  const answers = []
  for (const user of ['a', 'b', 'c', 'd']) answers.push(await search({ ...asOne(`behind-${user}`), client: 'roll' }))
  expect(answers.map(({ outcome }) => outcome === 'Error')).toEqual([false, false, false, true])
  expect((await search({ ...asOne('behind-e'), client: 'other' })).outcome).not.toBe('Error')
})

it('lets eight ask at one moment without one waiting for another', async () => {
  const asking = Array.from({ length: 8 }, (_, at) => search({ ...asOne(`together-${at}`), client: `together-${at}` }))
  const answers = await Promise.all(asking)
  expect(answers.map(({ outcome }) => outcome)).not.toContain('Error')
})

function search(asked: Asked, at = index) {
  return at.match({ asked, identity: anIdentity({ given: 'Ingrid', family: 'Solberg', born: '2014-09-04' }) })
}

function anotherProcess(): ChildIndex {
  return childIndexInProcess(db, { clock, safeguards: safeguardsKept({ budgets: true }) })
}
