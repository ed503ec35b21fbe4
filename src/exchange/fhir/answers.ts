import { createHash } from 'node:crypto'
import type { ChildIndex } from '../../child-index/contract.ts'
import type { Asked } from '../../child-index/contract-asked.ts'
import type { ChildIdentifiers, ChildOutcome, IndexChild } from '../../child-index/contract-children.ts'
import type { Involvement } from '../../child-index/contract-involvements.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { entriesOf, type MatchAsked } from './match.ts'
import type { FhirRefusal } from './refusals.ts'
import { authorityOf, found, patientOf, type Resource, searchset, subjectOf } from './resource.ts'
import type { PatientSearch } from './search.ts'
import { type Identifier, identifierOf, type Sought, SYSTEMS, systemOfNode } from './systems.ts'

/** Who asks of which index, and where its resources are. */
export type Asking = { readonly index: ChildIndex; readonly asked: Asked; readonly base: string }

/** What is served: a resource, and for a single one its version. */
export type Served = { readonly resource: Resource; readonly etag?: string; readonly location?: string }
export type Answer = Promise<{ readonly ok: true; readonly value: Served } | Refused>
/** With `budget-spent`, in how many seconds asking again can succeed. */
type Refused = { readonly ok: false; readonly refusal: FhirRefusal; readonly retryAfterSeconds?: number }

/** `Patient/$match`. */
export async function matched({ index, asked, base }: Asking, { onlyCertain, ...request }: MatchAsked): Answer {
  const outcome = await index.match({ asked, ...request })
  if (outcome.outcome === 'Error') return { ...outcome, ok: false }
  return accepted({ resource: searchset(base, entriesOf(outcome, onlyCertain)) })
}

/** `Patient?identifier=` and `Patient/_search`. Nobody found is an empty answer; the shielded are nobody. */
export async function patientsFound(asking: Asking, search: PatientSearch, self?: string): Answer {
  const { index, asked, base } = asking
  if (search.by === 'identity') {
    const { identity, count } = search
    return matched({ index, asked, base }, { identity, count, onlyCertain: false })
  }
  const child = await childSought(asking, search)
  if (!child.ok) return child.refusal === 'not-found' ? accepted({ resource: searchset(base, [], self) }) : child
  const also = search.by === 'identifier' ? [search.token] : []
  return accepted({ resource: searchset(base, [found(patientOf(child.value, also))], self) })
}

/** `Patient/{id}`: of a retired number, the survivor, who says which numbers they replace. */
export async function patientRead(asking: Asking, number: string): Answer {
  const child = await childSought(asking, { by: 'number', number, token: { system: SYSTEMS.index, value: number } })
  // An id is a name and no number someone typed: one that cannot be is one that is not there.
  if (!child.ok) return child.refusal === 'number-not-valid' ? refused('not-found') : child
  const patient = patientOf(child.value)
  const digest = createHash('sha256').update(JSON.stringify(patient)).digest('hex').slice(0, 12)
  const versionId = `${child.value.version}-${digest}`
  return accepted({
    resource: { ...patient, meta: { versionId } } as Resource,
    etag: `W/"${versionId}"`,
    location: `${asking.base}/Patient/${patient.id}`,
  })
}

/** `Patient/$ihe-pix`: what else a child goes by. */
export async function crossReferenced(
  asking: Asking,
  { sought, targetSystem }: { readonly sought: Sought; readonly targetSystem: string | undefined },
): Answer {
  const number = await numberSought(asking, sought)
  if (!number.ok) return number
  const known = await asking.index.identifiersOf({ asked: asking.asked, number: number.value })
  if (!known.ok) return known
  const targets = identifiersIn(known.value).filter(
    ({ system, value }) =>
      (targetSystem === undefined || system === targetSystem) &&
      !(system === sought.token.system && value === sought.token.value),
  )
  const isChild = targetSystem === undefined || targetSystem === SYSTEMS.index
  const parameter = [
    ...targets.map((valueIdentifier) => ({ name: 'targetIdentifier', valueIdentifier })),
    ...(isChild ? [{ name: 'targetId', valueReference: { reference: `Patient/${known.value.number}` } }] : []),
  ]
  const resource = { resourceType: 'Parameters', ...(parameter.length > 0 ? { parameter } : {}) }
  return accepted({ resource })
}

