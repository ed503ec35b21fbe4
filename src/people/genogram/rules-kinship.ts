import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { householdOn } from '../family/rules.ts'
import { isWithin } from '../identity/rules.ts'
import type { Family, KnownPerson, Relationship, RelationshipKind, Tie } from '../model.ts'
import type { Couple, CoupleState, Descent, DescentKind, Kin, Kinship } from './model.ts'
import { firstName } from './rules-labels.ts'

/** What a family drawing is made of, besides the family as it stands around one child. */
export type Drawn = {
  /** Relationships among all these people. */
  readonly ties: readonly Relationship[]
  /** Who may be a risk. */
  readonly risks: ReadonlySet<string>
  /** People tied to the child through others alone: a grandmother of whom only her daughter's record knows. */
  readonly further?: readonly KnownPerson[]
}

/**
 * The family as it stands on a day: everyone tied to the child or living with them, and whoever is tied to these, with
 * couples and who is whose child. An adult who may be a risk is in it wherever they live.
 */
export function kinshipOf(family: Family, { ties, risks, further = [] }: Drawn, today: CalendarDay): Kinship {
  const home = householdOn(family.households, family.child.id, today)
  const members = (home?.members ?? []).filter((member) => isWithin(member, today))
  const known = new Map(
    [family.child, ...family.relatives.map(({ person }) => person), ...further].map((one) => [one.id, one]),
  )
  const standing = ties.filter((tie) => isWithin(tie, today))
  const asKin = (person: KnownPerson, tie: Tie | null, words: string | null): Kin => {
    const member = members.find(({ personId }) => personId === person.id)
    const isChild = person.id === family.child.id
    return {
      ...{ id: person.id, person, isChild, tie, isHome: member !== undefined || (isChild && members.length === 0) },
      words: words ?? (tie === null ? throughWhom(person.id, standing, known) : TIE_WORDS[tie]),
      ...{ partTime: member?.partTime ?? null, isRisk: risks.has(person.id) },
    }
  }
  const all = [
    asKin(family.child, null, ''),
    ...family.relatives
      .filter((tie) => isWithin(tie, today))
      .map(({ person, tie, words }) => asKin(person, tie, words)),
    ...members.map(({ person }) => asKin(person, null, null)),
    ...further.map((person) => asKin(person, null, null)),
  ]
  const kin = all.filter(({ id }, at) => all.findIndex((one) => one.id === id) === at)
  const ids = new Set(kin.map(({ id }) => id))
  return tiedTogether(
    kin,
    ties.filter(({ personId, otherId }) => ids.has(personId) && ids.has(otherId)),
    today,
  )
}

export const TIE_WORDS: Readonly<Record<Tie, string>> = {
  mother: 'Mum',
  father: 'Dad',
  parent: 'parent',
  'adoptive-parent': 'adoptive parent',
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
  divorced: 'divorced',
  other: 'someone else',
  child: 'child',
  'adopted-child': 'adopted child',
  'step-child': 'step-child',
  grandchild: 'grandchild',
  'niece-or-nephew': 'niece or nephew',
  'cared-for': 'cared for',
  'foster-child': 'foster child',
}

const STATES: Readonly<Partial<Record<RelationshipKind, CoupleState>>> = {
  ...{ spouse: 'married', partner: 'cohabiting', 'former-partner': 'separated', divorced: 'divorced' },
}
const DESCENTS: Readonly<Partial<Record<RelationshipKind, DescentKind>>> = {
  ...{ mother: 'birth', father: 'birth', parent: 'birth', 'adoptive-parent': 'adoption' },
  ...{ 'foster-carer': 'fostering', carer: 'fostering' },
}
const SIBLINGS: readonly RelationshipKind[] = ['sibling', 'half-sibling']

