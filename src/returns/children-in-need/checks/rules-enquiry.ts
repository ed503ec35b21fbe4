import type { Check, InEpisode, ReturnedEnquiry } from '../model.ts'
import { isBefore, isOutside, isWeekend, isWithin } from './rules-days.ts'

/** Working days from the start of an enquiry to its conference. @source Working Together to Safeguard Children */
const LONGEST = 15

/** What the department checks of a section 47 enquiry. */
export const ENQUIRY_CHECKS: readonly Check<ReturnedEnquiry, InEpisode>[] = [
  {
    ...{ code: '2889', severity: 'error', message: 'The enquiry begins before the referral.' },
    fails: ({ startedOn }, { episode }) => isBefore(startedOn, episode.referredOn) && [startedOn.path],
    unless: ['8600'],
  },
  {
    ...{ code: '8615', severity: 'error', message: 'The enquiry has no first day, or one after its conference.' },
    fails: ({ startedOn, conferenceOn }) =>
      (startedOn.day === null || isBefore(conferenceOn, startedOn)) && [startedOn.path],
    unless: ['1104', '8715'],
  },
  {
    ...{
      code: '8740',
      severity: 'error',
      message: 'The enquiry began before the census year and has had no conference in it.',
    },
    fails: (enquiry, { episode }, { year }) =>
      isOngoing(enquiry) &&
      episode.closedOn.written === null &&
      isOutside(enquiry.startedOn, year) && [enquiry.startedOn.path],
  },
  {
    ...{
      code: '8675Q',
      severity: 'query',
      message:
        'The enquiry began more than 15 working days before the end of the census year and has had no conference.',
    },
    fails: (enquiry, { episode }, { year, workingDaysBefore }) =>
      isOngoing(enquiry) &&
      episode.closedOn.written === null &&
      enquiry.startedOn.day !== null &&
      enquiry.startedOn.day < workingDaysBefore(LONGEST, year.to) && [enquiry.conferenceOn.path],
    unless: ['8740'],
  },
  {
    ...{ code: '8870Q', severity: 'query', message: 'The day the conference is due by is a Saturday or Sunday.' },
    fails: ({ conferenceDueBy }) => isWeekend(conferenceDueBy) && [conferenceDueBy.path],
  },
  {
    ...{ code: '8839', severity: 'error', message: 'The case has more than one enquiry that is not finished.' },
    fails: (enquiry, { episode }) =>
      isOngoing(enquiry) && episode.enquiries.filter(isOngoing).length > 1 && [enquiry.conferenceOn.path],
    unless: ['8868'],
  },
  {
    ...{ code: '8890', severity: 'error', message: 'The enquiry begins while another is going on.' },
    fails: (enquiry, { episode }) => {
      const { startedOn } = enquiry
      const others = episode.enquiries.filter((other) => other !== enquiry && !(isOngoing(other) && isOngoing(enquiry)))
      const isDuring = (other: ReturnedEnquiry) =>
        other.conferenceNotRequired.value !== true &&
        isWithin(startedOn.day, other.startedOn.day, other.conferenceOn.day) &&
        (isBefore(other.startedOn, startedOn) || episode.enquiries.indexOf(other) < episode.enquiries.indexOf(enquiry))
      return others.some(isDuring) && [startedOn.path]
    },
    unless: ['8615', '1104', '8715'],
  },
]

function isOngoing({ conferenceOn, conferenceNotRequired }: ReturnedEnquiry): boolean {
  return conferenceOn.written === null && conferenceNotRequired.value !== true
}
