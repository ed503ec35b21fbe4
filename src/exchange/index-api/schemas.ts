import { z } from 'zod'
import type {
  Identity,
  IdentityAddress,
  IdentityIdentifier,
  IdentityName,
  IdentitySummary,
} from '../../child-index/contract-identity.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { IndexNumber } from '../../kernel/index-number.ts'
import type { Instant } from '../../kernel/instant.ts'

// The words of the contract as schemas: what is sent is read by them, and the OpenAPI document is made of them. They
// judge shape alone. What a date, a name or a number may be is the index's to say, in its own refusals.

/** Text that the contract gives a type of its own. */
export function text<T extends string = string>(description: string, more: object = {}): z.ZodType<T> {
  return z.string().meta({ description, ...more }) as unknown as z.ZodType<T>
}

export const day = text<CalendarDay>('A day: YYYY-MM-DD.', { format: 'date' })
export const moment = text<Instant>('A moment in UTC, to the millisecond.', { format: 'date-time' })
export const indexNumber = text<IndexNumber>('The number in use: ten characters without spaces, the last a check.', {
  examples: ['K7X4PD93HT'],
})
export const anyNumber = text('An index number as typed: spaces, dashes and lower case are allowed.')
export const authority = text('The three-digit code of a local authority.', { examples: ['990'] })
export const numberState = z
  .enum(['provisional', 'confirmed'])
  .meta({ description: 'provisional: too little is known for the number ever to match by itself.' })

const personName = { given: text('Given names; "" if not known.'), family: text('Family name; "" if not known.') }

const name: z.ZodType<IdentityName> = z.strictObject({ use: z.enum(['current', 'former', 'alias']), ...personName })

const address: z.ZodType<IdentityAddress> = z.strictObject({
  lines: text('The address in lines, without the postcode.'),
  postcode: text('As typed; one that is not a postcode is kept, and finds nothing.').nullable(),
  fromOn: day.nullable(),
  toOn: day.nullable(),
})

/** A number that others know a child by. */
export const identifier: z.ZodType<IdentityIdentifier> = z.strictObject({
  system: z.enum(['nhs', 'upn', 'former-upn']),
  value: z.string(),
  verified: z.boolean().meta({ description: 'Whether someone checked it against the body that issues it.' }),
})

const birthDateKnown = z.enum(['exact', 'year', 'estimated', 'unknown'])
const sex = z.enum(['M', 'F', 'U'])

/** What is known, or believed, of who a child is. */
export const identity: z.ZodType<Identity> = z
  .strictObject({
    names: z.array(name).meta({ description: 'All names; the current one first.' }),
    birthDate: day.nullable(),
    birthDateKnown,
    expectedOn: day.nullable().meta({ description: 'Of an unborn child; left out beside a birth date.' }),
    sex,
    addresses: z.array(address).meta({ description: 'The present address first.' }),
    identifiers: z.array(identifier),
    mother: z.strictObject(personName).nullable(),
    multipleBirth: z.boolean().nullable(),
  })
  .meta({ id: 'Identity', description: 'What is known, or believed, of who a child is.' })

/** What a person needs to recognise a child in a list. */
export const summary: z.ZodType<IdentitySummary> = z
  .strictObject({
    ...personName,
    birthDate: day.nullable(),
    birthDateKnown,
    sex,
    postcodeDistrict: text('The first part of the postcode.', { examples: ['AL4'] }).nullable(),
  })
  .meta({ id: 'IdentitySummary', description: 'What a person needs to recognise a child in a list. Never an address.' })
