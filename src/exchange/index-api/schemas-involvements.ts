import { z } from 'zod'
import {
  AGENCY_KINDS,
  type AgencyKind,
  CONCERN_BANDS,
  type ConcernBand,
  type SealedConcern,
  type SealedConcernInput,
  type SealedConcerns,
} from '../../child-index/contract-concerns.ts'
import type { Broker, Involvement, InvolvementInput } from '../../child-index/contract-involvements.ts'
import { anyNumber, authority, day, indexNumber, moment, text } from './schemas.ts'

// Who works with a child, and that a sealed concern exists.

/** The asking system's own name for what it tells. */
export const reference = text('The asking system’s own name for it, unchanging.')

const shown = z.enum(['named', 'broker', 'hidden'])

const said = {
  reference,
  kind: z.enum([
    'childrens-services',
    'gp-practice',
    'health-visiting',
    'hospital',
    'school',
    'early-years',
    'early-help',
    'police',
    'sexual-health',
    'substance-misuse',
    'mental-health',
    'other',
  ]),
  sinceOn: day,
  lastSeenOn: day.nullable(),
  sensitive: z.boolean().meta({ description: 'A sensitive service is shown as existing, without its name.' }),
}

/** Who answers for an authority's sensitive services. */
export const broker: z.ZodType<Broker> = z
  .strictObject({ name: z.string(), contact: z.string() })
  .meta({ id: 'Broker', description: 'Whom others ask about an authority’s sensitive services.' })

/** Who works with a child, as told. */
export const involvementInput: z.ZodType<InvolvementInput> = z
  .strictObject({
    ...said,
    number: anyNumber,
    organisation: z.string(),
    role: text('What the person does: "Health visitor".'),
    contact: text('A work telephone number or address.'),
    shown: shown.exactOptional(),
  })
  .meta({ id: 'InvolvementInput' })

/** Who works with a child, as shown. */
export const involvement: z.ZodType<Involvement> = z
  .strictObject({
    ...said,
    number: indexNumber,
    authority,
    organisation: z.string().nullable(),
    role: z.string().nullable(),
    contact: z.string().nullable(),
    endedOn: day.nullable(),
    recordedAt: moment,
    shown,
    broker: broker.nullable(),
    lapsesOn: day.meta({ description: 'The day from which it no longer shows, unless it is renewed.' }),
  })
  .meta({ id: 'Involvement' })

const concernSaid = {
  reference,
  agencyKind: text<AgencyKind>('What kind of agency keeps it.', { enum: AGENCY_KINDS }),
  band: text<ConcernBand>('How worried the agency is, from the least.', { enum: CONCERN_BANDS }),
  untilOn: day.meta({ description: 'The last day on which it stands, unless it is renewed.' }),
  whomToRing: text('A desk or a person, and how to reach them.'),
}

/** A sealed concern, as told: that it exists, never what it says. */
export const concernInput: z.ZodType<SealedConcernInput> = z
  .strictObject({
    ...concernSaid,
    number: anyNumber,
    agencyMark: text('Your own unguessable mark of the agency that keeps it; told to nobody.').nullable().optional(),
  })
  .meta({ id: 'SealedConcernInput' })

/** A sealed concern, as its own agency sees it. */
export const sealedConcern: z.ZodType<SealedConcern> = z
  .strictObject({
    ...concernSaid,
    number: indexNumber,
    authority,
    state: z.enum(['stands', 'lapsed', 'withdrawn', 'resolved']),
    recordedAt: moment,
  })
  .meta({ id: 'SealedConcern' })

/** The sealed concerns of a child, as others see them. */
export const sealedConcerns: z.ZodType<SealedConcerns> = z
  .strictObject({
    hasSealedConcern: z.boolean(),
    concerns: z
      .array(
        z.strictObject({
          ...concernSaid,
          authority,
          recordedAt: moment,
          holder: text('The same for the concerns about this child of one agency; different for each agency.'),
        }),
      )
      .nullable()
      .meta({ description: 'Null for those who do not work with the child.' }),
  })
  .meta({ id: 'SealedConcerns' })
