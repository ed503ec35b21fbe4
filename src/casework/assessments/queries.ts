import { sql } from 'kysely'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Instant } from '../../kernel/instant.ts'
import { json, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { AssessedChild, Assessment, AssessmentOutcome, AssessmentText } from './model.ts'
import { NOTHING_WRITTEN } from './model.ts'

const COLUMNS = [
  'assessment.id',
  'assessment.referralId',
  'referral.receivedOn as referredOn',
  'assessment.startedOn',
  'assessment.state',
  'assessment.content',
  'assessment.revision',
  'assessment.writtenBy',
  'assessment.writtenAt',
  'assessment.submittedOn',
  'assessment.submittedBy',
  'assessment.returnedComment',
  'assessment.authorisedOn',
  'assessment.outcome',
  'assessment.reported',
] as const

/** The assessment with its children; undefined if this authority has none such. */
export async function assessmentById(tx: Tx, id: string): Promise<Assessment | undefined> {
  return withChildren(tx, await select(tx, id).executeTakeFirst())
}

/** The same, locked until the transaction ends. */
export async function lockAssessment(tx: Tx, id: string): Promise<Assessment | undefined> {
  return withChildren(tx, await select(tx, id).forUpdate('assessment').executeTakeFirst())
}

/** Everyone who ever wrote in it, by what was kept each time. Stands on the key of the versions. */
export async function writersOf(tx: Tx, id: string): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly writer: string }>`
    select distinct image->>'written_by' as writer from history.version
     where authority = ${tx.authority} and relation = 'assessment' and id = ${id} and image->>'written_by' is not null`.execute(
    tx,
  )
  return rows.map(({ writer }) => writer)
}

/** The assessments of these children, latest first. Stands on assessment_child_of. */
export async function assessmentsOf(
  tx: Tx,
  childIds: readonly string[],
): Promise<
  readonly (Pick<Assessment, 'id' | 'startedOn' | 'state' | 'authorisedOn' | 'reported'> & {
    readonly childId: string
  })[]
> {
  if (childIds.length === 0) return []
  return tx
    .selectFrom('assessmentChild as part')
    .innerJoin('assessment', (join) =>
      join.onRef('assessment.authority', '=', 'part.authority').onRef('assessment.id', '=', 'part.assessmentId'),
    )
    .select(['assessment.id', 'assessment.startedOn', 'assessment.state', 'assessment.authorisedOn'])
    .select(['assessment.reported', 'part.childId'])
    .where('part.authority', '=', tx.authority)
    .where('part.childId', 'in', childIds)
    .orderBy('assessment.startedOn', 'desc')
    .limit(500)
    .execute()
}

/** Starts an assessment of these children for a referral. */
export async function startAssessment(
  tx: Tx,
  started: {
    readonly id: string
    readonly referralId: string
    readonly startedOn: CalendarDay
    readonly childIds: readonly string[]
  },
): Promise<void> {
  const { childIds, ...assessment } = started
  await tx
    .insertInto('assessment')
    .values({ authority: tx.authority, ...assessment, content: json(NOTHING_WRITTEN) })
    .execute()
  const parts = childIds.map((childId) => ({
    authority: tx.authority,
    id: newId(),
    assessmentId: assessment.id,
    childId,
  }))
  if (parts.length > 0) await tx.insertInto('assessmentChild').values(parts).execute()
}

/** Keeps what was written, and whether it now waits for the manager. */
export async function saveText(
  tx: Tx,
  id: string,
  saved: {
    readonly text: AssessmentText
    readonly outcome: AssessmentOutcome | null
    readonly revision: number
    readonly writtenBy: string | null
    readonly writtenAt: Instant
    readonly submitted: { readonly on: CalendarDay; readonly by: string | null } | null
  },
): Promise<void> {
  await tx
    .updateTable('assessment')
    .set({
      content: json(saved.text),
      outcome: saved.outcome,
      revision: saved.revision,
      writtenBy: saved.writtenBy,
      writtenAt: saved.writtenAt,
      ...(saved.submitted
        ? { state: 'submitted' as const, submittedOn: saved.submitted.on, submittedBy: saved.submitted.by }
        : {}),
    })
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .execute()
}

/** Keeps what was found for one child. */
export async function saveAssessedChild(tx: Tx, assessmentId: string, child: AssessedChild): Promise<void> {
  await tx
    .updateTable('assessmentChild')
    .set({ factors: [...child.factors], seenOn: child.seenOn, seenAlone: child.seenAlone })
    .where('authority', '=', tx.authority)
    .where('assessmentId', '=', assessmentId)
    .where('childId', '=', child.childId)
    .execute()
}

/** Hands the assessment back to its writer with the manager's comment. */
export async function saveReturned(tx: Tx, id: string, comment: string): Promise<void> {
  await tx
    .updateTable('assessment')
    .set({ state: 'returned', returnedComment: comment, submittedOn: null, submittedBy: null })
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .execute()
}

/** The manager has signed. */
export async function saveAuthorised(tx: Tx, id: string, on: CalendarDay, by: string | null): Promise<void> {
  await tx
    .updateTable('assessment')
    .set({ state: 'authorised', authorisedOn: on, authorisedBy: by, returnedComment: null })
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .execute()
}

function select(tx: Tx, id: string) {
  return tx
    .selectFrom('assessment')
    .innerJoin('referral', (join) =>
      join.onRef('referral.authority', '=', 'assessment.authority').onRef('referral.id', '=', 'assessment.referralId'),
    )
    .select(COLUMNS)
    .where('assessment.authority', '=', tx.authority)
    .where('assessment.id', '=', id)
}

type Row = Omit<Assessment, 'children' | 'content'> & { readonly content: unknown }

async function withChildren(tx: Tx, row: Row | undefined): Promise<Assessment | undefined> {
  if (!row) return undefined
  const children = await tx
    .selectFrom('assessmentChild')
    .select(['childId', 'factors', 'seenOn', 'seenAlone'])
    .where('authority', '=', tx.authority)
    .where('assessmentId', '=', row.id)
    .orderBy('childId')
    .execute()
  return { ...row, content: { ...NOTHING_WRITTEN, ...(row.content as Partial<AssessmentText>) }, children }
}
