import { z } from 'zod'
import type {
  Identity,
  IdentityAddress,
  IdentityIdentifier,
  IdentityName,
} from '../../child-index/contract-identity.ts'
import { type Candidate, type MatchOutcome, POTENTIAL_PROBABILITY } from '../../child-index/contract-matching.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { AcceptedOf } from '../index-api/operation.ts'
import { type Entry, patientOf } from './resource.ts'
import { indexSystemOf } from './systems.ts'

/** What `Patient/$match` asks. */
export type MatchAsked = {
  readonly identity: Identity
  readonly count: number
  readonly onlyCertain: boolean
}

const USUAL_COUNT = 5
const MOST = 10

const Period = z.object({ start: z.string().optional(), end: z.string().optional() })
const Name = z.object({
  use: z.string().optional(),
  family: z.string().optional(),
  given: z.array(z.string()).optional(),
})
const Coded = z.object({ coding: z.array(z.object({ code: z.string().optional() })).optional() })
const Patient = z.object({
  resourceType: z.literal('Patient'),
  identifier: z
    .array(
      z.object({
        system: z.string().optional(),
        value: z.string().optional(),
        extension: z.array(z.object({ url: z.string(), valueCodeableConcept: Coded.optional() })).optional(),
      }),
    )
    .default([]),
  name: z.array(Name).default([]),
  gender: z.enum(['male', 'female', 'other', 'unknown']).default('unknown'),
  birthDate: z
    .string()
    .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
    .optional(),
  address: z
    .array(
      z.object({ line: z.array(z.string()).optional(), postalCode: z.string().optional(), period: Period.optional() }),
    )
    .default([]),
  multipleBirthBoolean: z.boolean().optional(),
  multipleBirthInteger: z.number().int().optional(),
  contact: z.array(z.object({ relationship: z.array(Coded).default([]), name: Name.optional() })).default([]),
})
type Patient = z.infer<typeof Patient>

const Parameters = z.object({
  resourceType: z.literal('Parameters'),
  parameter: z.array(
    z.object({
      name: z.string(),
      resource: z.unknown().optional(),
      valueBoolean: z.boolean().optional(),
      valueInteger: z.number().int().min(1).optional(),
    }),
  ),
})

/** Reads the Parameters of `Patient/$match`: a Patient, how many at most, and whether only a certain match will do. */
export function readMatch(body: unknown): Outcome<MatchAsked, never> | Unreadable {
  const parameters = Parameters.safeParse(body)
  if (!parameters.success) return unreadable('Parameters', parameters.error)
  const named = (name: string) => parameters.data.parameter.find((one) => one.name === name)
  const patient = Patient.safeParse(named('resource')?.resource)
  if (!patient.success) return unreadable('Patient', patient.error)
  return accepted({
    identity: identityOf(patient.data),
    count: Math.min(named('count')?.valueInteger ?? USUAL_COUNT, MOST),
    onlyCertain: named('onlyCertainMatches')?.valueBoolean ?? false,
  })
}

/** Refused, with the first element that cannot be read, as FHIRPath. */
type Unreadable = { readonly ok: false; readonly refusal: 'resource-not-readable'; readonly at: string }

function unreadable(resource: 'Parameters' | 'Patient', { issues: [first] }: z.ZodError): Unreadable {
  const path = (first?.path ?? []).map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
  return { ...refused('resource-not-readable'), at: `${resource}${path.join('')}` }
}

/** Who was found, best first, with how sure it is. Several who fit too well to tell apart are said to be so. */
export function entriesOf({ outcome, candidates }: AcceptedOf<MatchOutcome>, onlyCertain: boolean): readonly Entry[] {
  const shown = onlyCertain && outcome !== 'Match' ? [] : candidates
  const entries = shown.map((candidate): Entry => {
    const grade = { url: MATCH_GRADE, valueCode: gradeOf(candidate, outcome) }
    return { resource: patientOf(candidate), search: { mode: 'match', score: candidate.score, extension: [grade] } }
  })
  return outcome === 'ManyMatch' ? [...entries, { resource: SEVERAL, search: { mode: 'outcome' } }] : entries
}

const MATCH_GRADE = 'http://hl7.org/fhir/StructureDefinition/match-grade'

const SEVERAL = {
  resourceType: 'OperationOutcome',
  issue: [
    {
      severity: 'information',
      code: 'multiple-matches',
      details: { text: 'Several children fit too well to tell apart, or too many to compare: a person must look.' },
    },
  ],
} as const

function gradeOf({ score, objections }: Candidate, outcome: MatchOutcome['outcome']) {
  if (outcome === 'Match') return 'certain'
  if (objections.some(({ kind }) => kind === 'said-not-to-be-the-same')) return 'certainly-not'
  return score >= POTENTIAL_PROBABILITY ? 'probable' : 'possible'
}

function identityOf(patient: Patient): Identity {
  const { birthDate, gender, multipleBirthBoolean, multipleBirthInteger } = patient
  const mother = patient.contact.find(({ relationship }) => relationship.some((one) => hasCode(one, 'MTH')))?.name
  return {
    names: patient.name.map(nameOf),
    ...bornOn(birthDate),
    expectedOn: null,
    sex: gender === 'male' ? 'M' : gender === 'female' ? 'F' : 'U',
    addresses: patient.address.map(addressOf),
    identifiers: patient.identifier.flatMap(knownBy),
    mother: mother ? { given: (mother.given ?? []).join(' '), family: mother.family ?? '' } : null,
    multipleBirth: multipleBirthBoolean ?? (multipleBirthInteger === undefined ? null : true),
  }
}

const USES: Readonly<Record<string, IdentityName['use']>> = {
  old: 'former',
  maiden: 'former',
  nickname: 'alias',
  anonymous: 'alias',
  temp: 'alias',
}

function nameOf({ use, family = '', given = [] }: Patient['name'][number]): IdentityName {
  return { use: USES[use ?? ''] ?? 'current', given: given.join(' '), family }
}

/** FHIR's partial dates: a year alone is one, a year and month an estimate. */
function bornOn(written: string | undefined): Pick<Identity, 'birthDate' | 'birthDateKnown'> {
  if (written === undefined) return { birthDate: null, birthDateKnown: 'unknown' }
  const day = `${written}-01-01`.slice(0, 10) as CalendarDay
  const known = { 4: 'year', 7: 'estimated', 10: 'exact' } as const
  return { birthDate: day, birthDateKnown: known[written.length as keyof typeof known] }
}

function addressOf({ line = [], postalCode, period }: Patient['address'][number]): IdentityAddress {
  const dayIn = (text: string | undefined) => (text === undefined ? null : (text.slice(0, 10) as CalendarDay))
  return {
    lines: line.join('\n'),
    postcode: postalCode ?? null,
    fromOn: dayIn(period?.start),
    toOn: dayIn(period?.end),
  }
}

/** Identifiers of systems the index knows nothing of say nothing to it. */
function knownBy({ system, value, extension = [] }: Patient['identifier'][number]): readonly IdentityIdentifier[] {
  const known = indexSystemOf(system)
  if (known === undefined || value === undefined) return []
  const status = extension.find(({ url }) => url === NHS_NUMBER_STATUS)?.valueCodeableConcept
  return [{ system: known, value, verified: hasCode(status, VERIFIED) }]
}

const NHS_NUMBER_STATUS = 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus'
const VERIFIED = 'number-present-and-verified'

function hasCode(concept: z.infer<typeof Coded> | undefined, code: string): boolean {
  return concept?.coding?.some((one) => one.code === code) ?? false
}
