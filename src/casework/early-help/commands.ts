import { type Actor, isSeatedPartner, seatOf } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { may } from '../../access/policy.ts'
import { mayForEvery } from '../../access/queries.ts'
import { addConcern, concernRaisedBy } from '../../concerns/queries.ts'
import { raise } from '../../concerns/rules.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { currentName } from '../../people/model.ts'
import { lockChildren, personById } from '../../people/queries.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { enqueue } from '../../platform/jobs.ts'
import { planOf, planStatusesOf } from '../plans/queries.ts'
import type { NewMember } from '../shared-chronology/model.ts'
import { addChronology, addSharedEntries, chronologyById, sharedEntries } from '../shared-chronology/queries.ts'
import { standingAsPartner } from '../shared-chronology/rules.ts'
import type {
  AskToLook,
  Assessed,
  AssessRefusal,
  BeginFamilyHelp,
  BeginRefusal,
  FamilyHelp,
  HandRefusal,
  HandToLead,
  StepUpRefusal,
  TeamMeeting,
  TeamMeetingRefusal,
} from './model.ts'
import {
  addAssessment,
  addFamilyHelp,
  addStepUp,
  addTeamMeeting,
  assessmentsOfHelp,
  familyHelpById,
  helpGoingOn,
  stepUpsOf,
} from './queries.ts'
import * as rules from './rules.ts'

/** Entries of what is shared that are looked through for what a referral carries. */
const CARRIED_AT_MOST = 200

/**
 * Begins early help for a child, on the agreement of the family, led by the practitioner who begins it. Whose record it
 * is, is found by a job: no practitioner searches the council's. Sent twice it begins once.
 *
 * @returns the id of the early help, which is the chronology's too
 */
export async function beginFamilyHelp(
  tx: Tx,
  actor: Actor,
  act: BeginFamilyHelp,
  now: Moment,
): Promise<Outcome<string, BeginRefusal>> {
  if (!may(actor, 'family-help.begin') || !isSeatedPartner(actor)) return refused('not-permitted')
  const decided = rules.beginFamilyHelp(act, now.day)
  if (!decided.ok) return decided
  const { id, child } = act
  const lead = { userId: actor.userId, ofAgency: actor.agencyId, name: actor.name, jobTitle: actor.jobTitle }
  const members: NewMember[] = [{ ...lead, agencyName: actor.agencyName, leads: true }]
  const chronology = { id, childId: null, asGiven: child, ...agreementOf(act), members }
  if (await addChronology(tx, actor, chronology, now.at)) {
    const begun = { begunOn: act.agreedOn, begunHow: 'agency' as const }
    await addFamilyHelp(tx, { id, chronologyId: id, childId: null, planId: null, ...begun })
    await audit(tx, actor, 'family-help.begin', { kind: 'family-help', id })
    await enqueue(tx, 'open-family-help', { familyHelpId: id })
  }
  return accepted(id)
}

/** Lets a family help plan of the council's go on with a lead outside it, on the agreement of the family. */
export async function handToLead(
  tx: Tx,
  actor: Actor,
  act: HandToLead,
  now: Moment,
): Promise<Outcome<string, HandRefusal>> {
  const { id, childId, lead } = act
  await lockChildren(tx, [childId])
  const child = await personById(tx, childId)
  if (!child || !(await mayForEvery(tx, actor, 'family-help.begin', [childId], now.day))) return refused('not-found')
  if (await familyHelpById(tx, id)) return accepted(id)
  const statuses = await planStatusesOf(tx, [childId])
  const hasFamilyHelpPlan = statuses.some(({ kind, toOn }) => kind === 'family-help' && toOn === null)
  const isLed = (await helpGoingOn(tx, childId)).some(({ planId }) => planId !== null)
  const decided = rules.handToLead(act, { hasFamilyHelpPlan, isLed }, now.day)
  if (!decided.ok) return decided
  const { given = '', family = '' } = currentName(child.names) ?? {}
  const asGiven = { given, family, birthDate: child.birthDate, postcode: '', number: '' }
  const members = lead ? [{ ...lead, leads: true }] : []
  const chronology = { id, childId, asGiven, ...agreementOf(act), members }
  await addChronology(tx, actor, chronology, now.at)
  const planId = (await planOf(tx, childId))?.id ?? null
  await addFamilyHelp(tx, { id, chronologyId: id, childId, planId, begunOn: act.agreedOn, begunHow: 'step-down' })
  await audit(tx, actor, 'family-help.begin', { kind: 'child', id: childId }, { familyHelp: id })
  return accepted(id)
}

/** Completes the common assessment. Each domain is shared with the team, and told in the child's story by a job. */
export async function completeAssessment(
  tx: Tx,
  actor: Actor,
  helpId: string,
  act: { readonly id: string; readonly content: Assessed },
  now: Moment,
): Promise<Outcome<string, AssessRefusal>> {
  const led = await helpLedBy(tx, actor, helpId, now)
  if (!led.ok) return led
  const decided = rules.assess(act.content)
  if (!decided.ok) return decided
  const { chronology } = led.value
  if (await addAssessment(tx, actor, { ...act, chronologyId: chronology.id }, now)) {
    await addSharedEntries(tx, actor, chronology, rules.entriesOfAssessment(act.content, now.day, newId), now.at)
    await written(tx, actor, led.value.help, 'assessment')
  }
  return accepted(helpId)
}

