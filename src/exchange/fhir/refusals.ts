import { type ApiRefusal, REFUSALS } from '../index-api/refusals.ts'
import type { Words } from '../index-api/refusals-index.ts'

export type FhirRefusal =
  | ApiRefusal
  | 'identifier-not-usable'
  | 'parameter-not-taken'
  | 'search-too-wide'
  | 'resource-not-readable'
  | 'search-not-a-form'
  | 'not-served'

/** An OperationOutcome, for whatever was refused. */
export type OperationOutcome = {
  readonly resourceType: 'OperationOutcome'
  readonly issue: readonly {
    readonly severity: 'error' | 'information'
    readonly code: string
    readonly details: { readonly coding?: readonly { system: string; code: string }[]; readonly text: string }
    readonly diagnostics: string
    readonly expression?: readonly string[]
  }[]
}

const OF_FHIR: Readonly<Record<Exclude<FhirRefusal, ApiRefusal>, Words>> = {
  'identifier-not-usable': {
    status: 400,
    title: 'The identifier cannot be searched by',
    detail: 'Send one identifier as system|value, its system one of those in /fhir/metadata.',
  },
  'parameter-not-taken': {
    status: 400,
    title: 'A parameter is not taken here',
    detail: 'Those that are stand in /fhir/metadata. No modifiers, no lists, each once; names by POST alone.',
  },
  'search-too-wide': {
    status: 400,
    title: 'The search is too wide',
    detail: 'Send an identifier; or a name with a birth date or a postcode, without wildcards.',
  },
  'resource-not-readable': {
    status: 400,
    title: 'The resource cannot be read',
    detail: 'Send Parameters with a Patient as their parameter resource, as Patient/$match describes.',
  },
  'search-not-a-form': {
    status: 415,
    title: 'A search is sent as a form',
    detail: 'Send its parameters as application/x-www-form-urlencoded.',
  },
  'not-served': {
    status: 404,
    title: 'This is not served here',
    detail: 'What is served stands in /fhir/metadata.',
  },
}

/**
 * The HTTP status and the OperationOutcome of a refusal.
 *
 * @param at the element that cannot be read, as FHIRPath
 */
export function outcomeOf(
  refusal: FhirRefusal,
  reference: string,
  at?: string,
): { status: number; resource: OperationOutcome } {
  const { status, title, detail } = isOfFhir(refusal) ? OF_FHIR[refusal] : REFUSALS[refusal]
  const details = { coding: [{ system: 'urn:openics:refusal', code: refusal }], text: title }
  const issue = { severity: 'error', code: ISSUES[status] ?? 'processing', details } as const
  const diagnostics = `${detail} Reference: ${reference}.`
  return {
    status,
    resource: {
      resourceType: 'OperationOutcome',
      issue: [{ ...issue, diagnostics, ...(at ? { expression: [at] } : {}) }],
    },
  }
}

/** FHIR's own codes of what went wrong, by status. */
const ISSUES: Readonly<Record<number, string>> = {
  400: 'invalid',
  401: 'login',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  413: 'too-long',
  415: 'not-supported',
  422: 'invalid',
  429: 'throttled',
  500: 'exception',
  503: 'transient',
}

function isOfFhir(refusal: FhirRefusal): refusal is keyof typeof OF_FHIR {
  return Object.hasOwn(OF_FHIR, refusal)
}