function tiedTogether(kin: readonly Kin[], ties: readonly Relationship[], today: CalendarDay): Kinship {
  const now = ties.filter((tie) => isWithin(tie, today))
  const descents = [...descentsAmong(now), ...skippedAmong(now)]
  const parentsOf = (id: string) => descents.flatMap(({ child, parents }) => (child === id ? parents : []))
  const apart = ({ personId, otherId }: Relationship) =>
    personId !== otherId && !parentsOf(personId).some((id) => parentsOf(otherId).includes(id))
  const siblings = now.filter((tie) => SIBLINGS.includes(tie.kind) && apart(tie))
  return {
    ...{ kin, couples: couplesAmong(ties), descents },
    siblings: siblings.map(({ personId, otherId }) => [personId, otherId] as const),
  }
}

/** Each two once, as they stand now; a couple that ended is separated, unless it is said that they divorced. */
function couplesAmong(ties: readonly Relationship[]): readonly Couple[] {
  const rows = ties.filter(({ kind, personId, otherId }) => STATES[kind] !== undefined && personId !== otherId)
  const pairs = Map.groupBy(rows, ({ personId, otherId }) => [personId, otherId].toSorted().join(' '))
  return [...pairs.values()].flatMap((pair) => {
    const [last] = pair.toSorted(latestFirst)
    const state = last && STATES[last.kind]
    if (!last || !state) return []
    const ended = last.toOn !== null && state !== 'divorced'
    const { personId: one, otherId: other } = last
    return [{ one, other, state: ended ? 'separated' : state, since: ended ? last.toOn : last.fromOn }]
  })
}

function latestFirst(one: Relationship, other: Relationship): number {
  const open = Number(one.toOn !== null) - Number(other.toOn !== null)
  return open || (other.fromOn ?? '').localeCompare(one.fromOn ?? '')
}

function descentsAmong(ties: readonly Relationship[]): readonly Descent[] {
  const born = ties.flatMap(({ personId, otherId, kind }) => {
    const descent = DESCENTS[kind]
    return descent && personId !== otherId ? [{ child: personId, parent: otherId, kind: descent }] : []
  })
  return [...Map.groupBy(born, ({ child, kind }) => `${child} ${kind}`).values()].flatMap((group) => {
    const [first] = group
    return first ? [{ ...first, parents: [...new Set(group.map(({ parent }) => parent))] }] : []
  })
}

/** Grandparents of whom no parent between is written down. */
function skippedAmong(ties: readonly Relationship[]): readonly Descent[] {
  const parentsOf = (id: string) =>
    ties.flatMap(({ personId, otherId, kind }) => (personId === id && DESCENTS[kind] ? [otherId] : []))
  return ties.flatMap(({ personId: child, otherId, kind }) => {
    const isThrough = parentsOf(child).some((parent) => parent === otherId || parentsOf(parent).includes(otherId))
    return kind === 'grandparent' && !isThrough && child !== otherId
      ? [{ child, parents: [otherId], kind: 'skipped' as const }]
      : []
  })
}

/** "Kerry’s mother": of someone who is tied to the child through another alone. */
function throughWhom(id: string, ties: readonly Relationship[], known: ReadonlyMap<string, KnownPerson>): string {
  const tie = ties.find(
    ({ personId, otherId }) => (otherId === id && known.has(personId)) || (personId === id && known.has(otherId)),
  )
  const other = tie && known.get(tie.otherId === id ? tie.personId : tie.otherId)
  if (!tie || !other) return 'at home'
  const stands = tie.otherId === id ? TIE_WORDS[tie.kind] : (FROM_OTHER_SIDE[tie.kind] ?? TIE_WORDS[tie.kind])
  return `${firstName({ person: other })}’s ${stands.toLowerCase()}`
}

const FROM_OTHER_SIDE: Readonly<Partial<Record<RelationshipKind, string>>> = {
  ...{
    mother: 'child',
    father: 'child',
    parent: 'child',
    'adoptive-parent': 'adopted child',
    'step-parent': 'step-child',
  },
  ...{
    grandparent: 'grandchild',
    'aunt-or-uncle': 'niece or nephew',
    carer: 'cared-for',
    'foster-carer': 'foster child',
  },
}
