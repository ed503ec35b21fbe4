import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { mayForEvery, nameOf } from '../../access/queries.ts'
import { addEntries } from '../../entries/queries.ts'
import { freezeRecord } from '../../entries/records/queries.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { addDecisions } from '../decisions/queries.ts'
import { refreshDues } from '../dues/queries.ts'
import { beginPlanStatus } from '../plans/queries.ts'
import { addWorry } from '../worries/queries.ts'
import {
  ASSESSMENT_OUTCOMES,
  type Assessment,
  type AuthoriseAssessment,
  type AuthoriseRefusal,
  type WriteAssessment,
  type WriteRefusal,
} from './model.ts'
import { lockAssessment, saveAssessedChild, saveAuthorised, saveReturned, saveText } from './queries.ts'
import {
  entriesOfAssessment,
  authoriseAssessment as mayBeAuthorised,
  worryOfAssessment,
  writeAssessment,
} from './rules.ts'

/** Keeps what was written in an assessment and, if asked, puts it before the manager. */
export async function writeInAssessment(
  tx: Tx,
  actor: Actor,
  id: string,
  act: WriteAssessment,
  now: Moment,
): Promise<Outcome<Assessment, WriteRefusal>> {
  const assessment = await lockAssessment(tx, id)
  if (!assessment || !(await mayForEvery(tx, actor, 'assessment.write', childrenOf(assessment), now.day)))
    return refused('not-found')
  const written = writeAssessment(assessment, act, now.day)
  if (!written.ok) return written
  const { text, outcome, revision } = written.value
  const submitted = act.submit ? { on: now.day, by: actor.userId } : null
  await saveText(tx, id, { text, outcome, revision: revision + 1, submitted })
  for (const child of act.children) await saveAssessedChild(tx, id, child)
  await audit(tx, actor, 'assessment.write', { kind: 'assessment', id }, { submitted: act.submit })
  return accepted(assessment)
}

/**
 * A manager signs an assessment, or hands it back with a comment. Signed, it is frozen as a record, its words join
 * each child's story, its worry shows on their pages, and a child in need plan begins if that is its outcome.
 */
export async function authoriseAssessment(
  tx: Tx,
  actor: Actor,
  id: string,
  act: AuthoriseAssessment,
  now: Moment,
): Promise<Outcome<Assessment, AuthoriseRefusal>> {
  const assessment = await lockAssessment(tx, id)
  if (!assessment || !(await mayForEvery(tx, actor, 'assessment.authorise', childrenOf(assessment), now.day)))
    return refused('not-found')
  const decided = mayBeAuthorised(assessment, act, actor.userId)
  if (!decided.ok) return decided
  if (act.sign) await sign(tx, actor, assessment, now)
  else await saveReturned(tx, id, act.comment)
  await audit(tx, actor, 'assessment.authorise', { kind: 'assessment', id }, { signed: act.sign })
  return accepted(assessment)
}

async function sign(tx: Tx, actor: Actor, assessment: Assessment, now: Moment): Promise<void> {
  const { id, children, outcome } = assessment
  const step = { kind: 'assessment', id } as const
  const childIds = childrenOf(assessment)
  await saveAuthorised(tx, id, now.day, actor.userId)
  const writer = await writerOf(tx, assessment)
  await freezeRecord(tx, {
    kind: 'child-and-family-assessment',
    step,
    content: { ...assessment.content, outcome, children },
    writtenBy: writer,
    signedBy: actor,
  })
  const entries = entriesOfAssessment(assessment, { on: now.day, writer: writer.name, newId })
  await addEntries(tx, actor, entries)
  const worry = worryOfAssessment(assessment, { on: now.day, writer: writer.name })
  const restsOn = entries.filter(({ bearing }) => bearing === 'worry').map((entry) => entry.id)
  if (worry) await addWorry(tx, worry, actor.userId, restsOn)
  const reason = assessment.content.analysis
  const decision = { id: newId(), step, options: ASSESSMENT_OUTCOMES, choice: outcome ?? '', reason, decidedAt: now.at }
  await addDecisions(tx, actor, [decision])
  if (outcome === 'child-in-need-plan') {
    for (const childId of childIds) await beginPlanStatus(tx, { childId, kind: 'child-in-need', fromOn: now.day })
  }
  await refreshDues(tx, childIds, now.holidays)
}

async function writerOf(tx: Tx, { submittedBy }: Assessment) {
  return { userId: submittedBy, name: (await nameOf(tx, submittedBy)) ?? 'Not known' }
}

function childrenOf({ children }: Assessment): readonly string[] {
  return children.map(({ childId }) => childId)
}
