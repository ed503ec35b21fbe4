import { addMonths, type BankHolidays, type CalendarDay } from '../../kernel/calendar-day.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { LocalTimescale } from '../../statute/timescale.ts'
import { lastDay } from '../../statute/timescales.ts'
import type {
  DecideReferral,
  DecideReferralRefusal,
  Referral,
  ReferralDecided,
  ReferredChild,
  Response,
} from './model.ts'

/**
 * Decides how a referral is responded to, and what follows for each child. A late decision is recorded as late,
 * never refused. Where work with a child is open already the referral joins it: a child has one period of need at a time.
 *
 * @param today the decider's day
 * @param locals what the authority has set for its clocks
 * @source Working Together, chapter 3: a social worker decides on the response within one working day of the referral
 */
export function decideReferral(
  referral: Pick<Referral, 'decidedOn' | 'receivedOn'>,
  act: DecideReferral,
  children: readonly ReferredChild[],
  today: { readonly day: CalendarDay; readonly holidays: BankHolidays },
  locals: readonly LocalTimescale[] = [],
): Outcome<ReferralDecided, Exclude<DecideReferralRefusal, 'not-found' | 'no-such-worker'>> {
  if (referral.decidedOn !== null) return refused('already-decided')
  if (act.reason.trim() === '') return refused('no-reason')
  if (children.length === 0) return refused('no-child')
  const isTakenOn = takesOn(act.response)
  if (isTakenOn && !act.holder?.userId && !act.holder?.teamId) return refused('nobody-to-allocate-to')
  const taken = isTakenOn ? children : []
  return accepted({
    response: act.response,
    reason: act.reason.trim(),
    inTime: today.day <= decisionDueBy(referral.receivedOn, today.holidays, locals),
    noFurtherAction: act.response === 'no-further-action',
    holder: isTakenOn ? act.holder : null,
    opens: taken.filter(({ openEpisodeId }) => openEpisodeId === null).map(({ childId }) => childId),
    joins: taken.filter(({ openEpisodeId }) => openEpisodeId !== null).map(({ childId }) => childId),
    assesses: taken.filter((child) => !isAssessedAlready(child)).map(({ childId }) => childId),
  })
}

/** The last day on which the decision is in time. */
export function decisionDueBy(
  receivedOn: CalendarDay,
  holidays: BankHolidays,
  locals: readonly LocalTimescale[] = [],
): CalendarDay {
  return lastDay('referral-decision', receivedOn, holidays, locals)
}

/** Whether children's social care takes the children on: then someone must hold them. */
export function takesOn(response: Response): boolean {
  return response === 'assessment' || response === 'strategy-discussion'
}

/** Months within which a referral that follows another about the same child is a re-referral. */
const RE_REFERRAL_MONTHS = 12

/**
 * Whether a referral received on this day is a re-referral: the child was referred within the 12 months before.
 *
 * @source Children in need census: re-referrals within 12 months of a previous referral
 */
export function isReReferral(receivedOn: CalendarDay, before: CalendarDay | undefined): boolean {
  return before !== undefined && receivedOn <= addMonths(before, RE_REFERRAL_MONTHS)
}

/** The response, as people say it. */
export const RESPONSE_WORDS: Readonly<Record<Response, string>> = {
  assessment: 'Child and family assessment',
  'strategy-discussion': 'Strategy discussion',
  'early-help': 'Early help',
  advice: 'Advice or information',
  'no-further-action': 'No further action',
}

/** An assessment left open in a case that was closed is no longer being written. */
function isAssessedAlready({ isBeingAssessed, openEpisodeId }: ReferredChild): boolean {
  return isBeingAssessed && openEpisodeId !== null
}
