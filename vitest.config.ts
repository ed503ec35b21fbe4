import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'e2e/**/*.test.ts', 'testing/**/*.test.ts'],
    globalSetup: 'testing/postgres.ts',
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
