import type { ByIdentifier } from '../../child-index/contract-children.ts'
import type { IdentifierSystem } from '../../child-index/contract-identity.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'

/** The systems of identifiers, as FHIR names them. */
export const SYSTEMS = {
  /** The child index's own number. */
  index: 'urn:openics:child-index:number',
  nhs: 'https://fhir.nhs.uk/Id/nhs-number',
  upn: 'https://fhir.education.gov.uk/Id/unique-pupil-number',
  formerUpn: 'https://fhir.education.gov.uk/Id/former-unique-pupil-number',
  authority: 'https://fhir.education.gov.uk/Id/local-authority-code',
} as const

/** The system of a node's own record names: `urn:openics:child-index:node:990/school-roll`. */
export function systemOfNode(node: string): string {
  return `urn:openics:child-index:node:${encodeURI(node)}`
}

export type Identifier = { readonly system: string; readonly value: string; readonly use?: 'official' | 'old' }

const BY_INDEX_SYSTEM: Readonly<Record<IdentifierSystem, string>> = {
  nhs: SYSTEMS.nhs,
  upn: SYSTEMS.upn,
  'former-upn': SYSTEMS.formerUpn,
}

/** An identifier that the index holds, as FHIR writes it. */
export function identifierOf(system: IdentifierSystem, value: string): Identifier {
  return { system: BY_INDEX_SYSTEM[system], value }
}

/** Which of the index's systems FHIR means; undefined for one it knows nothing of. */
export function indexSystemOf(system: string | undefined): IdentifierSystem | undefined {
  const known = Object.entries(BY_INDEX_SYSTEM).find(([, uri]) => uri === system)
  return known?.[0] as IdentifierSystem | undefined
}

/** Whom a search is for: a child by number, or by an identifier of another's. */
export type Sought =
  | { readonly by: 'number'; readonly number: string; readonly token: Identifier }
  | { readonly by: 'identifier'; readonly identifier: Omit<ByIdentifier, 'asked'>; readonly token: Identifier }

/** Reads a token of a search, `system|value`: the system must be said, and be one the index knows. */
export function soughtBy(token: string): Outcome<Sought, 'identifier-not-usable'> {
  const [system = '', value = '', ...rest] = token.split('|')
  if (rest.length > 0 || value.trim() === '' || value.length > 100) return refused('identifier-not-usable')
  if (system === SYSTEMS.index) return accepted({ by: 'number', number: value, token: { system, value } })
  const known = indexSystemOf(system)
  if (!known) return refused('identifier-not-usable')
  return accepted({ by: 'identifier', identifier: { system: known, value }, token: { system, value } })
}
