import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { londonDayOf } from '../../kernel/instant.ts'
import type { ChildFacts, Due } from './model.ts'
import { compareDays, type MakeClock } from './rules-clock.ts'

const CASE_CLOSED = 'The case was closed'
const NO_CONFERENCE = 'The enquiry found that no conference was needed'

/** The response to a referral that was written here; a return reports none. */
export function referralDues({ referrals }: ChildFacts, clock: MakeClock): Due[] {
  return referrals
    .filter(({ reported }) => !reported)
    .map(({ id, receivedOn, decidedOn }) =>
      clock('referral-decision', { kind: 'referral', id }, receivedOn, { doneOn: decidedOn }),
    )
}

/** The assessment, from the referral on. */
export function assessmentDues({ assessments, episodes }: ChildFacts, clock: MakeClock): Due[] {
  return assessments.map(({ id, referredOn, startedOn, authorisedOn, withdrawn }) =>
    clock('assessment', { kind: 'assessment', id }, referredOn, {
      doneOn: authorisedOn,
      notNeeded: withdrawn ? 'The assessment was withdrawn' : closedWith(episodes, startedOn),
    }),
  )
}

/** The strategy discussion, from the moment there was cause for one. */
export function strategyDues({ strategyDiscussions, episodes }: ChildFacts, clock: MakeClock): Due[] {
  return strategyDiscussions.map(({ id, triggeredAt, heldOn, withdrawn }) => {
    const triggeredOn = londonDayOf(triggeredAt)
    return clock('strategy-discussion', { kind: 'strategy-discussion', id }, triggeredOn, {
      startsAt: triggeredAt,
      doneOn: heldOn,
      notNeeded: withdrawn ? 'The strategy discussion was withdrawn' : closedWith(episodes, triggeredOn),
    })
  })
}

/** The conference's clock runs from the strategy discussion on, unless the enquiry finds that none is needed. */
export function enquiryDues({ enquiries, episodes }: ChildFacts, clock: MakeClock): Due[] {
  return enquiries.map(({ id, startedOn, conferenceNeeded, conferenceHeldOn, withdrawn }) => {
    const found = conferenceNeeded === false ? NO_CONFERENCE : closedWith(episodes, startedOn)
    return clock('initial-conference', { kind: 'section-47-enquiry', id }, startedOn, {
      doneOn: conferenceHeldOn,
      notNeeded: withdrawn ? 'The enquiry was withdrawn' : found,
    })
  })
}

/** Why a step that began on this day is waited for no longer: the episode it falls in, the last one open by then, was closed. */
function closedWith(episodes: ChildFacts['episodes'], begunOn: CalendarDay): string | null {
  const inOrder = episodes.toSorted((one, other) => compareDays(one.openedOn, other.openedOn))
  const of = inOrder.findLast(({ openedOn }) => openedOn <= begunOn) ?? inOrder[0]
  return of?.closedOn ? CASE_CLOSED : null
}
