import type { NewEntry } from '../../entries/model.ts'
import { paragraphs, titleOf } from '../../entries/rules.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { counted } from '../../kernel/counted.ts'
import { type Instant, londonDayOf } from '../../kernel/instant.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { isBeforeBirth } from '../../people/model.ts'
import type { LocalTimescale } from '../../statute/timescale.ts'
import { lastInstant } from '../../statute/timescales.ts'
import {
  type Contact,
  type ContactDecision,
  type DecideContact,
  type DecideContactRefusal,
  type IncomingConcern,
  KIND_OF,
  type NewContact,
  type TakeRefusal,
} from './model.ts'

/**
 * The contact that a concern becomes. The clock of its decision runs from when the concern was raised, not from when
 * we came to read it: a queue of ours is no reason to decide later.
 *
 * @param childId the child of our own records, where the index was certain and we know them
 * @param locals what the authority has set for its clocks
 * @source Working Together, chapter 1, and local practice: a decision within 24 hours
 */
export function contactOf(
  concern: IncomingConcern,
  id: string,
  childId: string | null,
  locals: readonly LocalTimescale[] = [],
): NewContact {
  return {
    id,
    childId,
    childAsGiven: concern.childAsGiven,
    concernId: concern.id,
    receivedAt: concern.raisedAt,
    sourceCode: sourceCodeOf(concern.agencyKind, concern.raisedByTitle),
    sourceName: `${concern.raisedByName}, ${concern.raisedByTitle}`,
    sourceAgency: concern.agencyName,
    summary: titleOf(concern.whatSeen),
    words: concern.whatSeen,
    happenedOn: concern.happenedOn,
    knownBy: concern.knownBy,
    immediateDanger: concern.immediateDanger,
    toldFamily: concern.toldFamily,
    whyNotTold: concern.whyNotTold,
    decideBy: lastInstant('contact-decision', concern.raisedAt, locals),
  }
}

/**
 * The census's code for who told us, from the kind of agency; health agencies by the role where the code tells it.
 *
 * @source Children in need census, referral source
 */
export function sourceCodeOf(agencyKind: string, title: string): string {
  if (/school nurse/i.test(title)) return '3C'
  if (/health visitor/i.test(title)) return '3B'
  return SOURCE_OF_AGENCY[agencyKind] ?? '8'
}

const SOURCE_OF_AGENCY: Readonly<Record<string, string>> = {
  school: '2A',
  'early-years': '2B',
  'gp-practice': '3A',
  'health-visiting': '3B',
  hospital: '3F',
  housing: '4',
  'childrens-services': '5A',
  'early-help': '5D',
  police: '6',
  voluntary: '8',
}

/** Where the ids of entries come from. */
export type NextId = () => string

/**
 * What a contact writes into the story of the child it is about: what was seen or said, by how it is known, and how
 * worried the one who raised it is, as their opinion. One who may not be named is not.
 */
export function entriesOfContact(
  contact: NewContact,
  concern: Pick<IncomingConcern, 'raisedByName' | 'raisedByTitle' | 'howWorried' | 'mayNameAgency'> | undefined,
  childId: string,
  nextId: NextId,
): readonly NewEntry[] {
  const named = concern === undefined || concern.mayNameAgency
  const said = concern
    ? { saidBy: named ? concern.raisedByName : NOT_NAMED, saidByRole: named ? concern.raisedByTitle : null }
    : { saidBy: contact.sourceName, saidByRole: contact.sourceAgency }
  const always = {
    ...said,
    happenedOn: contact.happenedOn ?? londonDayOf(contact.receivedAt),
    bearing: 'worry' as const,
    step: { kind: 'contact' as const, id: contact.id },
    about: [{ personId: childId }],
  }
  const told: NewEntry = {
    ...always,
    id: nextId(),
    kind: KIND_OF[contact.knownBy ?? 'someone-else'],
    title: contact.summary,
    body: paragraphs(contact.words),
    significant: contact.immediateDanger,
  }
  if (!concern) return [told]
  const title = 'How worried, and why'
  return [told, { ...always, id: nextId(), kind: 'opinion', title, body: paragraphs(concern.howWorried) }]
}

