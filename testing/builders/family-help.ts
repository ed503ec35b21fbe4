import type { Actor } from '../../src/access/actor.ts'
import type { AddShared, NewMember } from '../../src/casework/shared-chronology/model.ts'
import { calendarDay } from '../../src/kernel/calendar-day.ts'
import { newId } from '../../src/platform/ids.ts'

/** The family's agreement of 12 March 2026: Mum's, to sharing with the school, unless told otherwise. */
export const agreed = (over = {}) => ({
  ...{ agreedBy: 'Kerry Calloway, Mum', agreedOn: calendarDay('2026-03-12') },
  ...{ agreedTo: 'Early help, shared with the school', ...over },
})

/** A child whom no record knows yet. */
export const alfieAsGiven = {
  ...{ given: 'Alfie', family: 'Calloway', birthDate: calendarDay('2024-05-01') },
  ...{ postcode: 'AL4 2QR', number: '' },
}

/** What an early help assessment says. */
export const assessed = {
  ...{ development: 'He is small for his age.', parents: 'Mum is tired.', family: 'Damp flat.' },
  ...{ childWords: 'Dada gone', wouldHelp: 'A nursery place.' },
}

/** Someone with a seat, as a member of what is shared. */
export const memberOf = ({ userId, agencyId, name, jobTitle, agencyName }: Actor): NewMember => ({
  ...{ userId: userId ?? '', ofAgency: agencyId ?? '', name, jobTitle, agencyName, leads: false },
})

/** A fact of 19 March 2026, as it is shared. */
export const aSharedFact = (over: Partial<AddShared> = {}): AddShared => ({
  ...{ id: newId(), kind: 'fact', words: 'Weighed 9.1 kg. He smiled.', happenedOn: calendarDay('2026-03-19'), ...over },
})

/** The value of an act that was done; a refusal fails the test. */
export function gained<T>(outcome: { ok: true; value: T } | { ok: false }): T {
  if (!outcome.ok) throw new Error(`it was refused: ${JSON.stringify(outcome)}`)
  return outcome.value
}
