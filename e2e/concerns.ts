import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Seat, Tx } from '../src/platform/db.ts'
import type { Someone } from '../testing/browser.ts'
import { execute } from '../testing/database.ts'
import type { National } from '../testing/national.ts'
import { type Child, words } from './page.ts'

/** What somebody keeps sealed: how they call the child, what they saw, and why it worries them. */
export type Kept = { readonly as: Partial<Child>; readonly saw: string; readonly why: string }

/** A practitioner finds the child, however they write the name, and keeps a concern about them sealed. */
export async function keepConcern(someone: Someone, child: Child, { as, saw, why }: Kept): Promise<void> {
  const called = { ...child, ...as }
  await someone.open('/concerns/find')
  await someone.write('First name', called.given)
  await someone.write('Family name', called.family)
  await someone.date('Birth date', called.birthDate)
  await someone.write('Postcode where the child lives', called.postcode)
  await someone.press('Go on')
  expect(await words(someone), `${someone.name} finds the child`).toContain(child.number)
  await someone.write('What did you see or hear?', saw)
  await someone.choose('When?', 'Today')
  await someone.choose('Who says so?', 'I saw it')
  await someone.choose('How worried are you?', 'Not sure')
  await someone.write('Why? (optional)', why)
  await someone.choose('What should happen?', 'Keep this; I have information that matters')
  await someone.choose('Have you told the family?', 'Yes')
  await someone.choose(/^May others who help/, 'Yes')
  await someone.press('Send')
  expect(await words(someone)).toContain('It is kept sealed in your agency. Nobody at the council can read it.')
}

/** Opens a page again and again until it says this: for what a job brings there. */
export async function comesTo(someone: Someone, path: string, said: string | RegExp, seconds = 15): Promise<void> {
  const saying = () => someone.page.goto(path).then(() => words(someone))
  await expect.poll(saying, { timeout: seconds * 1000, interval: 500 }).toMatch(said)
}

/** The seat of a council from which somebody acts. */
export async function seatOf({ urls }: National, name: string): Promise<Seat> {
  const { rows } = await execute<Omit<Seat, 'seat'>>(
    urls.owner,
    `select m.authority, m.user_id as "userId", m.agency_id as "agencyId" from access.membership m
       join access.app_user u on u.id = m.user_id where u.name = $1 and m.seat = 'council'`,
    [name],
  )
  if (!rows[0]) throw new Error(`${name} has no seat`)
  return { ...rows[0], seat: 'council' }
}

/** In how many rows of the record one may read any of these words from a seat, by raw SQL: every table, view and history. */
export async function rowsThatSay(tx: Tx, marked: readonly string[]): Promise<number> {
  await sql`select set_config('app.as_of', now()::text, true)`.execute(tx)
  const tables = await sql<{ name: string }>`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'v') and n.nspname in ('public', 'history', 'asof', 'audit')
       and has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select')`.execute(tx)
  const names = tables.rows.map(({ name }) => name)
  expect(names).toContain('public.concern')
  const counts = names.map(
    (name) => sql`(select count(*) from ${sql.raw(name)} r where r::text ~* ${marked.join('|')})`,
  )
  const { rows } = await sql<{ found: number }>`select (${sql.join(counts, sql` + `)})::int as found`.execute(tx)
  return rows[0]?.found ?? Number.NaN
}
