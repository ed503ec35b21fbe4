import { configDefaults, defineConfig } from 'vitest/config'

// `npm test` runs everything on the newest PostgreSQL, then what meets the database once more on the oldest we stand on.
const OLDEST = process.env['POSTGRES'] === '15'
/** These bring a server of their own. */
const OWN_SERVER = ['src/platform/embedded-postgres.db.test.ts']

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'e2e/**/*.test.ts', 'testing/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...(OLDEST ? OWN_SERVER : [])],
    globalSetup: 'testing/postgres.ts',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
