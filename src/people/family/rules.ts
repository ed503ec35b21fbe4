import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { isWithin } from '../identity/rules.ts'
import type { HouseholdOverTime, Relationship, RelationshipKind, Relative, Tie } from '../model.ts'

/** One tie of a person, read from their side. */
export type TieSeen = Pick<Relationship, 'otherId' | 'parentalResponsibility' | 'words' | 'fromOn' | 'toOn'> & {
  readonly tie: Tie
  readonly throughParents: boolean
}

export type LinkRefusal = 'to-oneself' | 'already-linked' | 'from-in-the-future'

/** Whom a child has as mother or father. A step-parent or carer makes nobody a brother or sister by birth. */
export const PARENTS: readonly RelationshipKind[] = ['mother', 'father', 'parent']

/** Who may be given what is for a parent: by birth, or by adoption. */
export const PARENTS_TO_GIVE_TO: readonly RelationshipKind[] = [...PARENTS, 'adoptive-parent']

/** Those among a child's relatives who may be given what is for a parent, on a day: their tie stands then. */
export function parentsToGiveTo(relatives: readonly Relative[], on: CalendarDay): readonly Relative[] {
  return relatives.filter((one) => (PARENTS_TO_GIVE_TO as readonly Tie[]).includes(one.tie) && isWithin(one, on))
}

/** Reads a relationship from one side: (child, mother, Kerry) is "mother" from the child's side and "child" from Kerry's. */
export function seenFrom(relationship: Relationship, personId: string): TieSeen {
  const { otherId, kind, parentalResponsibility, words, fromOn, toOn } = relationship
  const seen = { parentalResponsibility, fromOn, toOn, throughParents: false }
  if (personId === relationship.personId) return { ...seen, otherId, tie: kind, words }
  // The family's word for one side ("Nan") is not its word for the other.
  return { ...seen, otherId: relationship.personId, tie: FROM_THE_OTHER_SIDE[kind], words: null }
}

/**
 * Everyone a child is tied to: the relationships written down, read from the child's side, and the brothers and
 * sisters that follow from parents they share. What is written goes before what follows.
 *
 * @param relationships the child's own, and those to their parents of everyone who shares one
 */
export function tiesOf(childId: string, relationships: readonly Relationship[]): readonly TieSeen[] {
  const written = relationships
    .filter(({ personId, otherId }) => personId === childId || otherId === childId)
    .map((relationship) => seenFrom(relationship, childId))
  const known = new Set(written.map(({ otherId }) => otherId))
  const parentsOf = Map.groupBy(
    relationships.filter(({ kind }) => PARENTS.includes(kind)),
    ({ personId }) => personId,
  )
  const own = parentIds(parentsOf.get(childId))
  const siblings = [...parentsOf]
    .filter(([id]) => id !== childId && !known.has(id))
    .flatMap(([otherId, theirs]) => siblingThrough(otherId, own, parentIds(theirs)) ?? [])
  return [...written, ...siblings]
}

/** The household a child was of on a day; the one moved into last, where there are several. */
export function householdOn(
  households: readonly HouseholdOverTime[],
  personId: string,
  day: CalendarDay,
): HouseholdOverTime | undefined {
  const since = (household: HouseholdOverTime) =>
    household.members.find((member) => member.personId === personId && isWithin(member, day))?.fromOn
  return households
    .filter((household) => since(household) !== undefined)
    .toSorted((one, other) => ((one && since(one)) ?? '').localeCompare(since(other) ?? ''))
    .at(-1)
}

/** Decides whether two people may be linked so. Someone may be tied twice, but not twice in the same way at once. */
export function linked(
  relationship: Relationship,
  ties: readonly TieSeen[],
  today: CalendarDay,
): Outcome<Relationship, LinkRefusal> {
  if (relationship.personId === relationship.otherId) return refused('to-oneself')
  if (relationship.fromOn !== null && relationship.fromOn > today) return refused('from-in-the-future')
  const same = ({ otherId, tie, toOn }: TieSeen) =>
    otherId === relationship.otherId && tie === relationship.kind && toOn === null
  return ties.some(same) ? refused('already-linked') : accepted(relationship)
}

const FROM_THE_OTHER_SIDE: Record<RelationshipKind, Tie> = {
  mother: 'child',
  father: 'child',
  parent: 'child',
  'adoptive-parent': 'adopted-child',
  'step-parent': 'step-child',
  grandparent: 'grandchild',
  sibling: 'sibling',
  'half-sibling': 'half-sibling',
  'step-sibling': 'step-sibling',
  'aunt-or-uncle': 'niece-or-nephew',
  carer: 'cared-for',
  'foster-carer': 'foster-child',
  partner: 'partner',
  'former-partner': 'former-partner',
  spouse: 'spouse',
  divorced: 'divorced',
  other: 'other',
}

function parentIds(relationships: readonly Relationship[] = []): readonly string[] {
  return [...new Set(relationships.map(({ otherId }) => otherId))]
}

/** Half a sibling only where another parent of each is known and differs; a parent nobody wrote down says nothing. */
function siblingThrough(otherId: string, own: readonly string[], theirs: readonly string[]): TieSeen | undefined {
  const shared = own.filter((id) => theirs.includes(id))
  if (shared.length === 0) return undefined
  const half = own.length > shared.length && theirs.length > shared.length
  const tie = half ? 'half-sibling' : 'sibling'
  return { otherId, tie, parentalResponsibility: null, words: null, fromOn: null, toOn: null, throughParents: true }
}
