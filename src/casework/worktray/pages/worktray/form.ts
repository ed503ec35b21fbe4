import { z } from 'zod'
import type { Worktray } from '../../commands.ts'
import { type Choice, ORDERS, PLANS_SHOWN, type TrayKind } from '../../model.ts'

const Asked = z.object({
  team: z.uuid().optional().catch(undefined),
  tray: z.enum(['mine', 'team', 'chair', 'reviewer']).optional().catch(undefined),
  order: z.enum(ORDERS).catch('matters'),
  plan: z.enum(PLANS_SHOWN).nullable().catch(null),
  late: z.literal('yes').optional().catch(undefined),
  worker: z.uuid().nullable().catch(null),
  all: z.literal('yes').optional().catch(undefined),
})

/** Which list is asked for, and what of it; whatever the address says that is none of this is left out. */
export function readChoice(query: unknown): ListAsked {
  const { tray, team, order, plan, late, worker, all } = Asked.parse(query)
  return {
    kind: tray,
    teamId: team,
    choice: { order, plan, late: late === 'yes', workerId: worker, all: all === 'yes' },
  }
}

type ListAsked = {
  readonly kind: TrayKind | undefined
  readonly teamId: string | undefined
  readonly choice: Choice
}

/** The address of the same list with another choice: codes and opaque ids alone. */
export function addressOf(
  { kind, team }: Pick<Worktray, 'kind' | 'team'>,
  { order, plan, late, workerId, all }: Choice,
): string {
  const said = new URLSearchParams({
    ...(kind === 'team' ? {} : { tray: kind }),
    ...(team === null || team.insteadOf === null ? {} : { team: team.teamId }),
    ...(order === 'matters' ? {} : { order }),
    ...(plan === null ? {} : { plan }),
    ...(late ? { late: 'yes' } : {}),
    ...(workerId === null ? {} : { worker: workerId }),
    ...(all ? { all: 'yes' } : {}),
  }).toString()
  return `${kind === 'team' ? '/team' : '/worktray'}${said ? `?${said}` : ''}`
}
