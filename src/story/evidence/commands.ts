import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { mayForEvery } from '../../access/queries.ts'
import { assessmentsOf } from '../../casework/assessments/queries.ts'
import type { Judgement, JudgementRefusal, NewJudgement, NewScaling, Scale } from '../../entries/evidence/model.ts'
import {
  addJudgements,
  addScale,
  idsFor,
  lockJudgement,
  saveJudgement,
  saveJudgementEnded,
} from '../../entries/evidence/queries-judgements.ts'
import { addLensTags, keepLensTags } from '../../entries/evidence/queries-lenses.ts'
import * as rules from '../../entries/evidence/rules.ts'
import { addEntries } from '../../entries/queries.ts'
import { paragraphs, titleOf } from '../../entries/rules.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'

/**
 * Writes a judgement about children the actor works with. It stands on each child's page of evidence and in the story;
 * written while an assessment of the child is open, it belongs to that assessment.
 */
export async function writeJudgement(
  tx: Tx,
  actor: Actor,
  act: NewJudgement,
  now: Moment,
): Promise<Outcome<{ readonly id: string }, JudgementRefusal>> {
  const { id, kind, saidBy, statement, couldHappen, childIds, dimensions } = act
  if (childIds.length === 0 || !(await mayForEvery(tx, actor, 'evidence.write', childIds, now.day)))
    return refused('not-found')
  const written = rules.writeJudgement(act)
  if (!written.ok) return written
  const assessments = await openAssessments(tx, childIds)
  const ids = idsFor(id, childIds)
  const rows = childIds.map((childId, at) => ({
    ...{ id: ids[at] ?? id, childId, kind, saidBy, statement, couldHappen, worst: null, best: null },
    ...{ madeOn: now.day, assessmentId: assessments.get(childId) ?? null },
  }))
  await addJudgements(tx, rows, actor)
  await addLensTags(tx, { kind: 'judgement', ids }, dimensions, actor)
  await tellStory(tx, actor, act, now)
  await audit(tx, actor, 'evidence.write', { kind: 'judgement', id }, { kind }, childIds)
  return accepted({ id })
}

/** Asks a scaling question about a child, with the first number that somebody gave. */
export async function askScaling(
  tx: Tx,
  actor: Actor,
  act: NewScaling,
  now: Moment,
): Promise<Outcome<{ readonly id: string }, JudgementRefusal>> {
  const { id, childId, statement, worst, best, first } = act
  if (!(await mayForEvery(tx, actor, 'evidence.write', [childId], now.day))) return refused('not-found')
  const asked = rules.askScaling(act, now.day)
  if (!asked.ok) return asked
  const assessmentId = (await openAssessments(tx, [childId])).get(childId) ?? null
  const row = { id, childId, kind: 'scaling' as const, saidBy: actor.name, statement, couldHappen: null, worst, best }
  await addJudgements(tx, [{ ...row, madeOn: now.day, assessmentId }], actor)
  await addNumber(tx, actor, { ...row, scaleId: newId() }, first)
  await audit(tx, actor, 'evidence.write', { kind: 'judgement', id }, { kind: 'scaling' }, [childId])
  return accepted({ id })
}

/** Keeps another number that somebody gave when asked again. What was said before stays. */
export async function giveScale(
  tx: Tx,
  actor: Actor,
  { judgementId, scaleId, scale }: { readonly judgementId: string; readonly scaleId: string; readonly scale: Scale },
  now: Moment,
): Promise<Outcome<Judgement, JudgementRefusal>> {
  const judgement = await lockOwn(tx, actor, judgementId, now)
  if (judgement?.kind !== 'scaling') return refused('not-found')
  if (judgement.endedOn !== null) return refused('already-ended')
  const given = rules.giveScale(scale, now.day)
  if (!given.ok) return given
  await addNumber(tx, actor, { ...judgement, scaleId }, scale)
  await audit(tx, actor, 'evidence.write', { kind: 'judgement', id: judgementId }, {}, [judgement.childId])
  return accepted(judgement)
}

