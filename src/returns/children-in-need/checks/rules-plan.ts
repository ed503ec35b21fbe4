import type { Check, InEpisode, ReturnedChild, ReturnedPlan, ReturnedProtectionPlan } from '../model.ts'
import { conferencesOf, plansBegunIn } from './rules-conference.ts'
import { isBefore, isOutside, isWithin } from './rules-days.ts'

/** What the department checks of a child in need plan. */
export const PLAN_CHECKS: readonly Check<ReturnedPlan, InEpisode>[] = [
  ...checksOfDays('child in need plan', needPlansOf, {
    ...{ begins: '4010', endsFirst: '4011', sameDay: '4012Q', endsOutside: '4013', beforeReferral: '4015' },
    ...{ beginsDead: '4008', endsDead: '4009Q', twoOpen: '4004', during: '4014' },
  }),
  {
    ...{
      code: '4001',
      severity: 'error',
      message: 'The child has an open child in need plan and an open child protection plan.',
    },
    fails: (plan, { child }) => isOpen(plan) && protectionPlansOf(child).some(isOpen) && [plan.endedOn.path],
  },
  {
    ...{
      code: '4016',
      severity: 'error',
      message: 'The child in need plan begins while a child protection plan is going on.',
    },
    fails: (plan, { child }) =>
      protectionPlansOf(child).some(
        (other) =>
          !(isOpen(plan) && isOpen(other)) && isWithin(plan.startedOn.day, other.startedOn.day, other.endedOn.day),
      ) && [plan.startedOn.path],
    unless: ['4010', '8925'],
  },
  {
    ...{
      code: '4017',
      severity: 'error',
      message: 'A child protection plan begins while the child in need plan is going on.',
    },
    fails: (plan, { child }) =>
      protectionPlansOf(child).some(
        (other) =>
          !(isOpen(plan) && isOpen(other)) &&
          isBefore(plan.startedOn, other.startedOn) &&
          isWithin(other.startedOn.day, plan.startedOn.day, plan.endedOn.day),
      ) && [plan.endedOn.path],
    unless: ['4011'],
  },
]

/** What the department checks of a child protection plan. */
export const PROTECTION_CHECKS: readonly Check<ReturnedProtectionPlan, InEpisode>[] = [
  ...checksOfDays('child protection plan', protectionPlansOf, {
    ...{ begins: '8720', endsFirst: '8925', sameDay: '8840', endsOutside: '8930', beforeReferral: '1105' },
    ...{ beginsDead: '8915', endsDead: '8920', twoOpen: '8935', during: '8940' },
  }),
  {
    ...{
      code: '2885',
      severity: 'error',
      message: 'The child protection plan begins on another day than the initial conference.',
    },
    fails: (plan, { episode }, { year }) => {
      const conferences = conferencesOf(episode)
      const isHeldThen = conferences.some(({ day }) => day === plan.startedOn.day)
      return (
        plansBegunIn(episode, year).includes(plan) && conferences.length > 0 && !isHeldThen && [plan.startedOn.path]
      )
    },
    unless: ['2883', '1105', '8832'],
  },
  {
    ...{
      code: '8905',
      severity: 'error',
      message: 'The category of abuse at the beginning is missing, or is not one of the department’s codes.',
    },
    fails: ({ initialCategory }, _, { isCode }) =>
      !isCode('category-of-abuse', initialCategory.written ?? '') && [initialCategory.path],
  },
  {
    ...{
      code: '8910',
      severity: 'error',
      message: 'The latest category of abuse is missing, or is not one of the department’s codes.',
    },
    fails: ({ latestCategory }, _, { isCode }) =>
      !isCode('category-of-abuse', latestCategory.written ?? '') && [latestCategory.path],
  },
  {
    ...{ code: '8730', severity: 'error', message: 'How many child protection plans the child had before is missing.' },
    fails: ({ previousPlans }) => !/^\d+$/.test(previousPlans.written ?? '') && [previousPlans.path],
  },
  {
    ...{ code: '8842Q', severity: 'query', message: 'A review has no date.' },
    fails: ({ reviews }) => reviews.filter(({ day }) => day === null).map(({ path }) => path),
  },
  {
    ...{
      code: '8841',
      severity: 'error',
      message: 'A review is on or before the day the child protection plan began.',
    },
    fails: ({ startedOn, reviews }) =>
      reviews
        .filter((review) => review.day !== null && startedOn.day !== null && review.day <= startedOn.day)
        .map(({ path }) => path),
    unless: ['8720'],
  },
  {
    ...{
      code: '4003',
      severity: 'error',
      message: 'A review of the child protection plan is held while a child in need plan is going on.',
    },
    fails: ({ reviews }, { child }) =>
      reviews
        .filter((review) =>
          needPlansOf(child).some(
            (plan) => isBefore(plan.startedOn, review) && isWithin(review.day, plan.startedOn.day, plan.endedOn.day),
          ),
        )
        .map(({ path }) => path),
    unless: ['4001', '4016', '4017', '4010'],
  },
]

