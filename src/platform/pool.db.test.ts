import { sql } from 'kysely'
import { expect, inject, it } from 'vitest'
import { aDatabase, execute } from '../../testing/database.ts'
import { openDatabase, openPool, statementOf } from './db.ts'

it('a connection lost in the middle of an act fails that act, not the program; the next one works', async () => {
  const urls = await aDatabase(inject('server'))
  const pool = openPool(urls.app, 1)
  const client = await pool.connect()
  await client.query('begin')
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  const lost = new Promise<void>((over) => client.once('end', over))
  await execute(`${inject('server').admin}postgres`, 'select pg_terminate_backend($1)', [rows[0]?.pid])
  await lost
  await expect(client.query('select 1')).rejects.toThrow()
  client.release()
  expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  await pool.end()
})

it('a statement put together once is sent with each call’s own values, each wherever it stands, and its columns as named', async () => {
  const twice = statementOf<
    [said: string, of: readonly string[]],
    { readonly whatWasSaid: string; readonly isOne: boolean }
  >(
    (said, of) => sql`
      select ${said}::text || ${', '}::text || ${said}::text as "whatWasSaid", ${said}::text = any(${of}::text[]) as "isOne"`,
  )
  const db = openDatabase((await aDatabase(inject('server'))).app, 1)
  expect(await twice(db, 'yes', ['yes', 'no'])).toEqual([{ whatWasSaid: 'yes, yes', isOne: true }])
  const within = db.transaction().execute((tx) => twice(tx, 'perhaps', ['yes', 'no']))
  expect(await within).toEqual([{ whatWasSaid: 'perhaps, perhaps', isOne: false }])
  await db.destroy()
})
