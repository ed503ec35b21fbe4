import { addMonths, asCalendarDay, type CalendarDay } from '../../kernel/calendar-day.ts'
import type { Instant } from '../../kernel/instant.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { openChild } from '../children/commands.ts'
import type { Asked } from '../contract-asked.ts'
import type {
  KeepOpenRequest,
  Lifecycle,
  LifecycleOutcome,
  LifecycleRefusal,
  RecordDeathRequest,
  ReopenRequest,
} from '../contract-lifecycle.ts'
import { announce } from '../feed/queries-writing.ts'
import { worksWith } from '../involvements/commands.ts'
import type { IndexTx } from '../matching/queries.ts'
import type { HeldChild } from '../merging/model.ts'
import { childrenInFull, lockChildren } from '../merging/queries.ts'
import { addDecision, saveStatus } from '../merging/queries-writing.ts'
import { isInUse } from '../merging/rules.ts'
import { authoritiesOf } from '../merging/rules-effect.ts'
import { areWords } from '../merging/rules-proposals.ts'
import { isOperator } from '../shields/rules.ts'
import {
  type HeldLifecycle,
  lastClosingRun,
  lifecycleOf,
  openNumbersBornOn,
  saveClosingRun,
  saveGrown,
  saveLifecycle,
} from './queries.ts'
import { birthDatesClosing, closesOn, daysAfter } from './rules.ts'

/** When something is done, and the ids it takes. */
export type Moment = { readonly at: Instant; readonly today: CalendarDay; readonly newId: () => string }

/** Records that a child has died: the number is closed, and every authority that knows it has to acknowledge. */
export async function recordDeath(
  tx: IndexTx,
  { asked, number, diedOn }: RecordDeathRequest,
  moment: Moment,
): Promise<LifecycleOutcome> {
  if (asCalendarDay(diedOn) === undefined || diedOn > moment.today) return refused('not-a-date')
  const found = await openTo(tx, asked, number, moment)
  if (!found.ok) return found
  const { child, held } = found.value
  const births = held.births.flatMap(({ birthDate }) => birthDate ?? [])
  if (births.length > 0 && births.every((day) => day > diedOn)) return refused('died-before-birth')
  if (held.diedOn === diedOn) return accepted(shown(child, held))
  const after = { ...held, diedOn, closedWhy: 'died' as const }
  await saveAfter(tx, child, after, { kind: 'death', reason: '' }, asked, moment)
  await announce(tx, [{ kind: 'died', number: child.number }], authoritiesOf([child]), moment.at)
  return accepted(shown({ ...child, status: 'closed' }, after))
}

/** Keeps a care leaver's or disabled child's number open until 25; opens it if it was closed at 18. */
export async function keepOpenUntil25(
  tx: IndexTx,
  { asked, number, why }: KeepOpenRequest,
  moment: Moment,
): Promise<LifecycleOutcome> {
  const found = await openTo(tx, asked, number, moment)
  if (!found.ok) return found
  const { child, held } = found.value
  if (held.staysOpenWhy === why) return accepted(shown(child, held))
  const until = closesOn(held.births, true)
  const opens = held.closedWhy === 'grown' && (until === null || moment.today < until)
  const after = { ...held, staysOpenWhy: why, closedWhy: opens ? null : held.closedWhy }
  await saveAfter(tx, child, after, { kind: 'stays-open', reason: why }, asked, moment)
  if (opens) await announce(tx, [{ kind: 'reopened', number: child.number }], [], moment.at)
  return accepted(shown({ ...child, status: after.closedWhy === null ? 'active' : 'closed' }, after))
}

/** Opens a closed number again, whatever closed it; a death is taken back by it. */
export async function reopenNumber(
  tx: IndexTx,
  { asked, number, reason }: ReopenRequest,
  moment: Moment,
): Promise<LifecycleOutcome> {
  if (!areWords(reason)) return refused('reason-missing')
  const found = await openTo(tx, asked, number, moment)
  if (!found.ok) return found
  const { child, held } = found.value
  if (child.status !== 'closed') return refused('not-closed')
  const after = { ...held, diedOn: null, closedWhy: null }
  await saveAfter(tx, child, after, { kind: 'reopen', reason }, asked, moment)
  const recalled = held.diedOn === null ? [] : authoritiesOf([child])
  await announce(tx, [{ kind: 'reopened', number: child.number }], recalled, moment.at)
  return accepted(shown({ ...child, status: 'active' }, after))
}

