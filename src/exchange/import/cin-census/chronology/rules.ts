import { addWeeks, ageOn, type CalendarDay } from '../../../../kernel/calendar-day.ts'
import type { CensusChild, CensusEpisode, Note, NoteCode } from '../model.ts'

/**
 * Remarks on dates that stand in an order the law would not have them in. The child is laid down as reported all the
 * same: a history is what the authority said, and the census itself was sent with these dates.
 */
export function chronologyRemarks(child: CensusChild, path: string): readonly Note[] {
  const { bornOn, expectedOn, diedOn } = child
  const birth = bornOn ?? expectedOn
  const at = (line: number, code: NoteCode, words: string): Note => ({ kind: 'remark', code, words, path, line })
  const notes: Note[] = []
  if (bornOn && expectedOn) {
    notes.push(
      at(child.line, 'both-birth-dates', `Both a birth date and an expected one are given: ${bornOn} is used.`),
    )
  }
  if (bornOn && diedOn && diedOn < bornOn) {
    notes.push(at(child.line, 'dates-out-of-order', `The child’s death, ${diedOn}, is before the birth, ${bornOn}.`))
  }
  for (const episode of child.episodes) {
    for (const [line, code, words] of episodeRemarks(episode, birth)) {
      notes.push({ ...at(line, code, words), path: `${path}/CINdetails` })
    }
  }
  return notes
}

type Remark = readonly [line: number, code: NoteCode, words: string]

function episodeRemarks(episode: CensusEpisode, birth: CalendarDay | null): readonly Remark[] {
  const { line, referredOn, closedOn, initialConferenceOn } = episode
  return [
    ...before(line, 'The closure', closedOn, 'the referral', referredOn),
    ...before(line, 'The initial conference', initialConferenceOn, 'the referral', referredOn),
    ...ageRemarks(episode, birth),
    ...episode.assessments.flatMap((one) => [
      ...before(one.line, 'The assessment’s start', one.startedOn, 'the referral', referredOn),
      ...before(one.line, 'The assessment’s authorisation', one.authorisedOn, 'its start', one.startedOn),
    ]),
    ...episode.childInNeedPlans.flatMap((one) => [
      ...before(one.line, 'The child in need plan’s start', one.startedOn, 'the referral', referredOn),
      ...before(one.line, 'The child in need plan’s end', one.endedOn, 'its start', one.startedOn),
    ]),
    ...episode.section47Enquiries.flatMap((one) => [
      ...before(one.line, 'The section 47 enquiry', one.startedOn, 'the referral', referredOn),
      ...before(one.line, 'The initial conference', one.conferenceOn, 'the enquiry’s start', one.startedOn),
    ]),
    ...episode.childProtectionPlans.flatMap((one) => [
      ...before(one.line, 'The child protection plan’s start', one.startedOn, 'the referral', referredOn),
      ...before(one.line, 'The child protection plan’s end', one.endedOn, 'its start', one.startedOn),
      ...one.reviewedOn.flatMap((day) => before(one.line, 'A review', day, 'the plan’s start', one.startedOn)),
    ]),
  ]
}

function before(line: number, what: string, day: CalendarDay | null, than: string, floor: CalendarDay): Remark[] {
  if (!day || day >= floor) return []
  return [[line, 'dates-out-of-order', `${what}, ${day}, is before ${than}, ${floor}.`]]
}

/** @source Children in need census rules 8606 (40 weeks before birth) and 8775Q (over 25) */
function ageRemarks({ line, referredOn }: CensusEpisode, birth: CalendarDay | null): Remark[] {
  if (!birth) return []
  if (referredOn < addWeeks(birth, -40)) {
    return [[line, 'age-unlikely', `The referral, ${referredOn}, is more than 40 weeks before the birth, ${birth}.`]]
  }
  if (referredOn >= birth && ageOn(birth, referredOn).years > 25) {
    return [[line, 'age-unlikely', `The child was over 25 when referred on ${referredOn}.`]]
  }
  return []
}
