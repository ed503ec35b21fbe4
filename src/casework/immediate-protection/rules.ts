import type { BankHolidays, CalendarDay } from '../../kernel/calendar-day.ts'
import { type Instant, londonDayOf } from '../../kernel/instant.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { lastDay, lastInstant } from '../../statute/timescales.ts'
import type { BeginProtection, BeginRefusal, GoOnProtection, GoOnRefusal, ImmediateProtection } from './model.ts'

/** Whether it still holds: neither ended nor withdrawn. */
export function isInForce({ endedAt, withdrawnOn }: Pick<ImmediateProtection, 'endedAt' | 'withdrawnOn'>): boolean {
  return endedAt === null && withdrawnOn === null
}

type Running = Pick<ImmediateProtection, 'kind' | 'beganAt' | 'extendedOn'>

/**
 * Until when it can hold in law: a moment for police protection, the end of a day for a court's order, with its
 * extension if there was one.
 *
 * @source Children Act 1989 s.45(1), (5) and (6): 8 days, and 7 more once; s.46(6): 72 hours
 */
export function endsBy(
  { kind, beganAt, extendedOn }: Running,
  holidays: BankHolidays,
): { readonly day: CalendarDay; readonly at: Instant | null } {
  if (kind === 'police-protection') {
    const at = lastInstant('police-protection', beganAt)
    return { day: londonDayOf(at), at }
  }
  const first = lastDay('emergency-protection-order', londonDayOf(beganAt), holidays)
  return { day: extendedOn === null ? first : lastDay('emergency-protection-extension', first, holidays), at: null }
}

/** Whether immediate protection may be written down: of children whom none protects yet, since a moment that has come. */
export function beginProtection(
  act: BeginProtection,
  inForce: readonly Pick<ImmediateProtection, 'childIds'>[],
  now: Moment,
): Outcome<BeginProtection, BeginRefusal> {
  if (act.childIds.length === 0) return refused('nobody-chosen')
  if (act.beganAt > now.at) return refused('in-the-future')
  if (inForce.some(({ childIds }) => childIds.some((id) => act.childIds.includes(id))))
    return refused('protected-already')
  if (act.madeBy.trim() === '') return refused('nobody-acted')
  if (act.reason.trim() === '') return refused('no-reason')
  return accepted(act)
}

/**
 * Whether something more may be recorded of it. What ended too late in law is recorded as it was.
 *
 * @source Children Act 1989 s.45(6): one extension of an emergency protection order, while it runs
 */
export function goOn(
  protection: ImmediateProtection,
  act: GoOnProtection,
  now: Moment,
): Outcome<GoOnProtection, GoOnRefusal> {
  if (protection.withdrawnOn !== null) return refused('over-already')
  if (act.does === 'withdraw') return act.why.trim() === '' ? refused('no-why') : accepted(act)
  if (!isInForce(protection)) return refused('over-already')
  const refusal = hindranceTo(protection, act, now)
  return refusal ? refused(refusal) : accepted(act)
}

function hindranceTo(
  protection: ImmediateProtection,
  act: Exclude<GoOnProtection, { readonly does: 'withdraw' }>,
  now: Moment,
): GoOnRefusal | undefined {
  if (act.does === 'move') return act.place.trim() === '' ? 'not-said-where' : undefined
  if (act.does === 'end') {
    if (act.endedAt > now.at) return 'ended-in-the-future'
    if (act.endedAt < protection.beganAt) return 'ended-before-it-began'
    if (act.endReason === 'ran-out' && !hasRunOut(protection, act.endedAt, now.holidays)) return 'not-run-out-yet'
    return act.whatNext.trim() === '' ? 'no-next' : undefined
  }
  if (protection.kind !== 'emergency-protection-order') return 'not-an-order'
  if (protection.extendedOn !== null) return 'extended-already'
  if (act.extendedOn > now.day) return 'extended-in-the-future'
  const runs =
    londonDayOf(protection.beganAt) <= act.extendedOn && act.extendedOn <= endsBy(protection, now.holidays).day
  return runs ? undefined : 'not-while-it-ran'
}

/** Whether all its time in law was over by this moment; of an order, on the last day already. */
function hasRunOut(protection: ImmediateProtection, by: Instant, holidays: BankHolidays): boolean {
  const { day, at } = endsBy(protection, holidays)
  return at === null ? londonDayOf(by) >= day : by >= at
}
