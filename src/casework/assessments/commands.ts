import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { mayForEvery, mayForSome, nameOf } from '../../access/queries.ts'
import { entriesOfChildren, keepCitedInText } from '../../entries/evidence/queries-citations.ts'
import { addNotKnown } from '../../entries/evidence/queries-not-known.ts'
import { addEntries } from '../../entries/queries.ts'
import type { Deciding } from '../../entries/records/model.ts'
import { citingPassagesIn } from '../../entries/rules-rich-text.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { lockChildren } from '../../people/queries.ts'
import { anyBeforeBirth } from '../../people/queries-birth.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { addDecisions } from '../decisions/queries.ts'
import { refreshDues } from '../dues/queries.ts'
import { callDiscussionFor } from '../enquiries/queries.ts'
import { stillOpen } from '../episodes/queries.ts'
import { beginPlanStatus } from '../plans/queries.ts'
import { askForSignature, signerOf } from '../sign-off/queries.ts'
import { decideWaiting } from '../sign-off/queries-deciding.ts'
import { addWorry } from '../worries/queries.ts'
import {
  ASSESSMENT_OUTCOMES,
  type Assessment,
  type AuthoriseRefusal,
  type WriteAssessment,
  type WriteRefusal,
} from './model.ts'
import {
  assessmentById,
  lockAssessment,
  saveAssessedChild,
  saveAuthorised,
  saveReturned,
  saveText,
  writersOf,
} from './queries.ts'
import {
  entriesOfAssessment,
  isBeingWritten,
  notKnownOfAssessment,
  worryOfAssessment,
  writeAssessment,
} from './rules.ts'

/** Whether this actor may write in an assessment at this moment: it is being written, and the case of its children is open. */
export async function mayWriteInAssessment(tx: Tx, actor: Actor, id: string, { day }: Moment): Promise<boolean> {
  const assessment = await assessmentById(tx, id)
  if (!assessment || !isBeingWritten(assessment)) return false
  return mayForSome(tx, actor, 'assessment.write', await stillOpen(tx, childrenOf(assessment)), day)
}

/**
 * Keeps what was written in an assessment and, if asked, puts it before the manager. Of a joint one whoever works with
 * one of its children may write it all: brothers and sisters may have come to be held by two.
 */
export async function writeInAssessment(
  tx: Tx,
  actor: Actor,
  id: string,
  act: WriteAssessment,
  now: Moment,
): Promise<Outcome<Assessment, WriteRefusal>> {
  const assessment = await lockAssessment(tx, id)
  const open = assessment && (await stillOpen(tx, childrenOf(assessment)))
  if (!open || !(await mayForSome(tx, actor, 'assessment.write', open, now.day))) return refused('not-found')
  const written = writeAssessment(assessment, act, now.day)
  if (!written.ok) return written
  if (
    await anyBeforeBirth(
      tx,
      act.children.map(({ childId, seenOn }) => ({ childId, on: seenOn })),
    )
  )
    return refused('seen-before-birth')
  const { text, outcome, revision } = written.value
  const submitted = act.submit ? { on: now.day, by: actor.userId } : null
  await saveText(tx, id, {
    text,
    outcome,
    revision: revision + 1,
    writtenBy: actor.userId,
    writtenAt: now.at,
    submitted,
  })
  for (const child of act.children) await saveAssessedChild(tx, id, child)
  await keepCited(tx, actor, { ...assessment, content: text }, now)
  if (act.submit) await askManager(tx, actor, assessment, act, now)
  const details = { submitted: act.submit }
  await audit(tx, actor, 'assessment.write', { kind: 'assessment', id }, details, childrenOf(assessment))
  return accepted(assessment)
}

/** Keeps what the text cites, sentence by sentence: entries of these children's stories, and no others. */
async function keepCited(tx: Tx, actor: Actor, { id, content, children }: Assessment, now: Moment): Promise<void> {
  const passages = Object.values(content.marked ?? {}).flatMap(citingPassagesIn)
  const cited = passages.map(({ entryId }) => entryId)
  const theirs = await entriesOfChildren(
    tx,
    children.map(({ childId }) => childId),
    [...new Set(cited)],
  )
  const marks = passages
    .filter(({ entryId }) => theirs.includes(entryId))
    .map((one) => ({ ...one, weighs: 'for' as const }))
  await keepCitedInText(tx, { kind: 'assessment', id }, marks, { by: actor, at: now.at })
}

