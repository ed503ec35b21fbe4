import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Asked } from '../contract-asked.ts'
import type { Identity, IdentityAddress, IdentityName } from '../contract-identity.ts'
import type { Assertion } from '../contract-registration.ts'

/** Who asks, in tests. */
export const ASKED: Asked = {
  authority: '990',
  userId: '01890000-0000-7000-8000-000000000001',
  role: 'front-door-manager',
  purpose: 'finding-a-child',
}

/** Parts of an identity as a test writes them. */
export type IdentityParts = Partial<Omit<Identity, 'names' | 'birthDate' | 'expectedOn'>> & {
  readonly given?: string
  readonly family?: string
  readonly former?: { readonly given: string; readonly family: string }
  readonly born?: string | null
  readonly expected?: string
  readonly postcode?: string | null
  readonly formerPostcode?: string
}

/** An invented child: Oliver Farrow, born 9 March 2015, of AL4 0XB, unless told otherwise. */
export function anIdentity(parts: IdentityParts = {}): Identity {
  const { given = 'Oliver', family = 'Farrow', former, born = '2015-03-09', expected, ...rest } = parts
  const { postcode = 'AL4 0XB', formerPostcode, ...others } = rest
  const names: IdentityName[] = given || family ? [{ use: 'current', given, family }] : []
  const addresses = [postcode, formerPostcode].filter((code) => code !== null && code !== undefined)
  return {
    names: former ? [...names, { use: 'former', ...former }] : names,
    birthDate: born as CalendarDay | null,
    birthDateKnown: born === null ? 'unknown' : 'exact',
    expectedOn: (expected ?? null) as CalendarDay | null,
    sex: 'U',
    addresses: addresses.map(
      (code): IdentityAddress => ({ lines: '1 Mill Lane', postcode: code, fromOn: null, toOn: null }),
    ),
    identifiers: [],
    mother: null,
    multipleBirth: null,
    ...others,
  }
}

/** What a record of authority 990 says of a child, first version, unless told otherwise. */
export function anAssertion(
  localReference: string,
  parts: IdentityParts = {},
  other: Partial<Assertion> = {},
): Assertion {
  return { node: '990', localReference, version: 1, identity: anIdentity(parts), ...other }
}
