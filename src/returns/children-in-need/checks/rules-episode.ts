import { addDays, addMonths } from '../../../kernel/calendar-day.ts'
import type { Check, Dated, ReturnedChild, ReturnedEpisode } from '../model.ts'
import { isAmong, isBefore, isOutside, isWithin } from './rules-days.ts'

/** Closed after an assessment: RC8 without further action, RC9 with early help. */
export const CLOSED_AFTER_ASSESSMENT = ['RC8', 'RC9']

const FORTY_WEEKS = 280
const OLDEST = 25

/** What the department checks of a period of need: its referral and how it ended. */
export const EPISODE_CHECKS: readonly Check<ReturnedEpisode, ReturnedChild>[] = [
  {
    ...{ code: '8600', severity: 'error', message: 'The referral has no date, or one after the census year.' },
    fails: ({ referredOn }, _, { year }) => (referredOn.day === null || referredOn.day > year.to) && [referredOn.path],
  },
  {
    ...{
      code: '8606',
      severity: 'error',
      message: 'The referral is more than 40 weeks before the birth, or the day it is expected.',
    },
    fails: ({ referredOn }, { bornOn, expectedOn }) => {
      const birth = bornOn.day ?? expectedOn.day
      return (
        birth !== null && referredOn.day !== null && referredOn.day < addDays(birth, -FORTY_WEEKS) && [referredOn.path]
      )
    },
    unless: ['8520', '8530Q'],
  },
  {
    ...{
      code: '8555Q',
      severity: 'query',
      message: 'The child was referred after the day they are said to have died.',
    },
    fails: ({ referredOn }, { diedOn }) => isBefore(diedOn, referredOn) && [referredOn.path],
    unless: ['8535Q', '8600'],
  },
  {
    ...{
      code: '8866',
      severity: 'error',
      message: 'Who referred the child is missing, or is not one of the department’s codes.',
    },
    fails: ({ referralSource }, _, { isCode }) =>
      !isCode('referral-source', referralSource.written ?? '') && [referralSource.path],
  },
  {
    ...{
      code: '8568',
      severity: 'error',
      message: 'Whether the referral led to nothing further is missing, or is neither yes nor no.',
    },
    fails: ({ noFurtherAction }) => noFurtherAction.value === null && [noFurtherAction.path],
  },
  {
    ...{
      code: '8569Q',
      severity: 'query',
      message:
        'A referral of before the last working day before the census year cannot be one that led to nothing further.',
    },
    fails: ({ referredOn: { day }, noFurtherAction }, _, { year, workingDaysBefore }) =>
      noFurtherAction.value === true && day !== null && day < workingDaysBefore(1, year.from) && [noFurtherAction.path],
  },
  {
    ...{
      code: '8610',
      severity: 'error',
      message: 'The primary need is missing, and the referral led to further action.',
    },
    fails: ({ primaryNeed, noFurtherAction }) =>
      noFurtherAction.value === false && primaryNeed.written === null && [primaryNeed.path],
  },
  {
    ...{ code: '8650', severity: 'error', message: 'The primary need is not one of the department’s codes.' },
    fails: ({ primaryNeed }, _, { isCode }) =>
      primaryNeed.written !== null && !isCode('primary-need', primaryNeed.written) && [primaryNeed.path],
  },
  {
    ...{ code: '8620', severity: 'error', message: 'The closure is not within the census year.' },
    fails: ({ closedOn }, _, { year }) => isOutside(closedOn, year) && [closedOn.path],
    unless: ['8630'],
  },
  {
    ...{ code: '8630', severity: 'error', message: 'The case is closed before it was referred.' },
    fails: ({ closedOn, referredOn }) => isBefore(closedOn, referredOn) && [closedOn.path],
    unless: ['8600'],
  },
  {
    ...{ code: '8640', severity: 'error', message: 'The reason for closure is not one of the department’s codes.' },
    fails: ({ closureReason }, _, { isCode }) =>
      closureReason.written !== null && !isCode('closure-reason', closureReason.written) && [closureReason.path],
  },
  {
    ...{ code: '8805', severity: 'error', message: 'The case has a day of closure and no reason for it.' },
    fails: ({ closedOn, closureReason }) =>
      closedOn.written !== null && closureReason.written === null && [closureReason.path],
  },
  {
    ...{ code: '8810', severity: 'error', message: 'The case has a reason for closure and no day of it.' },
    fails: ({ closedOn, closureReason }) =>
      closedOn.written === null && closureReason.written !== null && [closedOn.path],
  },
  {
    ...{
      code: '8585Q',
      severity: 'query',
      message: 'The case is closed because the child died, and no day of death is given.',
    },
    fails: ({ closureReason }, { diedOn }) =>
      closureReason.written === 'RC2' && diedOn.day === null && [closureReason.path],
  },
  {
    ...{ code: '8775Q', severity: 'query', message: 'The person is over 25 years old.' },
    fails: ({ closedOn }, { bornOn }, { year }) =>
      bornOn.day !== null && addMonths(bornOn.day, OLDEST * 12) < (closedOn.day ?? year.to) && [bornOn.path],
  },
  {
    ...{
      code: '8825Q',
      severity: 'query',
      message: 'The case is closed after an assessment (RC8 or RC9), and has no assessment.',
    },
    fails: ({ closureReason, assessments }) =>
      isAmong(CLOSED_AFTER_ASSESSMENT, closureReason) && assessments.length === 0 && [closureReason.path],
  },
  {
    ...{
      code: '2990',
      severity: 'error',
      message: 'The case is closed straight after its assessment (RC8 or RC9), and has an enquiry, conference or plan.',
    },
    fails: (episode) =>
      isAmong(CLOSED_AFTER_ASSESSMENT, episode.closureReason) && wentFurther(episode) && [episode.closureReason.path],
  },
  {
    ...{ code: '2991Q', severity: 'query', message: 'There is a section 47 enquiry and no assessment.' },
    fails: ({ enquiries, assessments }) => enquiries.length > 0 && assessments.length === 0,
    unless: ['8831', '8825Q'],
  },
  {
    ...{
      code: '8831',
      severity: 'error',
      message: 'The referral led to nothing further, and has an assessment, an enquiry or a conference.',
    },
    fails: ({ noFurtherAction, assessments, enquiries, conferenceOn }) =>
      noFurtherAction.value === true &&
      (assessments.length > 0 || enquiries.length > 0 || conferenceOn.written !== null) && [noFurtherAction.path],
  },
  {
    ...{
      code: '8832',
      severity: 'error',
      message: 'The referral led to nothing further, and has a child protection plan.',
    },
    fails: ({ noFurtherAction, protectionPlans }) =>
      noFurtherAction.value === true && protectionPlans.length > 0 && [noFurtherAction.path],
  },
  {
    ...{
      code: '4000',
      severity: 'error',
      message: 'The referral led to nothing further, and has a child in need plan.',
    },
    fails: ({ noFurtherAction, needPlans }) =>
      noFurtherAction.value === true && needPlans.length > 0 && [noFurtherAction.path],
  },
  {
    ...{ code: '8815', severity: 'error', message: 'The child has more than one open case.' },
    fails: (episode, { episodes }) => isOpen(episode) && episodes.filter(isOpen).length > 1 && [episode.closedOn.path],
  },
  {
    ...{ code: '8816', severity: 'error', message: 'The case is open, and the child has a later one.' },
    fails: (episode, { episodes }) =>
      isOpen(episode) &&
      episodes.some(({ referredOn }) => isBefore(episode.referredOn, referredOn)) && [episode.closedOn.path],
    unless: ['8815'],
  },
  {
    ...{ code: '8820', severity: 'error', message: 'The case begins before an earlier one of this child has ended.' },
    fails: (episode, { episodes }) => {
      const begins = ({ referredOn, closedOn }: ReturnedEpisode) =>
        closedOn.day !== null && isWithin(episode.referredOn.day, referredOn.day, closedOn.day)
      const others = episodes.slice().filter((other) => other !== episode && other.noFurtherAction.value !== true)
      const isLater = (other: ReturnedEpisode) =>
        isBefore(other.referredOn, episode.referredOn) || episodes.indexOf(other) < episodes.indexOf(episode)
      return (
        episode.noFurtherAction.value !== true &&
        others.some((other) => begins(other) && isLater(other)) && [episode.referredOn.path]
      )
    },
  },
  {
    ...{ code: '8867', severity: 'error', message: 'The case is closed, and an assessment is not finished.' },
    fails: ({ closedOn, assessments }) =>
      closedOn.written === null
        ? []
        : assessments
            .filter(({ authorisedOn }) => authorisedOn.written === null)
            .map(({ authorisedOn }) => authorisedOn.path),
  },
  {
    ...{
      code: '8868',
      severity: 'error',
      message: 'The case is closed, and an enquiry has neither a conference nor a word that none was needed.',
    },
    fails: ({ closedOn, enquiries }) =>
      closedOn.written === null
        ? []
        : enquiries
            .filter(
              ({ conferenceOn, conferenceNotRequired }) =>
                conferenceOn.written === null && conferenceNotRequired.value !== true,
            )
            .map(({ conferenceOn }) => conferenceOn.path),
  },
  {
    ...{
      code: '8565',
      severity: 'error',
      message: 'Something is recorded after the case was closed, or a plan goes on after it.',
    },
    fails: (episode, _, { year }) =>
      episode.closedOn.day === null
        ? []
        : [...daysOfWork(episode)]
            .filter((day) => isBefore(episode.closedOn, day) && !(day.day !== null && day.day > year.to))
            .map(({ path }) => path)
            .concat(plansLeftOpen(episode)),
    unless: ['8620', '8630'],
  },
]

function isOpen({ closedOn, noFurtherAction }: ReturnedEpisode): boolean {
  return closedOn.written === null && noFurtherAction.value === false
}

function wentFurther({ needPlans, enquiries, protectionPlans, conferenceOn }: ReturnedEpisode): boolean {
  return needPlans.length + enquiries.length + protectionPlans.length > 0 || conferenceOn.written !== null
}

function* daysOfWork(episode: ReturnedEpisode): Generator<Dated> {
  yield episode.conferenceOn
  for (const { startedOn, authorisedOn } of episode.assessments) yield* [startedOn, authorisedOn]
  for (const { startedOn, conferenceOn } of episode.enquiries) yield* [startedOn, conferenceOn]
  for (const { startedOn, endedOn } of episode.needPlans) yield* [startedOn, endedOn]
  for (const { startedOn, endedOn, reviews } of episode.protectionPlans) yield* [startedOn, endedOn, ...reviews]
}

function plansLeftOpen({ needPlans, protectionPlans }: ReturnedEpisode): readonly string[] {
  return [...needPlans, ...protectionPlans]
    .filter(({ endedOn }) => endedOn.written === null)
    .map(({ endedOn }) => endedOn.path)
}
