import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { aDatabase, execute } from '../../testing/database.ts'
import type { Connections } from './connections.ts'
import { migrate, migrationsMissing } from './migrate.ts'

let urls: Connections
let folder = ''
const files = () => pathToFileURL(`${folder}/`)

beforeEach(async () => {
  urls = await aDatabase(inject('server'))
  folder = await mkdtemp(join(tmpdir(), 'migrations '))
  await cp('migrations', folder, { recursive: true })
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function exists(table: string): Promise<boolean> {
  const { rows } = await execute<{ found: string | null }>(urls.owner, `select to_regclass($1)::text as found`, [table])
  return rows[0]?.found != null
}

describe('migrations', () => {
  it('applied a second time are nothing', async () => {
    expect((await migrate(urls.owner)).filter(({ fresh }) => fresh)).toEqual([])
    expect(await migrationsMissing(urls.owner)).toEqual([])
  })

  it('are refused, and nothing is done, if one this database has had was edited since', async () => {
    await writeFile(join(folder, '0002_access.sql'), '-- edited')
    await writeFile(join(folder, '9000_next.sql'), 'create table public.next ()')
    await expect(migrate(urls.owner, files())).rejects.toThrow('0002_access.sql has changed')
    expect(await exists('public.next')).toBe(false)
  })

  it('are refused if this database has had one that is not here: it belongs to a newer version', async () => {
    await rm(join(folder, '0007_plans.sql'))
    await expect(migrate(urls.owner, files())).rejects.toThrow('0007_plans.sql, which this version')
  })

  it('that fail are undone whole, and those before them stay', async () => {
    await writeFile(join(folder, '9000_next.sql'), 'create table public.next ()')
    await writeFile(join(folder, '9001_broken.sql'), 'create table public.half (); select 1 / 0')
    await expect(migrate(urls.owner, files())).rejects.toThrow('9001_broken.sql failed and was undone')
    expect(await exists('public.next')).toBe(true)
    expect(await exists('public.half')).toBe(false)
    expect(await migrationsMissing(urls.owner, files())).toEqual(['9001_broken.sql'])
  })

  it('whose connection is cut in the middle are undone, and can then be applied', async () => {
    const cut = 'create table public.half (); select pg_terminate_backend(pg_backend_pid())'
    await writeFile(join(folder, '9000_cut.sql'), cut)
    await expect(migrate(urls.owner, files())).rejects.toThrow()
    expect(await exists('public.half')).toBe(false)
    await writeFile(join(folder, '9000_cut.sql'), 'create table public.half ()')
    await migrate(urls.owner, files())
    expect(await exists('public.half')).toBe(true)
  })

  it('asked for by several processes at once are each applied once', async () => {
    await writeFile(join(folder, '9000_next.sql'), 'create table public.next ()')
    const runs = await Promise.all([1, 2, 3].map(() => migrate(urls.owner, files())))
    expect(runs.flat().filter(({ fresh }) => fresh)).toHaveLength(1)
  })
})