/**
 * The days of which those who grew up are yet to be closed, in lots, oldest first; before the first night, of all who may
 * have grown up.
 */
export async function lotsToClose(tx: IndexTx, today: CalendarDay): Promise<readonly (readonly CalendarDay[])[]> {
  const days = daysAfter((await lastClosingRun(tx)) ?? addMonths(today, -MOST_MONTHS_BACK), today)
  return Array.from({ length: Math.ceil(days.length / DAYS_A_LOT) }, (_, lot) =>
    days.slice(lot * DAYS_A_LOT, (lot + 1) * DAYS_A_LOT),
  )
}

/**
 * Closes the numbers of those who came of age on one of these days. Done twice it is one act. One registered later, who
 * was grown already, stays open. Gives how many were closed.
 *
 * @param days in order, none after today
 */
export async function closeThoseGrown(
  tx: IndexTx,
  days: readonly CalendarDay[],
  asked: Asked,
  { at, newId }: Moment,
): Promise<number> {
  const last = days.at(-1)
  if (last === undefined) return 0
  const held = await openNumbersBornOn(tx, days.flatMap(birthDatesClosing))
  const grown = held.filter(({ births, staysOpenWhy }) => (closesOn(births, staysOpenWhy !== null) ?? NEVER) <= last)
  const numbers = grown.map(({ number }) => number)
  await saveGrown(tx, numbers, numbers.map(newId), asked, last, at)
  await saveClosingRun(tx, last, numbers.length, at)
  return numbers.length
}

/** So many days' children are some thirty thousand of a whole country's. */
const DAYS_A_LOT = 14
/** A number was closed at 25 at the latest; nobody in the index is older by so much more. */
const MOST_MONTHS_BACK = 12 * 26
const NEVER = '9999-12-31'

type Found = { readonly child: HeldChild; readonly held: HeldLifecycle }

/**
 * The child, locked, if the asker is responsible, holds a record of it, works with it or operates the index, and the child
 * is not shielded from it.
 */
async function openTo(
  tx: IndexTx,
  asked: Asked,
  sent: string,
  { today }: Moment,
): Promise<Outcome<Found, Extract<LifecycleRefusal, 'not-found' | 'number-not-valid'>>> {
  const open = await openChild(tx, sent, isOperator(asked) ? null : asked.authority)
  if (!open.ok) return open
  const { number } = open.value
  await lockChildren(tx, [number])
  const children = await childrenInFull(tx, [number])
  const child = children.get(children.get(number)?.survivor ?? number)
  if (!child || !isInUse(child)) return refused('not-found')
  if (!isOperator(asked) && !(await knows(tx, child, asked.authority, today))) return refused('not-found')
  const held = await lifecycleOf(tx, child.number)
  return held ? accepted({ child, held }) : refused('not-found')
}

async function knows(tx: IndexTx, child: HeldChild, authority: string, today: CalendarDay): Promise<boolean> {
  const { number, responsibleAuthority, assertions } = child
  if (responsibleAuthority === authority || assertions.some((one) => one.authority === authority)) return true
  return worksWith(tx, number, authority, today)
}

async function saveAfter(
  tx: IndexTx,
  { number }: HeldChild,
  after: HeldLifecycle,
  { kind, reason }: { readonly kind: 'death' | 'stays-open' | 'reopen'; readonly reason: string },
  asked: Asked,
  { at, today, newId }: Moment,
): Promise<void> {
  const id = newId()
  await addDecision(tx, { id, kind, number }, { asked, at, reason, fingerprint: '' })
  await saveLifecycle(tx, after, after.closedWhy === null ? null : (after.diedOn ?? today), id)
  await saveStatus(tx, number, after.closedWhy === null ? 'active' : 'closed')
}

function shown({ number, status }: HeldChild, { births, staysOpenWhy, closedWhy, diedOn }: HeldLifecycle): Lifecycle {
  const closes = closesOn(births, staysOpenWhy !== null)
  return {
    number,
    status: status === 'closed' ? 'closed' : 'active',
    closedWhy,
    diedOn,
    staysOpenWhy,
    closesOn: closes,
  }
}
