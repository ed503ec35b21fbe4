import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { type Act, may } from '../../access/policy.ts'
import { standingFor } from '../../access/queries.ts'
import { addEntries } from '../../entries/queries.ts'
import { hashOf } from '../../entries/records/queries.ts'
import { paragraphs } from '../../entries/rules.ts'
import { type CalendarDay, inWords } from '../../kernel/calendar-day.ts'
import { londonDayOf } from '../../kernel/instant.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { familyOf } from '../../people/family/queries.ts'
import { parentsToGiveTo } from '../../people/family/rules.ts'
import type { Family, KnownPerson, Relative } from '../../people/model.ts'
import { personById } from '../../people/queries.ts'
import type { Tx } from '../../platform/db.ts'
import { factsOfCopy } from './commands-facts.ts'
import type { CopyDocument, CopyHead, CopyListed, CopyRefusal, Language, NotToGive, Picture } from './model.ts'
import type { CopyWords } from './model-words.ts'
import { addCopy, addGiven, copiesOf, copyById, frozenCopy, keptBackSince, saveDecision } from './queries.ts'
import { composeCopy } from './rules.ts'

/** The copies of a child's record, and for whom one can be prepared. */
export type CopyList = {
  readonly child: KnownPerson
  readonly parents: readonly Relative[]
  readonly copies: readonly CopyListed[]
  readonly mayPrepare: boolean
}

/** Opens the list of copies. The look is on record; undefined for a child of whom there is none to see. */
export async function lookAtCopies(tx: Tx, actor: Actor, childId: string, now: Moment): Promise<CopyList | undefined> {
  const standing = await standingFor(tx, actor, 'child.look', childId, now.day)
  const family = standing && (await familyOf(tx, childId))
  if (!family) return undefined
  await audit(tx, actor, 'child.look', { kind: 'child', id: childId }, { part: 'copies' })
  const parents = parentsToGiveTo(family.relatives, now.day)
  return {
    ...{ child: family.child, parents, copies: await copiesOf(tx, childId) },
    mayPrepare: may(actor, 'copy.prepare', standing),
  }
}

export type PrepareCopy = {
  readonly id: string
  readonly childId: string
  /** Null: the child's own. */
  readonly parentId: string | null
  readonly language: Language
  readonly largePrint: boolean
}

/** Prepares a copy, for a manager to read and release. The same id twice is one. */
export async function prepareCopy(
  tx: Tx,
  actor: Actor,
  act: PrepareCopy,
  now: Moment,
): Promise<Outcome<string, CopyRefusal>> {
  const { childId, parentId, id } = act
  if (!(await standingFor(tx, actor, 'copy.prepare', childId, now.day))) return refused('not-found')
  const family = await familyOf(tx, childId)
  if (parentId !== null && !isParentIn(family, parentId, now.day)) return refused('no-such-parent')
  if (await copyById(tx, { childId, id })) return accepted(id)
  await addCopy(tx, actor, { ...act, whose: parentId === null ? 'child' : 'parent' }, now)
  await audit(tx, actor, 'copy.prepare', { kind: 'child', id: childId }, { copy: id, whose: parentId ?? 'child' })
  return accepted(id)
}

function isParentIn(family: Family | undefined, parentId: string, on: CalendarDay): boolean {
  return parentsToGiveTo(family?.relatives ?? [], on).some(({ person }) => person.id === parentId)
}

/** A copy as it stands: composed from the record until it is released, as it was frozen from then on. */
export type CopyShown = {
  readonly head: CopyListed
  readonly child: KnownPerson
  readonly parent: KnownPerson | null
  readonly document: CopyDocument
  readonly sha256: string
  /** Photos and drawings that nobody has decided on. */
  readonly undecided: readonly Picture[]
  readonly mayPrepare: boolean
  readonly mayRelease: boolean
  /** Of a released copy: why it is not to be given after all; null while it may be. */
  readonly notToGive: NotToGive | null
}

type CopyAsked = { readonly childId: string; readonly id: string }

/**
 * Opens a copy, for those who may do `act`. The look is on record; undefined where there is none such for this actor.
 *
 * @param wordsOf the words of each language
 */
export async function lookAtCopy(
  tx: Tx,
  actor: Actor,
  asked: CopyAsked,
  wordsOf: Readonly<Record<Language, CopyWords>>,
  now: Moment,
  act: Act = 'child.look',
): Promise<CopyShown | undefined> {
  const standing = await standingFor(tx, actor, act, asked.childId, now.day)
  const head = standing && (await copyById(tx, asked))
  const child = head && (await personById(tx, asked.childId))
  if (!child) return undefined
  const composed = await documentOf(tx, head, wordsOf, now)
  if (!composed) return undefined
  await audit(tx, actor, 'child.look', { kind: 'child', id: asked.childId }, { part: 'copy', step: asked.id })
  const parent = head.parentId ? ((await personById(tx, head.parentId)) ?? null) : null
  const isOwn = head.preparedBy !== null && head.preparedBy === actor.userId
  return {
    ...{ head, child, parent, ...composed, mayPrepare: may(actor, 'copy.prepare', standing) },
    notToGive: head.state === 'released' ? await whyNotToGive(tx, head, now) : null,
    mayRelease: head.state === 'prepared' && !isOwn && may(actor, 'copy.release', standing),
  }
}

async function whyNotToGive(tx: Tx, head: CopyHead, now: Moment): Promise<NotToGive | null> {
  if (!(await isStillParents(tx, head, now.day))) return 'no-such-parent'
  return (await keptBackSince(tx, head)) ? 'kept-back-since' : null
}

