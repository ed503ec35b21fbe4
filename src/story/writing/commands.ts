import type { Actor } from '../../access/actor.ts'
import { audit, auditLooks } from '../../access/audit.ts'
import { type Act, may } from '../../access/policy.ts'
import { mayForEvery, mayForSome, relationshipsWith, standingFor } from '../../access/queries.ts'
import { refreshDues } from '../../casework/dues/queries.ts'
import { isStepOfEvents, leaveOut, type StepOfEvents } from '../../casework/episodes/queries-left-out.ts'
import { childrenWorkedWithTogether } from '../../casework/episodes/queries-together.ts'
import { writeEntry } from '../../entries/commands.ts'
import type { Entry, EntryRefusal } from '../../entries/model.ts'
import { entryById, peopleOfEntry } from '../../entries/queries.ts'
import { paragraphs } from '../../entries/rules.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { familyOf } from '../../people/family/queries.ts'
import { displayName, type KnownPerson, type Relative } from '../../people/model.ts'
import { peopleById } from '../../people/queries.ts'
import type { Tx } from '../../platform/db.ts'

/**
 * A child written about, and the brothers and sisters, and children of the same case, whom this writer may write about too;
 * who writes, and what those around the child are to them.
 */
export type WrittenAbout = {
  readonly child: KnownPerson
  readonly siblings: readonly KnownPerson[]
  readonly writer: Pick<Actor, 'name' | 'jobTitle'>
  readonly relatives: readonly Relative[]
}

const SIBLINGS = ['sibling', 'half-sibling', 'step-sibling']

/** Whom a page that writes is about. The look is on record; undefined for a child of whom the actor may not write. */
export async function childToWriteAbout(
  tx: Tx,
  actor: Actor,
  childId: string,
  now: Moment,
): Promise<WrittenAbout | undefined> {
  if (!(await standingFor(tx, actor, 'entry.write', childId, now.day))) return undefined
  const family = await familyOf(tx, childId)
  if (!family) return undefined
  const near = family.relatives.filter(({ tie, person }) => SIBLINGS.includes(tie) && person.kind === 'child')
  const ids = near.map(({ person }) => person.id)
  const standing = await relationshipsWith(tx, actor, ids, now.day)
  const allowed = near.filter(({ person }) => may(actor, 'entry.write', standing.get(person.id) ?? new Set()))
  const together = (await childrenWorkedWithTogether(tx, actor, 'entry.write', childId, now.day)) ?? []
  const siblings = [...allowed.map(({ person }) => person), ...together.filter(({ id }) => id !== childId)]
  await audit(tx, actor, 'child.look', { kind: 'child', id: childId }, { part: 'write' })
  return {
    ...{ child: family.child, siblings: [...new Map(siblings.map((one) => [one.id, one])).values()] },
    ...{ writer: { name: actor.name, jobTitle: actor.jobTitle }, relatives: family.relatives },
  }
}

/** An entry to be corrected, and the children it is about whom the actor works with; undefined if there is none. */
export type ToCorrect = { readonly entry: Omit<Entry, 'part'>; readonly children: readonly KnownPerson[] }

export async function entryToCorrect(tx: Tx, actor: Actor, id: string, now: Moment): Promise<ToCorrect | undefined> {
  const entry = await entryById(tx, id)
  if (!entry || entry.corrects !== null) return undefined
  const people = await peopleOfEntry(tx, id)
  if (!(await mayForSome(tx, actor, 'entry.write', people, now.day))) return undefined
  const standing = await relationshipsWith(tx, actor, people, now.day)
  const theirs = [...standing].filter(([, relationships]) => may(actor, 'entry.write', relationships)).map(([id]) => id)
  const children = await peopleById(tx, theirs)
  await auditLooks(tx, actor, theirs, { part: 'entry', stepId: id })
  return { entry, children: [...children.values()] }
}

/** An entry about several children, and the one of them who was not part of it. */
export type ToLeaveOut = ToCorrect & { readonly child: KnownPerson }

/** An entry about this child and others, of whom the actor may say that this child was not part of it. */
export async function entryToLeaveOutOf(
  tx: Tx,
  actor: Actor,
  { entryId, childId }: { readonly entryId: string; readonly childId: string },
  now: Moment,
): Promise<ToLeaveOut | undefined> {
  const found = await entryToCorrect(tx, actor, entryId, now)
  const child = found?.children.find(({ id }) => id === childId)
  const people = found ? await peopleOfEntry(tx, entryId) : []
  return found && child && people.length > 1 ? { ...found, child } : undefined
}

const ACT_OF_STEP: Readonly<Record<StepOfEvents, Act>> = {
  visit: 'visit.record',
  'core-group': 'plan.write',
  'plan-review': 'plan.review',
}

export type LeaveOut = { readonly id: string; readonly entryId: string; readonly childId: string; readonly why: string }

/**
 * Says that a child was not part of what is written about several. What was said stays, with a correction beside it in
 * each story; a visit, core group or review it came from counts for this child no more, and their clocks run as without it.
 */
export async function leaveChildOut(
  tx: Tx,
  actor: Actor,
  { id, entryId, childId, why }: LeaveOut,
  now: Moment,
): Promise<Outcome<{ readonly id: string }, EntryRefusal>> {
  const found = await entryToLeaveOutOf(tx, actor, { entryId, childId }, now)
  if (!found) return refused('not-found')
  if (await entryById(tx, id)) return accepted({ id })
  const { entry, child } = found
  const step = isStepOfEvents(entry.stepKind) && entry.stepId ? { kind: entry.stepKind, id: entry.stepId } : undefined
  if (step && !(await mayForEvery(tx, actor, ACT_OF_STEP[step.kind], [childId], now.day))) return refused('not-found')
  const title = `${displayName(child)} was not part of this`
  const { kind, happenedOn, bearing } = entry
  const said = { saidBy: actor.name, saidByRole: actor.jobTitle, corrects: entryId, correction: why, about: [] }
  const written = await writeEntry(
    tx,
    actor,
    { id, title, body: paragraphs(title), kind, happenedOn, bearing, ...said },
    now,
  )
  if (!written.ok) return written
  if (step) {
    await leaveOut(tx, step, { childId, why, on: now.day })
    await refreshDues(tx, [childId], now.holidays)
  }
  return accepted({ id })
}
