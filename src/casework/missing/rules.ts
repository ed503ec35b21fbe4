import { addDays } from '../../kernel/calendar-day.ts'
import { type Instant, londonDayOf } from '../../kernel/instant.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type {
  GoOnRefusal,
  MissingEpisode,
  MissingState,
  RecordInterview,
  RecordReturn,
  ReportMissing,
  ReportRefusal,
  WithdrawMissing,
} from './model.ts'

/** Days within which a child who goes missing again is said to have done so before: once more is a pattern. */
export const AGAIN_WITHIN = 90

type Known = Pick<MissingEpisode, 'missingFrom' | 'returnedAt' | 'withdrawnOn'>

/**
 * Whether a child may be written down as missing: since a moment that has come, not before they last came back, and not
 * while they are missing already.
 *
 * @param before the child's other episodes
 * @source Statutory guidance on children who run away or go missing from home or care, January 2014
 */
export function reportMissing(
  act: ReportMissing,
  before: readonly Known[],
  now: Moment,
): Outcome<ReportMissing, ReportRefusal> {
  const stand = before.filter(({ withdrawnOn }) => withdrawnOn === null)
  if (act.missingFrom > now.at) return refused('in-the-future')
  if (stand.some(({ returnedAt }) => returnedAt === null)) return refused('missing-already')
  if (stand.some(({ returnedAt }) => returnedAt !== null && act.missingFrom < returnedAt))
    return refused('before-the-last-return')
  if (act.lastSeen.trim() === '') return refused('no-last-seen')
  if (act.reportedBy.trim() === '') return refused('nobody-reported')
  if (act.worry.trim() === '') return refused('no-worry')
  return accepted(act)
}

/** How often the child has gone missing in the 90 days up to this moment; what was withdrawn does not count. */
export function timesMissing(episodes: readonly Known[], until: Instant): number {
  const from = addDays(londonDayOf(until), -AGAIN_WITHIN)
  return episodes.filter(
    ({ missingFrom, withdrawnOn }) => withdrawnOn === null && missingFrom <= until && londonDayOf(missingFrom) >= from,
  ).length
}

/** Where an episode has got to. One whose interview was offered and not yet held is still "back". */
export function missingState(episode: MissingEpisode): MissingState {
  if (episode.withdrawnOn) return 'withdrawn'
  if (episode.returnedAt === null) return 'missing'
  if (episode.interviewedOn) return 'interviewed'
  return episode.interviewRefusedWhy ? 'interview-refused' : 'back'
}

/** Whether the return may be recorded: once, after the child went, and not ahead of time. */
export function recordReturn(
  episode: MissingEpisode,
  act: RecordReturn,
  now: Moment,
): Outcome<RecordReturn, GoOnRefusal> {
  if (missingState(episode) !== 'missing') return refused('over-already')
  if (act.returnedAt > now.at) return refused('back-in-the-future')
  if (act.returnedAt < episode.missingFrom) return refused('back-before-missing')
  if (act.foundWhere.trim() === '') return refused('not-said-where')
  return accepted(act)
}

/**
 * Whether what came of the return interview may be recorded. One held late is late, one by somebody of the child's own
 * team is said to be so; neither is refused. A child who did not want it may want it later.
 *
 * @source Statutory guidance on children who run away or go missing from home or care, January 2014: within 72 hours
 * of the return, by someone independent
 */
export function recordInterview(
  episode: MissingEpisode,
  act: RecordInterview,
  now: Moment,
): Outcome<RecordInterview, GoOnRefusal> {
  const state = missingState(episode)
  if (state === 'withdrawn' || state === 'interviewed') return refused('over-already')
  if (episode.returnedAt === null) return refused('not-back-yet')
  const back = londonDayOf(episode.returnedAt)
  if (act.does !== 'interview') {
    if (act.offeredOn < back) return refused('offered-before-the-return')
    if (act.offeredOn > now.day) return refused('interview-in-the-future')
    return act.does === 'refusal' && act.why.trim() === '' ? refused('no-why') : accepted(act)
  }
  if (act.interviewedOn < back) return refused('interviewed-before-the-return')
  if (act.interviewedOn > now.day) return refused('interview-in-the-future')
  if (act.interviewer.trim() === '') return refused('nobody-interviewed')
  return act.childWords.trim() === '' ? refused('no-words') : accepted(act)
}

/** Whether an episode may be withdrawn as a mistake: once, and with why. It stays in the record. */
export function withdrawMissing(episode: MissingEpisode, act: WithdrawMissing): Outcome<WithdrawMissing, GoOnRefusal> {
  if (episode.withdrawnOn) return refused('over-already')
  return act.why.trim() === '' ? refused('no-why') : accepted(act)
}
