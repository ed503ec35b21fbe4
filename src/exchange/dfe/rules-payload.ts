import { addMonths, type CalendarDay } from '../../kernel/calendar-day.ts'
import type { DailyChild, DailyDetails, DailyEpisode, DailyFacts, EpisodeFacts, Item } from './model.ts'

/** How ids that are not ours to give away are written: the same every day, and nobody's but this one's. */
export type Naming = {
  readonly childReference: (childId: string) => string
  readonly workerReference: (userId: string) => string
}

/** A child as the daily flow has it, whole. What is not recorded is left out. */
export function dailyChild(facts: DailyFacts, naming: Naming): DailyChild {
  return {
    la_child_id: facts.reference ?? naming.childReference(facts.childId),
    mis_child_id: facts.childId,
    child_details: detailsOf(facts),
    social_care_episodes: facts.episodes.map((episode) => episodeOf(episode, facts, naming)),
  }
}

/**
 * The first day of the window the flow looks at: 1 April of the year in which two years ago falls. Children who were up to
 * 25 on a day of it are sent.
 */
export function windowFrom(today: CalendarDay): CalendarDay {
  const twoYearsAgo = addMonths(today, -24)
  const year = Number(twoYearsAgo.slice(0, 4)) - (twoYearsAgo.slice(5) < '04-01' ? 1 : 0)
  return `${year}-04-01` as CalendarDay
}

/** What the department would refuse of a child before it is asked; undefined where it would not. */
export function refusedBefore({ la_child_id: reference }: DailyChild): string | undefined {
  if (/^[A-Za-z0-9_-]{1,36}$/.test(reference)) return undefined
  return 'The authority’s reference of the child has other characters than letters, digits, _ and -, or more than 36.'
}

function detailsOf(facts: DailyFacts): DailyDetails {
  const { upn, formerUpn, upnUnknown, given, family, bornOn, expectedOn, sex, ethnicity, disabilities, postcode } =
    facts
  return {
    ...ifGiven({ unique_pupil_number: upn, former_unique_pupil_number: formerUpn }),
    ...ifGiven({ unique_pupil_number_unknown_reason: upn === null ? upnUnknown : null }),
    ...ifGiven({ first_name: given, surname: family, date_of_birth: bornOn }),
    ...ifGiven({ expected_date_of_birth: bornOn === null ? expectedOn : null }),
    sex,
    ...ifGiven({ ethnicity, postcode }),
    ...(disabilities.length > 0 ? { disabilities } : {}),
  }
}

function episodeOf(episode: EpisodeFacts, { workers }: DailyFacts, { workerReference }: Naming): DailyEpisode {
  const { id, receivedOn, source, ledToNothing, openedOn, closedOn, closureReason, assessments, enquiries } = episode
  const from = openedOn ?? receivedOn
  const held = openedOn === null ? [] : workers.filter((one) => isDuring(one, from, closedOn))
  const plans = (kind: string, name: string) =>
    episode.plans.filter((plan) => plan.kind === kind).map((plan) => spanOf(plan, name))
  return {
    social_care_episode_id: id,
    referral_date: from,
    referral_source: source,
    referral_no_further_action_flag: openedOn === null && ledToNothing,
    ...ifGiven({ closure_date: closedOn, closure_reason: closureReason }),
    care_worker_details: held.map(({ userId, fromOn, toOn }) => ({
      worker_id: workerReference(userId),
      start_date: fromOn,
      ...ifGiven({ end_date: toOn }),
    })),
    child_and_family_assessments: assessments.map((one) => ({
      child_and_family_assessment_id: one.id,
      start_date: one.fromOn,
      ...ifGiven({ authorisation_date: one.toOn }),
      ...(one.factors.length > 0 ? { factors: one.factors } : {}),
    })),
    child_in_need_plans: plans('child-in-need', 'child_in_need_plan_id'),
    section_47_assessments: enquiries.map((one) => ({
      section_47_assessment_id: one.id,
      start_date: one.fromOn,
      icpc_required_flag: one.conferenceRequired,
      ...ifGiven({ icpc_date: one.conferenceOn, end_date: one.toOn }),
    })),
    child_protection_plans: plans('child-protection', 'child_protection_plan_id'),
  }
}

function spanOf({ id, fromOn, toOn }: EpisodeFacts['plans'][number], name: string): Item {
  return { [name]: id, start_date: fromOn, ...ifGiven({ end_date: toOn }) }
}

function isDuring({ fromOn, toOn }: DailyFacts['workers'][number], from: string, to: string | null): boolean {
  return (to === null || fromOn <= to) && (toOn === null || toOn >= from)
}

type Given<T> = { readonly [Key in keyof T]?: NonNullable<T[Key]> }

/** Those of these fields that say something. */
function ifGiven<T extends Readonly<Record<string, string | null>>>(fields: T): Given<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== '')) as Given<T>
}
