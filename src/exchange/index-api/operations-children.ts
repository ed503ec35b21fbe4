import { z } from 'zod'
import type { Operations } from './operation.ts'
import { anyNumber, identity } from './schemas.ts'
import { assertion, childIdentifiers, indexChild, matchAnswer, registered, registerOutcome } from './schemas-answers.ts'

/** Room for 500 assertions. */
const LONGEST_OF_MANY = 4 * 1024 * 1024

/** Who a child is: finding, registering, looking up. */
export const OF_CHILDREN: Operations<
  'match' | 'register' | 'registerMany' | 'childByNumber' | 'childByIdentifier' | 'identifiersOf'
> = {
  match: {
    path: 'match',
    scope: 'index.match',
    purpose: 'finding-a-child',
    summary: 'Looks for one child by what is known of them. Registers nothing.',
    body: z.strictObject({ identity, count: z.int().exactOptional() }),
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
}