/** The rules about the days of a plan, which the department has for both kinds under codes of their own. */
type DayCodes = Readonly<
  Record<
    | 'begins'
    | 'endsFirst'
    | 'sameDay'
    | 'endsOutside'
    | 'beforeReferral'
    | 'beginsDead'
    | 'endsDead'
    | 'twoOpen'
    | 'during',
    string
  >
>

function checksOfDays(
  name: string,
  all: (child: ReturnedChild) => readonly ReturnedPlan[],
  codes: DayCodes,
): readonly Check<ReturnedPlan, InEpisode>[] {
  const rule = (code: string, says: string): Pick<Check<ReturnedPlan>, 'code' | 'severity' | 'message'> => ({
    ...{ code, severity: code.endsWith('Q') ? 'query' : 'error', message: `The ${says}.` },
  })
  const { begins, endsFirst, sameDay, endsOutside, beforeReferral, beginsDead, endsDead, twoOpen, during } = codes
  return [
    {
      ...rule(begins, `${name} has no first day, or one after the census year`),
      fails: ({ startedOn }, _, { year }) => (startedOn.day === null || startedOn.day > year.to) && [startedOn.path],
    },
    {
      ...rule(endsFirst, `${name} ends before it begins`),
      fails: ({ startedOn, endedOn }) => isBefore(endedOn, startedOn) && [endedOn.path],
      unless: [begins, endsOutside],
    },
    {
      ...rule(sameDay, `${name} begins and ends on the same day`),
      fails: ({ startedOn, endedOn }) => startedOn.day !== null && startedOn.day === endedOn.day && [endedOn.path],
    },
    {
      ...rule(endsOutside, `${name} ends on a day that is not within the census year`),
      fails: ({ endedOn }, _, { year }) => isOutside(endedOn, year) && [endedOn.path],
    },
    {
      ...rule(beforeReferral, `${name} begins before the referral`),
      fails: ({ startedOn }, { episode }) => isBefore(startedOn, episode.referredOn) && [startedOn.path],
      unless: ['8600'],
    },
    {
      ...rule(beginsDead, `${name} begins after the child’s death`),
      fails: ({ startedOn }, { child }) => isBefore(child.diedOn, startedOn) && [startedOn.path],
      unless: ['8535Q', '8555Q'],
    },
    {
      ...rule(endsDead, `${name} ends after the child’s death`),
      fails: ({ endedOn }, { child }) => isBefore(child.diedOn, endedOn) && [endedOn.path],
      unless: ['8535Q', '8555Q', beginsDead],
    },
    {
      ...rule(twoOpen, `child has more than one open ${name}`),
      fails: (plan, { child }) => isOpen(plan) && all(child).filter(isOpen).length > 1 && [plan.endedOn.path],
    },
    {
      ...rule(during, `${name} begins while another is going on`),
      fails: (plan, { child }) => beginsDuring(plan, all(child)) && [plan.startedOn.path],
      unless: [begins, endsFirst],
    },
  ]
}

function isOpen({ endedOn }: ReturnedPlan): boolean {
  return endedOn.written === null
}

function needPlansOf({ episodes }: ReturnedChild): readonly ReturnedPlan[] {
  return episodes.flatMap(({ needPlans }) => needPlans)
}

function protectionPlansOf({ episodes }: ReturnedChild): readonly ReturnedProtectionPlan[] {
  return episodes.flatMap(({ protectionPlans }) => protectionPlans)
}

/** Whether a plan begins during one that began before it or stands before it; two that are both open are another rule's. */
function beginsDuring(plan: ReturnedPlan, all: readonly ReturnedPlan[]): boolean {
  return all.some(
    (other) =>
      other !== plan &&
      !(isOpen(plan) && isOpen(other)) &&
      (isBefore(other.startedOn, plan.startedOn) || all.indexOf(other) < all.indexOf(plan)) &&
      isWithin(plan.startedOn.day, other.startedOn.day, other.endedOn.day),
  )
}
