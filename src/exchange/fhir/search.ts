import { z } from 'zod'
import type { Identity } from '../../child-index/contract-identity.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { type Sought, SYSTEMS, soughtBy } from './systems.ts'

/** Why a search cannot be read. */
export type SearchRefusal = 'parameter-not-taken' | 'search-too-wide' | 'identifier-not-usable'

/** A search for a child: by one identifier, or by a name with something beside it. */
export type PatientSearch = Sought | { readonly by: 'identity'; readonly identity: Identity; readonly count: number }

/** A parameter that may be there once. */
export const one = z.string().max(500).optional()
/** FHIR's own parameters, which change nothing here. */
export const WITHOUT_EFFECT = { _format: one, _pretty: one }
const ByIdentifier = z.strictObject({ identifier: z.string().max(500), ...WITHOUT_EFFECT })
const ByName = z.strictObject({
  family: one,
  given: z.union([z.string().max(500), z.array(z.string().max(500))]).optional(),
  birthdate: z
    .string()
    .regex(/^(eq)?\d{4}-\d{2}-\d{2}$/)
    .optional(),
  'address-postalcode': one,
  gender: z.enum(['male', 'female', 'other', 'unknown']).optional(),
  _count: z.coerce.number().int().min(1).optional(),
  ...WITHOUT_EFFECT,
})
const BySubject = z.union([
  z.strictObject({ 'patient:identifier': z.string().max(500), ...WITHOUT_EFFECT }),
  z.strictObject({ patient: z.string().max(500), ...WITHOUT_EFFECT }),
])

/** Reads `Patient?identifier=system|value`. Nothing else may stand in an address: names are sent by POST. */
export function readIdentifierSearch(query: unknown): Outcome<Sought, SearchRefusal> {
  const search = ByIdentifier.safeParse(query)
  return search.success ? soughtBy(search.data.identifier) : refused('parameter-not-taken')
}

/** Reads `POST Patient/_search`: an identifier, or a name with a birth date or a postcode. No wildcards. */
export function readPatientSearch(form: unknown): Outcome<PatientSearch, SearchRefusal> {
  const byIdentifier = ByIdentifier.safeParse(form)
  if (byIdentifier.success) return soughtBy(byIdentifier.data.identifier)
  const search = ByName.safeParse(form)
  if (!search.success) return refused('parameter-not-taken')
  const { family = '', birthdate, gender, _count = MOST } = search.data
  const given = [search.data.given ?? []].flat().join(' ')
  const postcode = search.data['address-postalcode']?.trim() || null
  const isWide = !(given || family).trim() || (birthdate === undefined && postcode === null)
  if (isWide || [given, family, postcode ?? ''].some((text) => /[*%?_]/.test(text))) return refused('search-too-wide')
  return accepted({
    by: 'identity',
    count: Math.min(_count, MOST),
    identity: {
      ...NOTHING_KNOWN,
      names: [{ use: 'current', given, family }],
      birthDate: (birthdate?.replace('eq', '') ?? null) as CalendarDay | null,
      birthDateKnown: birthdate === undefined ? 'unknown' : 'exact',
      sex: gender === 'male' ? 'M' : gender === 'female' ? 'F' : 'U',
      addresses: postcode === null ? [] : [{ lines: '', postcode, fromOn: null, toOn: null }],
    },
  })
}

/** Reads of whom something is sought: `patient:identifier=system|value`, or `patient=` and an index number. */
export function readSubject(given: unknown): Outcome<Sought, SearchRefusal> {
  const search = BySubject.safeParse(given)
  if (!search.success) return refused('parameter-not-taken')
  if ('patient:identifier' in search.data) return soughtBy(search.data['patient:identifier'])
  return soughtBy(`${SYSTEMS.index}|${search.data.patient.replace(/^Patient\//, '')}`)
}

const MOST = 10

const NOTHING_KNOWN = { expectedOn: null, identifiers: [], mother: null, multipleBirth: null } as const
