import { z } from 'zod'
import type { Operations } from './operation.ts'
import { anyNumber, authority, day, text } from './schemas.ts'
import { changes, lifecycle, position, responsible, shielded } from './schemas-news.ts'

const FEED = { scope: 'index.feed', purpose: 'working-with-a-child' } as const
const LIFECYCLE = { scope: 'index.lifecycle', purpose: 'working-with-a-child' } as const

/** What changed, how a number ends its days, who is responsible, who must not be found. */
export const OF_NEWS: Operations<
  'changes' | 'acknowledge' | 'recordDeath' | 'keepOpenUntil25' | 'reopen' | 'changeResponsible' | 'shield'
> = {
  changes: {
    path: 'changes',
    ...FEED,
    summary: 'What changed of the children the asking authority knows, in an order without gaps, and recall notices.',
    body: z.strictObject({ after: position.nullable(), limit: z.int().exactOptional() }),
    answer: changes,
  },
  acknowledge: {
    path: 'acknowledge',
    ...FEED,
    summary: 'Says that recall notices have been acted upon. At most 500 at once.',
    body: z.strictObject({ positions: z.array(position) }),
    answer: z.strictObject({ acknowledged: z.number() }),
  },
  recordDeath: {
    path: 'record-death',
    ...LIFECYCLE,
    summary: 'A child has died: the number is closed.',
    body: z.strictObject({ number: anyNumber, diedOn: day }),
    answer: lifecycle,
  },
  keepOpenUntil25: {
    path: 'keep-open-until-25',
    ...LIFECYCLE,
    summary: 'A care leaver’s or disabled child’s number stays open until they are 25.',
    body: z.strictObject({ number: anyNumber, why: z.enum(['care-leaver', 'disabled']) }),
    answer: lifecycle,
  },
  reopen: {
    path: 'reopen',
    ...LIFECYCLE,
    summary: 'A number closed in error, or of someone who comes back, is open again.',
    body: z.strictObject({ number: anyNumber, reason: z.string() }),
    answer: lifecycle,
  },
  changeResponsible: {
    path: 'change-responsible',
    scope: 'index.responsibility',
    purpose: 'working-with-a-child',
    summary: 'Passes responsibility on, if it still is as the asker believes; else `stale`, with how it is now.',
    body: z.strictObject({
      number: anyNumber,
      from: authority.nullable(),
      expectedVersion: z.int32(),
      to: authority,
    }),
    answer: responsible,
  },
  shield: {
    path: 'shield',
    scope: 'index.shields',
    purpose: 'working-with-a-child',
    summary: 'Shields a child, at once, for the responsible authority. Shielding twice is one act.',
    body: z.strictObject({ number: anyNumber, reason: text('Why, in words. Only operators read it.') }),
    answer: shielded,
  },
}
