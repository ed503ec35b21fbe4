import { z } from 'zod'
import type { Operation, OperationName } from './operation.ts'
import { anyNumber, day, identity } from './schemas.ts'
import {
  assertion,
  childIdentifiers,
  indexChild,
  involvement,
  involvementInput,
  matchAnswer,
  registered,
  registerOutcome,
} from './schemas-answers.ts'

/** Room for 500 assertions. */
const LONGEST_OF_MANY = 4 * 1024 * 1024

/** Every operation of the contract, and how it is reached. One that is missing here does not compile. */
export const OPERATIONS: { readonly [Name in OperationName]: Operation<Name> } = {
  match: {
    path: 'match',
    scope: 'index.match',
    purpose: 'finding-a-child',
    summary: 'Looks for one child by what is known of them. Registers nothing.',
    body: z.strictObject({ identity, count: z.number().exactOptional() }),
    answer: matchAnswer,
  },
  register: {
    path: 'register',
    scope: 'index.register',
    purpose: 'registering-a-child',
    summary: 'Tells the index what a record says of a child, and gives the child’s number. May be sent again.',
    body: z.strictObject({ assertion }),
    answer: registered,
  },
  registerMany: {
    path: 'register-many',
    scope: 'index.register',
    purpose: 'registering-a-child',
    summary: 'As register, for each of at most 500 assertions; answers in their order.',
    body: z.strictObject({ assertions: z.array(assertion) }),
    answer: z.array(registerOutcome),
    longest: LONGEST_OF_MANY,
  },
  childByNumber: {
    path: 'child-by-number',
    scope: 'index.read',
    purpose: 'working-with-a-child',
    summary: 'The child of a number. A retired number answers with the survivor.',
    body: z.strictObject({ number: anyNumber }),
    answer: indexChild,
  },
  childByIdentifier: {
    path: 'child-by-identifier',
    scope: 'index.read',
    purpose: 'finding-a-child',
    summary: 'The one child known by an identifier.',
    body: z.strictObject({ system: z.enum(['nhs', 'upn', 'former-upn']), value: z.string() }),
    answer: indexChild,
  },
  identifiersOf: {
    path: 'identifiers-of',
    scope: 'index.read',
    purpose: 'working-with-a-child',
    summary: 'All that a child goes by: numbers in use and retired, identifiers, the asking authority’s own records.',
    body: z.strictObject({ number: anyNumber }),
    answer: childIdentifiers,
  },
  involvementsOf: {
    path: 'involvements-of',
    scope: 'index.involvements',
    purpose: 'working-with-a-child',
    summary: 'Who works with a child now, newest first.',
    body: z.strictObject({ number: anyNumber }),
    answer: z.array(involvement),
  },
  recordInvolvement: {
    path: 'record-involvement',
    scope: 'index.involvements',
    purpose: 'working-with-a-child',
    summary: 'Says that an organisation works with a child. Repeating a reference replaces what it said.',
    body: z.strictObject({ involvement: involvementInput }),
    answer: involvement,
  },
  endInvolvement: {
    path: 'end-involvement',
    scope: 'index.involvements',
    purpose: 'working-with-a-child',
    summary: 'Says that an organisation no longer works with a child. Ending twice is one act.',
    body: z.strictObject({ reference: z.string(), endedOn: day }),
    answer: involvement,
  },
}

/** The names of the operations, in the order of the table. */
export const OPERATION_NAMES = Object.keys(OPERATIONS) as readonly OperationName[]
