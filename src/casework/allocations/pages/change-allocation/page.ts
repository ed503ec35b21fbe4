import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { audit } from '../../../../access/audit.ts'
import { may } from '../../../../access/policy.ts'
import { nameOf, relationshipsWithChild } from '../../../../access/queries.ts'
import { dayFields, type Fields } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage } from '../../../../entries/drafts/pages/form-page/page.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import type { Tx } from '../../../../platform/db.ts'
import { episodesOf } from '../../../episodes/queries.ts'
import { childrenWorkedWithTogether } from '../../../episodes/queries-together.ts'
import { teamsThatHold } from '../../../referrals/queries.ts'
import { changeAllocation } from '../../commands.ts'
import { MOST_WORKERS, WORKERS_FOR } from '../../commands-handing.ts'
import { type ChangeAllocation, GIVEN_ROLES, type Worker } from '../../model.ts'
import { allocationsOf, workersWithRole } from '../../queries.ts'
import { historyOf } from '../../queries-history.ts'
import { REFUSALS } from './content.ts'
import { readAllocation } from './form.ts'
import { type AllocationShown, changeAllocationView, type HeldNow } from './view.tsx'

/** GET and POST /children/:id/allocation – a manager chooses who holds a child, and brothers and sisters if ticked. */
export function changeAllocationPage(http: FastifyInstance, acting: Acting): void {
  formPage<AllocationShown, ChangeAllocation, keyof typeof REFUSALS>(http, acting, {
    path: '/children/:id/allocation',
    keep: ({ id }) => `allocation:${id}`,
    asks: {
      children: 'children worked with together',
      role: 'this role',
      from: 'this first day',
      reason: 'this reason',
      'who-social-worker': 'this holder',
      'who-co-worker': 'this holder',
      'who-conference-chair': 'this holder',
      'who-reviewing-officer': 'this holder',
    },
    load: (tx, actor, { id = '' }, now) => load(tx, actor, id, now),
    first: firstFields,
    read: (fields, { children }) =>
      readAllocation(
        fields,
        children.map(({ id }) => id),
      ),
    async act(tx, actor, act, { now, loaded }) {
      const outcome = await changeAllocation(tx, actor, act, now)
      if (!outcome.ok) return outcome
      const [{ id }] = loaded.children
      // Who gave the child to another team has no page of the child any more.
      const standing = await relationshipsWithChild(tx, actor, id, now.day)
      return accepted(may(actor, 'child.look', standing) ? `/children/${id}` : '/worktray')
    },
    refusals: REFUSALS,
    view: changeAllocationView,
  })
}

/** Of those who held the children before, as many as are shown. */
const MOST_BEFORE = 40

async function load(tx: Tx, actor: Actor, id: string, now: Moment): Promise<AllocationShown | undefined> {
  const children = await childrenWorkedWithTogether(tx, actor, 'allocation.change', id, now.day)
  if (!children) return undefined
  const ids = children.map((child) => child.id)
  for (const one of ids) await audit(tx, actor, 'child.look', { kind: 'child', id: one }, { part: 'allocation' })
  const teams = await teamsThatHold(tx)
  const teamNames = new Map(teams.map((team) => [team.id, team.name]))
  const held: HeldNow[] = []
  for (const { childId, userId, teamId, role, fromOn } of await allocationsOf(tx, ids)) {
    held.push({ childId, role, fromOn, name: await nameOf(tx, userId), team: teamNames.get(teamId ?? '') ?? null })
  }
  const workers = {} as Record<(typeof GIVEN_ROLES)[number], readonly Worker[]>
  for (const role of GIVEN_ROLES) {
    const all = await workersWithRole(tx, WORKERS_FOR[role], now.day, MOST_WORKERS)
    workers[role] = all.toSorted((one, other) => rank(one, actor) - rank(other, actor))
  }
  const isOpen = (await episodesOf(tx, [id])).some(({ closedOn }) => closedOn === null)
  const before = (await historyOf(tx, ids, MOST_BEFORE)).filter(({ toOn }) => toOn !== null)
  return { children, held, before, workers, teams, isOpen }
}

/** One's own team first: that is who is mostly given the children. */
function rank({ teamId }: Worker, actor: Actor): number {
  return teamId !== null && teamId === actor.teamId ? 0 : 1
}

/** A child whom no worker holds needs a social worker first; those who wait together are ticked together. */
function firstFields({ children, held }: AllocationShown, now: Moment): Fields {
  const waits = (id: string) => !held.some((one) => one.childId === id && one.role === 'social-worker' && one.name)
  const [child, ...others] = children
  const ticked = [child, ...others.filter(({ id }) => waits(child.id) && waits(id))].map(({ id }) => id)
  const role: Fields = waits(child.id) ? { role: 'social-worker' } : {}
  return { children: ticked.join('\n'), ...role, ...dayFields('from', now.day) }
}
