import type { Worry } from '../../casework/worries/model.ts'
import { ageOn, type CalendarDay, inShortWords } from '../../kernel/calendar-day.ts'
import { householdOn } from '../../people/family/rules.ts'
import { isWithin } from '../../people/identity/rules.ts'
import {
  currentName,
  displayName,
  type Family,
  isUnborn,
  type KnownPerson,
  type Relationship,
  type Tie,
} from '../../people/model.ts'

/** Someone in the family drawing, seen from the child. */
export type Kin = {
  readonly id: string
  readonly person: KnownPerson
  /** Grandparents' generation, parents', or the children's own. */
  readonly generation: -1 | 0 | 1
  /** Null for the child themself. */
  readonly tie: Tie | null
  /** As the family says it ("Nan"), or what the tie is called. */
  readonly words: string
  readonly isHome: boolean
  /** When not always at home: "3 or 4 nights a week". */
  readonly partTime: string | null
  /** An open worry says that this adult may be a risk. */
  readonly isRisk: boolean
}

/** Two people as a couple. */
export type Couple = {
  readonly one: string
  readonly other: string
  readonly state: 'together' | 'cohabiting' | 'separated'
}

/** A child of the drawing and those of its parents who are in it. */
export type Descent = { readonly child: string; readonly parents: readonly string[] }

export type Kinship = {
  readonly kin: readonly Kin[]
  readonly couples: readonly Couple[]
  readonly descents: readonly Descent[]
}

/**
 * The family as it stands on a day: everyone tied to the child or living with them, in generations, with couples and
 * who is whose child. An adult who may be a risk is in it wherever they live.
 *
 * @param ties relationships among these people
 */
export function kinshipOf(
  family: Family,
  ties: readonly Relationship[],
  worries: readonly Pick<Worry, 'kind' | 'personId'>[],
  today: CalendarDay,
): Kinship {
  const home = householdOn(family.households, family.child.id, today)
  const members = (home?.members ?? []).filter((member) => isWithin(member, today))
  const risks = new Set(worries.flatMap(({ kind, personId }) => (kind === 'risk-adult' && personId ? [personId] : [])))
  const asKin = (person: KnownPerson, tie: Tie | null, words: string | null): Kin => {
    const member = members.find(({ personId }) => personId === person.id)
    const generation = tie === null ? 1 : generationOf(tie, person)
    const isHome = member !== undefined || (person.id === family.child.id && members.length === 0)
    return {
      ...{ id: person.id, person, tie, generation, isHome, partTime: member?.partTime ?? null },
      words: words ?? (tie === null ? '' : TIE_WORDS[tie]),
      isRisk: risks.has(person.id),
    }
  }
  const kin = [
    asKin(family.child, null, null),
    ...family.relatives
      .filter((tie) => isWithin(tie, today))
      .map(({ person, tie, words }) => asKin(person, tie, words)),
    ...members.map(({ person }) => asKin(person, 'other', 'at home')),
  ]
  const once = kin.filter(({ id }, at) => kin.findIndex((one) => one.id === id) === at)
  const known = new Set(once.map(({ id }) => id))
  const among = ties.filter(({ personId, otherId }) => known.has(personId) && known.has(otherId))
  return { kin: once, couples: couplesAmong(among), descents: descentsAmong(among, today) }
}

/** The family in sentences, for whoever cannot see the drawing, and for paper: nothing in the drawing is in it alone. */
export function familyInWords({ kin, couples }: Kinship, today: CalendarDay): readonly string[] {
  const [child, ...others] = kin
  if (!child) return []
  const name = (one: Kin) => withAge(one, today)
  const of = (...ties: Tie[]) => others.filter(({ tie }) => tie !== null && ties.includes(tie))
  const parents = of('mother', 'father', 'parent')
  const siblings = of('sibling', 'half-sibling', 'step-sibling')
  const rest = others.filter((one) => !parents.includes(one) && !siblings.includes(one))
  const apart = couples.filter(({ state }) => state === 'separated')
  const home = kin.filter(({ isHome }) => isHome)
  return [
    parents.length > 0
      ? `${name(child)}, is the child of ${list(parents.map(name))}.`
      : `${name(child)}. Parents are not recorded.`,
    ...apart.flatMap(({ one, other }) => separatedWords(kin, one, other)),
    ...(siblings.length > 0
      ? [`Brothers and sisters: ${list(siblings.map((one) => `${name(one)}${half(one)}`))}.`]
      : []),
    ...rest.map((one) => `${name(one)}: ${one.words}${one.isRisk ? ', may be a risk' : ''}.`),
    ...parents.filter(({ isRisk }) => isRisk).map((one) => `${firstName(one)} may be a risk.`),
    `At home: ${list(home.map((one) => `${firstName(one)}${one.partTime ? ` (${one.partTime})` : ''}`))}.`,
  ]
}

