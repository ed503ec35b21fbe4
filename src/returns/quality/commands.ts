import type { Actor } from '../../access/actor.ts'
import { type Audited, audit } from '../../access/audit.ts'
import { may } from '../../access/policy.ts'
import { relationshipsWith } from '../../access/queries.ts'
import { coveredBy, type TeamLed, teamAsked, teamsLed } from '../../access/queries-cover.ts'
import { addHours } from '../../kernel/instant.ts'
import type { Moment } from '../../kernel/moment.ts'
import type { KnownPerson } from '../../people/model.ts'
import { peopleById } from '../../people/queries.ts'
import type { Tx } from '../../platform/db.ts'
import { runningYear } from '../runs/rules.ts'
import type { Chosen, DeskFigures, ListedFault, Scope, Sweep } from './model.ts'
import { sweepOf } from './queries.ts'
import { deskFigures, faultsListed } from './queries-desk.ts'

/** What stands, that is listed; whoever wants more chooses a rule, a team or a worker. */
export const MOST_LISTED = 100
const MOST_MENDED = 20
const A_WEEK = 7 * 24

/** What the rules of the running year say of the record, for whom this reader looks after. */
export type QualitySeen = {
  /** The year the census ends in. */
  readonly year: number
  /** Undefined until the rules have looked for the first time. */
  readonly sweep: Sweep | undefined
  readonly scope: Scope
  /** The teams whose desk this reader has; none for one's own children, and for the whole authority. */
  readonly teams: readonly TeamLed[]
  readonly chosen: Chosen
  readonly figures: DeskFigures
  readonly standing: readonly ListedFault[]
  /** What was put right within the last week, the latest first. */
  readonly mended: readonly ListedFault[]
  readonly people: ReadonlyMap<string, KnownPerson>
}

/**
 * Opens the desk: for who makes or signs returns of the whole authority, for a manager of a team they lead, for others
 * who hold children of these. Undefined for anyone else. The look is on record with the children it named.
 */
export async function lookAtQuality(
  tx: Tx,
  actor: Actor,
  chosen: Chosen,
  now: Moment,
): Promise<QualitySeen | undefined> {
  const teams = mayLookAtAll(actor) || !may(actor, 'team.look') ? [] : await teamsLed(tx, actor, now.day)
  const scope = await scopeOf(tx, actor, teams, chosen, now)
  if (!scope) return undefined
  const { year } = runningYear(now.day)
  const since = addHours(now.at, -A_WEEK)
  const within = scope.of === 'team' ? { ...chosen, team: undefined } : chosen
  const listing = { year, chosen: definedOf(within) }
  const standing = await faultsListed(tx, scope, { ...listing, limit: MOST_LISTED })
  const mended = await faultsListed(tx, scope, { ...listing, since, limit: MOST_MENDED })
  const childIds = [...new Set([...standing, ...mended].map(({ childId }) => childId))]
  // The audit says for whom a look was: it knows from how the reader stands to these children.
  if (scope.of !== 'authority') await relationshipsWith(tx, actor, childIds, now.day)
  await audit(tx, actor, ACT[scope.of], { kind: 'quality', id: null }, { listed: standing.length }, childIds)
  return {
    ...{ year, scope, teams, chosen: definedOf(chosen), standing, mended },
    sweep: await sweepOf(tx, year),
    figures: await deskFigures(tx, scope, year, since),
    people: await peopleById(tx, childIds),
  }
}

const ACT: Readonly<Record<Scope['of'], Audited>> = {
  authority: 'return.look',
  team: 'team.look',
  held: 'worktray.look',
}

async function scopeOf(
  tx: Tx,
  actor: Actor,
  teams: readonly TeamLed[],
  chosen: Chosen,
  now: Moment,
): Promise<Scope | undefined> {
  if (actor.seat !== 'council') return undefined
  if (mayLookAtAll(actor)) return { of: 'authority' }
  if (may(actor, 'team.look')) {
    const team = teamAsked(teams, chosen.team)
    return team && { of: 'team', teamId: team.teamId, name: team.name, isOwn: team.insteadOf === null }
  }
  if (!actor.roles.includes('social-worker') || actor.userId === null) return undefined
  const covered = await coveredBy(tx, actor.userId, now.day)
  return { of: 'held', userIds: [actor.userId, ...covered.map(({ absentUser }) => absentUser)] }
}

function mayLookAtAll(actor: Actor): boolean {
  return may(actor, 'return.look')
}

function definedOf(chosen: Readonly<Partial<Record<keyof Chosen, string | undefined>>>): Chosen {
  return Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined))
}
