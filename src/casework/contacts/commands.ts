import { type Actor, systemActor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { may } from '../../access/policy.ts'
import { addEntries } from '../../entries/queries.ts'
import { paragraphs } from '../../entries/rules.ts'
import type { IndexNumber } from '../../kernel/index-number.ts'
import { type Instant, londonDayOf } from '../../kernel/instant.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { familyOf } from '../../people/family/queries.ts'
import type { KnownPerson } from '../../people/model.ts'
import { idsByIndexNumber, personById } from '../../people/queries.ts'
import { type RegisterChild, type RegisterChildRefusal, registerChild } from '../../people/registration/commands.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { enqueue } from '../../platform/jobs.ts'
import { addDecisions, decisionsOfStep } from '../decisions/queries.ts'
import { refreshDues } from '../dues/queries.ts'
import { childOfStepUp } from '../early-help/queries.ts'
import { episodesOf } from '../episodes/queries.ts'
import { tellHolders } from '../notifications/queries.ts'
import { addReferral } from '../referrals/queries.ts'
import { localTimescales } from '../timescales/queries.ts'
import {
  CONTACT_DECISIONS,
  type Contact,
  type DecideContact,
  type DecideContactRefusal,
  type IdentifyRefusal,
  type IncomingConcern,
  type TakeRefusal,
} from './model.ts'
import {
  addContact,
  incomingConcern,
  lockContact,
  saveChildOfContact,
  saveContactDecision,
  saveReceived,
} from './queries.ts'
import {
  type ChildNow,
  contactOf,
  DECISION_WORDS,
  decideContact,
  entriesOfContact,
  type TakenContact,
  takeContact,
} from './rules.ts'

/**
 * Brings a concern to the front door as a contact, tells the one who raised it by when it is decided, and, where the
 * child is one of our own, writes it into the child's story and tells at once whoever works with the child, whatever the
 * front door decides later. Receiving it twice is one contact.
 */
export async function receiveConcern(tx: Tx, actor: Actor, concernId: string): Promise<Outcome<string, 'not-found'>> {
  const concern = await incomingConcern(tx, concernId)
  if (!concern) return refused('not-found')
  const childId = (await ownChildByNumber(tx, concern.indexNumber)) ?? (await childOfStepUp(tx, concernId))
  const contact = contactOf(concern, newId(), childId, await localTimescales(tx))
  if (!(await addContact(tx, contact))) return accepted(concernId)
  await saveReceived(tx, concernId, contact.receivedAt, contact.decideBy)
  if (contact.childId) {
    await writeStory(tx, { ...contact, ...UNDECIDED }, contact.childId, concern)
    await tellWhoWorks(tx, contact.id, contact.childId, { but: null, at: contact.receivedAt })
  }
  const about = contact.childId ? [contact.childId] : []
  await audit(tx, actor, 'contact.look', { kind: 'contact', id: contact.id }, { received: true }, about)
  return accepted(concernId)
}

/** Says which child of our records a contact is about, writes it into that child's story, and tells who works with them. */
export async function identifyChild(
  tx: Tx,
  actor: Actor,
  { contactId, childId }: { readonly contactId: string; readonly childId: string },
  at: Instant,
): Promise<Outcome<string, IdentifyRefusal>> {
  if (!may(actor, 'contact.decide')) return refused('not-permitted')
  const contact = await lockContact(tx, contactId)
  if (!contact) return refused('not-found')
  if (contact.childId === childId) return accepted(contactId)
  if (contact.decision !== null) return refused('already-decided')
  if (contact.childId !== null) return refused('already-identified')
  if ((await personById(tx, childId))?.kind !== 'child') return refused('no-such-child')
  await saveChildOfContact(tx, contactId, childId)
  const concern = contact.concernId ? await incomingConcern(tx, contact.concernId) : undefined
  await writeStory(tx, contact, childId, concern, actor)
  await tellWhoWorks(tx, contactId, childId, { but: actor.userId, at })
  await audit(tx, actor, 'contact.decide', { kind: 'contact', id: contactId }, { identified: childId }, [childId])
  return accepted(contactId)
}

export type RegisterChildOfContact = {
  readonly contactId: string
  readonly child: RegisterChild
  /** Whom the index is certain that this is; it was asked before. */
  readonly certain: IndexNumber | null
}

/**
 * Registers the child of a contact, who was searched for and not found, and says so, in one act. The contact is locked
 * first: nobody is registered for a contact whose child someone has found meanwhile.
 */
export async function registerChildOfContact(
  tx: Tx,
  actor: Actor,
  { contactId, child, certain }: RegisterChildOfContact,
  now: Moment,
): Promise<Outcome<string, IdentifyRefusal | RegisterChildRefusal>> {
  if (!may(actor, 'contact.decide')) return refused('not-permitted')
  const contact = await lockContact(tx, contactId)
  if (!contact) return refused('not-found')
  if (contact.childId === child.id) return accepted(contactId)
  if (contact.decision !== null) return refused('already-decided')
  if (contact.childId !== null) return refused('already-identified')
  const registered = await registerChild(tx, actor, child, certain, now)
  return registered.ok ? identifyChild(tx, actor, { contactId, childId: child.id }, now.at) : registered
}

/** Keeps a contact that the front door took itself, by telephone or at the door. @returns the contact's id */
export async function takeContactByPhone(
  tx: Tx,
  actor: Actor,
  taken: TakenContact,
  now: Moment,
): Promise<Outcome<string, TakeRefusal>> {
  if (!may(actor, 'contact.decide')) return refused('not-permitted')
  const contact = takeContact(taken, now, await localTimescales(tx))
  if (!contact.ok) return contact
  if (await addContact(tx, contact.value)) {
    await audit(tx, actor, 'contact.decide', { kind: 'contact', id: taken.id }, { taken: true })
  }
  return accepted(taken.id)
}

/** What a decision led to. */
export type ContactDecided = { readonly childId: string | null; readonly referralId: string | null }

/**
 * Takes the threshold decision about a contact, with the reason that the one who raised it will read. A referral
 * begins in the same act. The same decision sent again is the one that stands.
 */
export async function decideOnContact(
  tx: Tx,
  actor: Actor,
  contactId: string,
  act: DecideContact,
  now: Moment,
): Promise<Outcome<ContactDecided, DecideContactRefusal>> {
  if (!may(actor, 'contact.decide')) return refused('not-permitted')
  const contact = await lockContact(tx, contactId)
  if (!contact) return refused('not-found')
  if ((await decisionsOfStep(tx, contactId)).some(({ id }) => id === act.id)) {
    return accepted({ childId: contact.childId, referralId: null })
  }
  const decided = decideContact(contact, act, await childNow(tx, contact.childId), now.at)
  if (!decided.ok) return decided
  const { decision, inTime } = decided.value
  await saveContactDecision(tx, contactId, { decision, decidedAt: now.at, decidedBy: actor.userId })
  await addDecisions(tx, actor, [decisionRow(contactId, decided.value, now)])
  const childIds = contact.childId ? [contact.childId, ...decided.value.siblingIds] : []
  await writeDecision(tx, actor, contact, { ...decided.value, childIds }, now)
  const referralId = decision === 'referral' ? await openReferral(tx, contact, childIds, now) : null
  if (decision === 'existing-case') {
    for (const childId of childIds) await tellWhoWorks(tx, contactId, childId, { but: actor.userId, at: now.at })
  }
  if (contact.concernId) await enqueue(tx, 'answer-concern', { concernId: contact.concernId })
  await audit(tx, actor, 'contact.decide', { kind: 'contact', id: contactId }, { decision, inTime }, childIds)
  return accepted({ childId: contact.childId, referralId })
}

/** Brothers and sisters of a child who are children themselves, whom a referral can be about as well. */
export async function siblingsOf(tx: Tx, childId: string): Promise<readonly KnownPerson[]> {
  const family = await familyOf(tx, childId)
  const siblings = (family?.relatives ?? []).filter(({ tie, person }) => SIBLINGS.has(tie) && person.kind === 'child')
  return [...new Map(siblings.map(({ person }) => [person.id, person])).values()]
}

const SIBLINGS: ReadonlySet<string> = new Set(['sibling', 'half-sibling', 'step-sibling'])
const UNDECIDED = { decidedAt: null, decision: null, decidedBy: null }

async function ownChildByNumber(tx: Tx, indexNumber: string | null): Promise<string | null> {
  if (indexNumber === null) return null
  const [one, another] = await idsByIndexNumber(tx, indexNumber)
  return another === undefined ? (one ?? null) : null
}

async function childNow(tx: Tx, childId: string | null): Promise<ChildNow | undefined> {
  if (childId === null) return undefined
  const episodes = await episodesOf(tx, [childId])
  const siblings = await siblingsOf(tx, childId)
  return { hasOpenCase: episodes.some(({ closedOn }) => closedOn === null), siblingIds: siblings.map(({ id }) => id) }
}

/** Whoever holds the child is told; where nobody does, the manager of the team. No one, where no case is open. */
async function tellWhoWorks(
  tx: Tx,
  contactId: string,
  childId: string,
  by: { readonly but: string | null; readonly at: Instant },
): Promise<void> {
  const step = { kind: 'contact', id: contactId }
  await tellHolders(tx, { kind: 'report-came', step, childIds: [childId], orManager: true, ...by })
}

/** Written down as by the one who raised it, unless they are not to be named. */
async function writeStory(
  tx: Tx,
  contact: Contact,
  childId: string,
  concern: IncomingConcern | undefined,
  actor: Actor = systemActor(tx.authority, 'receive-concern'),
): Promise<void> {
  const recorder = concern?.mayNameAgency ? { userId: concern.raisedBy, name: concern.raisedByName } : actor
  await addEntries(tx, recorder, entriesOfContact(contact, concern, childId, newId))
}

function decisionRow(contactId: string, { id, decision, reason }: DecideContact, now: Moment) {
  const step = { kind: 'contact', id: contactId } as const
  return { id, step, options: CONTACT_DECISIONS, choice: decision, reason, decidedAt: now.at }
}

type Written = DecideContact & { readonly childIds: readonly string[] }

async function writeDecision(tx: Tx, actor: Actor, contact: Contact, act: Written, now: Moment): Promise<void> {
  if (act.childIds.length === 0) return
  await addEntries(tx, actor, [
    {
      id: newId(),
      kind: 'opinion',
      title: `Front door: ${DECISION_WORDS[act.decision].toLowerCase()}`,
      body: paragraphs(act.reason),
      happenedOn: now.day,
      saidBy: actor.name,
      saidByRole: actor.jobTitle,
      significant: act.decision === 'referral',
      step: { kind: 'contact', id: contact.id },
      about: act.childIds.map((personId) => ({ personId })),
    },
  ])
}

/** The referral was received when the contact was: the children's clocks do not wait for us to decide. */
async function openReferral(tx: Tx, contact: Contact, childIds: readonly string[], now: Moment): Promise<string> {
  const id = newId()
  await addReferral(tx, {
    id,
    contactId: contact.id,
    receivedOn: londonDayOf(contact.receivedAt),
    sourceCode: contact.sourceCode,
    sourceName: contact.sourceName,
    reason: contact.words,
    childIds,
  })
  await refreshDues(tx, childIds, now.holidays)
  return id
}
