import type { Involvement } from '../../child-index/contract-involvements.ts'
import type { NotKnown } from '../../entries/evidence/model.ts'
import { notKnownInWords } from '../../entries/evidence/rules.ts'
import { ageOn, type CalendarDay, daysBetween, inWords } from '../../kernel/calendar-day.ts'
import { currentName, type Family, isUnborn } from '../../people/model.ts'
import type { CaseFacts } from './model.ts'
import { shortName } from './rules.ts'

/** Weeks after which not having been seen alone is said out loud, while there is a plan. */
const ALONE_WEEKS = 4
/** From this age on a child is asked what they think of their plan; a younger one is watched and played with. */
const ASKED_FROM = 3

/**
 * What is not known, not asked or not answered, a plain sentence each, so that silence is visible. It stops nothing.
 *
 * @param notKnown the questions that somebody wrote down as not known
 * @param involvements who works with the child, as the index has it; null if the index was not asked or did not answer
 */
export function whatIsMissing(
  family: Family,
  facts: CaseFacts,
  involvements: readonly Pick<Involvement, 'kind'>[] | null,
  today: CalendarDay,
  notKnown: readonly Pick<NotKnown, 'question' | 'finderName' | 'findBy'>[] = [],
): readonly string[] {
  const { child } = family
  const isOpen = facts.episodes.some(({ closedOn }) => closedOn === null)
  return [
    ...(isOpen ? [...unseen(family, facts, today), ...views(family, facts, today)] : []),
    ...notKnown.map((one) => notKnownInWords(one, inWords)),
    ...parents(family),
    ...(facts.nothingNotKnown ? ['The assessment says nothing under “What do we not know yet?”'] : []),
    ...(involvements && !involvements.some(({ kind }) => kind === 'gp-practice') ? ['GP: not known'] : []),
    ...identity(family, facts, isUnborn(child)),
  ]
}

function unseen({ child }: Family, { statuses, lastSeenOn, lastSeenAloneOn }: CaseFacts, today: CalendarDay) {
  const plan = statuses.find(
    ({ toOn, kind }) => toOn === null && (kind === 'child-protection' || kind === 'child-in-need'),
  )
  if (!plan || isUnborn(child)) return []
  const weeks = (since: CalendarDay) => Math.floor(daysBetween(since, today) / 7)
  const isNewer = child.birthDate !== null && child.birthDate > plan.fromOn
  const since = lastSeenAloneOn ?? (isNewer ? child.birthDate : plan.fromOn)
  if (weeks(since) < ALONE_WEEKS) return []
  const name = shortName(child)
  if (lastSeenAloneOn) return [`${name} has not been seen alone for ${weeks(since)} weeks`]
  const seen = lastSeenOn === null ? 'No visit is recorded' : `${name} has not been seen alone`
  return [`${seen} since ${isNewer ? 'birth' : 'the plan began'}, ${weeks(since)} weeks ago`]
}

function views({ child, relatives }: Family, { plan, statuses }: CaseFacts, today: CalendarDay): readonly string[] {
  if (!plan || !statuses.some(({ toOn }) => toOn === null)) return []
  const old = child.birthDate !== null && ageOn(child.birthDate, today).years >= ASKED_FROM
  const parent = relatives.filter(({ tie }) => tie === 'mother' || tie === 'father' || tie === 'parent')
  const names = parent.map(({ person }) => currentName(person.names)?.given || 'a parent')
  const theirs =
    names.length > 0 ? `What ${names.join(' and ')} ${names.length > 1 ? 'think' : 'thinks'}` : 'What the parents think'
  return [
    ...(old && !plan.childView ? [`${shortName(child)}’s own view of the plan: not asked`] : []),
    ...(plan.parentView ? [] : [`${theirs} of the plan: not recorded`]),
  ]
}

function parents({ relatives }: Family): readonly string[] {
  const has = (...ties: string[]) => relatives.some(({ tie }) => ties.includes(tie))
  if (has('parent') || (has('mother') && has('father'))) return []
  if (!has('mother') && !has('father')) return ['Mother and father: not recorded']
  return [has('mother') ? 'Father: not recorded' : 'Mother: not recorded']
}

function identity({ child }: Family, { identifiers, address }: CaseFacts, unborn: boolean): readonly string[] {
  const held = (system: string) => identifiers.some((one) => one.system === system)
  return [
    ...(unborn || currentName(child.names) ? [] : ['Name: not given']),
    ...(unborn || child.birthDate ? [] : ['Birth date: not known']),
    ...(address ? [] : ['Address: not known']),
    ...(unborn || held('nhs') ? [] : ['NHS number: not recorded']),
    ...(unborn || child.ethnicity ? [] : ['Ethnicity: not asked']),
  ]
}
