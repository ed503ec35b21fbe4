import { writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { concernsOpenApi } from '../src/exchange/concerns-api/openapi.ts'
import { openApi } from '../src/exchange/index-api/openapi.ts'

// `npm run openapi` writes contracts/: the index's JSON API, from its table of operations, and that of raising concerns.

export const OPENAPI_FILE = new URL('../contracts/index-openapi.json', import.meta.url)

export const CONCERNS_FILE = new URL('../contracts/concerns-openapi.json', import.meta.url)

/** The index's document as it is kept. */
export function openApiText(): string {
  return `${JSON.stringify(openApi(), null, 2)}\n`
}

/** The document of raising concerns as it is kept. */
export function concernsOpenApiText(): string {
  return `${JSON.stringify(concernsOpenApi(), null, 2)}\n`
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(OPENAPI_FILE, openApiText())
  writeFileSync(CONCERNS_FILE, concernsOpenApiText())
}
