import { sql } from 'kysely'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { makePlan } from '../plans/queries.ts'
import { savePlanChanges } from '../plans/queries-writing.ts'
import type { DecidedAction, RecordSupervision, SupervisedWorker, Supervision, SupervisionAction } from './model.ts'

/** Workers of a team, and children of a worker, that one list shows. */
const MOST = 200

const COLUMNS = ['id', 'workerUser', 'supervisorUser', 'heldOn', 'nextOn', 'wellbeing', 'workerWords'] as const

/** Writes a supervision down, with its parts. False if it is there already: the same form, sent twice. */
export async function addSupervision(
  tx: Tx,
  { id, workerId, heldOn, nextOn, wellbeing, children }: RecordSupervision,
  supervisor: { readonly userId: string; readonly name: string },
): Promise<boolean> {
  const { authority } = tx
  const row = {
    authority,
    id,
    workerUser: workerId,
    supervisorUser: supervisor.userId,
    recordedByName: supervisor.name,
  }
  const added = await tx
    .insertInto('supervision')
    .values({ ...row, heldOn, nextOn, wellbeing })
    .onConflict((conflict) => conflict.columns(['authority', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added) return false
  const parts = children.map((child) => ({ authority, id: newId(), supervisionId: id, heldOn, ...child }))
  await tx.insertInto('supervisionChild').values(parts).execute()
  return true
}

/** Writes what was decided as actions: in the child's plan where they serve one of its outcomes. */
export async function addActions(
  tx: Tx,
  supervisionId: string,
  actions: readonly DecidedAction[],
  on: CalendarDay,
): Promise<void> {
  const nothing = { added: [], changed: [], ended: [] }
  for (const { id, childId, outcomeId, ...action } of actions) {
    const planActionId = outcomeId === null ? null : newId()
    if (outcomeId !== null && planActionId !== null) {
      const added = [{ id: planActionId, outcomeId, ...action, stopped: false }]
      const changes = { text: null, needs: nothing, outcomes: nothing, actions: { ...nothing, added } }
      await savePlanChanges(tx, await makePlan(tx, childId, on), changes, on)
    }
    const row = { authority: tx.authority, id, supervisionId, childId, planActionId, ...action }
    await tx.insertInto('supervisionAction').values(row).execute()
  }
}

/** One supervision with its parts and actions; undefined if there is none such. */
export async function supervisionById(tx: Tx, id: string): Promise<Supervision | undefined> {
  return withParts(tx, await select(tx, id).executeTakeFirst())
}

/** The same, locked until the transaction ends. */
export async function lockSupervision(tx: Tx, id: string): Promise<Supervision | undefined> {
  return withParts(tx, await select(tx, id).forUpdate().executeTakeFirst())
}

/** The worker has read it, and says so; with their own words beside it. */
export async function saveConfirmed(tx: Tx, id: string, words: string | null, at: Instant): Promise<void> {
  await tx
    .updateTable('supervision')
    .set({ workerWords: words, workerConfirmedAt: at })
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .execute()
}

/** Notes about whom a manager decided, for their pages. */
export async function addDecidedAbout(
  tx: Tx,
  entryId: string,
  childIds: readonly string[],
  decidedOn: CalendarDay,
): Promise<void> {
  const rows = childIds.map((childId) => ({ authority: tx.authority, id: newId(), entryId, childId, decidedOn }))
  await tx.insertInto('managementDecisionChild').values(rows).execute()
}

/** The actions of supervision about a child, the open ones first; those in the plan with their state there. Stands on supervision_action_of. */
export async function actionsOf(tx: Tx, childId: string): Promise<readonly SupervisionAction[]> {
  return actions(tx).where('own.childId', '=', childId).limit(MOST).execute()
}

/** One action, locked until the transaction ends; undefined if there is none such. */
export async function lockAction(tx: Tx, id: string): Promise<SupervisionAction | undefined> {
  await tx
    .selectFrom('supervisionAction')
    .select('id')
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return actions(tx).where('own.id', '=', id).executeTakeFirst()
}

/** Marks an action as done on a day, or as stopped. */
export async function saveMarked(tx: Tx, id: string, state: 'done' | 'stopped', on: CalendarDay): Promise<void> {
  await tx
    .updateTable('supervisionAction')
    .set({ state, doneOn: state === 'done' ? on : null })
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .execute()
}

/** The supervisions in which a child was spoken of, latest first. Stands on supervision_child_of. */
export async function supervisionsOf(tx: Tx, childId: string) {
  return tx
    .selectFrom('supervisionChild as part')
    .innerJoin('supervision as held', (join) =>
      join.onRef('held.authority', '=', 'part.authority').onRef('held.id', '=', 'part.supervisionId'),
    )
    .select(['held.id', 'part.heldOn', 'held.recordedByName', 'part.discussed', 'part.reflection', 'part.decision'])
    .select('held.workerConfirmedAt')
    .where('part.authority', '=', tx.authority)
    .where('part.childId', '=', childId)
    .orderBy('part.heldOn', 'desc')
    .limit(50)
    .execute()
}

/** A worker's own supervisions, latest first. Stands on supervision_of_worker. */
export async function ownSupervisions(tx: Tx, workerUser: string) {
  return tx
    .selectFrom('supervision')
    .select(['id', 'heldOn', 'nextOn', 'recordedByName', 'workerConfirmedAt'])
    .where('authority', '=', tx.authority)
    .where('workerUser', '=', workerUser)
    .orderBy('heldOn', 'desc')
    .limit(24)
    .execute()
}

/**
 * The social workers of these teams, those due longest first, each with the children they hold and when each was last
 * spoken of. Stands on supervision_of_worker, allocation_of_user and supervision_child_of.
 */
export async function supervisedWorkers(
  tx: Tx,
  teamIds: readonly string[],
  day: CalendarDay,
): Promise<readonly SupervisedWorker[]> {
  const { rows } = await sql<SupervisedWorker>`
    select m.user_id, coalesce(access.name_of(m.user_id), '') as name, m.job_title, last.held_on::text as last_on,
           last.next_on::text as next_on, last.unconfirmed, coalesce(held.children, '[]') as children
      from access.membership m
      left join lateral (
        select s.held_on, s.next_on, case when s.worker_confirmed_at is null then s.id end as unconfirmed from supervision s
         where s.authority = m.authority and s.worker_user = m.user_id order by s.held_on desc limit 1) last on true
      left join lateral (
        select jsonb_agg(jsonb_build_object('id', c.child_id, 'lastOn', c.last_on) order by c.last_on nulls first, c.child_id)
          as children from (
          select a.child_id, (select max(p.held_on)::text from supervision_child p
                   where p.authority = a.authority and p.child_id = a.child_id) as last_on
            from allocation a where a.authority = m.authority and a.user_id = m.user_id and a.to_on is null
             and a.role in ('social-worker', 'co-worker') group by a.authority, a.child_id limit ${MOST}) c) held on true
     where m.authority = ${tx.authority} and m.seat = 'council' and m.team_id = any(${teamIds}::uuid[])
       and 'social-worker' = any(m.roles) and m.from_on <= ${day} and (m.to_on is null or m.to_on >= ${day})
     order by last.next_on nulls first, name limit ${MOST}`.execute(tx)
  return rows
}

function select(tx: Tx, id: string) {
  return tx
    .selectFrom('supervision')
    .select(COLUMNS)
    .select(['workerConfirmedAt', 'recordedByName as supervisorName'])
    .select(sql<string>`coalesce(access.name_of(worker_user), '')`.as('workerName'))
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
}

async function withParts(
  tx: Tx,
  row: Omit<Supervision, 'children' | 'actions'> | undefined,
): Promise<Supervision | undefined> {
  if (!row) return undefined
  const children = await tx
    .selectFrom('supervisionChild')
    .select(['childId', 'discussed', 'reflection', 'decision'])
    .where('authority', '=', tx.authority)
    .where('supervisionId', '=', row.id)
    .orderBy('childId')
    .execute()
  return { ...row, children, actions: await actions(tx).where('own.supervisionId', '=', row.id).limit(MOST).execute() }
}

function actions(tx: Tx) {
  return tx
    .selectFrom('supervisionAction as own')
    .leftJoin('planAction as planned', (join) =>
      join.onRef('planned.authority', '=', 'own.authority').onRef('planned.id', '=', 'own.planActionId'),
    )
    .select(['own.id', 'own.childId', 'own.supervisionId', 'own.what', 'own.ownerName', 'own.byOn'])
    .select((the) => [
      the('own.planActionId', 'is not', null).as('inPlan'),
      the.fn.coalesce('planned.state', 'own.state').as('state'),
      the.fn.coalesce('planned.doneOn', 'own.doneOn').as('doneOn'),
    ])
    .$narrowType<{ inPlan: boolean }>()
    .where('own.authority', '=', tx.authority)
    .orderBy('own.byOn')
}
