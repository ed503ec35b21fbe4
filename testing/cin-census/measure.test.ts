import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const measure = fileURLToPath(new URL('measure.ts', import.meta.url))

it('reads a large return in memory that does not grow with it, and in reasonable time', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', measure, '10000'])
  const taken = JSON.parse(stdout)
  expect(taken.rows).toBe(10_000)
  expect(taken.megabytes).toBeGreaterThan(12)
  // References, digests and UPNs of 9,000 rows; holding the text of the file would take more than 12.
  expect(taken.heapGrowth).toBeLessThan(6)
  expect(taken.residentMegabytes).toBeLessThan(300)
  expect(taken.seconds).toBeLessThan(60)
}, 90_000)
