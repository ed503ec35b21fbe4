import { configDefaults, defineConfig } from 'vitest/config'

// `npm test` runs everything on the newest PostgreSQL, then what meets the database once more on the oldest we stand on.
const OLDEST = process.env['POSTGRES'] === '15'
/** These bring a server of their own; and pages ask by the queries that have tests of their own. */
const NOT_ON_OLDEST = ['src/platform/embedded-postgres.db.test.ts', 'src/**/page*.db.test.{ts,tsx}']
/** Minutes long: `npm run test:long`. What they look at is looked at more shortly by others that run every time. */
const LONG = ['e2e/every-page.test.ts', 'e2e/never-lose.test.ts']
const ALL = process.env['TESTS'] === 'all'

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'e2e/**/*.test.ts', 'testing/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...(OLDEST ? NOT_ON_OLDEST : []), ...(ALL ? [] : LONG)],
    globalSetup: 'testing/postgres.ts',
    maxWorkers: 2,
    // Modules are read once a worker, not once a file: two fifths of the whole. No module keeps anything but what is made once.
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
