import { beforeAll, describe, expect, inject, it } from 'vitest'
import { aDatabase, execute } from '../../testing/database.ts'
import type { Connections } from './connections.ts'

let urls: Connections
beforeAll(async () => {
  urls = await aDatabase(inject('server'))
})

type Table = {
  readonly name: string
  readonly comment: string | null
  readonly secured: boolean
  readonly forced: boolean
  readonly policies: number
  readonly key: string | null
  readonly kept: boolean
  readonly as_of: boolean
  readonly append_only: boolean
  readonly deletable: boolean
}

const TABLES = `
  select nspname || '.' || relname as name, obj_description(c.oid, 'pg_class') as comment,
         relrowsecurity as secured, relforcerowsecurity as forced,
         (select count(*)::int from pg_policy where polrelid = c.oid) as policies,
         (select attname from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
           where i.indrelid = c.oid and i.indisprimary) as key,
         exists (select from pg_trigger where tgrelid = c.oid and tgname = 'keep_version') as kept,
         to_regclass('asof.' || quote_ident(relname)) is not null as as_of,
         not has_table_privilege('openics_app', c.oid, 'update') as append_only,
         has_table_privilege('openics_app', c.oid, 'delete') or has_table_privilege('openics_app', c.oid, 'truncate') as deletable
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where nspname in ('public', 'access', 'history') and relkind in ('r', 'p')
   order by 1`

/** What says of the program itself, of nobody. */
const OF_THE_PROGRAM = ['public.migration', 'public.installation']
/**
 * What someone is still writing is outside the record until they hand it in: it keeps no history, and may be thrown away.
 * What the record is found by is made of it, and of today; how far a job has got, and
 * what a partner was told and how they wish to be, is said anew each time. What somebody learns by doing is of the practice county alone.
 */
const OUTSIDE_THE_RECORD = [
  'public.draft',
  'public.section_draft',
  'public.writing_presence',
  'public.search_text',
  'public.record_sweep',
  'public.index_read_to',
  'public.partner_notice',
  'public.partner_setting',
  'public.learning',
]
/** Read before any authority is bound, at the door; reached through functions alone, or not forced on their owner. */
const AT_THE_DOOR = [
  ...['access.app_user', 'access.session', 'access.agency', 'access.team', 'access.membership'],
  ...['access.machine', 'access.machine_key', 'access.machine_assertion', 'access.invitation'],
]

async function tables(): Promise<readonly Table[]> {
  return (await execute<Table>(urls.owner, TABLES)).rows
}

async function tablesOfPeople(): Promise<readonly Table[]> {
  return (await tables()).filter(({ name }) => !OF_THE_PROGRAM.includes(name))
}

const namesOf = (found: readonly Table[]) => found.map(({ name }) => name)

describe('every table', () => {
  it('says what it is for', async () => {
    expect(namesOf((await tables()).filter(({ comment }) => !comment))).toEqual([])
  })

  it('about anybody is confined by row level security, on its owner too', async () => {
    const found = await tablesOfPeople()
    expect(namesOf(found.filter(({ secured }) => !secured))).toEqual([])
    const mustBeForced = found.filter(({ name }) => !AT_THE_DOOR.includes(name))
    expect(namesOf(mustBeForced.filter(({ forced, policies }) => !forced || policies === 0))).toEqual([])
  })

  it('of an authority leads with it in its key', async () => {
    const apart = ['access.app_user', 'access.session']
    const found = (await tablesOfPeople()).filter(({ name }) => !apart.includes(name))
    expect(namesOf(found.filter(({ key }) => key !== 'authority'))).toEqual([])
  })

  it('of the record keeps every version, or is only ever added to; and is known as of any day', async () => {
    const found = (await tablesOfPeople()).filter(
      ({ name }) => name.startsWith('public.') && !OUTSIDE_THE_RECORD.includes(name),
    )
    expect(found.length).toBeGreaterThan(20)
    expect(namesOf(found.filter(({ kept, append_only }) => !kept && !append_only))).toEqual([])
    expect(namesOf(found.filter(({ as_of }) => !as_of))).toEqual([])
  })

  it('of the record is one from which the application can delete nothing', async () => {
    const found = (await tablesOfPeople()).filter(({ name }) => !OUTSIDE_THE_RECORD.includes(name))
    expect(namesOf(found.filter(({ deletable }) => deletable))).toEqual([])
  })

  it('is not the application’s own: the role owns nothing and passes no policy', async () => {
    const { rows } = await execute<{ owned: number; bypass: boolean }>(
      urls.owner,
      `select (select count(*)::int from pg_class where relowner = r.oid) as owned, rolbypassrls or rolsuper as bypass
         from pg_roles r where rolname in ('openics_app', 'openics_index')`,
    )
    expect(rows).toEqual([
      { owned: 0, bypass: false },
      { owned: 0, bypass: false },
    ])
  })
})
