import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { may } from '../../access/policy.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { Tx } from '../../platform/db.ts'
import type { Worker } from '../allocations/model.ts'
import { childrenHeldBy, childrenOfTeam, type Listed, workersWithRole } from '../allocations/queries.ts'
import { ROLES_OF_TRAY, type TrayItem, type TrayKind, type Unfinished } from './model.ts'
import { draftsOf, trayFacts } from './queries.ts'
import { inTrayOrder, trayItem, unfinishedAt } from './rules.ts'

/** Children on one list, the most pressing; where there are more the list says so. */
export const MOST_ON_A_LIST = 500

export type Worktray = {
  readonly kind: TrayKind
  readonly items: readonly TrayItem[]
  /** How many children there are in all; `items` are those whose clocks are nearest. */
  readonly total: number
  readonly unfinished: readonly Unfinished[]
  /** Of a team's list: its workers, by name, with how many children each holds. */
  readonly workers: readonly Worker[]
}

/** Opens one's own list: the children one holds, whose conferences one chairs, or whose plans one reviews. */
export async function lookAtWorktray(
  tx: Tx,
  actor: Actor,
  now: Moment,
  most = MOST_ON_A_LIST,
): Promise<Outcome<Worktray, 'not-permitted'>> {
  if (!may(actor, 'worktray.look') || actor.seat !== 'council') return refused('not-permitted')
  const kind = ownTray(actor)
  if (actor.userId === null) return accepted(await trayOf(tx, actor, kind, NO_CHILDREN, now))
  const listed = await childrenHeldBy(tx, actor.userId, ROLES_OF_TRAY[kind], most)
  return accepted(await trayOf(tx, actor, kind, listed, now))
}

/** Opens the list of one's team: every child it holds, those nobody holds first. */
export async function lookAtTeam(
  tx: Tx,
  actor: Actor,
  now: Moment,
  most = MOST_ON_A_LIST,
): Promise<Outcome<Worktray, 'not-permitted'>> {
  if (!may(actor, 'team.look') || actor.teamId === null) return refused('not-permitted')
  const listed = await childrenOfTeam(tx, actor.teamId, most)
  const tray = await trayOf(tx, actor, 'team', listed, now)
  const workers = await workersWithRole(tx, 'social-worker', now.day, 500)
  return accepted({ ...tray, workers: workers.filter(({ teamId }) => teamId === actor.teamId) })
}

function ownTray({ roles }: Actor): Exclude<TrayKind, 'team'> {
  if (roles.includes('conference-chair')) return 'chair'
  return roles.includes('reviewing-officer') ? 'reviewer' : 'mine'
}

const NO_CHILDREN: Listed = { ids: [], total: 0 }

async function trayOf(tx: Tx, actor: Actor, kind: TrayKind, listed: Listed, now: Moment): Promise<Worktray> {
  const facts = await trayFacts(tx, actor.userId, listed.ids)
  const viewer = { roles: actor.roles, tray: kind }
  const items = inTrayOrder(facts.map((one) => trayItem(one, viewer, now.day)))
  const drafts = await draftsOf(tx, actor.userId, 20)
  const unfinished = drafts.flatMap(({ form, savedAt }) => {
    const place = unfinishedAt(form)
    return place ? [{ ...place, savedAt }] : []
  })
  const act = kind === 'team' ? 'team.look' : 'worktray.look'
  const shown = items.map(({ facts }) => facts.child.id)
  await audit(tx, actor, act, { kind: 'worktray', id: actor.teamId }, { children: items.length }, shown)
  return { kind, items, total: listed.total, unfinished, workers: [] }
}
