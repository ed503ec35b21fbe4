import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { OPERATION_NAMES, OPERATIONS } from '../src/exchange/index-api/operations.ts'
import { CONCERNS_FILE, concernsOpenApiText, OPENAPI_FILE, openApiText } from './openapi.ts'

const document = JSON.parse(openApiText())

it('the kept OpenAPI document says what the program serves: npm run openapi writes it anew', () => {
  expect(readFileSync(OPENAPI_FILE, 'utf8')).toBe(openApiText())
  expect(readFileSync(CONCERNS_FILE, 'utf8')).toBe(concernsOpenApiText())
})

it('describes every operation once, with the scope it needs, and nothing personal in any address', () => {
  expect(Object.keys(document.paths)).toEqual(OPERATION_NAMES.map((name) => `/${OPERATIONS[name].path}`))
  for (const [path, methods] of Object.entries<Record<string, { security: { machine: string[] }[] }>>(document.paths)) {
    expect([path, Object.keys(methods)]).toEqual([path, ['post']])
    expect(path).not.toContain('{')
    expect(methods['post']?.security[0]?.machine).toHaveLength(1)
  }
})

it('refers to nothing that it does not hold', () => {
  const text = openApiText()
  const referred = [...text.matchAll(/"\$ref": "#\/components\/(\w+)\/(\w+)"/g)]
  expect(referred.length).toBeGreaterThan(20)
  for (const [, kind = '', name = ''] of referred)
    expect([name, document.components[kind][name]]).not.toEqual([name, undefined])
  expect(text).not.toContain('$defs')
})
