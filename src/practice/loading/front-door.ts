import { systemActor } from '../../access/actor.ts'
import { CONTACT_DECISIONS, type ContactDecision, type NewContact } from '../../casework/contacts/model.ts'
import { DECISION_WORDS, entriesOfContact } from '../../casework/contacts/rules.ts'
import { RESPONSES } from '../../casework/referrals/model.ts'
import { RESPONSE_WORDS } from '../../casework/referrals/rules.ts'
import { paragraphs, titleOf } from '../../entries/rules.ts'
import type { Instant } from '../../kernel/instant.ts'
import { lastInstant } from '../../statute/timescales.ts'
import type { Person } from '../model.ts'
import type { ContactDecisionStep, ContactStep, ReferralStep } from '../steps/model.ts'
import {
  aboutOf,
  add,
  causeOf,
  later,
  momentOf,
  personOf,
  recordedAtOf,
  type Sheet,
  stepsOf,
  type Who,
  who,
  write,
} from './sheet.ts'

/** What reached the front door, what was decided about it, and the periods of need that began. */
export function layFrontDoor(sheet: Sheet): void {
  for (const contact of stepsOf(sheet, 'contact')) layContact(sheet, contact)
  for (const referral of stepsOf(sheet, 'referral')) layReferral(sheet, referral)
}

/** The partner who raised it as a concern; null where it came another way. */
export function concernedBy(sheet: Sheet, { from, cameAs }: ContactStep): Who | null {
  if (from.subject === null || cameAs === 'telephone' || cameAs === 'letter') return null
  const user = who(sheet, from.subject)
  return user.isPartner ? user : null
}

/** The id of the concern that a contact came as. */
export function concernIdOf({ id }: Sheet, contact: ContactStep): string {
  return id(contact.id, 'concern')
}

export function receivedAtOf(sheet: Sheet, contact: ContactStep): Instant {
  return momentOf(sheet, contact.on, contact.at ?? '11:00')
}

/** The child a contact speaks of first: the one it names, else the eldest. */
export function childOf(sheet: Sheet, { children, story }: ContactStep): Person {
  const people = children.map((child) => personOf(sheet, child))
  const named = people.find(({ kind, names }) => kind === 'child' && story.includes(names[0]?.given ?? '—'))
  const [first] = people
  if (!first) throw new RangeError('a contact about nobody')
  return named ?? first
}

/** A child as the one who raised it gave them. */
export function asGiven(sheet: Sheet, child: Person) {
  const home = sheet.family.households.find(({ members }) => members.some(({ person }) => person === child.id))
  const [name] = child.names
  const { bornOn: birthDate, nhsNumber } = child
  const number = nhsNumber ?? ''
  return { given: name?.given ?? '', family: name?.family ?? '', birthDate, postcode: home?.postcode ?? '', number }
}

/** The decision about a contact, and the moment it was taken; undefined while it waits. */
export function decidedOn(sheet: Sheet, contact: ContactStep) {
  const step = stepsOf(sheet, 'contact-decision').find(({ because }) => because === contact.id)
  if (!step || step.planned) return undefined
  const at = momentOf(sheet, step.on, step.at ?? '15:00')
  const received = receivedAtOf(sheet, contact)
  return { step, at: at > received ? at : later(sheet, received, 1), decision: decisionOf(sheet, step) }
}

/** Advice about children whom a worker has already is passed to that worker. */
function decisionOf(sheet: Sheet, { outcome, episode, on }: ContactDecisionStep): ContactDecision {
  const isOpen = stepsOf(sheet, 'referral').some((one) => one.episode === episode && one.on < on)
  return outcome === 'advice' && isOpen ? 'existing-case' : outcome
}

const KNOWN_BY = { 'saw-it': 'saw', 'child-said': 'child-told', 'someone-else': 'someone-else' } as const

export function knownByOf({ sayso }: ContactStep) {
  return KNOWN_BY[sayso]
}

function contactOf(sheet: Sheet, step: ContactStep): NewContact {
  const raiser = concernedBy(sheet, step)
  const agency = sheet.authority.agencies.find(({ id }) => id === step.agency)
  const receivedAt = receivedAtOf(sheet, step)
  const child = childOf(sheet, step)
  return {
    ...{ id: sheet.id(step.id), childId: sheet.id(child.id), childAsGiven: asGiven(sheet, child) },
    ...{ concernId: raiser ? concernIdOf(sheet, step) : null, receivedAt, sourceCode: step.source },
    sourceName: raiser
      ? `${raiser.name}, ${raiser.title}, ${raiser.agencyName}`
      : `${step.from.name}, ${step.from.capacity}`,
    ...{ sourceAgency: agency?.name ?? null, summary: titleOf(step.story), words: step.story, happenedOn: step.on },
    ...{ knownBy: knownByOf(step), immediateDanger: false, toldFamily: step.familyTold.told },
    whyNotTold: step.familyTold.told ? null : step.familyTold.why,
    decideBy: lastInstant('contact-decision', receivedAt),
  }
}