export type ChangeJudgement = Pick<Judgement, 'saidBy' | 'statement' | 'couldHappen' | 'dimensions'>

/** Puts other words in the place of a judgement's. What it said before stays in the time machine. */
export async function changeJudgement(
  tx: Tx,
  actor: Actor,
  id: string,
  { dimensions, ...words }: ChangeJudgement,
  now: Moment,
): Promise<Outcome<Judgement, JudgementRefusal>> {
  const judgement = await lockOwn(tx, actor, id, now)
  if (!judgement) return refused('not-found')
  if (judgement.endedOn !== null) return refused('already-ended')
  const written = rules.writeJudgement(words)
  if (!written.ok) return written
  await saveJudgement(tx, id, words)
  await keepLensTags(tx, id, dimensions, now.at)
  await addLensTags(tx, { kind: 'judgement', ids: [id] }, dimensions, actor)
  await audit(tx, actor, 'evidence.write', { kind: 'judgement', id }, { changed: true }, [judgement.childId])
  return accepted(judgement)
}

/** Ends a judgement: it is thought no more, and why. The story keeps that it was. */
export async function endJudgement(
  tx: Tx,
  actor: Actor,
  id: string,
  how: string,
  now: Moment,
): Promise<Outcome<Judgement, JudgementRefusal>> {
  const judgement = await lockOwn(tx, actor, id, now)
  if (!judgement) return refused('not-found')
  const ended = rules.endJudgement(judgement, how)
  if (!ended.ok) return ended
  await saveJudgementEnded(tx, id, now.day, how)
  await addEntries(tx, actor, [
    {
      ...{ id: newId(), kind: 'opinion', title: `No longer our view: ${titleOf(judgement.statement)}` },
      ...{ body: paragraphs(how), happenedOn: now.day, saidBy: actor.name, saidByRole: actor.jobTitle },
      about: [{ personId: judgement.childId }],
    },
  ])
  await audit(tx, actor, 'evidence.write', { kind: 'judgement', id }, { ended: true }, [judgement.childId])
  return accepted(judgement)
}

async function lockOwn(tx: Tx, actor: Actor, id: string, now: Moment): Promise<Judgement | undefined> {
  const judgement = await lockJudgement(tx, id)
  const own = judgement && (await mayForEvery(tx, actor, 'evidence.write', [judgement.childId], now.day))
  return own ? judgement : undefined
}

/** The assessment of each of these children that is being written, where there is one. */
async function openAssessments(tx: Tx, childIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const open = (await assessmentsOf(tx, childIds)).filter(({ state }) => state === 'open' || state === 'returned')
  return new Map(open.map(({ childId, id }) => [childId, id]))
}

/** A judgement is said on a day by somebody: it stands in the story as an opinion, which opens its evidence. */
async function tellStory(tx: Tx, actor: Actor, act: NewJudgement, now: Moment) {
  const { id, kind, saidBy, statement, couldHappen, childIds } = act
  await addEntries(tx, actor, [
    {
      ...{ id: newId(), kind: 'opinion', title: titleOf(statement), saidBy, happenedOn: now.day },
      body: paragraphs([statement, couldHappen ?? ''].join('\n\n')),
      ...{ bearing: rules.bearingOf(kind), step: { kind: 'judgement', id } },
      about: childIds.map((personId) => ({ personId })),
    },
  ])
}

type Scaled = Pick<Judgement, 'id' | 'childId' | 'statement'> & { readonly scaleId: string }

async function addNumber(tx: Tx, actor: Actor, { id, childId, statement, scaleId }: Scaled, scale: Scale) {
  await addScale(tx, id, scale, scaleId, actor)
  const { number, askedOf, askedOn, why } = scale
  await addEntries(tx, actor, [
    {
      ...{ id: newId(), kind: 'opinion', title: `${number} of 10: ${titleOf(statement)}`, body: paragraphs(why) },
      ...{ happenedOn: askedOn, saidBy: askedOf },
      about: [{ personId: childId }],
    },
  ])
}
