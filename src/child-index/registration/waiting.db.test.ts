import { afterAll, afterEach, beforeAll, expect, inject, it } from 'vitest'
import { aDatabase, execute } from '../../../testing/database.ts'
import type { Connections } from '../../platform/connections.ts'
import { openDatabase } from '../../platform/db.ts'
import type { Identity } from '../contract-identity.ts'
import { ASKED, anAssertion, anIdentity } from '../identity/builder.ts'
import { childIndexInProcess, type IndexDatabase } from '../in-process.ts'
import { foundByTexts, probesOf, profileOf, searchTexts } from '../matching/keys/rules.ts'
import type { IndexDB } from '../schema.ts'
import { lockForMany } from './queries.ts'

let urls: Connections
let db: IndexDatabase
let registering: IndexDatabase

beforeAll(async () => {
  urls = await aDatabase(inject('server'))
  db = openDatabase<IndexDB>(urls.index, 2)
  registering = openDatabase<IndexDB>(urls.index, 2)
})
afterEach(() => execute(urls.owner, 'drop trigger if exists at_audit on child_index.audit_leaf'))
afterAll(() => Promise.all([db.destroy(), registering.destroy()]))

const UNAVAILABLE = { ok: false, refusal: 'unavailable' }
const someone = (at: number) => anAssertion(`waiting-${at}`, { given: 'Leopold', family: `Aske${'abcdefghij'[at]}` })

it('while a file is written, whoever looks for a child is answered, and whoever registers one is told to try later', async () => {
  const index = childIndexInProcess(db, { registering, patience: 1000 })
  const written = await whileWriting(async () => {
    const registrations = Array.from({ length: 10 }, (_, at) =>
      index.register({ asked: ASKED, assertion: someone(at) }),
    )
    const looked = await index.match({ asked: ASKED, identity: anIdentity() })
    return { looked, registered: await Promise.all(registrations) }
  })
  expect(written.looked.outcome).toBe('NoMatch')
  expect(written.registered).toEqual(Array(10).fill(UNAVAILABLE))
})

it('leaves no connection waiting for a lock when whoever registered has gone', async () => {
  const index = childIndexInProcess(db, { registering, patience: 300 })
  await whileWriting(async () => {
    await Promise.all(Array.from({ length: 10 }, (_, at) => index.register({ asked: ASKED, assertion: someone(at) })))
    // Both connections come free although the file is still being written: nothing was begun for the eight in the queue.
    const free = await Promise.all([1, 2].map(() => registering.connection().execute(async () => 'free')))
    expect(free).toEqual(['free', 'free'])
  })
  expect((await index.register({ asked: ASKED, assertion: someone(0) })).ok).toBe(true)
})

it('a record with very many names and postcodes takes one lock, an ordinary one a few dozen', async () => {
  const index = childIndexInProcess(db)
  const profile = profileOf(MANY_NAMED)
  const texts = new Set([...searchTexts(probesOf(profile)), ...foundByTexts(profile)])
  expect(texts.size).toBeGreaterThan(1000)
  await execute(urls.owner, 'create table locks_taken (locks integer)')
  await atAudit(
    `insert into public.locks_taken select count(*) from pg_locks where locktype = 'advisory' and pid = pg_backend_pid();`,
  )
  await index.register({ asked: ASKED, assertion: { ...anAssertion('many-named'), identity: MANY_NAMED } })
  await index.register({ asked: ASKED, assertion: anAssertion('ordinary') })
  const { rows } = await execute<{ locks: number }>(urls.owner, 'select locks from locks_taken')
  expect(rows[0]?.locks).toBe(1)
  expect(rows[1]?.locks).toBeGreaterThan(10)
  expect(rows[1]?.locks).toBeLessThan(100)
})

it('says that it is not available when the database has no room for another lock', async () => {
  await atAudit(`raise exception 'out of shared memory' using errcode = '53200';`)
  const index = childIndexInProcess(db)
  expect(await index.register({ asked: ASKED, assertion: anAssertion('no-room') })).toEqual(UNAVAILABLE)
})

/** Twenty names of eight words, and eight postcodes. */
const MANY_NAMED: Identity = {
  ...anIdentity(),
  names: Array.from({ length: 20 }, (_, at) => ({ use: 'alias', given: words(at * 8), family: words(at * 8 + 4) })),
  addresses: Array.from({ length: 8 }, (_, at) => ({
    ...{ lines: '', postcode: `AL${at + 1} 1AB` },
    ...{ fromOn: null, toOn: null },
  })),
}

function words(from: number): string {
  const SOUNDS = 'bdfgklmnprstv'
  const word = (at: number) => [at % 13, Math.floor(at / 13)].map((one) => `${SOUNDS[one]}a`).join('')
  return [0, 1, 2, 3].map((more) => word(from + more)).join(' ')
}

/** Does `work` while another, as one who loads a file, registers alone. */
async function whileWriting<T>(work: () => Promise<T>): Promise<T> {
  const loading = openDatabase<IndexDB>(urls.index, 1)
  try {
    return await loading.transaction().execute(async (tx) => {
      await lockForMany(tx)
      return work()
    })
  } finally {
    await loading.destroy()
  }
}

/** Has the database do something whenever a request is audited. */
async function atAudit(statement: string): Promise<void> {
  await execute(
    urls.owner,
    `create or replace function at_audit() returns trigger language plpgsql security definer as $$
       begin ${statement} return new; end $$;
     create trigger at_audit before insert on child_index.audit_leaf for each row execute function at_audit()`,
  )
}
