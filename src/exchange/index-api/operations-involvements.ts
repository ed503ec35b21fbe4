import { z } from 'zod'
import type { Operations } from './operation.ts'
import { anyNumber, day } from './schemas.ts'
import {
  broker,
  concernInput,
  involvement,
  involvementInput,
  reference,
  sealedConcern,
  sealedConcerns,
} from './schemas-involvements.ts'

const INVOLVED = { scope: 'index.involvements', purpose: 'working-with-a-child' } as const
const WORRIED = { scope: 'index.concerns', purpose: 'raising-a-concern' } as const

/** Who works with a child, and that a sealed concern exists. */
export const OF_INVOLVEMENTS: Operations<
  | 'involvementsOf'
  | 'recordInvolvement'
  | 'renewInvolvement'
  | 'endInvolvement'
  | 'setBroker'
  | 'tellSealedConcern'
  | 'renewSealedConcern'
  | 'endSealedConcern'
  | 'sealedConcernsOf'
> = {
  involvementsOf: {
    path: 'involvements-of',
    ...INVOLVED,
    summary: 'Who works with a child now, newest first.',
    body: z.strictObject({ number: anyNumber }),
    answer: z.array(involvement),
  },
  recordInvolvement: {
    path: 'record-involvement',
    ...INVOLVED,
    summary:
      'Says that an organisation works with a child. Repeating a reference replaces what it said, and renews it.',
    body: z.strictObject({ involvement: involvementInput }),
    answer: involvement,
  },
  renewInvolvement: {
    path: 'renew-involvement',
    ...INVOLVED,
    summary: 'Says that an involvement goes on. One not renewed lapses after 12 months.',
    body: z.strictObject({ reference, seenOn: day.nullable().exactOptional() }),
    answer: involvement,
  },
  endInvolvement: {
    path: 'end-involvement',
    ...INVOLVED,
    summary: 'Says that an organisation no longer works with a child. Ending twice is one act.',
    body: z.strictObject({ reference, endedOn: day }),
    answer: involvement,
  },
  setBroker: {
    path: 'set-broker',
    ...INVOLVED,
    summary: 'Sets whom others ask about the asking authority’s sensitive services.',
    body: z.strictObject({ broker }),
    answer: broker,
  },
  tellSealedConcern: {
    path: 'tell-sealed-concern',
    ...WORRIED,
    summary: 'Says that a sealed concern exists, and whom to ring; never what it says. Never refused for a budget.',
    body: z.strictObject({ concern: concernInput }),
    answer: sealedConcern,
  },
  renewSealedConcern: {
    path: 'renew-sealed-concern',
    ...WORRIED,
    summary: 'Says that a sealed concern stands until a later day.',
    body: z.strictObject({ reference, untilOn: day }),
    answer: sealedConcern,
  },
  endSealedConcern: {
    path: 'end-sealed-concern',
    ...WORRIED,
    summary: 'Says that a sealed concern no longer stands. Ending twice is one act.',
    body: z.strictObject({ reference, because: z.enum(['withdrawn', 'resolved']) }),
    answer: sealedConcern,
  },
  sealedConcernsOf: {
    path: 'sealed-concerns-of',
    scope: 'index.concerns',
    purpose: 'working-with-a-child',
    summary: 'That sealed concerns exist; with whom to ring, for those who work with the child.',
    body: z.strictObject({ number: anyNumber }),
    answer: sealedConcerns,
  },
}
