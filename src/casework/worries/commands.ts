import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { mayForEvery, standingFor } from '../../access/queries.ts'
import { addEntries } from '../../entries/queries.ts'
import { paragraphs } from '../../entries/rules.ts'
import type { Moment } from '../../kernel/moment.ts'
import { type Outcome, refused } from '../../kernel/outcome.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { tellHolders } from '../notifications/queries.ts'
import type { NewWorry, Worry, WorryRefusal } from './model.ts'
import { isAboutPerson, isOfRule } from './model.ts'
import { addWorry, lockWorry, saveClosed } from './queries.ts'
import { bringAround, lockRiskOf } from './queries-risks.ts'
import * as rules from './rules.ts'

/**
 * Opens a worry about children the actor works with; it shows on each child's page at once, and in the story. Of a
 * person who may be a risk it is said once, for every child around them, and whoever holds one of these is told.
 */
export async function openWorry(
  tx: Tx,
  actor: Actor,
  worry: NewWorry,
  now: Moment,
): Promise<Outcome<NewWorry, WorryRefusal>> {
  const allowed = await mayForEvery(tx, actor, 'worry.write', worry.childIds, now.day)
  if (!allowed || worry.childIds.length === 0) return refused('not-found')
  const opened = rules.openWorry(worry, now.day)
  if (!opened.ok) return opened
  const { personId } = worry
  const aboutPerson = isAboutPerson(worry) && personId !== null
  if (aboutPerson && (await lockRiskOf(tx, personId))) return refused('is-a-risk-already')
  const around = aboutPerson ? await bringAround(tx, personId, worry.childIds, now.day) : worry.childIds
  const entryId = newId()
  await addEntries(tx, actor, [
    {
      id: entryId,
      kind: worry.howKnown,
      title: worry.title,
      body: paragraphs(worry.statement),
      happenedOn: worry.sinceOn,
      saidBy: worry.saidBy,
      bearing: 'worry',
      about: [...worry.childIds, ...(aboutPerson ? [personId] : [])].map((id) => ({ personId: id })),
    },
  ])
  await addWorry(tx, worry, actor.userId, [entryId])
  const told = { kind: 'worry-opened', step: { kind: 'entry', id: entryId }, childIds: around } as const
  await tellHolders(tx, { ...told, but: actor.userId, at: now.at })
  for (const id of worry.childIds) await audit(tx, actor, 'worry.write', { kind: 'child', id })
  return opened
}

/** Closes a worry with what made it safe; the story keeps that it was there. */
export async function closeWorry(
  tx: Tx,
  actor: Actor,
  id: string,
  how: string,
  now: Moment,
): Promise<Outcome<Worry, WorryRefusal>> {
  const worry = await lockWorry(tx, id)
  if (!worry || isOfRule(worry)) return refused('not-found')
  if (!(await standingFor(tx, actor, 'worry.write', worry.childId, now.day))) return refused('not-found')
  const closed = rules.closeWorry(worry, how, now.day)
  if (!closed.ok) return closed
  await saveClosed(tx, id, now.day, how.trim())
  await addEntries(tx, actor, [
    {
      id: newId(),
      kind: 'opinion',
      title: `No longer an open worry: ${worry.title}`,
      body: paragraphs(how),
      happenedOn: now.day,
      saidBy: actor.name,
      saidByRole: actor.jobTitle,
      about: [{ personId: worry.childId }],
    },
  ])
  await audit(tx, actor, 'worry.write', { kind: 'child', id: worry.childId })
  return closed
}