async function isStillParents(tx: Tx, { parentId, childId }: CopyHead, on: CalendarDay): Promise<boolean> {
  return parentId === null || isParentIn(await familyOf(tx, childId), parentId, on)
}

async function documentOf(tx: Tx, head: CopyHead, wordsOf: Readonly<Record<Language, CopyWords>>, now: Moment) {
  const frozen = await frozenCopy(tx, head.id)
  if (frozen) return { document: frozen.content, sha256: frozen.sha256, undecided: [] }
  const facts = await factsOfCopy(tx, head, now.day)
  if (!facts) return undefined
  const document = composeCopy(facts, wordsOf[head.language])
  const undecided = facts.reader.whose === 'child' ? facts.pictures.filter(({ mayBeGiven }) => !mayBeGiven) : []
  return { document, sha256: hashOf(document), undecided }
}

export type DecideCopy = CopyAsked & {
  readonly release: boolean
  /** Why it is handed back. */
  readonly comment: string
  /** The hash of what the manager read: what was written since is not released unread. */
  readonly read: string
}

/**
 * A manager who did not prepare it releases a copy, or hands it back with a comment. Released, its words are frozen with
 * their hash.
 */
export async function decideOnCopy(
  tx: Tx,
  actor: Actor,
  { release, comment, read, ...asked }: DecideCopy,
  wordsOf: Readonly<Record<Language, CopyWords>>,
  now: Moment,
): Promise<Outcome<string, CopyRefusal>> {
  if (!(await standingFor(tx, actor, 'copy.release', asked.childId, now.day))) return refused('not-found')
  const head = await copyById(tx, asked, true)
  const composed = head && (await documentOf(tx, head, wordsOf, now))
  if (!composed) return refused('not-found')
  if (head.state !== 'prepared') return refused('decided-already')
  if (head.preparedBy !== null && head.preparedBy === actor.userId) return refused('own-copy')
  if (!release && comment.trim() === '') return refused('no-comment')
  if (release && composed.sha256 !== read) return refused('changed-meanwhile')
  if (release && !(await isStillParents(tx, head, now.day))) return refused('no-such-parent')
  const { document: content, sha256 } = composed
  const decision = release
    ? ({ state: 'released', content, sha256 } as const)
    : ({ state: 'handed-back', comment: comment.trim() } as const)
  await saveDecision(tx, actor, asked.id, decision, now)
  await audit(
    tx,
    actor,
    'copy.release',
    { kind: 'child', id: asked.childId },
    { copy: asked.id, state: decision.state },
  )
  return accepted(asked.id)
}

export type GiveCopy = CopyAsked & {
  readonly givenId: string
  readonly entryId: string
  readonly toWhom: string
  readonly givenOn: CalendarDay
  readonly how: string
}

/** Writes down to whom a released copy was given, on which day and how; the child's story says so. */
export async function giveCopy(
  tx: Tx,
  actor: Actor,
  { givenId, entryId, toWhom, givenOn, how, ...asked }: GiveCopy,
  now: Moment,
): Promise<Outcome<string, CopyRefusal>> {
  if (!(await standingFor(tx, actor, 'copy.prepare', asked.childId, now.day))) return refused('not-found')
  const head = await copyById(tx, asked, true)
  if (!head) return refused('not-found')
  if (head.state !== 'released') return refused('not-released')
  if (head.given.some(({ id }) => id === givenId)) return accepted(asked.id)
  if (toWhom.trim() === '') return refused('nobody-given-to')
  if (givenOn > now.day) return refused('given-in-the-future')
  // What was given before anything was kept back is on record all the same.
  const since = await keptBackSince(tx, head)
  if (since && londonDayOf(since) <= givenOn) return refused('kept-back-since')
  if (!(await isStillParents(tx, head, givenOn))) return refused('no-such-parent')
  const given = { id: givenId, copyId: asked.id, toWhom: toWhom.trim(), givenOn, how: how.trim() }
  await addGiven(tx, actor, given)
  const title = head.whose === 'child' ? 'The child’s copy was given' : 'A parent’s copy was given'
  const words = `To ${given.toWhom}, on ${inWords(givenOn)}, by ${actor.name}.${given.how ? ` ${given.how}` : ''}`
  await addEntries(tx, actor, [
    {
      ...{ id: entryId, kind: 'fact', title, body: paragraphs(words), happenedOn: givenOn },
      ...{ saidBy: actor.name, saidByRole: actor.jobTitle, about: [{ personId: asked.childId }] },
    },
  ])
  await audit(tx, actor, 'copy.prepare', { kind: 'child', id: asked.childId }, { copy: asked.id, given: givenId })
  return accepted(asked.id)
}

/** Takes a released copy out of the program, to be printed. That it was taken is on record. */
export async function takeCopy(
  tx: Tx,
  actor: Actor,
  asked: CopyAsked,
  wordsOf: Readonly<Record<Language, CopyWords>>,
  now: Moment,
): Promise<Outcome<CopyShown, 'not-released' | NotToGive>> {
  const shown = await lookAtCopy(tx, actor, asked, wordsOf, now, 'copy.prepare')
  if (shown?.head.state !== 'released') return refused('not-released')
  if (shown.notToGive) return refused(shown.notToGive)
  const details = { part: 'copy', form: 'pdf', step: asked.id }
  await audit(tx, actor, 'record.take', { kind: 'child', id: asked.childId }, details)
  return accepted(shown)
}
