import { z } from 'zod'
import type { Change, ChangeKind, Changes } from '../../child-index/contract-feed.ts'
import type { Lifecycle } from '../../child-index/contract-lifecycle.ts'
import type { Responsible } from '../../child-index/contract-responsibility.ts'
import type { Shielded } from '../../child-index/contract-shields.ts'
import { authority, day, indexNumber, moment, text } from './schemas.ts'

// What changed of children, how a number ends its days, who is responsible, who must not be found.

/** Each once: a kind that is missing here does not compile. */
const CHANGE_KINDS: Readonly<Record<ChangeKind, true>> = {
  registered: true,
  matched: true,
  updated: true,
  confirmed: true,
  involvement: true,
  'sealed-concern': true,
  responsible: true,
  merged: true,
  unmerged: true,
  split: true,
  superseded: true,
  invalidated: true,
  restored: true,
  'identity-broken': true,
  allotted: true,
  question: true,
  died: true,
  closed: true,
  reopened: true,
  shielded: true,
  unshielded: true,
}

/** Where in the feed. */
export const position = text('Where in the feed; opaque.')

const change: z.ZodType<Change> = z
  .strictObject({
    position,
    kind: z.enum(Object.keys(CHANGE_KINDS) as ChangeKind[]),
    number: indexNumber,
    otherNumber: indexNumber.nullable().meta({ description: 'The number retired, given back or made by it.' }),
    at: moment,
  })
  .meta({ id: 'Change' })

/** A page of the feed. */
export const changes: z.ZodType<Changes> = z
  .strictObject({
    items: z.array(change),
    next: position.nullable().meta({ description: 'Where to go on from.' }),
    more: z.boolean(),
    recalls: z.array(change).meta({ description: 'Recall notices not acknowledged yet.' }),
  })
  .meta({ id: 'Changes' })

/** How a number stands in its days. */
export const lifecycle: z.ZodType<Lifecycle> = z
  .strictObject({
    number: indexNumber,
    status: z.enum(['active', 'closed']),
    closedWhy: z.enum(['grown', 'died']).nullable(),
    diedOn: day.nullable(),
    staysOpenWhy: z.enum(['care-leaver', 'disabled']).nullable(),
    closesOn: day.nullable(),
  })
  .meta({ id: 'Lifecycle' })

/** Who is responsible for a child. */
export const responsible: z.ZodType<Responsible> = z
  .strictObject({
    number: indexNumber,
    responsibleAuthority: authority.nullable(),
    version: z.number().meta({ description: 'Rises with every change.' }),
  })
  .meta({ id: 'Responsible' })

/** That a child is shielded. */
export const shielded: z.ZodType<Shielded> = z
  .strictObject({ number: indexNumber, since: moment })
  .meta({ id: 'Shielded' })
