import { type Running, startNational } from '../src/deployments/national.ts'
import { loadPracticeCounty } from '../src/deployments/practice-county.ts'
import { readConfig } from '../src/platform/config.ts'
import type { Connections } from '../src/platform/connections.ts'
import { openLog } from '../src/platform/log.ts'
import { aDatabase, type TestServer } from './database.ts'
import { aFreePort } from './sign-in.ts'

export type National = Running & { readonly urls: Connections }

/** The whole program as it is served, with its worker, on a database of its own: a small practice county. */
export async function aNational(server: TestServer, { children = 3 } = {}): Promise<National> {
  const urls = await aDatabase(server)
  const ours = { OPENICS_MODE: 'practice', DATABASE_URL: urls.owner, PORT: `${await aFreePort()}` }
  // A test may be many people, each behind an address of their own.
  const env = { ...ours, TRUST_PROXY: '127.0.0.1' }
  const running = await startNational(readConfig(env), openLog('error'), undefined, async (opened) => {
    await loadPracticeCounty(opened, { children, seed: 1 })
  })
  return { ...running, urls }
}
