import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const DECISION = new URL('../docs/decisions/0008-dependencies.md', import.meta.url)
const PACKAGE = new URL('../package.json', import.meta.url)

const { dependencies, optionalDependencies, devDependencies } = JSON.parse(readFileSync(PACKAGE, 'utf8'))

it('every dependency has its exact version and its reason in decision 0008, and nothing else does', () => {
  const rows = [...readFileSync(DECISION, 'utf8').matchAll(/^\| `([^`]+)` \| (\S+) \| \S.{10,} \|$/gm)]
  const written = Object.fromEntries(rows.map(([, name, version]) => [name, version]))
  expect(written).toEqual({ ...dependencies, ...optionalDependencies, ...devDependencies })
})
