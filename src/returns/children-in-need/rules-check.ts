import { ASSESSMENT_CHECKS } from './checks/rules-assessment.ts'
import { CHILD_CHECKS } from './checks/rules-child.ts'
import { CONFERENCE_CHECKS } from './checks/rules-conference.ts'
import { ENQUIRY_CHECKS } from './checks/rules-enquiry.ts'
import { EPISODE_CHECKS } from './checks/rules-episode.ts'
import { PLAN_CHECKS, PROTECTION_CHECKS } from './checks/rules-plan.ts'
import type { Around, Check, Dated, Failure, Flagged, Group, ReturnedChild, ReturnedEpisode } from './model.ts'

/**
 * What the rules say of one child, by themselves: the rules about the return as a whole are in `rules-whole.ts`. Of two
 * rules that say the same of one place the one that says it more exactly is given.
 */
export function failuresOfChild(child: ReturnedChild, around: Around): readonly Failure[] {
  const broken = [...brokenBy(child, around)]
  const said = broken.filter(({ check, group }) => !broken.some((other) => isSaidBetterBy(check, group, other)))
  const failures = said.flatMap(({ check: { code, severity, message }, paths }) =>
    paths.map((path) => ({ code, severity, message, child: child.laChildId.written, path })),
  )
  return [...failures, ...unreadable(child, new Set(failures.map(({ path }) => path)))]
}

type Broken = { readonly check: Omit<Check<never>, 'fails'>; readonly group: string; readonly paths: readonly string[] }

function* brokenBy(child: ReturnedChild, around: Around): Generator<Broken> {
  yield* broken(CHILD_CHECKS, child, child, around)
  for (const episode of child.episodes) {
    yield* broken(EPISODE_CHECKS, episode, child, around)
    yield* broken(CONFERENCE_CHECKS, episode, child, around)
    const within = { child, episode }
    for (const assessment of episode.assessments) yield* broken(ASSESSMENT_CHECKS, assessment, within, around)
    for (const enquiry of episode.enquiries) yield* broken(ENQUIRY_CHECKS, enquiry, within, around)
    for (const plan of episode.needPlans) yield* broken(PLAN_CHECKS, plan, within, around)
    for (const plan of episode.protectionPlans) yield* broken(PROTECTION_CHECKS, plan, within, around)
  }
}

function* broken<Looked extends Group, Within>(
  checks: readonly Check<Looked, Within>[],
  looked: Looked,
  within: Within,
  around: Around,
): Generator<Broken> {
  for (const check of checks) {
    if (!around.edition.rules.has(check.code)) continue
    const fails = check.fails(looked, within, around)
    const paths = fails === true ? [looked.path] : fails || []
    if (paths.length > 0) yield { check, group: looked.path, paths }
  }
}

/** Whether another broken rule, of the same group or of one around or within it, says more exactly what is wrong. */
function isSaidBetterBy(check: Broken['check'], group: string, other: Broken): boolean {
  return check.unless?.includes(other.check.code) === true && (isIn(group, other.group) || isIn(other.group, group))
}

function isIn(path: string, group: string): boolean {
  return path === group || path.startsWith(`${group}/`)
}

/** What is said of a value that is none. */
export const UNREADABLE = 'What is written here is not a day, or not a yes or no, and could not be checked.'

/** Values that no rule speaks of, and that are no values: nothing that is wrong with a file goes unsaid. */
function unreadable(child: ReturnedChild, said: ReadonlySet<string>): readonly Failure[] {
  const days = [child.bornOn, child.expectedOn, child.diedOn, ...child.episodes.flatMap(daysOf)]
  const flags = child.episodes.flatMap(({ noFurtherAction, enquiries }) => [
    noFurtherAction,
    ...enquiries.map(({ conferenceNotRequired }) => conferenceNotRequired),
  ])
  const wrong = [
    ...days.filter(({ written, day }) => written !== null && day === null),
    ...flags.filter(({ written, value }: Flagged) => written !== null && value === null),
  ]
  return wrong
    .filter(({ path }) => !said.has(path))
    .map(({ path }) => ({
      ...({ code: 'unreadable', severity: 'error', message: UNREADABLE } as const),
      ...{ child: child.laChildId.written, path },
    }))
}

function daysOf(episode: ReturnedEpisode): readonly Dated[] {
  return [
    ...[episode.referredOn, episode.closedOn, episode.conferenceOn],
    ...episode.assessments.flatMap(({ startedOn, authorisedOn }) => [startedOn, authorisedOn]),
    ...episode.enquiries.flatMap((one) => [one.startedOn, one.conferenceDueBy, one.conferenceOn]),
    ...episode.needPlans.flatMap(({ startedOn, endedOn }) => [startedOn, endedOn]),
    ...episode.preProceedings.flatMap(({ days }) => days),
    ...episode.protectionPlans.flatMap(({ startedOn, endedOn, reviews }) => [startedOn, endedOn, ...reviews]),
  ]
}
