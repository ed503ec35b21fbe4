import { type Actor, seatOf } from '../../access/actor.ts'
import type { Relationship } from '../../access/policy.ts'
import type { NewEntry } from '../../entries/model.ts'
import { paragraphs, titleOf } from '../../entries/rules.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type {
  AddShared,
  AddSharedRefusal,
  BeginSharing,
  BeginSharingRefusal,
  EndSharingRefusal,
  Member,
  NewMember,
  NewSharedEntry,
  SharedChronology,
  SharedEntry,
} from './model.ts'

/** Of one text that is shared, in characters: about 3,000 words. */
export const LONGEST_SHARED = 20_000

type Standing = Pick<SharedChronology, 'seats' | 'endedOn' | 'untilOn'>

/** Whether what is shared may still be read and added to: the basis has not ended, and its last day has not passed. */
export function stands({ endedOn, untilOn }: Omit<Standing, 'seats'>, today: CalendarDay): boolean {
  return endedOn === null && (untilOn === null || untilOn >= today)
}

/** How a partner stands to what is shared: a member while the basis stands, else nothing. */
export function standingAsPartner(
  chronology: Standing,
  actor: Pick<Actor, 'userId' | 'agencyId' | 'seat'>,
  today: CalendarDay,
): ReadonlySet<Relationship> {
  const isMember = actor.seat === 'partner' && chronology.seats.includes(seatOf(actor))
  return new Set(isMember && stands(chronology, today) ? ['member'] : [])
}

/** Whether a worker of the council may begin to share: with someone, on a basis that is told, and with whoever agreed. */
export function beginSharing(
  act: BeginSharing,
  today: CalendarDay,
): Outcome<BeginSharing, Exclude<BeginSharingRefusal, 'not-found'>> {
  if (act.members.length === 0) return refused('nobody-chosen')
  if (act.basisWords.trim() === '') return refused('no-basis')
  if (act.basis !== 'section-47' && !act.agreedBy?.trim()) return refused('who-agreed')
  if (act.untilOn !== null && act.untilOn <= today) return refused('until-not-ahead')
  return accepted(act)
}

/**
 * What is added, if it may be: something dated, that happened, while the basis stands. Its first line is its heading.
 *
 * @source Children Act 2004 s.16LA; Working Together to Safeguard Children, chapter 1: information sharing
 */
export function addShared(
  chronology: Omit<Standing, 'seats'>,
  act: AddShared,
  today: CalendarDay,
): Outcome<NewSharedEntry, Exclude<AddSharedRefusal, 'not-found'>> {
  if (!stands(chronology, today)) return refused('not-standing')
  if (act.words.trim() === '') return refused('nothing-written')
  if (act.words.length > LONGEST_SHARED) return refused('too-long')
  if (act.happenedOn > today) return refused('happened-in-the-future')
  return accepted({ ...act, title: titleOf(act.words) })
}

/** Whether sharing may be ended: once, and with why. What was shared stays in the record. */
export function endSharing(
  { endedOn }: Pick<SharedChronology, 'endedOn'>,
  why: string,
): Outcome<string, Exclude<EndSharingRefusal, 'not-found'>> {
  if (endedOn !== null) return refused('ended-already')
  return why.trim() === '' ? refused('no-reason') : accepted(why.trim())
}

/** A shared entry as the child's story has it: under the same id, said by whoever shared it. */
export function entryOfShared(
  entry: SharedEntry,
  of: { readonly chronologyId: string; readonly childId: string },
): NewEntry {
  const { id, kind, title, words, happenedOn, saidBy, saidByRole, agencyName } = entry
  return {
    ...{ id, kind, title, happenedOn, saidBy, saidByRole: `${saidByRole}, ${agencyName}` },
    ...{ body: paragraphs(words), step: { kind: 'shared-chronology', id: of.chronologyId } },
    about: [{ personId: of.childId }],
  }
}

/** Members whose time has not ended, whoever leads first. */
export function membersNow(members: readonly Member[]): readonly Member[] {
  return members.filter(({ toOn }) => toOn === null).toSorted((one, other) => Number(other.leads) - Number(one.leads))
}

/** "Ravi Menon (Health visitor, Aldermere Health Visiting)". */
export function memberInWords({ name, jobTitle, agencyName }: NewMember): string {
  return `${name} (${jobTitle}, ${agencyName})`
}
