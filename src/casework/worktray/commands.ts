import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { may } from '../../access/policy.ts'
import { relationshipsWith } from '../../access/queries.ts'
import { type TeamLed, teamAsked, teamsLed } from '../../access/queries-cover.ts'
import { addDays } from '../../kernel/calendar-day.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { Tx } from '../../platform/db.ts'
import type { Worker } from '../allocations/model.ts'
import { childrenHeldBy, childrenOfTeam, type Listed, workersWithRole } from '../allocations/queries.ts'
import { limitOf } from '../allocations/queries-limits.ts'
import { meetingsPlanned, type PlannedMeeting } from '../meetings/queries-lists.ts'
import { type Load, type ReportOwed, ROLES_OF_TRAY, type TrayItem, type TrayKind, type Unfinished } from './model.ts'
import { draftsOf, trayFacts, visitsSince } from './queries.ts'
import { reportsOwed } from './queries-waiting.ts'
import { inTrayOrder, trayItem } from './rules.ts'
import { ownTrays } from './rules-own.ts'
import { unfinishedAt } from './rules-unfinished.ts'

/** Children on one list, the most pressing; where there are more the list says so. */
export const MOST_ON_A_LIST = 500
const FOUR_WEEKS = 28
/** Meetings and reports that are looked at for the days to come. */
const MOST_PLANNED = 50
const MOST_WORKERS = 500

export type Worktray = {
  readonly kind: TrayKind
  /** The lists this reader has, this one among them. */
  readonly kinds: readonly TrayKind[]
  /** The team whose list it is; null for a list of one's own. */
  readonly team: TeamLed | null
  /** The teams whose lists this reader has: their own, and those of managers they stand in for. */
  readonly teams: readonly TeamLed[]
  readonly items: readonly TrayItem[]
  /** How many children there are in all; `items` are those whose clocks are nearest. */
  readonly total: number
  readonly unfinished: readonly Unfinished[]
  /** Of a team's list: its workers, by name, with how many children each holds. */
  readonly workers: readonly Worker[]
  readonly load: Load
  /** Meetings planned about these children, the nearest first. */
  readonly meetings: readonly PlannedMeeting[]
  /** Reports asked for before a meeting that have not come. */
  readonly reports: readonly ReportOwed[]
}

/** Which list, and how much of it: one's own first unless another is asked for. */
type Asked = { readonly kind?: TrayKind | undefined; readonly most?: number }

/** Opens a list of one's own: the children one holds or covers, whose conferences one chairs, or whose plans one reviews. */
export async function lookAtWorktray(
  tx: Tx,
  actor: Actor,
  now: Moment,
  { kind, most = MOST_ON_A_LIST }: Asked = {},
): Promise<Outcome<Worktray, 'not-permitted'>> {
  if (!may(actor, 'worktray.look') || actor.seat !== 'council') return refused('not-permitted')
  const own = ownTrays(actor)
  const asked = own.find((one) => one === kind) ?? own.find((one) => one !== 'team') ?? 'mine'
  if (asked === 'team') return lookAtTeam(tx, actor, now, { most })
  const { userId } = actor
  const [roles, teams] = [ROLES_OF_TRAY[asked], await teamsLed(tx, actor, now.day)]
  const listed = userId === null ? NO_CHILDREN : await childrenHeldBy(tx, { userId, roles, day: now.day, limit: most })
  return accepted(await trayOf(tx, actor, { kind: asked, team: null, teams }, listed, now))
}

/**
 * Opens the list of one's team, or of the team of a manager one stands in for: every child it holds, those nobody holds
 * first.
 */
export async function lookAtTeam(
  tx: Tx,
  actor: Actor,
  now: Moment,
  { most = MOST_ON_A_LIST, teamId }: Pick<Asked, 'most'> & { readonly teamId?: string | undefined } = {},
): Promise<Outcome<Worktray, 'not-permitted'>> {
  if (!may(actor, 'team.look')) return refused('not-permitted')
  const teams = await teamsLed(tx, actor, now.day)
  const team = teamAsked(teams, teamId)
  if (!team) return refused('not-permitted')
  const listed = await childrenOfTeam(tx, team.teamId, most)
  // The audit says for whom a look was: it knows from how the reader stands to these children.
  if (team.insteadOf !== null) await relationshipsWith(tx, actor, listed.ids, now.day)
  const tray = await trayOf(tx, actor, { kind: 'team', team, teams }, listed, now)
  return accepted({ ...tray, workers: await workersWithRole(tx, 'social-worker', now.day, MOST_WORKERS, team.teamId) })
}

const NO_CHILDREN: Listed = { ids: [], total: 0, covers: new Map() }

type Which = Pick<Worktray, 'kind' | 'team' | 'teams'>

async function trayOf(tx: Tx, actor: Actor, which: Which, listed: Listed, now: Moment): Promise<Worktray> {
  const [{ userId }, { kind, team }] = [actor, which]
  const facts = await trayFacts(tx, userId, listed)
  const viewer = { roles: actor.roles, tray: kind }
  const items = inTrayOrder(facts.map((one) => trayItem(one, viewer, now.day)))
  const drafts = await draftsOf(tx, userId, 20)
  const unfinished = drafts.flatMap(({ form, savedAt }) => {
    const place = unfinishedAt(form)
    return place ? [{ ...place, savedAt }] : []
  })
  const load = {
    limit: userId === null ? null : await limitOf(tx, userId, now.day),
    visits: await visitsSince(tx, userId, addDays(now.day, -FOUR_WEEKS)),
  }
  const meetings = await meetingsPlanned(tx, listed.ids, MOST_PLANNED)
  const reports = kind === 'mine' ? await reportsOwed(tx, listed.ids, MOST_PLANNED) : []
  const act = kind === 'team' ? 'team.look' : 'worktray.look'
  const shown = items.map(({ facts: { child } }) => child.id)
  await audit(tx, actor, act, { kind: 'worktray', id: team?.teamId ?? actor.teamId }, { children: items.length }, shown)
  const { total } = listed
  return { ...which, kinds: ownTrays(actor), items, total, unfinished, workers: [], load, meetings, reports }
}