/** Puts what was written before whoever signs assessments here, as it is now. */
async function askManager(tx: Tx, actor: Actor, { id, children }: Assessment, act: WriteAssessment, now: Moment) {
  const level = await signerOf(tx, 'assessment', now.day)
  const asking = {
    ...({ id: newId(), kind: 'assessment', step: { kind: 'assessment', id } } as const),
    signedByRole: level === 'nobody' ? 'team-manager' : level,
    content: { ...act.text, outcome: act.outcome, children: act.children },
    writtenBy: await writersOf(tx, id),
    childIds: children.map(({ childId }) => childId),
  } as const
  await askForSignature(tx, asking, actor, now.at)
}

/**
 * A manager signs an assessment, or hands it back with a comment. Signed, it is frozen as a record, its words join
 * each child's story, its worry shows on their pages, and a child in need plan or a strategy discussion begins if that is its
 * outcome. A child protection plan that stands is not ended by it.
 */
export async function authoriseAssessment(
  tx: Tx,
  actor: Actor,
  id: string,
  act: Deciding,
  now: Moment,
): Promise<Outcome<Assessment, AuthoriseRefusal>> {
  await lockChildren(tx, childrenOf(await assessmentById(tx, id)))
  const assessment = await lockAssessment(tx, id)
  const open = assessment && (await stillOpen(tx, childrenOf(assessment)))
  if (!open || !(await mayForEvery(tx, actor, 'assessment.authorise', open, now.day))) return refused('not-found')
  const decided = await decideWaiting(tx, actor, { kind: 'assessment', stepId: id }, act, now)
  if (!decided.ok) return decided
  if (act.sign) await sign(tx, actor, assessment, { now, open })
  else await saveReturned(tx, id, act.comment)
  const details = { signed: act.sign }
  await audit(tx, actor, 'assessment.authorise', { kind: 'assessment', id }, details, childrenOf(assessment))
  return accepted(assessment)
}

type Signing = { readonly now: Moment; readonly open: readonly string[] }

async function sign(tx: Tx, actor: Actor, assessment: Assessment, { now, open }: Signing): Promise<void> {
  const { id, outcome } = assessment
  const step = { kind: 'assessment', id } as const
  await saveAuthorised(tx, id, now.day, actor.userId)
  const writer = await writerOf(tx, assessment)
  const { protectedOnes } = await carryOut(tx, actor, assessment, { now, open })
  const entries = entriesOfAssessment(assessment, { on: now.day, writer: writer.name, newId, protectedOnes })
  await addEntries(tx, actor, entries)
  const worry = worryOfAssessment(assessment, { on: now.day, writer: writer.name })
  const restsOn = entries.filter(({ bearing }) => bearing === 'worry').map((entry) => entry.id)
  if (worry) await addWorry(tx, { ...worry, childIds: open }, actor.userId, restsOn)
  await addNotKnown(tx, notKnownOfAssessment(assessment, { open, writer: writer.name }), { on: now.day, by: writer })
  const reason = assessment.content.analysis
  const decision = { id: newId(), step, options: ASSESSMENT_OUTCOMES, choice: outcome ?? '', reason, decidedAt: now.at }
  await addDecisions(tx, actor, [decision])
  await refreshDues(tx, childrenOf(assessment), now.holidays)
}

/** What follows from the outcome, for the children whose case is still open; gives those whom a stronger plan protects. */
async function carryOut(tx: Tx, actor: Actor, { referralId, outcome, content }: Assessment, { now, open }: Signing) {
  const protectedOnes: string[] = []
  if (outcome === 'child-in-need-plan') {
    for (const childId of open) {
      const begun = await beginPlanStatus(tx, { childId, kind: 'child-in-need', fromOn: now.day })
      if (begun === 'stronger-stands') protectedOnes.push(childId)
    }
  }
  if (outcome === 'strategy-discussion') {
    const reason = content.worries.trim() || content.analysis
    await callDiscussionFor(tx, { referralId, childIds: open, reason, by: actor }, now)
  }
  return { protectedOnes }
}

async function writerOf(tx: Tx, { submittedBy }: Assessment) {
  return { userId: submittedBy, name: (await nameOf(tx, submittedBy)) ?? 'Not known' }
}

function childrenOf(assessment: Assessment | undefined): readonly string[] {
  return (assessment?.children ?? []).map(({ childId }) => childId)
}
