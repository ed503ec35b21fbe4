import { z } from 'zod'
import { CONCERN_BANDS } from '../../child-index/contract-concerns.ts'
import { CONCERN_KINDS, KNOWN_BY } from '../../concerns/model.ts'
import { LONGEST_ANSWER } from '../../concerns/rules.ts'
import { asCalendarDay, type CalendarDay } from '../../kernel/calendar-day.ts'

const words = z.string().max(LONGEST_ANSWER)
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((text) => asCalendarDay(text) !== undefined, { error: 'is no day of the calendar' })
  .transform((text) => text as CalendarDay)

/** A concern as a machine of an agency sends it, for a practitioner of that agency. */
export const concernSent = z
  .strictObject({
    id: z.uuid().meta({ description: 'Made by the sender. Sent again, it is the same concern.' }),
    practitioner: z
      .email()
      .max(254)
      .meta({ description: 'The work e-mail of whose concern it is: somebody with a seat in the machine’s agency.' }),
    child: z.strictObject({
      given: z.string().max(200).default(''),
      family: z.string().max(200).default(''),
      birthDate: day.nullable().default(null),
      postcode: z.string().max(20).default(''),
      number: z.string().max(50).default('').meta({ description: 'NHS number, UPN or index number.' }),
    }),
    kind: z.enum(CONCERN_KINDS).meta({
      description: '`information` stays sealed in the agency; the others go to the front door.',
    }),
    immediateDanger: z.boolean().default(false).meta({ description: 'Ring 999 first: this rings nobody.' }),
    whatSeen: words.min(1),
    happenedOn: day,
    knownBy: z.enum(KNOWN_BY),
    band: z.enum(CONCERN_BANDS),
    howWorried: words.default('').meta({ description: 'Why, in their own words.' }),
    doneSoFar: words.nullable().default(null),
    toldFamily: z.boolean(),
    whyNotTold: words.nullable().default(null),
    mayNameAgency: z.boolean().default(false),
  })
  .meta({ id: 'Concern' })
export type ConcernSent = z.output<typeof concernSent>

/** What a machine is told: which concern it is, where its author finds it, and whether the index was sure of the child. */
export const concernTaken = z
  .strictObject({
    id: z.uuid(),
    kind: z.enum(CONCERN_KINDS),
    childFound: z
      .boolean()
      .meta({ description: 'Whether the index was certain of one child. If not, the front door finds them.' }),
    place: z.string().meta({ description: 'Where its author, signed in, sees what came of it.' }),
  })
  .meta({ id: 'ConcernTaken' })
export type ConcernTaken = z.output<typeof concernTaken>
