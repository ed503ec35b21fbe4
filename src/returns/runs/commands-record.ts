import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { may } from '../../access/policy.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { KnownPerson } from '../../people/model.ts'
import { peopleById } from '../../people/queries.ts'
import type { Tx } from '../../platform/db.ts'
import { BANK_HOLIDAYS } from '../../statute/bank-holidays.ts'
import { aroundYear } from '../children-in-need/commands.ts'
import { referenceOf } from '../children-in-need/commands-return.ts'
import type { CensusYear } from '../children-in-need/model.ts'
import type { Groups } from '../children-in-need/model-record.ts'
import { recordedChildren } from '../children-in-need/queries.ts'
import { failuresInRecord, type LiveFailure } from '../children-in-need/rules-live.ts'
import { returnOf } from '../children-in-need/rules-return.ts'
import { censusYear, yearSoFar } from '../children-in-need/rules-whole.ts'
import type { ReturnRun } from './model.ts'
import { runById } from './queries.ts'
import { failuresByRule, holdersOf } from './queries-failures.ts'

/** What a return would say of a child now, and what the rules say of it. No group: nothing is reported of the child. */
export type Reported = {
  readonly childId: string
  readonly group: Groups | undefined
  readonly failures: readonly LiveFailure[]
}

/** What a year's return would say of these children now, in one statement. */
export async function reportedNow(tx: Tx, year: CensusYear, childIds: readonly string[]): Promise<readonly Reported[]> {
  const around = aroundYear(year)
  const reporting = { year, holidays: BANK_HOLIDAYS, referenceOf }
  return (await recordedChildren(tx, childIds)).map((child) => {
    const group = returnOf(child, reporting)
    return { childId: child.id, group, failures: group ? failuresInRecord(group, around) : [] }
  })
}

/** A child of whom a rule said something when the return was made: what it says now, and who holds the child. */
export type RuleSeen = {
  readonly run: ReturnRun
  readonly code: string
  readonly children: readonly {
    readonly childId: string
    readonly person: KnownPerson | undefined
    readonly workerName: string | null
    readonly failures: readonly LiveFailure[]
  }[]
  /** How many times the rule is broken by the return as a whole. */
  readonly ofWhole: number
}

/** Failures of one rule that are listed. */
const MOST_LISTED = 200

/** Opens what one rule said of a return, child by child, as it is now: what was put right since says so. */
export async function lookAtRule(tx: Tx, actor: Actor, runId: string, code: string): Promise<RuleSeen | undefined> {
  const run = may(actor, 'return.look') ? await runById(tx, runId) : undefined
  if (!run) return undefined
  const found = await failuresByRule(tx, runId, code, MOST_LISTED)
  const childIds = [...new Set(found.flatMap(({ childId }) => childId ?? []))]
  const [now, people, holders] = [
    await reportedNow(tx, censusYear(run.year), childIds),
    await peopleById(tx, childIds),
    await holdersOf(tx, childIds),
  ]
  await audit(tx, actor, 'return.look', { kind: 'return', id: runId }, { rule: code }, childIds)
  const children = childIds.map((childId) => ({
    childId,
    person: people.get(childId),
    workerName: holders.get(childId)?.name ?? null,
    failures: now.find((one) => one.childId === childId)?.failures.filter((failure) => failure.code === code) ?? [],
  }))
  return { run, code, children, ofWhole: found.filter(({ childId }) => childId === null).length }
}

export type ChildSeen = Reported & {
  readonly year: number
  readonly person: KnownPerson
  readonly workerName: string | null
}

/**
 * Opens what a year's return would say of one child now, of a year that is not over as far as it has gone: for who works with the child, and for who makes returns, to
 * whom a child of whom nothing is reported is not there.
 */
export async function lookAtReported(
  tx: Tx,
  actor: Actor,
  asked: {
    readonly childId: string
    readonly year: number
    readonly today: CalendarDay
    readonly worksWithChild: boolean
  },
): Promise<ChildSeen | undefined> {
  if (!asked.worksWithChild && !may(actor, 'return.look')) return undefined
  const person = (await peopleById(tx, [asked.childId])).get(asked.childId)
  const [reported] = await reportedNow(tx, yearSoFar(censusYear(asked.year), asked.today), [asked.childId])
  if (!person || !reported || !(reported.group || asked.worksWithChild)) return undefined
  const details = { part: 'return' }
  await audit(
    tx,
    actor,
    asked.worksWithChild ? 'child.look' : 'return.look',
    { kind: 'child', id: asked.childId },
    details,
  )
  return {
    ...reported,
    year: asked.year,
    person,
    workerName: (await holdersOf(tx, [asked.childId])).get(asked.childId)?.name ?? null,
  }
}
