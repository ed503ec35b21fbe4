import { sql } from 'kysely'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { Judgement, Scale } from './model.ts'
import type { By } from './queries-citations.ts'

/** Judgements, and numbers of one, that a page shows. */
const MOST = 200
const MOST_SCALES = 50

/** The judgements about these children that stand, in the order they were made. Stands on judgement_of_child. */
export function judgementsOf(tx: Tx, childIds: readonly string[]): Promise<readonly Judgement[]> {
  if (childIds.length === 0) return Promise.resolve([])
  return judgements(tx, sql`j.child_id = any(${childIds}::uuid[]) and j.ended_on is null`)
}

/** The judgements written in an assessment that stand. Stands on judgement_of_assessment. */
export function judgementsIn(tx: Tx, assessmentId: string): Promise<readonly Judgement[]> {
  return judgements(tx, sql`j.assessment_id = ${assessmentId} and j.ended_on is null`)
}

/** One judgement, ended or not; undefined if this authority has none such. */
export async function judgementById(tx: Tx, id: string): Promise<Judgement | undefined> {
  return (await judgements(tx, sql`j.id = ${id}`))[0]
}

/** The same, locked until the transaction ends. */
export async function lockJudgement(tx: Tx, id: string): Promise<Judgement | undefined> {
  await tx
    .selectFrom('judgement')
    .select('id')
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return judgementById(tx, id)
}

async function judgements(tx: Tx, which: ReturnType<typeof sql>): Promise<readonly Judgement[]> {
  const { rows } = await sql<Row>`
    select j.id, j.child_id, j.kind, j.said_by, j.statement, j.could_happen, j.worst, j.best, j.made_on, j.assessment_id,
           j.ended_on, j.ended_how,
           (select jsonb_agg(jsonb_build_object('number', s.number, 'askedOf', s.asked_of, 'askedOn', s.asked_on, 'why', s.why)
                     order by s.asked_on desc, s.recorded_at desc)
              from (select * from judgement_scale x where x.authority = j.authority and x.judgement_id = j.id
                     order by x.asked_on desc, x.recorded_at desc limit ${MOST_SCALES}) s) as scales,
           (select jsonb_agg(t.dimension order by t.dimension) from lens_tag t
             where t.authority = j.authority and t.tagged_id = j.id and t.removed_at is null) as dimensions
      from judgement j where j.authority = ${tx.authority} and ${which}
     order by j.made_on, j.recorded_at, j.id limit ${MOST}`.execute(tx)
  return rows.map(({ scales, dimensions, ...one }) => ({ ...one, scales: scales ?? [], dimensions: dimensions ?? [] }))
}

type Row = Omit<Judgement, 'scales' | 'dimensions'> & {
  readonly scales: readonly Scale[] | null
  readonly dimensions: readonly string[] | null
}

type Kept = Pick<Judgement, 'id' | 'childId' | 'kind' | 'saidBy' | 'statement' | 'couldHappen' | 'worst' | 'best'> &
  Pick<Judgement, 'madeOn' | 'assessmentId'>

/** Writes judgements down. One whose id is there already stays as it is: the same form, sent twice. */
export async function addJudgements(tx: Tx, judgements: readonly Kept[], by: By): Promise<void> {
  if (judgements.length === 0) return
  await tx
    .insertInto('judgement')
    .values(
      judgements.map((one) => ({
        authority: tx.authority,
        ...one,
        recordedBy: by.userId,
        recordedByName: by.name,
      })),
    )
    .onConflict((conflict) => conflict.columns(['authority', 'id']).doNothing())
    .execute()
}

/** Puts other words in the place of a judgement's. */
export async function saveJudgement(
  tx: Tx,
  id: string,
  words: Pick<Judgement, 'saidBy' | 'statement' | 'couldHappen'>,
): Promise<void> {
  await tx.updateTable('judgement').set(words).where('authority', '=', tx.authority).where('id', '=', id).execute()
}

/** Ends a judgement: it is thought no more, and why. */
export async function saveJudgementEnded(tx: Tx, id: string, endedOn: CalendarDay, endedHow: string): Promise<void> {
  await tx
    .updateTable('judgement')
    .set({ endedOn, endedHow })
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .execute()
}

/** Adds a number to a scaling question. Numbers are never changed: another is given on another day. */
export async function addScale(tx: Tx, judgementId: string, scale: Scale, id: string, by: By): Promise<void> {
  await tx
    .insertInto('judgementScale')
    .values({ authority: tx.authority, id, judgementId, ...scale, recordedByName: by.name })
    .onConflict((conflict) => conflict.columns(['authority', 'id']).doNothing())
    .execute()
}

/** The ids under which one judgement stands for each of several children: the act's own, then new ones. */
export function idsFor(id: string, childIds: readonly string[]): readonly string[] {
  return childIds.map((_, at) => (at === 0 ? id : newId()))
}
