import { addMonths } from '../../../kernel/calendar-day.ts'
import { type UpnFault, upnFault } from '../../../kernel/upn.ts'
import { isCode } from '../../../statute/code-sets.ts'
import type { Around, Check, ReturnedChild } from '../model.ts'
import { isBefore, isOutside, repeated } from './rules-days.ts'

/** What the department checks of each child: who they are, apart from what was done. */
export const CHILD_CHECKS: readonly Check<ReturnedChild>[] = [
  {
    ...{ code: '8500', severity: 'error', message: 'The child has no reference (LAchildID).' },
    fails: ({ laChildId }) => laChildId.written === null && [laChildId.path],
  },
  {
    ...{ code: '1570', severity: 'error', message: 'The child’s reference is longer than 20 characters.' },
    fails: ({ laChildId }) => (laChildId.written ?? '').length > 20 && [laChildId.path],
  },
  {
    ...{
      code: '1580',
      severity: 'error',
      message: 'The child’s reference has other characters than letters and digits.',
    },
    fails: ({ laChildId }) =>
      laChildId.written !== null && !/^[A-Za-z0-9]+$/.test(laChildId.written) && [laChildId.path],
  },
  {
    ...{ code: '8590', severity: 'error', message: 'The child has no period of need (CINdetails).' },
    fails: ({ episodes }) => episodes.length === 0,
  },
  {
    ...{ code: '1530', severity: 'error', message: 'Characters 2 to 4 of the UPN are not the code of an authority.' },
    fails: wrongUpn('unknown-authority'),
  },
  {
    ...{ code: '1540', severity: 'error', message: 'Characters 5 to 12 of the UPN are not all digits.' },
    fails: wrongUpn('not-all-digits'),
  },
  {
    ...{
      code: '1550',
      severity: 'error',
      message: 'Character 13 of the UPN is neither a digit nor a letter used there.',
    },
    fails: wrongUpn('wrong-last-character'),
  },
  {
    ...{
      code: '1510',
      severity: 'error',
      message: 'The first letter of the UPN does not fit the rest: a character is wrong.',
    },
    fails: wrongUpn('wrong-check-letter'),
  },
  {
    ...{
      code: '1560Q',
      severity: 'query',
      message: 'The former UPN is not written as a UPN is: a letter, 11 digits, a digit or letter.',
    },
    fails: ({ formerUpn }) => formerUpn.written !== null && !WRITTEN_AS_UPN.test(formerUpn.written) && [formerUpn.path],
  },
  {
    ...{
      code: '8770Q',
      severity: 'query',
      message: 'A child of school age has no UPN, and no reason that fits one of school age.',
    },
    fails: ({ upn, upnUnknown, bornOn }, _, { year }) => {
      const reason = upnUnknown.written
      const isMissing = upn.written === null && (reason === null || reason === 'UN1')
      return isMissing && isOfSchoolAge(bornOn.day, year.year) && [upnUnknown.path]
    },
  },
  {
    ...{
      code: '8772',
      severity: 'error',
      message:
        'The reason for having no UPN is “referral with no further action” (UN7), but a referral led to further action.',
    },
    fails: ({ upnUnknown, episodes }) =>
      upnUnknown.written === 'UN7' &&
      episodes.some(({ noFurtherAction }) => noFurtherAction.value === false) && [upnUnknown.path],
  },
  {
    ...{
      code: '8525Q',
      severity: 'query',
      message: 'A child has either a date of birth or an expected one, and never both.',
    },
    fails: ({ bornOn, expectedOn }) => (bornOn.day === null) === (expectedOn.day === null) && [bornOn.path],
  },
  {
    ...{ code: '8520', severity: 'error', message: 'The date of birth is after the end of the census year.' },
    fails: ({ bornOn }, _, { year }) => bornOn.day !== null && bornOn.day > year.to && [bornOn.path],
  },
  {
    ...{
      code: '8530Q',
      severity: 'query',
      message: 'The expected date of birth is not between March and December of the year the census ends in.',
    },
    fails: ({ expectedOn: { day, path } }, _, { year }) =>
      day !== null && (day < `${year.to.slice(0, 7)}-01` || day > `${year.year}-12-31`) && [path],
  },
  {
    ...{ code: '4180', severity: 'error', message: 'Sex is missing, or is not M, F or U.' },
    fails: ({ sex }) => !['M', 'F', 'U'].includes(sex.written ?? '') && [sex.path],
  },
  {
    ...{ code: '8750', severity: 'error', message: 'The sex of an unborn child is U.' },
    fails: ({ sex, bornOn, expectedOn }) =>
      bornOn.day === null && expectedOn.day !== null && sex.written !== 'U' && [sex.path],
    unless: ['4180'],
  },
  {
    ...{ code: '4220', severity: 'error', message: 'Ethnicity is missing, or is not one of the department’s codes.' },
    fails: ({ ethnicity }) => !isCode('ethnicity', ethnicity.written ?? '') && [ethnicity.path],
  },
  {
    ...{
      code: '8540',
      severity: 'error',
      message: 'Disability is missing, or is not one of the department’s codes. NONE says that there is none.',
    },
    fails: (child) => {
      const wrong = child.disabilities.filter(({ written }) => !isCode('disability', written ?? ''))
      if (wrong.length > 0) return wrong.map(({ path }) => path)
      return child.disabilities.length === 0 && isAskedForDisability(child)
    },
  },
  {
    ...{ code: '8790', severity: 'error', message: 'The child is said to have no disability, and another disability.' },
    fails: ({ disabilities }) =>
      disabilities.length > 1 &&
      disabilities.filter(({ written }) => written === 'NONE').length === 1 &&
      disabilities.map(({ path }) => path).slice(0, 1),
  },
  {
    ...{ code: '8794', severity: 'error', message: 'The same disability is given twice.' },
    fails: ({ disabilities }) => repeated(disabilities),
  },
  {
    ...{ code: '8535Q', severity: 'query', message: 'The child is said to have died before being born.' },
    fails: ({ diedOn, bornOn }) => isBefore(diedOn, bornOn) && [diedOn.path],
  },
  {
    ...{ code: '8545Q', severity: 'query', message: 'The date of death is not within the census year.' },
    fails: ({ diedOn }, _, { year }) => isOutside(diedOn, year) && [diedOn.path],
    unless: ['8535Q'],
  },
]

const WRITTEN_AS_UPN = /^[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z]$/

function wrongUpn(wanted: UpnFault): Check<ReturnedChild>['fails'] {
  return ({ upn }, _, { isAuthority }: Around) => {
    if (upn.written === null) return false
    const fault = upnFault(upn.written, isAuthority)
    return (fault === 'not-thirteen-characters' ? ofWrongLength(upn.written) : fault) === wanted && [upn.path]
  }
}

/** Too long or too short: the first of the rules about single characters that it breaks. */
function ofWrongLength(written: string): UpnFault {
  return /^\d{8}$/.test(written.slice(4, 12)) ? 'wrong-last-character' : 'not-all-digits'
}

/** Five before the school year in which the census year falls began, and not yet sixteen then. */
function isOfSchoolAge(bornOn: ReturnedChild['bornOn']['day'], year: number): boolean {
  if (bornOn === null) return false
  const latest = `${year - 1}-08-31`
  return addMonths(bornOn, 5 * 12) <= latest && addMonths(bornOn, 16 * 12) > latest
}

/** Disability is asked for once a child is born and a referral led to further action. */
function isAskedForDisability({ bornOn, episodes }: ReturnedChild): boolean {
  return bornOn.day !== null && episodes.some(({ noFurtherAction }) => noFurtherAction.value === false)
}
