import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { may } from '../../access/policy.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { Tx } from '../../platform/db.ts'
import type { Worker } from '../allocations/model.ts'
import { childrenHeldBy, childrenOfTeam, workersWithRole } from '../allocations/queries.ts'
import { ROLES_OF_TRAY, type TrayItem, type TrayKind, type Unfinished } from './model.ts'
import { draftsOf, trayFacts } from './queries.ts'
import { inTrayOrder, trayItem, unfinishedAt } from './rules.ts'

/** Children on one list; nobody reads further, and a caseload this long is a matter for the team's page. */
export const MOST_ON_A_LIST = 500

export type Worktray = {
  readonly kind: TrayKind
  readonly items: readonly TrayItem[]
  readonly unfinished: readonly Unfinished[]
  /** Of a team's list: its workers, by name, with how many children each holds. */
  readonly workers: readonly Worker[]
}

/** Opens one's own list: the children one holds, whose conferences one chairs, or whose plans one reviews. */
export async function lookAtWorktray(tx: Tx, actor: Actor, now: Moment): Promise<Outcome<Worktray, 'not-permitted'>> {
  if (!may(actor, 'worktray.look') || actor.seat !== 'council') return refused('not-permitted')
  const kind = ownTray(actor)
  const ids = actor.userId ? await childrenHeldBy(tx, actor.userId, ROLES_OF_TRAY[kind], MOST_ON_A_LIST) : []
  return accepted(await trayOf(tx, actor, kind, ids, now))
}

/** Opens the list of one's team: every child it holds, those nobody holds first. */
export async function lookAtTeam(tx: Tx, actor: Actor, now: Moment): Promise<Outcome<Worktray, 'not-permitted'>> {
  if (!may(actor, 'team.look') || actor.teamId === null) return refused('not-permitted')
  const ids = await childrenOfTeam(tx, actor.teamId, MOST_ON_A_LIST)
  const tray = await trayOf(tx, actor, 'team', ids, now)
  const workers = await workersWithRole(tx, 'social-worker', now.day, 500)
  return accepted({ ...tray, workers: workers.filter(({ teamId }) => teamId === actor.teamId) })
}

function ownTray({ roles }: Actor): Exclude<TrayKind, 'team'> {
  if (roles.includes('conference-chair')) return 'chair'
  return roles.includes('reviewing-officer') ? 'reviewer' : 'mine'
}

async function trayOf(tx: Tx, actor: Actor, kind: TrayKind, ids: readonly string[], now: Moment): Promise<Worktray> {
  const facts = await trayFacts(tx, actor.userId, ids)
  const viewer = { roles: actor.roles, tray: kind }
  const items = inTrayOrder(facts.map((one) => trayItem(one, viewer, now.day)))
  const drafts = await draftsOf(tx, actor.userId, 20)
  const unfinished = drafts.flatMap(({ form, savedAt }) => {
    const place = unfinishedAt(form)
    return place ? [{ ...place, savedAt }] : []
  })
  const act = kind === 'team' ? 'team.look' : 'worktray.look'
  await audit(tx, actor, act, { kind: 'worktray', id: actor.teamId }, { children: items.length })
  return { kind, items, unfinished, workers: [] }
}
