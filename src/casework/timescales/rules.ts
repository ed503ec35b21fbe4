import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { allowanceOf, type LocalTimescale, type Timescale } from '../../statute/timescale.ts'
import { faultOfLocal, timescaleInForce } from '../../statute/timescales.ts'
import type { RuleRefusal, SetTimescale } from './model.ts'

/** The longest an authority may give itself, in any unit. */
const MOST = 366

/**
 * Whether an authority may set this value for a clock. It begins tomorrow at the earliest: a clock keeps the rule of the
 * day that set it going, and those set going by today have theirs. A figure of law may be made stricter, never looser;
 * one of practice is the authority's to choose.
 *
 * @param today the administrator's day
 */
export function setTimescale(act: SetTimescale, today: CalendarDay): Outcome<LocalTimescale, RuleRefusal> {
  const national = timescaleInForce(act.rule, act.fromOn)
  if (!mayBeSet(national)) return refused('set-by-the-court')
  if (act.reason.trim() === '') return refused('no-reason')
  if (act.fromOn <= today) return refused('begins-too-soon')
  const allow = allowanceOf(act.count, act.unit)
  if (!Number.isInteger(act.count) || act.count < leastOf(national) || act.count > MOST)
    return refused('no-such-length')
  const fault = faultOfLocal(national, allow)
  if (fault) return refused(fault)
  const isTransfer = act.rule === 'transfer-conference'
  if (isTransfer && act.clockStartsOn === null) return refused('start-not-said')
  const clockStartsOn = isTransfer ? act.clockStartsOn : null
  return accepted({ id: act.rule, allow, clockStartsOn, fromOn: act.fromOn, toOn: null })
}

/** Whether the clock is an authority's to set at all: how long an order lasts is the court's, and police protection the law's. */
export function mayBeSet({ decidedBy }: Pick<Timescale, 'decidedBy'>): boolean {
  return decidedBy !== 'court' && decidedBy !== 'police'
}

/** No time at all is a length only where the law says so itself. */
function leastOf({ allow }: Timescale): number {
  return allow && 'days' in allow && allow.days === 0 ? 0 : 1
}
