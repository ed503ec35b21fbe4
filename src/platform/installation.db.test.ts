import { beforeEach, describe, expect, inject, it } from 'vitest'
import { aDatabase, execute } from '../../testing/database.ts'
import { readConfig } from './config.ts'
import type { Connections } from './connections.ts'
import { databaseOver, openPool } from './db.ts'
import { isInstalled, openInstallation, versionFault } from './installation.ts'

let urls: Connections
beforeEach(async () => {
  urls = await aDatabase(inject('server'))
})

const practice = () => readConfig({ OPENICS_MODE: 'practice', DATABASE_URL: urls.owner })
const live = () => ({ ...practice(), mode: 'live' as const })

describe('an installation', () => {
  it('records once what it is, and is reached by the application as its own role', async () => {
    const installation = await openInstallation(practice())
    const db = databaseOver(openPool(installation.connections.app))
    expect(await isInstalled(db)).toBe(true)
    await db.destroy()
    const { rows } = await execute<{ mode: string }>(urls.owner, 'select mode from public.installation')
    expect(rows).toEqual([{ mode: 'practice' }])
  })

  it('for practice never becomes live', async () => {
    await openInstallation(practice())
    await expect(openInstallation(live())).rejects.toThrow('holds the practice county, so it cannot be used live')
  })

  it('that is live is never used for practice', async () => {
    await openInstallation(live())
    await expect(openInstallation(practice())).rejects.toThrow('live, so practice mode is refused')
  })

  it('keeps the same session secret from one start to the next, so that a restart signs nobody out', async () => {
    const [first, second] = [await openInstallation(practice()), await openInstallation(practice())]
    expect(first.sessionSecret).toBe(second.sessionSecret)
    expect(first.sessionSecret.length).toBeGreaterThanOrEqual(32)
  })

  it('changes no role that can sign in already: other processes may be signing in', async () => {
    const passwords = `select md5(string_agg(rolname || xmin::text, ',' order by rolname)) as seen
                         from pg_authid where rolname like 'openics%'`
    const admin = `${inject('server').admin}postgres`
    await openInstallation(practice())
    const before = await execute<{ seen: string }>(admin, passwords)
    await openInstallation(practice())
    expect((await execute<{ seen: string }>(admin, passwords)).rows).toEqual(before.rows)
  })

  it('whose database does not answer says which, and never its password', async () => {
    const away = readConfig({
      OPENICS_MODE: 'practice',
      DATABASE_URL: 'postgres://owner:s3cretword@127.0.0.1:1/openics',
    })
    const opening = openInstallation(away)
    await expect(opening).rejects.toThrow('The database openics at 127.0.0.1:1 cannot be reached')
    await expect(opening).rejects.not.toThrow('s3cretword')
  })

  it.each([
    [140_011, '14.11', true],
    [150_000, '15.0', false],
    [180_004, '18.4', false],
  ])('on a PostgreSQL of number %i (%s) is too old: %s', (number, name, tooOld) => {
    expect(versionFault(number, name) !== undefined).toBe(tooOld)
  })
})