/** Writes down that the team around the family met, and what was agreed. A job keeps it among the child's meetings. */
export async function recordTeamMeeting(
  tx: Tx,
  actor: Actor,
  helpId: string,
  act: Omit<TeamMeeting, 'writtenByName'>,
  now: Moment,
): Promise<Outcome<string, TeamMeetingRefusal>> {
  const led = await helpLedBy(tx, actor, helpId, now)
  if (!led.ok) return led
  const decided = rules.recordTeamMeeting(act, now.day)
  if (!decided.ok) return decided
  const { chronology } = led.value
  if (await addTeamMeeting(tx, actor, chronology.id, act)) {
    await addSharedEntries(tx, actor, chronology, [rules.entryOfTeamMeeting({ ...act, id: newId() })], now.at)
    await written(tx, actor, led.value.help, 'meeting')
    await enqueue(tx, 'keep-team-meetings', { familyHelpId: helpId })
  }
  return accepted(helpId)
}

/**
 * Asks children's social care to look: a concern like any other, which carries all that was written. The help goes on
 * until that is decided, and its lead is told.
 *
 * @returns the concern's id
 */
export async function askToLook(
  tx: Tx,
  actor: Actor,
  helpId: string,
  act: AskToLook,
  now: Moment,
): Promise<Outcome<string, StepUpRefusal>> {
  const led = await helpLedBy(tx, actor, helpId, now)
  if (!led.ok || !isSeatedPartner(actor)) return led.ok ? refused('not-found') : led
  const { help, chronology } = led.value
  if (await concernRaisedBy(tx, actor.userId, act.id)) return accepted(act.id)
  const [last] = await stepUpsOf(tx, helpId)
  const before = last && (await concernRaisedBy(tx, actor.userId, last.concernId))
  const decided = rules.askToLook(act, { isAsked: before !== undefined && before.outcome === null })
  if (!decided.ok) return decided
  const concern = {
    ...{ id: act.id, kind: 'contact' as const, immediateDanger: act.immediateDanger, happenedOn: now.day },
    child: { asGiven: chronology.asGiven, indexNumber: null },
    ...{
      whatSeen: await wordsCarriedBy(tx, help),
      knownBy: 'saw' as const,
      howWorried: act.reason,
      band: 'worried' as const,
    },
    ...{ doneSoFar: null, toldFamily: act.toldFamily, whyNotTold: act.whyNotTold, mayNameAgency: true },
  }
  const raised = raise(concern, actor.agencyId, now.day)
  if (!raised.ok) return refused(raised.refusal === 'no-worry' ? 'no-reason' : raised.refusal)
  await addConcern(tx, actor, raised.value, now.at)
  await addStepUp(tx, actor, helpId, { concernId: act.id, reason: act.reason, steppedOn: now.day })
  await audit(tx, actor, 'concern.raise', { kind: 'concern', id: act.id }, { familyHelp: helpId })
  await enqueue(tx, 'receive-concern', { concernId: act.id })
  return accepted(act.id)
}

/** All that early help wrote, as a referral carries it. */
export async function wordsCarriedBy(tx: Tx, help: FamilyHelp): Promise<string> {
  const { chronologyId, begunOn } = help
  const chronology = await chronologyById(tx, chronologyId)
  const [assessment] = await assessmentsOfHelp(tx, chronologyId)
  const plan = help.planId && help.childId ? await planOf(tx, help.childId) : undefined
  const agreement = `${chronology?.agreedBy} agreed to it: ${chronology?.basisWords}`
  const entries = await sharedEntries(tx, chronologyId, CARRIED_AT_MOST)
  return rules.wordsCarried({ begunOn, agreement, assessment, plan, entries })
}

type Led = {
  readonly help: FamilyHelp
  readonly chronology: NonNullable<Awaited<ReturnType<typeof chronologyById>>>
}

/** Early help that this actor leads, while the agreement stands; whoever may only read it is told that it does not. */
async function helpLedBy(
  tx: Tx,
  actor: Actor,
  id: string,
  now: Moment,
): Promise<Outcome<Led, 'not-found' | 'not-standing'>> {
  const help = await familyHelpById(tx, id)
  const chronology = help && (await chronologyById(tx, help.chronologyId))
  if (!help || !chronology || chronology.ledBy !== seatOf(actor)) return refused('not-found')
  const isStanding = may(actor, 'family-help.write', standingAsPartner(chronology, actor, now.day))
  return isStanding ? accepted({ help, chronology }) : refused('not-standing')
}

async function written(tx: Tx, actor: Actor, help: FamilyHelp, what: string): Promise<void> {
  await audit(tx, actor, 'family-help.write', { kind: 'family-help', id: help.id }, { what })
  await enqueue(tx, 'tell-child-story', { chronologyId: help.chronologyId })
}

function agreementOf({ agreedBy, agreedOn, agreedTo }: Pick<BeginFamilyHelp, 'agreedBy' | 'agreedOn' | 'agreedTo'>) {
  return { basis: 'family-agreement' as const, basisWords: agreedTo, agreedBy, fromOn: agreedOn, untilOn: null }
}