function layContact(sheet: Sheet, step: ContactStep): void {
  const contact = contactOf(sheet, step)
  const decided = decidedOn(sheet, step)
  const recordedAt = contact.receivedAt
  add(sheet, 'contact', {
    ...contact,
    ...{ decidedAt: decided?.at ?? null, decision: decided?.decision ?? null },
    ...{ decidedBy: decided ? who(sheet, decided.step.decidedBy).userId : null, recordedAt },
  })
  const raiser = concernedBy(sheet, step)
  const recorder = raiser ? (step.mayNameAgency ? raiser : systemActor(sheet.authority.code, '')) : undefined
  const concern = raiser && {
    ...{ raisedByName: raiser.name, raisedByTitle: `${raiser.title}, ${raiser.agencyName}` },
    ...{ band: 'worried', howWorried: step.worry, mayNameAgency: step.mayNameAgency },
  }
  let count = 0
  const entries = entriesOfContact(contact, concern ?? undefined, contact.childId ?? '', () =>
    sheet.id(step.id, 'entry', ++count),
  )
  const about = aboutOf(sheet, step)
  write(sheet, recorder ?? who(sheet, step.recordedBy), recordedAt, ...entries.map((entry) => ({ ...entry, about })))
  if (decided) layDecision(sheet, step, decided)
}

function layDecision(
  sheet: Sheet,
  contact: ContactStep,
  { step, at, decision }: NonNullable<ReturnType<typeof decidedOn>>,
): void {
  const { id } = sheet
  const decider = who(sheet, step.decidedBy)
  const { reason } = step
  add(sheet, 'decision', {
    ...{ id: id(step.id), stepKind: 'contact', stepId: id(contact.id), options: [...CONTACT_DECISIONS] },
    ...{ choice: decision, reason, evidence: [], dissent: null, decidedBy: decider.userId },
    ...{ decidedByName: decider.name, decidedAt: at, recordedAt: at },
  })
  write(sheet, decider, at, {
    ...{ id: id(step.id, 'entry'), kind: 'opinion', title: `Front door: ${DECISION_WORDS[decision].toLowerCase()}` },
    ...{ body: paragraphs(reason), happenedOn: step.on, saidBy: decider.name, saidByRole: decider.title },
    ...{ significant: decision === 'referral', step: { kind: 'contact', id: id(contact.id) } },
    about: aboutOf(sheet, contact),
  })
}

function layReferral(sheet: Sheet, step: ReferralStep): void {
  const { id } = sheet
  const contact = causeOf(sheet, step, 'contact')
  const decider = who(sheet, step.decidedBy)
  const recordedAt = recordedAtOf(sheet, step)
  const referralId = id(step.id)
  const receivedOn = contact?.on ?? step.on
  const noFurtherAction = step.response === 'no-further-action'
  add(sheet, 'referral', {
    ...{ id: referralId, contactId: contact ? id(contact.id) : null, receivedOn, sourceCode: step.source },
    ...{ sourceName: contact?.from.name ?? null, reason: contact?.story ?? step.reason, decidedOn: step.on },
    ...{ response: step.response, decidedBy: decider.userId, reported: false, recordedAt },
  })
  for (const child of step.children) {
    const childId = id(child)
    add(sheet, 'referralChild', { id: id(step.id, child), referralId, childId, noFurtherAction, recordedAt })
    if (noFurtherAction) continue
    const closure = stepsOf(sheet, 'closure').find(
      (one) => one.episode === step.episode && one.children.includes(child),
    )
    add(sheet, 'episode', {
      ...{ id: id(step.id, 'episode', child), childId, referralId, openedOn: receivedOn },
      ...{ primaryNeed: step.primaryNeed, closedOn: closure?.on ?? null, closureReason: closure?.reasonCode ?? null },
      ...{ reported: false, recordedAt },
    })
  }
  const of = { kind: 'referral', id: referralId } as const
  add(sheet, 'decision', {
    ...{ id: id(step.id, 'decision'), stepKind: of.kind, stepId: of.id, options: [...RESPONSES] },
    ...{ choice: step.response, reason: step.reason, evidence: [], dissent: null, decidedBy: decider.userId },
    ...{ decidedByName: decider.name, decidedAt: recordedAt, recordedAt },
  })
  write(sheet, decider, recordedAt, {
    ...{ id: id(step.id, 'entry'), kind: 'opinion', step: of, happenedOn: step.on, significant: true },
    title: `Referral: ${RESPONSE_WORDS[step.response].toLowerCase()}`,
    ...{ body: paragraphs(step.reason), saidBy: decider.name, saidByRole: decider.title, about: aboutOf(sheet, step) },
  })
}
