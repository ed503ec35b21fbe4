import { writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { openApi } from '../src/exchange/index-api/openapi.ts'

// `npm run openapi` writes contracts/index-openapi.json: the index's JSON API, from its table of operations.

export const OPENAPI_FILE = new URL('../contracts/index-openapi.json', import.meta.url)

/** The document as it is kept. */
export function openApiText(): string {
  return `${JSON.stringify(openApi(), null, 2)}\n`
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeFileSync(OPENAPI_FILE, openApiText())
