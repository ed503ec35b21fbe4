import { type Actor, isSeatedPartner } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import { may } from '../access/policy.ts'
import { localTimescales } from '../casework/timescales/queries.ts'
import type { Moment } from '../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../kernel/outcome.ts'
import type { Tx } from '../platform/db.ts'
import { lastDay } from '../statute/timescales.ts'
import type {
  Account,
  AccountRefusal,
  AnswerRefusal,
  AnswerToDisagreement,
  Concern,
  Disagreement,
  DisagreeRefusal,
  FileRefusal,
  KeptFile,
  NewFile,
} from './model.ts'
import { concernById, concernRaisedBy, lockConcern } from './queries.ts'
import {
  addAccount,
  addDisagreement,
  addFile,
  disagreementById,
  disagreementsOf,
  disagreementsWaiting,
  fileById,
  filesOf,
  lockDisagreement,
  saveDisagreementAnswer,
} from './queries-life.ts'
import { tellPartner } from './queries-notices.ts'
import { accountOf, answered, answers, disagree, levelsOf, MOST_FILES } from './rules-life.ts'

/** Keeps what the child or a parent says of a concern beside it. Only the one who raised it may. */
export async function keepAccount(
  tx: Tx,
  actor: Actor,
  concernId: string,
  given: Account,
  now: Moment,
): Promise<Outcome<string, AccountRefusal>> {
  const concern = await ownConcern(tx, actor, concernId)
  if (!concern) return refused('not-found')
  const account = accountOf(given, now.day)
  if (!account.ok) return account
  await addAccount(tx, actor, concern, account.value)
  await audit(tx, actor, 'concern.raise', { kind: 'concern', id: concernId }, { accountOf: given.saidBy })
  return accepted(concernId)
}

/** Keeps a file with a concern, sealed as the concern is. Only the one who raised it may. */
export async function keepFile(
  tx: Tx,
  actor: Actor,
  concernId: string,
  file: NewFile,
  pieces: AsyncIterable<Buffer>,
): Promise<Outcome<string, FileRefusal>> {
  const concern = await ownConcern(tx, actor, concernId)
  if (!concern) return refused('not-found')
  if ((await filesOf(tx, concernId)).filter(({ id }) => id !== file.id).length >= MOST_FILES)
    return refused('too-many-files')
  await addFile(tx, actor, concern, file, pieces)
  await audit(tx, actor, 'concern.raise', { kind: 'concern', id: concernId }, { file: file.id, size: file.size })
  return accepted(concernId)
}

/** A file that came with a concern: for its author, and for the front door where the concern is not sealed. On record. */
export async function lookAtFile(tx: Tx, actor: Actor, id: string): Promise<KeptFile | undefined> {
  const file = await fileById(tx, id)
  if (!file) return undefined
  const isAuthors = await ownConcern(tx, actor, file.concernId)
  const isFrontDoors = actor.seat === 'council' && may(actor, 'contact.look')
  if (!isAuthors && !isFrontDoors) return undefined
  await audit(tx, actor, 'concern.look', { kind: 'concern', id: file.concernId }, { file: id })
  return file
}

/** Says that one does not agree with the answer: a manager answers by a day. Only the one who raised it may. */
export async function sayDisagreement(
  tx: Tx,
  actor: Actor,
  concernId: string,
  { id, reason }: Pick<Disagreement, 'id' | 'reason'>,
  now: Moment,
): Promise<Outcome<string, DisagreeRefusal>> {
  const own = await ownConcern(tx, actor, concernId)
  if (!own) return refused('not-found')
  const concern = await lockConcern(tx, actor.userId ?? '', concernId)
  const level = disagree(concern ?? own, await disagreementsOf(tx, concernId), reason)
  if (!level.ok) return level
  const answerBy = lastDay('concern-disagreement', now.day, now.holidays, await localTimescales(tx))
  await addDisagreement(tx, actor, own, {
    ...{ id, level: level.value, reason: reason.trim() },
    ...{ saidAt: now.at, answerBy },
  })
  await audit(tx, actor, 'concern.raise', { kind: 'concern', id: concernId }, { disagrees: level.value })
  return accepted(concernId)
}

/** A disagreement and the concern it is about. */
export type DisagreementOpened = { readonly disagreement: Disagreement; readonly concern: Concern }

/** The disagreements that wait for this manager; undefined for whoever answers none. The look is on record. */
export async function openDisagreements(tx: Tx, actor: Actor): Promise<readonly Disagreement[] | undefined> {
  if (!mayAnswer(actor)) return undefined
  const waiting = await disagreementsWaiting(tx, levelsOf(actor.roles))
  await audit(tx, actor, 'concern.answer', { kind: 'disagreements', id: null }, { shown: waiting.length })
  return waiting
}

/** Opens a disagreement for whoever answers it, with what was raised and decided; undefined for anybody else. */
export async function openDisagreement(tx: Tx, actor: Actor, id: string): Promise<DisagreementOpened | undefined> {
  const disagreement = mayAnswer(actor) ? await disagreementById(tx, id) : undefined
  if (!disagreement || !answers(actor.roles, disagreement.level)) return undefined
  const concern = await concernById(tx, disagreement.concernId)
  if (!concern) return undefined
  await audit(tx, actor, 'concern.answer', { kind: 'concern', id: concern.id }, { level: disagreement.level })
  return { disagreement, concern }
}

/** Answers a disagreement, once: what was decided changes or stands, and why. Its author is told. */
export async function answerDisagreement(
  tx: Tx,
  actor: Actor,
  id: string,
  given: AnswerToDisagreement,
  now: Moment,
): Promise<Outcome<string, AnswerRefusal>> {
  if (!mayAnswer(actor)) return refused('not-permitted')
  const disagreement = (await lockDisagreement(tx, id)) ?? (await disagreementById(tx, id))
  if (!disagreement || !answers(actor.roles, disagreement.level)) return refused('not-found')
  const answer = answered(disagreement, given)
  if (!answer.ok) return answer
  const concern = await concernById(tx, disagreement.concernId)
  if (!concern) return refused('not-found')
  await saveDisagreementAnswer(tx, actor, id, answer.value, now.at)
  const about = { kind: 'concern', id: concern.id }
  await tellPartner(tx, { ...concern, userId: concern.raisedBy, kind: 'disagreement-answered', about, at: now.at })
  await audit(tx, actor, 'concern.answer', about, { outcome: given.outcome })
  return accepted(id)
}

function mayAnswer(actor: Actor): boolean {
  return actor.seat === 'council' && may(actor, 'concern.answer')
}

async function ownConcern(tx: Tx, actor: Actor, id: string) {
  if (!may(actor, 'concern.raise') || !isSeatedPartner(actor)) return undefined
  const concern = await concernRaisedBy(tx, actor.userId, id)
  return concern && { ...concern, agencyId: actor.agencyId }
}
