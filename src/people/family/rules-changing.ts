import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { isWithin } from '../identity/rules.ts'
import { type HouseholdMember, isUnborn, type Person, type Relationship, type RelationshipKind } from '../model.ts'

/** What may be between a couple. A change of it ends one row and begins another, so that all of it stays known. */
export const COUPLE_KINDS = [
  'spouse',
  'partner',
  'former-partner',
  'divorced',
] as const satisfies readonly RelationshipKind[]
export type CoupleKind = (typeof COUPLE_KINDS)[number]

export function isCoupleKind(kind: RelationshipKind): kind is CoupleKind {
  return COUPLE_KINDS.some((one) => one === kind)
}

/** What is now known of a tie. */
export type TieChange = {
  /** Of the row that begins, where a couple becomes something else. */
  readonly id: string
  /** What a couple is from `onDay`; null where that stays as it is. */
  readonly becomes: CoupleKind | null
  /** The tie ends on `onDay`; it was written by mistake; or it goes on. */
  readonly ending: 'goes-on' | 'ends' | 'mistake'
  readonly onDay: CalendarDay | null
  readonly fromOn: CalendarDay | null
  readonly parentalResponsibility: boolean | null
  readonly words: string | null
}

export type TieRefusal = 'day-missing' | 'in-the-future' | 'before-it-began' | 'ended-already'

/** The row as it is now, and the one that begins where a couple becomes something else. Nothing is deleted. */
export function changeTie(
  tie: Relationship,
  change: TieChange,
  today: CalendarDay,
): Outcome<{ readonly tie: Relationship; readonly begins: Relationship | null }, TieRefusal> {
  if (tie.toOn !== null) return refused('ended-already')
  const { becomes, ending, onDay, fromOn } = change
  if ((onDay !== null && onDay > today) || (fromOn !== null && fromOn > today)) return refused('in-the-future')
  const known = { ...tie, fromOn, parentalResponsibility: change.parentalResponsibility, words: change.words }
  if (ending === 'mistake')
    return accepted({ tie: { ...known, fromOn: fromOn ?? today, toOn: fromOn ?? today }, begins: null })
  const turns = becomes !== null && becomes !== tie.kind
  if (!turns && ending === 'goes-on') return accepted({ tie: known, begins: null })
  if (onDay === null) return refused('day-missing')
  if (fromOn !== null && onDay < fromOn) return refused('before-it-began')
  const begins = turns ? { ...known, id: change.id, kind: becomes, fromOn: onDay, toOn: null } : null
  return accepted({ tie: { ...known, toOn: onDay }, begins })
}

export type DeathRefusal = 'in-the-future' | 'before-birth'

/** That a person died, or a pregnancy was lost; null puts right that it was written by mistake. */
export function died(person: Person, diedOn: CalendarDay | null, today: CalendarDay): Outcome<Person, DeathRefusal> {
  if (diedOn !== null && diedOn > today) return refused('in-the-future')
  if (diedOn !== null && !isUnborn(person) && person.birthDate !== null && diedOn < person.birthDate)
    return refused('before-birth')
  return accepted({ ...person, diedOn })
}

/** Where somebody lives from a day: in a household that is known, at a new address, or at none that we know. */
export type HomeChange = {
  readonly id: string
  readonly householdId: string | null
  readonly fromOn: CalendarDay
  /** In words, when not always there; such a home is beside another, and ends none. */
  readonly partTime: string | null
}

export type HomeRefusal = 'in-the-future' | 'at-home-there' | 'before-it-began'

/** What ends and what begins when somebody comes to live elsewhere. A home for part of the week ends no other. */
export function changeHome(
  personId: string,
  memberships: readonly HouseholdMember[],
  { id, householdId, fromOn, partTime }: HomeChange,
  today: CalendarDay,
): Outcome<{ readonly ends: readonly HouseholdMember[]; readonly begins: HouseholdMember | null }, HomeRefusal> {
  if (fromOn > today) return refused('in-the-future')
  const now = memberships.filter(({ toOn }) => toOn === null)
  const same = now.find((one) => one.householdId === householdId)
  if (same && same.partTime === partTime) return refused('at-home-there')
  const leaves = now.filter(
    (one) => one === same || (partTime === null && (householdId !== null || one.partTime === null)),
  )
  if (leaves.some((one) => one.fromOn !== null && one.fromOn > fromOn)) return refused('before-it-began')
  const begins = householdId === null ? null : { id, householdId, personId, partTime, fromOn, toOn: null }
  return accepted({ ends: leaves.map((one) => ({ ...one, toOn: fromOn })), begins })
}

/** Who was at home in a household on a day. */
export function atHomeOn<M extends HouseholdMember>(members: readonly M[], day: CalendarDay): readonly M[] {
  return members.filter((member) => isWithin(member, day))
}
