import type { IndexChild } from '../../child-index/contract-children.ts'
import type { IdentitySummary } from '../../child-index/contract-identity.ts'
import { type Identifier, SYSTEMS } from './systems.ts'

/** Any resource: each is made, and tested, as FHIR R4 defines it. */
export type Resource = { readonly resourceType: string; readonly id?: string }

/** Of what a Patient is made: a child as looked up, or a candidate of a search. */
export type Shown = Pick<IndexChild, 'number' | 'responsibleAuthority' | 'summary'> &
  Partial<Pick<IndexChild, 'status' | 'retiredNumbers' | 'version'>>

/** The child as a FHIR Patient: what a person needs to recognise them, and never an address. */
export function patientOf(child: Shown, also: readonly Identifier[] = []) {
  const { number, responsibleAuthority, status = 'active', retiredNumbers = [] } = child
  return {
    resourceType: 'Patient',
    id: number,
    identifier: [{ use: 'official', system: SYSTEMS.index, value: number }, ...also],
    active: status === 'active',
    ...(child.summary ? person(child.summary) : {}),
    ...(responsibleAuthority ? { managingOrganization: { identifier: authorityOf(responsibleAuthority) } } : {}),
    ...(retiredNumbers.length > 0
      ? { link: retiredNumbers.map((retired) => ({ other: { reference: `Patient/${retired}` }, type: 'replaces' })) }
      : {}),
  } as const
}

/** An authority, as an identifier of an organisation. */
export function authorityOf(code: string): Identifier {
  return { system: SYSTEMS.authority, value: code }
}

/** A child, as other resources refer to them. */
export function subjectOf(number: string) {
  return { reference: `Patient/${number}`, identifier: { system: SYSTEMS.index, value: number } }
}

export type Entry = {
  readonly resource: Resource
  readonly search: {
    readonly mode: 'match' | 'outcome'
    readonly score?: number
    readonly extension?: readonly object[]
  }
}

/**
 * What a search found.
 *
 * @param base where resources are: `https://index.example.gov.uk/fhir`
 * @param self the search as it was understood, when it may be said in an address
 */
export function searchset(base: string, entries: readonly Entry[], self?: string) {
  const entry = entries.map(({ resource, search }) => {
    const { resourceType, id } = resource
    return id === undefined ? { resource, search } : { fullUrl: `${base}/${resourceType}/${id}`, resource, search }
  })
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    total: entries.filter(({ search }) => search.mode === 'match').length,
    ...(self === undefined ? {} : { link: [{ relation: 'self', url: `${base}/${self}` }] }),
    ...(entry.length > 0 ? { entry } : {}),
  } as const
}

/** A resource that was found by what was asked for exactly. */
export function found(resource: Resource): Entry {
  return { resource, search: { mode: 'match' } }
}

const GENDERS = { M: 'male', F: 'female', U: 'unknown' } as const

function person({ given, family, birthDate, birthDateKnown, sex, postcodeDistrict }: IdentitySummary) {
  const name = { use: 'usual', ...(family ? { family } : {}), ...(given ? { given: given.split(/\s+/) } : {}) }
  return {
    ...(given || family ? { name: [name] } : {}),
    gender: GENDERS[sex],
    // FHIR has partial dates: of one that is not exact, only the year is said.
    ...(birthDate ? { birthDate: birthDateKnown === 'exact' ? birthDate : birthDate.slice(0, 4) } : {}),
    ...(postcodeDistrict ? { address: [{ postalCode: postcodeDistrict }] } : {}),
  }
}
