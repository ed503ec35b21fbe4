import { z } from 'zod'
import type { ChildIdentifiers, IndexChild } from '../../child-index/contract-children.ts'
import type { Candidate, MatchOutcome, Objection, Reason } from '../../child-index/contract-matching.ts'
import type { Assertion, Registered, RegisterOutcome } from '../../child-index/contract-registration.ts'
import type { AcceptedOf } from './operation.ts'
import { authority, identifier, identity, indexNumber, numberState, summary, text } from './schemas.ts'

// What the operations take and answer, beside identities.

const reason: z.ZodType<Reason> = z.strictObject({
  field: z.enum(['name', 'given', 'family', 'birth-date', 'sex', 'postcode', 'nhs', 'upn', 'mother', 'household']),
  level: z.string(),
  weight: z.number().meta({ description: 'In bits: each doubles the odds; negative against.' }),
  words: z.string(),
})

const objection: z.ZodType<Objection> = z.strictObject({
  kind: z.enum([
    'given-names-differ-in-one-household',
    'given-names-differ-on-one-birth-date',
    'nhs-numbers-differ',
    'placeholder-name',
    'birth-date-is-year-only',
    'birth-dates-differ',
    'given-names-not-surely-the-same',
    'family-names-differ',
    'nothing-but-names-and-birth-date-agrees',
    'nhs-number-of-another-child',
    'provisional',
    'too-little-known',
    'said-not-to-be-the-same',
  ]),
  words: z.string(),
})

const candidate: z.ZodType<Candidate> = z
  .strictObject({
    number: indexNumber,
    score: z.number().meta({ description: 'The probability, 0 to 1, that this is the child asked about.' }),
    state: numberState,
    responsibleAuthority: authority.nullable(),
    summary,
    reasons: z.array(reason),
    objections: z.array(objection).meta({ description: 'Why this may not be linked without a person.' }),
  })
  .meta({ id: 'Candidate' })

/** Who was found. */
export const matchAnswer: z.ZodType<AcceptedOf<MatchOutcome>> = z
  .union([
    z.strictObject({ outcome: z.literal('Match'), candidates: z.tuple([candidate]) }),
    z.strictObject({
      outcome: z.enum(['PotentialMatch', 'LowConfidenceMatch', 'ManyMatch']),
      candidates: z.array(candidate),
    }),
    z.strictObject({ outcome: z.literal('NoMatch'), candidates: z.tuple([]) }),
  ])
  .meta({ id: 'MatchOutcome', description: 'Candidates come best first. Only `Match` is usable without a person.' })

/** What a record says of a child. */
export const assertion: z.ZodType<Assertion> = z
  .strictObject({
    node: text('Whose record: the authority’s code, or one of its sources, such as 990/school-roll.'),
    localReference: text('The record’s own name for the child, unchanging: 1 to 100 characters.'),
    version: z.number().meta({ description: '1, 2, 3 …: rises whenever what the record says changes.' }),
    identity,
  })
  .meta({ id: 'Assertion' })

/** What came of a registration. */
export const registered: z.ZodType<Registered> = z
  .strictObject({
    number: indexNumber,
    state: numberState,
    outcome: z.enum(['repeated', 'Match', 'PotentialMatch', 'LowConfidenceMatch', 'ManyMatch', 'NoMatch']),
    isNew: z.boolean(),
  })
  .meta({ id: 'Registered' })

/** Each of many: it stands, or is refused, alone. */
export const registerOutcome: z.ZodType<RegisterOutcome> = z.union([
  z.strictObject({ ok: z.literal(true), value: registered }),
  z.strictObject({
    ok: z.literal(false),
    refusal: z.string() as z.ZodType<Extract<RegisterOutcome, { ok: false }>['refusal']>,
  }),
])

/** A child as looked up. */
export const indexChild: z.ZodType<IndexChild> = z
  .strictObject({
    number: indexNumber,
    state: numberState,
    status: z.enum(['active', 'closed']),
    retiredNumbers: z.array(indexNumber).meta({ description: 'Numbers that mean the same child, for ever.' }),
    responsibleAuthority: authority.nullable(),
    version: z.number().meta({ description: 'Rises with every change of the responsible authority.' }),
    summary: summary.nullable(),
    knownTo: z.array(authority),
    hasSealedConcern: z.boolean().meta({ description: 'That some agency has a sealed concern; not which, nor what.' }),
  })
  .meta({ id: 'IndexChild' })

/** What a child goes by. */
export const childIdentifiers: z.ZodType<ChildIdentifiers> = z
  .strictObject({
    number: indexNumber,
    retiredNumbers: z.array(indexNumber),
    identifiers: z.array(identifier),
    localReferences: z.array(z.strictObject({ node: z.string(), localReference: z.string() })),
  })
  .meta({ id: 'ChildIdentifiers' })
