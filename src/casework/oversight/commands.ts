import type { Actor } from '../../access/actor.ts'
import { audit, type Details } from '../../access/audit.ts'
import { may } from '../../access/policy.ts'
import { relationshipsWith } from '../../access/queries.ts'
import { type TeamLed, teamAsked, teamsLed } from '../../access/queries-cover.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { displayName } from '../../people/model.ts'
import { peopleById } from '../../people/queries.ts'
import type { Tx } from '../../platform/db.ts'
import { socialWorkersOf } from '../allocations/queries.ts'
import { DUE_RULES } from '../dues/model.ts'
import {
  type ChildBehind,
  type Drift,
  type Figure,
  LENGTHS,
  type PlansByLength,
  type Span,
  type StepFigures,
  type Timeliness,
} from './model.ts'
import { countTeam, type StepCounts, type TeamCounts } from './queries.ts'
import { type Behind, childrenBehind } from './queries-children.ts'
import { drifting, everyWeek, lengthOfPlace, periodOf } from './rules.ts'

/** Children to talk about first, on the page itself; the others are behind the figure. */
const MOST_DRIFTING = 8
/** Children behind a figure, on one list. */
export const MOST_BEHIND = 500

/**
 * What is late in one's team, or in that of a manager one stands in for, and for whom; who holds how many; and which
 * cases to talk about first.
 */
export async function lookAtTimeliness(
  tx: Tx,
  actor: Actor,
  { weeks, teamId: asked }: Span,
  now: Moment,
): Promise<Outcome<Timeliness, 'not-permitted'>> {
  const teams = may(actor, 'team.look') ? await teamsLed(tx, actor, now.day) : []
  const team = teamAsked(teams, asked)
  if (!team) return refused('not-permitted')
  const { teamId } = team
  const period = periodOf(weeks, now.day)
  const { steps, drift: facts, plans, visits, ...counts } = await countTeam(tx, teamId, period)
  const drift = drifting(facts, now.day)
  const first = drift.slice(0, MOST_DRIFTING)
  const named = [
    ...steps.flatMap(({ waiting }) => waiting.map(({ childId }) => childId)),
    ...first.map((one) => one.childId),
  ]
  const people = await peopleById(tx, [...new Set(named)])
  const workers = await socialWorkersOf(
    tx,
    first.map((one) => one.childId),
  )
  const nameOf = (childId: string) => {
    const person = people.get(childId)
    return person ? displayName(person) : ''
  }
  await auditOf(tx, actor, { team, childIds: [...people.keys()], now }, { weeks })
  return accepted({
    ...{ ...asSpan(team, weeks), others: teams.filter((other) => other !== team) },
    ...{ team: team.name, period, ...counts },
    steps: inOrder(steps).map((step) => withNames(step, nameOf)),
    visits: everyWeek(visits, period),
    plans: byKind(plans),
    drift: first.map((one) => ({
      ...one,
      name: nameOf(one.childId),
      worker: workers.get(one.childId)?.worker ?? null,
    })),
    drifting: drift.length,
  })
}

/** The children behind one figure of the team, by name, at most 500; `total` says how many there are. */
export async function lookAtChildrenBehind(
  tx: Tx,
  actor: Actor,
  { figure, weeks, teamId: asked }: Span & { readonly figure: Figure },
  now: Moment,
): Promise<Outcome<{ readonly children: readonly ChildBehind[]; readonly total: number }, 'not-permitted'>> {
  const team = may(actor, 'team.look') ? teamAsked(await teamsLed(tx, actor, now.day), asked) : undefined
  if (!team) return refused('not-permitted')
  const { teamId } = team
  const { children, total } =
    figure.of === 'drifting'
      ? await asBehind(tx, drifting((await countTeam(tx, teamId, periodOf(weeks, now.day))).drift, now.day))
      : await childrenBehind(tx, teamId, { figure, period: periodOf(weeks, now.day) }, MOST_BEHIND)
  const ids = [...new Set(children.map(({ childId }) => childId))]
  const people = await peopleById(tx, ids)
  await auditOf(tx, actor, { team, childIds: ids, now }, { of: figure.of, children: total })
  return accepted({
    total,
    children: children.flatMap((child) => {
      const person = people.get(child.childId)
      return person ? [{ ...child, name: displayName(person) }] : []
    }),
  })
}

type Looked = { readonly team: TeamLed; readonly childIds: readonly string[]; readonly now: Moment }

/** The look is on record; for whom it was, too, which the audit knows from how the reader stands to the children. */
async function auditOf(tx: Tx, actor: Actor, { team, childIds, now }: Looked, details: Details): Promise<void> {
  if (team.insteadOf !== null) await relationshipsWith(tx, actor, childIds, now.day)
  await audit(tx, actor, 'team.look', { kind: 'timeliness', id: team.teamId }, details, childIds)
}

/** One's own team needs no id in an address. */
function asSpan({ teamId, insteadOf }: TeamLed, weeks: Span['weeks']): Span {
  return { weeks, teamId: insteadOf === null ? undefined : teamId }
}

async function asBehind(tx: Tx, drift: readonly Drift[]) {
  const shown = drift.slice(0, MOST_BEHIND)
  const workers = await socialWorkersOf(
    tx,
    shown.map(({ childId }) => childId),
  )
  const children = shown.map(
    ({ childId }): Behind => ({ childId, worker: workers.get(childId)?.worker ?? null, on: null, doneOn: null }),
  )
  return { children, total: drift.length }
}

/** Open plans of each kind, with a figure for every length. */
function byKind(plans: TeamCounts['plans']): readonly PlansByLength[] {
  const none = Object.fromEntries(LENGTHS.map((length) => [length, 0])) as PlansByLength['lengths']
  return [...Map.groupBy(plans, ({ kind }) => kind)].map(([kind, counts]) => ({
    kind,
    lengths: {
      ...none,
      ...Object.fromEntries(counts.map(({ length, count }) => [lengthOfPlace(length), count])),
    },
  }))
}

/** Steps in the order of the law; one that nobody did and nobody waits for is left out. */
function inOrder(counts: readonly StepCounts[]): readonly StepCounts[] {
  const byRule = new Map(counts.map((count) => [count.rule, count]))
  return DUE_RULES.flatMap((rule) => byRule.get(rule) ?? [])
}

function withNames({ waiting, ...step }: StepCounts, nameOf: (childId: string) => string): StepFigures {
  return { ...step, waiting: waiting.map((one) => ({ ...one, name: nameOf(one.childId) })) }
}
