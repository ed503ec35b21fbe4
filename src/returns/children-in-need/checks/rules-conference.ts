import type { Check, Dated, ReturnedChild, ReturnedEpisode } from '../model.ts'
import { isBefore, isOutside, isWeekend } from './rules-days.ts'

/** What the department checks of the initial conferences of a case, and of the plans that began with them. */
export const CONFERENCE_CHECKS: readonly Check<ReturnedEpisode, ReturnedChild>[] = [
  {
    ...{
      code: '2883',
      severity: 'error',
      message: 'More child protection plans began in the year than there were initial conferences.',
    },
    fails: (episode, _, { year }) => plansBegunIn(episode, year).length > conferencesOf(episode).length,
    unless: ['8832'],
  },
  {
    ...{
      code: '2884',
      severity: 'error',
      message: 'The same initial conference is given with the enquiry and again with the case.',
    },
    fails: ({ conferenceOn, enquiries }) =>
      conferenceOn.day !== null &&
      enquiries.some((enquiry) => enquiry.conferenceOn.day === conferenceOn.day) && [conferenceOn.path],
  },
  {
    ...{ code: '1104', severity: 'error', message: 'The initial conference is before the referral.' },
    fails: ({ referredOn, conferenceOn, enquiries }) =>
      [conferenceOn, ...enquiries.map((enquiry) => enquiry.conferenceOn)]
        .filter((held) => isBefore(held, referredOn))
        .map(({ path }) => path),
    unless: ['8600'],
  },
  {
    ...{ code: '8715', severity: 'error', message: 'The initial conference is not within the census year.' },
    fails: (episode, _, { year }) =>
      conferencesOf(episode)
        .filter((held) => isOutside(held, year))
        .map(({ path }) => path),
  },
  {
    ...{ code: '8875', severity: 'error', message: 'The initial conference is on a Saturday or Sunday.' },
    fails: (episode) =>
      conferencesOf(episode)
        .filter(isWeekend)
        .map(({ path }) => path),
  },
]

/** The initial conferences of a case, with an enquiry before them or without. */
export function conferencesOf({ conferenceOn, enquiries }: ReturnedEpisode): readonly Dated[] {
  return [conferenceOn, ...enquiries.map((enquiry) => enquiry.conferenceOn)].filter(({ day }) => day !== null)
}

/** The child protection plans that began in the year: a plan of before had its conference then. */
export function plansBegunIn(
  { protectionPlans }: ReturnedEpisode,
  year: { readonly from: string; readonly to: string },
) {
  return protectionPlans.filter(({ startedOn: { day } }) => day !== null && day >= year.from && day <= year.to)
}
