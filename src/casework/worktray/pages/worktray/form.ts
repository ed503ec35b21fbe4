import { z } from 'zod'
import { type Choice, ORDERS, PLANS_SHOWN, type TrayKind } from '../../model.ts'

const Asked = z.object({
  tray: z.enum(['mine', 'team', 'chair', 'reviewer']).optional().catch(undefined),
  order: z.enum(ORDERS).catch('matters'),
  plan: z.enum(PLANS_SHOWN).nullable().catch(null),
  late: z.literal('yes').optional().catch(undefined),
  worker: z.uuid().nullable().catch(null),
  all: z.literal('yes').optional().catch(undefined),
})

/** Which list is asked for, and what of it; whatever the address says that is none of this is left out. */
export function readChoice(query: unknown): { readonly kind: TrayKind | undefined; readonly choice: Choice } {
  const { tray, order, plan, late, worker, all } = Asked.parse(query)
  return { kind: tray, choice: { order, plan, late: late === 'yes', workerId: worker, all: all === 'yes' } }
}

/** The address of the same list with another choice: codes and opaque ids alone. */
export function addressOf(kind: TrayKind, { order, plan, late, workerId, all }: Choice): string {
  const said = new URLSearchParams({
    ...(kind === 'team' ? {} : { tray: kind }),
    ...(order === 'matters' ? {} : { order }),
    ...(plan === null ? {} : { plan }),
    ...(late ? { late: 'yes' } : {}),
    ...(workerId === null ? {} : { worker: workerId }),
    ...(all ? { all: 'yes' } : {}),
  }).toString()
  return `${kind === 'team' ? '/team' : '/worktray'}${said ? `?${said}` : ''}`
}
