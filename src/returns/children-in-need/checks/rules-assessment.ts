import type { Check, InEpisode, ReturnedAssessment } from '../model.ts'
import { isAmong, isBefore, isOutside, isWithin, repeated } from './rules-days.ts'
import { CLOSED_AFTER_ASSESSMENT } from './rules-episode.ts'

/** Working days an assessment may take. @source Working Together to Safeguard Children: 45 working days from the referral */
const LONGEST = 45
/** The code that says that an assessment found nothing. */
const NOTHING_FOUND = '21'

/** What the department checks of an assessment. */
export const ASSESSMENT_CHECKS: readonly Check<ReturnedAssessment, InEpisode>[] = [
  {
    ...{ code: '1103', severity: 'error', message: 'The assessment begins before the referral.' },
    fails: ({ startedOn }, { episode }) => isBefore(startedOn, episode.referredOn) && [startedOn.path],
    unless: ['8600'],
  },
  {
    ...{ code: '8608', severity: 'error', message: 'The assessment begins after it was finished.' },
    fails: ({ startedOn, authorisedOn }) => isBefore(authorisedOn, startedOn) && [startedOn.path],
    unless: ['8696'],
  },
  {
    ...{
      code: '8696',
      severity: 'error',
      message: 'The assessment was finished on a day that is not within the census year.',
    },
    fails: ({ authorisedOn }, _, { year }) => isOutside(authorisedOn, year) && [authorisedOn.path],
  },
  {
    ...{ code: '8736', severity: 'error', message: 'The assessment is not finished and began before the census year.' },
    fails: (assessment, { episode }, { year }) =>
      isOngoing(assessment) &&
      episode.closedOn.written === null &&
      assessment.startedOn.day !== null &&
      isOutside(assessment.startedOn, year) && [assessment.startedOn.path],
  },
  {
    ...{
      code: '8670Q',
      severity: 'query',
      message: 'The assessment began more than 45 working days before the end of the census year and is not finished.',
    },
    fails: (assessment, { episode }, { year, workingDaysBefore }) =>
      isOngoing(assessment) &&
      episode.closedOn.written === null &&
      assessment.startedOn.day !== null &&
      assessment.startedOn.day < workingDaysBefore(LONGEST, year.to) && [assessment.authorisedOn.path],
    unless: ['8736'],
  },
  {
    ...{ code: '8614', severity: 'error', message: 'The assessment is not finished, and says what was found.' },
    fails: ({ authorisedOn, factors }) => authorisedOn.written === null && factors.length > 0 && [authorisedOn.path],
    unless: ['8867'],
  },
  {
    ...{ code: '8897Q', severity: 'query', message: 'The assessment is finished, and does not say what was found.' },
    fails: ({ authorisedOn, factors }, _, { isCode }) =>
      authorisedOn.written !== null && !factors.some(({ written }) => isCode('assessment-factor', written ?? '')),
  },
  {
    ...{
      code: '8869',
      severity: 'error',
      message: 'The assessment says that nothing was found (21), and something else.',
    },
    fails: ({ factors }) =>
      isNothingFound(factors) &&
      factors.some(({ written }) => written !== NOTHING_FOUND) &&
      factors.map(({ path }) => path).slice(0, 1),
  },
  {
    ...{ code: '8898', severity: 'error', message: 'The assessment gives the same finding twice.' },
    fails: ({ factors }) => repeated(factors),
  },
  {
    ...{
      code: '8873Q',
      severity: 'query',
      message: 'The only assessment found nothing (21), and the case was not closed straight after it (RC8 or RC9).',
    },
    fails: ({ authorisedOn, factors }, { episode }) =>
      episode.assessments.length === 1 &&
      authorisedOn.written !== null &&
      isNothingFound(factors) &&
      episode.closureReason.written !== null &&
      !isAmong(CLOSED_AFTER_ASSESSMENT, episode.closureReason) && [episode.closureReason.path],
    unless: ['8869', '8640'],
  },
  { ...{ code: '8945Q', severity: 'query' }, ...withdrawn('18A', '18B or 18C') },
  { ...{ code: '8950Q', severity: 'query' }, ...withdrawn('19A', '19B or 19C') },
  {
    ...{ code: '8896', severity: 'error', message: 'The case has more than one assessment that is not finished.' },
    fails: (assessment, { episode }) =>
      isOngoing(assessment) && episode.assessments.filter(isOngoing).length > 1 && [assessment.authorisedOn.path],
    unless: ['8867'],
  },
  {
    ...{ code: '8863Q', severity: 'query', message: 'The assessment begins while another is going on.' },
    fails: (assessment, { episode }) => {
      const { startedOn } = assessment
      const others = episode.assessments.filter(
        (other) => other !== assessment && !(isOngoing(other) && isOngoing(assessment)),
      )
      const isDuring = (other: ReturnedAssessment) =>
        isWithin(startedOn.day, other.startedOn.day, other.authorisedOn.day) &&
        (isBefore(other.startedOn, startedOn) ||
          episode.assessments.indexOf(other) < episode.assessments.indexOf(assessment))
      return others.some(isDuring) && [startedOn.path]
    },
    unless: ['8608', '8696'],
  },
]

function isOngoing({ authorisedOn }: ReturnedAssessment): boolean {
  return authorisedOn.written === null
}

function isNothingFound(factors: ReturnedAssessment['factors']): boolean {
  return factors.some(({ written }) => written === NOTHING_FOUND)
}

/** A code that is still read in returns and no longer used. */
function withdrawn(code: string, instead: string): Pick<Check<ReturnedAssessment>, 'message' | 'fails'> {
  return {
    message: `The finding ${code} is no longer used: ${instead} is.`,
    fails: ({ factors }) => factors.filter(({ written }) => written === code).map(({ path }) => path),
  }
}
