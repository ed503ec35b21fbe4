import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import type { ChildIndex } from '../../child-index/contract.ts'
import type { IndexNumber } from '../../kernel/index-number.ts'
import type { Moment } from '../../kernel/moment.ts'
import type { NewPerson } from '../../people/model.ts'
import { addPeople, idsByIndexNumber } from '../../people/queries.ts'
import { askedBy } from '../../people/registration/commands.ts'
import { identityOf, register } from '../../people/registration/rules.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { enqueue } from '../../platform/jobs.ts'
import type { ChildAsGiven } from '../contacts/model.ts'
import { keepMeetingHeld } from '../meetings/queries-held.ts'
import { beginPlanStatus, makePlan, planStatusesOf } from '../plans/queries.ts'
import { chronologyById } from '../shared-chronology/queries.ts'
import { familyHelpById, helpGoingOn, lockFamilyHelp, saveChildOfHelp, teamMeetingsNotKept } from './queries.ts'

// What the program does, from a council's seat, after a practitioner began early help from their own.

/** The child of early help for whom no record is found yet; null where there is one, or no such help. */
export async function childToFind(tx: Tx, familyHelpId: string): Promise<ChildAsGiven | null> {
  const help = await familyHelpById(tx, familyHelpId)
  const chronology = help && help.childId === null ? await chronologyById(tx, help.chronologyId) : undefined
  return chronology?.asGiven ?? null
}

/**
 * Asks the index whose child this is, outside any transaction: the number of the one child it is certain of, else null.
 * Throws while the index does not answer: somebody would be written down twice.
 */
export async function askIndexFor(
  index: ChildIndex,
  actor: Actor,
  child: ChildAsGiven,
  now: Moment,
): Promise<IndexNumber | null> {
  const answer = await index.match({ asked: askedBy(actor), identity: identityOf(asPerson(child, now), null) })
  return answer.outcome === 'Match' ? answer.candidates[0].number : null
}

/**
 * Finds the child of early help in the record, by the number of whom the index is certain, or writes them down; begins
 * the family help plan where no other plan is open; and lets what was written so far be told in the child's story.
 * Done twice it is one act.
 */
export async function openFamilyHelp(
  tx: Tx,
  actor: Actor,
  familyHelpId: string,
  certain: IndexNumber | null,
  now: Moment,
): Promise<void> {
  const help = await lockFamilyHelp(tx, familyHelpId)
  const chronology = help && (await chronologyById(tx, help.chronologyId))
  if (!help || !chronology || help.childId !== null) return
  const childId = (await ownChild(tx, certain)) ?? (await writeDown(tx, actor, chronology.asGiven, now))
  const planId = await planToWriteIn(tx, childId, now)
  await saveChildOfHelp(tx, familyHelpId, { childId, planId })
  await audit(tx, actor, 'child.edit', { kind: 'child', id: childId }, { familyHelp: familyHelpId })
  await enqueue(tx, 'tell-child-story', { chronologyId: chronology.id })
  await enqueue(tx, 'keep-team-meetings', { familyHelpId })
}

/** Keeps the meetings of a team around a family among the meetings of the child, each once. */
export async function keepTeamMeetings(tx: Tx, familyHelpId: string, now: Moment): Promise<void> {
  const help = await lockFamilyHelp(tx, familyHelpId)
  if (!help || help.childId === null) return
  for (let left = await teamMeetingsNotKept(tx, help.chronologyId); left.length > 0; ) {
    for (const { id, heldOn, people, writtenByName } of left) {
      const came = people.map((person) => ({ ...person, view: null }))
      const held = { kind: 'team-around-the-family' as const, heldOn, chair: { userId: null, name: writtenByName } }
      await keepMeetingHeld(tx, { ...held, childIds: [help.childId], people: came, meetingId: id }, now.holidays)
    }
    left = await teamMeetingsNotKept(tx, help.chronologyId)
  }
}

async function ownChild(tx: Tx, certain: IndexNumber | null): Promise<string | undefined> {
  if (certain === null) return undefined
  const [one, another] = await idsByIndexNumber(tx, certain)
  return another === undefined ? one : undefined
}

async function writeDown(tx: Tx, actor: Actor, child: ChildAsGiven, now: Moment): Promise<string> {
  const written = asPerson(child, now)
  await addPeople(tx, [written])
  const { id } = written.person
  await audit(tx, actor, 'child.register', { kind: 'child', id })
  await enqueue(tx, 'ask-for-number', { childId: id })
  return id
}

function asPerson({ given, family, birthDate, postcode }: ChildAsGiven, now: Moment): NewPerson {
  const who = { id: newId(), given, family, birthDate, expectedOn: null, birthDateKnown: 'exact' as const }
  const written = register('child', { ...who, sex: 'U', lines: '', postcode, identifiers: [] }, now.day, newId)
  if (!written.ok) throw new Error(`a child of early help cannot be written down: ${written.refusal}`)
  return written.value
}

/** The one living plan, as a family help plan; null where it is more in law, or somebody leads it already. */
async function planToWriteIn(tx: Tx, childId: string, now: Moment): Promise<string | null> {
  const open = (await planStatusesOf(tx, [childId])).filter(({ toOn }) => toOn === null)
  if (open.some(({ kind }) => kind !== 'family-help')) return null
  if ((await helpGoingOn(tx, childId)).some(({ planId }) => planId !== null)) return null
  await beginPlanStatus(tx, { childId, kind: 'family-help', fromOn: now.day })
  return makePlan(tx, childId, now.day)
}
