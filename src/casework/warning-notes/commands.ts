import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { mayForSome, standingFor } from '../../access/queries.ts'
import { addEntries } from '../../entries/queries.ts'
import { paragraphs } from '../../entries/rules.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { whereMay } from '../../people/commands.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { notify, tellHolders } from '../notifications/queries.ts'
import type { NewNote, NoteAbout, NoteRefusal, NoteReview, NoteReviewed, WarningNote } from './model.ts'
import * as queries from './queries.ts'
import * as rules from './rules.ts'

/**
 * Warns workers about a person or an address. It shows at once for every child around the person, or at home there; whoever
 * holds one of them is told, and the manager is asked to approve it.
 */
export async function addNote(
  tx: Tx,
  actor: Actor,
  note: NewNote,
  now: Moment,
): Promise<Outcome<NewNote, NoteRefusal>> {
  if (!(await standingFor(tx, actor, 'worry.write', note.childId, now.day))) return refused('not-found')
  const children = await queries.childrenWarnedOf(tx, note.about)
  if (!children.includes(note.childId)) return refused('not-found')
  const added = rules.addNote(note, now.day)
  if (!added.ok) return added
  await queries.addNote(tx, note, actor)
  const entryId = newId()
  const theirs = await whereMay(tx, actor, 'worry.write', children, now)
  await addEntries(tx, actor, [
    {
      ...{ id: entryId, kind: note.howKnown, title: `Warning to workers: ${note.title}`, bearing: 'worry' },
      ...{ body: paragraphs(note.reason), happenedOn: note.sinceOn, saidBy: note.saidBy },
      about: theirs.map((personId) => ({ personId })),
    },
  ])
  const told = { kind: 'worry-opened', step: { kind: 'entry', id: entryId }, childIds: children } as const
  await tellHolders(tx, { ...told, but: actor.userId, at: now.at })
  const managers = await queries.managersOf(tx, [note.childId], now.day)
  const step = { kind: 'warning-note', id: note.id }
  const asked = managers.filter((userId) => userId !== actor.userId)
  const notices = asked.map((userId) => ({ userId, kind: 'warning-to-approve' as const, step, childId: note.childId }))
  await notify(tx, notices, now.at)
  await audit(tx, actor, 'worry.write', { kind: 'warning-note', id: note.id }, {}, children)
  return added
}

/** A warning with how it went on, for whoever works with a child it shows for; undefined for everyone else. */
export async function lookAtNote(
  tx: Tx,
  actor: Actor,
  id: string,
  now: Moment,
): Promise<
  { note: WarningNote; reviews: readonly NoteReviewed[]; children: readonly string[]; mayApprove: boolean } | undefined
> {
  const note = await queries.lockNote(tx, id)
  if (!note) return undefined
  const children = await childrenOf(tx, note)
  if (!(await mayForSome(tx, actor, 'child.look', children, now.day))) return undefined
  const theirs = await whereMay(tx, actor, 'child.look', children, now)
  await audit(tx, actor, 'child.look', { kind: 'warning-note', id }, { part: 'warning' }, theirs)
  const mayApprove = (await whereMay(tx, actor, 'warning.approve', children, now)).length > 0
  return { note, reviews: await queries.reviewsOf(tx, id), children: theirs, mayApprove }
}

/** Approves a warning, finds that it stands, or ends it with what made it safe: it then shows nowhere, and its history stays. */
export async function reviewNote(
  tx: Tx,
  actor: Actor,
  review: NoteReview,
  now: Moment,
): Promise<Outcome<string, NoteRefusal>> {
  const note = await queries.lockNote(tx, review.noteId)
  const children = note ? await childrenOf(tx, note) : []
  if (!note || !(await mayForSome(tx, actor, 'worry.write', children, now.day))) return refused('not-found')
  const isManager = (await whereMay(tx, actor, 'warning.approve', children, now)).length > 0
  const reviewed = rules.reviewNote(note, review, { userId: actor.userId, isManager }, now.day)
  if (!reviewed.ok) return reviewed
  await queries.saveReviewed(tx, review, reviewed.value, { by: actor, at: now.at, today: now.day })
  const act = review.outcome === 'stands' ? 'worry.write' : 'warning.approve'
  const subject = { kind: 'warning-note', id: note.id }
  await audit(tx, actor, act, subject, { outcome: review.outcome }, children)
  return accepted(note.id)
}

async function childrenOf(tx: Tx, { childId, personId, householdId }: WarningNote): Promise<readonly string[]> {
  const about: NoteAbout = personId === null ? { householdId: householdId ?? '' } : { personId }
  return [...new Set([childId, ...(await queries.childrenWarnedOf(tx, about))])]
}