/** `CareTeam?patient:identifier=`: who works with a child, as one team. */
export async function careTeamFound(asking: Asking, sought: Sought, self?: string): Answer {
  const { index, asked, base } = asking
  const number = await numberSought(asking, sought)
  const involved = number.ok ? await index.involvementsOf({ asked, number: number.value }) : number
  const nobody = accepted({ resource: searchset(base, [], self) })
  if (!involved.ok) return involved.refusal === 'not-found' ? nobody : involved
  const [first] = involved.value
  return first
    ? accepted({ resource: searchset(base, [found(careTeamOf(first.number, involved.value))], self) })
    : nobody
}

/** `Flag?patient:identifier=`: that a sealed concern exists; not whose, nor what. */
export async function flagFound(asking: Asking, sought: Sought, self?: string): Answer {
  const child = await childSought(asking, sought)
  if (!child.ok && child.refusal !== 'not-found') return child
  const flags = child.ok && child.value.hasSealedConcern ? [found(flagOf(child.value.number))] : []
  return accepted({ resource: searchset(asking.base, flags, self) })
}

/** The child sought, if their identity may be shown: "not there" and "not yours" are one answer. */
async function childSought({ index, asked }: Asking, sought: Sought): Promise<ChildOutcome> {
  const child = await (sought.by === 'number'
    ? index.childByNumber({ asked, number: sought.number })
    : index.childByIdentifier({ asked, ...sought.identifier }))
  return child.ok && child.value.summary === null ? refused('not-found') : child
}

async function numberSought(asking: Asking, sought: Sought): Promise<Outcome<string, FhirRefusal>> {
  if (sought.by === 'number') return accepted(sought.number)
  const child = await childSought(asking, sought)
  return child.ok ? accepted(child.value.number) : child
}

function identifiersIn({ number, retiredNumbers, identifiers, localReferences }: ChildIdentifiers) {
  const own = (value: string, use: 'official' | 'old'): Identifier => ({ use, system: SYSTEMS.index, value })
  return [
    own(number, 'official'),
    ...retiredNumbers.map((retired) => own(retired, 'old')),
    ...identifiers.map(({ system, value }) => identifierOf(system, value)),
    ...localReferences.map(({ node, localReference }) => ({ system: systemOfNode(node), value: localReference })),
  ]
}

function careTeamOf(number: IndexChild['number'], involvements: readonly Involvement[]) {
  const contained = involvements.flatMap((one, at) => organisationOf(one, at))
  return {
    resourceType: 'CareTeam',
    id: number,
    ...(contained.length > 0 ? { contained } : {}),
    status: 'active',
    subject: subjectOf(number),
    participant: involvements.map((one, at) => ({
      role: [{ coding: [{ system: 'urn:openics:involvement-kind', code: one.kind }], text: one.role ?? one.kind }],
      member: {
        ...(organisationOf(one, at).length > 0 ? { reference: `#organisation-${at}` } : {}),
        display: one.organisation ?? `A service that is not named here: ask ${one.broker?.name ?? one.authority}`,
      },
      period: { start: one.sinceOn },
    })),
  }
}

/** Whom to ring: the service itself or, for one that is not named, its broker; nobody, where there is none. */
function organisationOf({ organisation, contact, broker, authority }: Involvement, at: number) {
  const name = organisation ?? broker?.name
  const value = organisation === null ? broker?.contact : contact
  if (name === undefined) return []
  return [
    {
      resourceType: 'Organization',
      id: `organisation-${at}`,
      identifier: [authorityOf(authority)],
      name,
      ...(value ? { telecom: [{ system: 'other', value, use: 'work' }] } : {}),
    },
  ]
}

function flagOf(number: IndexChild['number']) {
  return {
    resourceType: 'Flag',
    id: number,
    status: 'active',
    code: { text: 'A sealed concern exists. Ring the authority responsible before you act.' },
    subject: subjectOf(number),
  }
}