/** What someone is called in the drawing: their given name and age, "due 21 July" for a child not yet born. */
export function labelOf(kin: Kin, today: CalendarDay): string {
  const { person } = kin
  if (isUnborn(person) && person.expectedOn) return `due ${inShortWords(person.expectedOn)}`
  const age = person.birthDate && !person.diedOn ? ` ${ageOn(person.birthDate, today).years}` : ''
  return `${firstName(kin)}${age}`
}

export const TIE_WORDS: Readonly<Record<Tie, string>> = {
  mother: 'Mum',
  father: 'Dad',
  parent: 'parent',
  'step-parent': 'step-parent',
  grandparent: 'grandparent',
  sibling: 'brother or sister',
  'half-sibling': 'half-brother or half-sister',
  'step-sibling': 'step-brother or step-sister',
  'aunt-or-uncle': 'aunt or uncle',
  carer: 'carer',
  'foster-carer': 'foster carer',
  partner: 'partner',
  'former-partner': 'former partner',
  spouse: 'husband or wife',
  other: 'someone else',
  child: 'child',
  'step-child': 'step-child',
  grandchild: 'grandchild',
  'niece-or-nephew': 'niece or nephew',
  'cared-for': 'cared for',
  'foster-child': 'foster child',
}

const CHILDREN: readonly Tie[] = ['sibling', 'half-sibling', 'step-sibling', 'child']
const PARENTS: readonly string[] = ['mother', 'father', 'parent']
const COUPLES: Readonly<Record<string, Couple['state']>> = {
  spouse: 'together',
  partner: 'cohabiting',
  'former-partner': 'separated',
}

function generationOf(tie: Tie, person: KnownPerson): Kin['generation'] {
  if (tie === 'grandparent') return -1
  return CHILDREN.includes(tie) || (tie === 'other' && person.kind === 'child') ? 1 : 0
}

function couplesAmong(ties: readonly Relationship[]): readonly Couple[] {
  const couples = ties.flatMap(({ personId, otherId, kind, toOn }): Couple[] => {
    const state = COUPLES[kind]
    return state ? [{ one: personId, other: otherId, state: toOn === null ? state : 'separated' }] : []
  })
  const same = (a: Couple, b: Couple) => new Set([a.one, a.other, b.one, b.other]).size === 2
  return couples.filter((couple, at) => couples.findIndex((other) => same(couple, other)) === at)
}

function descentsAmong(ties: readonly Relationship[], today: CalendarDay): readonly Descent[] {
  const born = ties.filter((tie) => PARENTS.includes(tie.kind) && isWithin(tie, today))
  return [...Map.groupBy(born, ({ personId }) => personId)].map(([child, to]) => ({
    child,
    parents: [...new Set(to.map(({ otherId }) => otherId))],
  }))
}

function firstName({ person }: Kin): string {
  if (isUnborn(person)) return 'the baby'
  return currentName(person.names)?.given || displayName(person)
}

function withAge(kin: Kin, today: CalendarDay): string {
  const { person } = kin
  if (isUnborn(person)) return `a baby, ${labelOf(kin, today)}`
  if (person.diedOn) return `${firstName(kin)}, who died in ${person.diedOn.slice(0, 4)}`
  return person.birthDate ? `${firstName(kin)}, ${ageOn(person.birthDate, today).years}` : firstName(kin)
}

function separatedWords(kin: readonly Kin[], one: string, other: string): readonly string[] {
  const pair = [one, other].flatMap((id) => kin.find((who) => who.id === id) ?? [])
  return pair.length === 2 ? [`${list(pair.map(firstName))} are separated.`] : []
}

function half({ tie }: Kin): string {
  return tie === 'half-sibling' ? ' (half)' : tie === 'step-sibling' ? ' (step)' : ''
}

function list(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
