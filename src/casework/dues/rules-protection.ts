import { londonDayOf } from '../../kernel/instant.ts'
import type { LocalTimescale } from '../../statute/timescale.ts'
import { localInForce } from '../../statute/timescales.ts'
import type { ChildFacts, Due, ImmediateProtectionFact, TransferFact } from './model.ts'
import type { MakeClock } from './rules-clock.ts'

const PROTECTION_WITHDRAWN = 'The immediate protection was withdrawn'
const INTERVIEW_REFUSED = 'The child did not want the interview'
const MISSING_WITHDRAWN = 'The missing episode was withdrawn'
const INCIDENT_WITHDRAWN = 'The serious incident was withdrawn'

/**
 * The law's end of what protects a child at once: an order lasts eight days, seven more if it was extended, which
 * begin where the first eight end; police protection seventy-two hours.
 */
export function immediateProtectionDues({ immediateProtections }: ChildFacts, clock: MakeClock): Due[] {
  return immediateProtections.flatMap((protection) =>
    protection.kind === 'police-protection' ? [policeDue(protection, clock)] : orderDues(protection, clock),
  )
}

function policeDue({ id, beganAt, endedAt, withdrawn }: ImmediateProtectionFact, clock: MakeClock): Due {
  return clock('police-protection', { kind: 'immediate-protection', id }, londonDayOf(beganAt), {
    startsAt: beganAt,
    doneOn: endedAt && londonDayOf(endedAt),
    doneAt: endedAt,
    notNeeded: withdrawn ? PROTECTION_WITHDRAWN : null,
  })
}

function orderDues({ id, beganAt, extendedOn, endedAt, withdrawn }: ImmediateProtectionFact, clock: MakeClock): Due[] {
  const step = { kind: 'immediate-protection', id } as const
  const endedOn = endedAt && londonDayOf(endedAt)
  const notNeeded = withdrawn ? PROTECTION_WITHDRAWN : null
  const first = { doneOn: extendedOn ?? endedOn, notNeeded }
  const order = clock('emergency-protection-order', step, londonDayOf(beganAt), first)
  if (extendedOn === null) return [order]
  const course = { triggeredOn: extendedOn, doneOn: endedOn, notNeeded }
  return [order, clock('emergency-protection-extension', step, order.dueBy, course)]
}

/** The interview after a child came back from being missing. */
export function returnInterviewDues({ missingEpisodes }: ChildFacts, clock: MakeClock): Due[] {
  return missingEpisodes.map(({ id, returnedAt, interviewedOn, refused, withdrawn }) =>
    clock('return-interview', { kind: 'missing-episode', id }, londonDayOf(returnedAt), {
      startsAt: returnedAt,
      doneOn: interviewedOn,
      notNeeded: withdrawn ? MISSING_WITHDRAWN : refused ? INTERVIEW_REFUSED : null,
    }),
  )
}

/** Telling the panel and reviewing rapidly, each from the day the authority became aware. */
export function incidentDues({ incidents }: ChildFacts, clock: MakeClock): Due[] {
  return incidents.flatMap(({ id, awareOn, notifiedOn, reviewedOn, withdrawn }) => {
    const step = { kind: 'serious-incident', id } as const
    const notNeeded = withdrawn ? INCIDENT_WITHDRAWN : null
    return [
      clock('incident-notification', step, awareOn, { doneOn: notifiedOn, notNeeded }),
      clock('rapid-review', step, awareOn, { doneOn: reviewedOn, notNeeded }),
    ]
  })
}

/**
 * The conference that takes a family over. It counts from the notice, or, where the authority has set that, from the
 * day it took the case on: then nothing runs before. How it counts is settled on the day of the notice.
 */
export function transferDues({ transfersIn }: ChildFacts, clock: MakeClock, locals: readonly LocalTimescale[]): Due[] {
  return transfersIn.flatMap((transfer) => {
    const { id, noticedOn, answeredOn, state, conferenceHeldOn } = transfer
    const fromAcceptance = localInForce('transfer-conference', noticedOn, locals)?.clockStartsOn === 'acceptance'
    const startsOn = fromAcceptance ? (state === 'refused' ? null : answeredOn) : noticedOn
    if (startsOn === null) return []
    const course = { triggeredOn: noticedOn, doneOn: conferenceHeldOn, notNeeded: whyNoConference(transfer) }
    return [clock('transfer-conference', { kind: 'transfer', id }, startsOn, course)]
  })
}

function whyNoConference({ state }: TransferFact): string | null {
  if (state === 'refused') return 'The transfer was not accepted'
  if (state === 'withdrawn') return 'The transfer was withdrawn'
  return state === 'complete' ? 'The family was handed over without a conference' : null
}
