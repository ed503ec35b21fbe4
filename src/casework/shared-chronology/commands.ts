import type { Actor } from '../../access/actor.ts'
import { audit, auditLooks } from '../../access/audit.ts'
import { may } from '../../access/policy.ts'
import { mayForEvery } from '../../access/queries.ts'
import { addEntries } from '../../entries/queries.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { currentName } from '../../people/model.ts'
import { lockChildren, personById } from '../../people/queries.ts'
import type { Tx } from '../../platform/db.ts'
import { enqueue } from '../../platform/jobs.ts'
import { mayLead } from './commands-members.ts'
import type {
  AddShared,
  AddSharedRefusal,
  BeginSharing,
  BeginSharingRefusal,
  EndSharingRefusal,
  Member,
  SharedChronology,
  SharedEntry,
} from './model.ts'
import {
  addChronology,
  addSharedEntries,
  childOfChronology,
  chronologyById,
  entriesNotTold,
  lockChronology,
  membersOf,
  saveEnded,
  sharedEntries,
} from './queries.ts'
import * as rules from './rules.ts'

/** Entries of what is shared that its page shows. */
export const MOST_SHARED = 200

/** What is shared about a child, as its page shows it. */
export type SharedSeen = {
  readonly chronology: SharedChronology
  readonly members: readonly Member[]
  /** Empty once the basis no longer stands, when nobody but the council reads on; and for who may only say who leads. */
  readonly entries: readonly SharedEntry[]
  readonly childId: string | null
  /** Whether the reader may add to it now. */
  readonly mayWrite: boolean
  /** Whether the reader says with whom it is shared, and ends it. */
  readonly mayLead: boolean
  readonly isCouncil: boolean
}

/** Opens what is shared about a child: for its members while the basis stands, and for whoever works with the child. */
export async function lookAtShared(
  tx: Tx,
  actor: Actor,
  id: string,
  now: Moment,
): Promise<Outcome<SharedSeen, 'not-found'>> {
  const chronology = await chronologyById(tx, id)
  if (!chronology) return refused('not-found')
  const isCouncil = actor.seat === 'council'
  const childId = isCouncil ? await childOfChronology(tx, id) : null
  const leads = await mayLead(tx, actor, chronology, now)
  const looks = childId !== null && (await mayForEvery(tx, actor, 'child.look', [childId], now.day))
  if (isCouncil && !looks && !leads) return refused('not-found')
  if (childId) await auditLooks(tx, actor, [childId], { part: 'shared-chronology', stepId: id })
  else await audit(tx, actor, 'shared.write', { kind: 'shared-chronology', id }, { look: true })
  const standing = rules.stands(chronology, now.day)
  return accepted({
    ...{ chronology, childId, isCouncil, members: await membersOf(tx, id) },
    entries: (isCouncil ? looks : standing) ? await sharedEntries(tx, id, MOST_SHARED) : [],
    mayWrite: await mayWrite(tx, actor, chronology, now),
    mayLead: chronology.endedOn === null && leads,
  })
}

/** Begins to share what is known of a child with people of other agencies, on consent or for an enquiry. */
export async function beginSharing(
  tx: Tx,
  actor: Actor,
  act: BeginSharing,
  now: Moment,
): Promise<Outcome<string, BeginSharingRefusal>> {
  const { id, childId, basis, basisWords, agreedBy, untilOn, members } = act
  await lockChildren(tx, [childId])
  if (!(await mayForEvery(tx, actor, 'shared.write', [childId], now.day))) return refused('not-found')
  const decided = rules.beginSharing(act, now.day)
  if (!decided.ok) return decided
  const child = await personById(tx, childId)
  if (!child) return refused('not-found')
  const { given = '', family = '' } = currentName(child.names) ?? {}
  const asGiven = { given, family, birthDate: child.birthDate, postcode: '', number: '' }
  const chronology = { id, childId, asGiven, basis, basisWords, agreedBy, fromOn: now.day, untilOn, members }
  if (await addChronology(tx, actor, chronology, now.at)) {
    await audit(tx, actor, 'shared.write', { kind: 'child', id: childId }, { begun: basis, members: members.length })
  }
  return accepted(id)
}

/** Adds a dated fact or view, from whichever seat; a job writes it into the child's story. */
export async function addShared(
  tx: Tx,
  actor: Actor,
  chronologyId: string,
  act: AddShared,
  now: Moment,
): Promise<Outcome<string, AddSharedRefusal>> {
  const chronology = await chronologyById(tx, chronologyId)
  if (!chronology || !(await mayWrite(tx, actor, chronology, now))) return refused('not-found')
  const decided = rules.addShared(chronology, act, now.day)
  if (!decided.ok) return decided
  await addSharedEntries(tx, actor, chronology, [decided.value], now.at)
  await audit(tx, actor, 'shared.write', { kind: 'shared-chronology', id: chronologyId }, { entry: act.id })
  await enqueue(tx, 'tell-child-story', { chronologyId })
  return accepted(chronologyId)
}

/**
 * Ends what is shared, with why: the family withdrew its agreement, or it has done what it was for. Its members see that
 * it ended, and no more.
 */
export async function endSharing(
  tx: Tx,
  actor: Actor,
  id: string,
  why: string,
  now: Moment,
): Promise<Outcome<string, EndSharingRefusal>> {
  const chronology = await lockChronology(tx, id)
  if (!chronology || !(await mayLead(tx, actor, chronology, now))) return refused('not-found')
  const decided = rules.endSharing(chronology, why)
  if (!decided.ok) return decided
  await saveEnded(tx, id, now.day, decided.value)
  await audit(tx, actor, 'shared.write', { kind: 'shared-chronology', id }, { ended: true })
  if (chronology.basis === 'family-agreement') await enqueue(tx, 'end-family-help', { chronologyId: id })
  return accepted(id)
}

/** Writes what was shared into the child's story, in the name of whoever shared it. Told twice, it is told once. */
export async function tellChildStory(tx: Tx, chronologyId: string): Promise<void> {
  const childId = await childOfChronology(tx, chronologyId)
  if (childId === null) return
  await lockChildren(tx, [childId])
  for (let left = await entriesNotTold(tx, chronologyId); left.length > 0; ) {
    for (const { recordedBy, ...entry } of left) {
      await addEntries(tx, { userId: recordedBy, name: entry.saidBy }, [
        rules.entryOfShared(entry, { chronologyId, childId }),
      ])
    }
    left = await entriesNotTold(tx, chronologyId)
  }
}

async function mayWrite(tx: Tx, actor: Actor, chronology: SharedChronology, now: Moment): Promise<boolean> {
  if (!rules.stands(chronology, now.day)) return false
  if (actor.seat === 'partner') {
    return may(actor, 'shared.write', rules.standingAsPartner(chronology, actor, now.day))
  }
  const childId = await childOfChronology(tx, chronology.id)
  return childId !== null && mayForEvery(tx, actor, 'shared.write', [childId], now.day)
}
