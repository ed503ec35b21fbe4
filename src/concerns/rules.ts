import { addMonths, type CalendarDay } from '../kernel/calendar-day.ts'
import { accepted, type Outcome, refused } from '../kernel/outcome.ts'
import { isBeforeBirth } from '../people/model.ts'
import type {
  ChildAsGiven,
  Concern,
  EndRefusal,
  NewConcern,
  RaisedConcern,
  RaiseRefusal,
  RenewRefusal,
} from './model.ts'

/** A concern is asked after when this long has passed: it ends, or its author renews it. */
export const REVIEW_AFTER_MONTHS = 6
/** Of one answer, in characters: about 3,000 words. */
export const LONGEST_ANSWER = 20_000

/**
 * Decides whether a concern may be kept, by when it is looked at again, and to whom it is sealed.
 * Danger never waits for a form: it is recorded, and it is never kept as information only.
 *
 * @param agencyId the agency of the one who raises it
 * @param today their day
 * @source Working Together, chapter 1: families are told before a referral unless telling would put a child at risk
 */
export function raise(
  concern: NewConcern,
  agencyId: string,
  today: CalendarDay,
): Outcome<RaisedConcern, Exclude<RaiseRefusal, 'not-permitted'>> {
  const [refusal] = faultsOf(concern, today)
  if (refusal) return refused(refusal)
  return accepted({
    ...concern,
    reviewBy: reviewDay(today),
    whyNotTold: concern.toldFamily ? null : concern.whyNotTold,
    sealedTo: concern.kind === 'information' ? agencyId : null,
  })
}

/** The day on which a concern raised today is asked after. */
export function reviewDay(today: CalendarDay): CalendarDay {
  return addMonths(today, REVIEW_AFTER_MONTHS)
}

/** Whether enough was said of a child for anyone to find them: a name, or a number. */
export function isSomeone({ given, family, number }: ChildAsGiven): boolean {
  return /[\p{L}\p{N}]/u.test(given + family + number)
}

/**
 * Decides whether a concern may end: withdrawn as mistaken, or resolved. It stays on record with the reason. What
 * children's social care was asked to look at is theirs to decide, and is answered instead.
 */
export function end(
  concern: Pick<Concern, 'kind' | 'state'>,
  reason: string,
): Outcome<string, Exclude<EndRefusal, 'not-permitted' | 'not-found'>> {
  if (concern.state !== 'open' && concern.state !== 'lapsed') return refused('not-open')
  if (concern.kind !== 'information') return refused('at-the-front-door')
  if (reason.trim() === '') return refused('no-reason')
  return accepted(reason.trim())
}

/**
 * Decides whether kept information still stands: its author says so, and it is asked after again half a year on. One that has lapsed lives again.
 *
 * @returns the day on which it is asked after next
 */
export function renew(
  concern: Pick<Concern, 'kind' | 'state'>,
  today: CalendarDay,
): Outcome<CalendarDay, Exclude<RenewRefusal, 'not-permitted' | 'not-found'>> {
  if (concern.state !== 'open' && concern.state !== 'lapsed') return refused('not-open')
  return concern.kind === 'information' ? accepted(reviewDay(today)) : refused('at-the-front-door')
}

/** Where a concern stands, from what is recorded of it. */
export type Standing = 'kept' | 'lapsed' | 'sent' | 'received' | 'answered' | 'ended'

type Recorded = Pick<Concern, 'kind' | 'state' | 'receivedAt' | 'outcome' | 'reviewBy'>

/**
 * Where a concern stands: kept in the agency, and lapsed when its review day comes and nobody says that it still
 * stands; on its way; at the front door; answered; or ended.
 */
export function standingOf(concern: Recorded, today: CalendarDay): Standing {
  if (concern.outcome !== null) return 'answered'
  if (concern.state === 'lapsed') return 'lapsed'
  if (concern.state !== 'open') return 'ended'
  if (concern.kind === 'information') return concern.reviewBy <= today ? 'lapsed' : 'kept'
  return concern.receivedAt === null ? 'sent' : 'received'
}

type Fault = Exclude<RaiseRefusal, 'not-permitted'>

function faultsOf(concern: NewConcern, today: CalendarDay): readonly Fault[] {
  const { whatSeen, howWorried, doneSoFar, whyNotTold } = concern
  const texts = [whatSeen, howWorried, doneSoFar ?? '', whyNotTold ?? '']
  const faults: readonly (Fault | false)[] = [
    !isSomeone(concern.child.asGiven) && concern.child.indexNumber === null && 'no-child',
    whatSeen.trim() === '' && 'nothing-seen',
    concern.happenedOn > today && 'happened-in-the-future',
    isBeforeBirth({ birthDate: concern.child.asGiven.birthDate, birthDateKnown: 'exact' }, concern.happenedOn) &&
      'happened-before-birth',
    howWorried.trim() === '' && 'no-worry',
    !concern.toldFamily && (whyNotTold ?? '').trim() === '' && 'why-not-told',
    texts.some((text) => text.length > LONGEST_ANSWER) && 'too-long',
    concern.immediateDanger && concern.kind === 'information' && 'danger-kept-to-yourself',
  ]
  return faults.filter((fault) => fault !== false)
}