const NOT_NAMED = 'A practitioner who is not to be named'

/** What is known of the child when a decision is taken. */
export type ChildNow = { readonly hasOpenCase: boolean; readonly siblingIds: readonly string[] }

/**
 * Decides on a contact. A late decision is recorded as late, never refused.
 *
 * @param child undefined while nobody has said who the child is
 */
export function decideContact(
  contact: Pick<Contact, 'decision' | 'decideBy'>,
  act: DecideContact,
  child: ChildNow | undefined,
  at: Instant,
): Outcome<DecideContact & { readonly inTime: boolean }, Exclude<DecideContactRefusal, 'not-permitted' | 'not-found'>> {
  if (contact.decision !== null) return refused('already-decided')
  if (act.reason.trim() === '') return refused('no-reason')
  if (!child && NEEDS_A_CHILD.has(act.decision)) return refused('no-child')
  if (act.decision === 'existing-case' && !child?.hasOpenCase) return refused('no-open-case')
  const siblingIds = act.decision === 'referral' ? act.siblingIds : []
  if (siblingIds.some((id) => !child?.siblingIds.includes(id))) return refused('not-a-sibling')
  return accepted({ ...act, reason: act.reason.trim(), siblingIds, inTime: at <= contact.decideBy })
}

const NEEDS_A_CHILD: ReadonlySet<ContactDecision> = new Set(['referral', 'existing-case'])

/** A contact taken by the front door itself, from whoever rang or came. */
export type TakenContact = Omit<NewContact, 'concernId' | 'childId' | 'decideBy' | 'summary'>

/** Decides whether a contact taken by telephone may be kept: someone said something about some child. */
export function takeContact(
  taken: TakenContact,
  now: { readonly at: Instant; readonly day: CalendarDay },
  locals: readonly LocalTimescale[] = [],
): Outcome<NewContact, Exclude<TakeRefusal, 'not-permitted'>> {
  const { given, family, number } = taken.childAsGiven
  if (!/[\p{L}\p{N}]/u.test(given + family + number)) return refused('no-child')
  if (taken.words.trim() === '') return refused('no-words')
  if (taken.sourceName.trim() === '') return refused('no-source')
  if (taken.happenedOn !== null && taken.happenedOn > now.day) return refused('happened-in-the-future')
  if (taken.happenedOn !== null && isBeforeBirth(bornAsGiven(taken), taken.happenedOn))
    return refused('happened-before-birth')
  if (taken.receivedAt > now.at) return refused('received-in-the-future')
  const decideBy = lastInstant('contact-decision', taken.receivedAt, locals)
  return accepted({ ...taken, concernId: null, childId: null, summary: titleOf(taken.words), decideBy })
}

function bornAsGiven({ childAsGiven: { birthDate } }: TakenContact) {
  return { birthDate, birthDateKnown: 'exact' } as const
}

/** A decision is "soon" from this many hours before its last moment. */
const SOON_HOURS = 4

/** The clock of a decision in words: "3 hours late", "due in 40 minutes", "due in 20 hours". */
export function decisionClock(decideBy: Instant, at: Instant): { words: string; state: 'late' | 'soon' | 'calm' } {
  const minutes = Math.trunc((Date.parse(decideBy) - Date.parse(at)) / 60_000)
  const length = inHours(Math.abs(minutes))
  if (at > decideBy) return { words: `${length} late`, state: 'late' }
  return { words: `due in ${length}`, state: minutes <= SOON_HOURS * 60 ? 'soon' : 'calm' }
}

function inHours(minutes: number): string {
  if (minutes < 60) return counted(minutes, 'minute')
  return minutes < 48 * 60 ? counted(Math.floor(minutes / 60), 'hour') : counted(Math.floor(minutes / (24 * 60)), 'day')
}

/** What was decided, as people say it: for pages, entries and the one who raised it. */
export const DECISION_WORDS: Readonly<Record<ContactDecision, string>> = {
  referral: 'Taken on as a referral',
  'existing-case': 'Passed to the worker who already works with the child',
  'early-help': 'Early help offered',
  advice: 'Advice or information given',
  'no-further-action': 'No further action',
}
