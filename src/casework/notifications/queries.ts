import { sql } from 'kysely'
import type { Instant } from '../../kernel/instant.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { NewNotice, Notice, NoticeKind, NoticeStep } from './model.ts'

/** Tells these people, in the act's own transaction: no act, no notice. */
export async function notify(tx: Tx, notices: readonly NewNotice[], at: Instant): Promise<void> {
  if (notices.length === 0) return
  const rows = notices.map(({ step, ...notice }) => ({
    ...notice,
    ...{ authority: tx.authority, id: newId(), stepKind: step.kind, stepId: step.id, at },
  }))
  await tx.insertInto('notification').values(rows).execute()
}

/** What is told to whoever works with these children, but for the one who did it. */
type ToHolders = {
  readonly kind: NoticeKind
  readonly step: NoticeStep
  readonly childIds: readonly string[]
  /** Whoever is told besides them. */
  readonly also?: string | null
  /** Whether the manager of the team is told of a child whom nobody holds. */
  readonly orManager?: boolean
  readonly but: string | null
  readonly at: Instant
}

/**
 * Tells the social workers and co-workers of these children, and whoever stands in for one of them that day. Stands on
 * allocation_of_child and cover_of.
 */
export async function tellHolders(tx: Tx, told: ToHolders): Promise<void> {
  const { kind, step, childIds, also = null, orManager = false, but, at } = told
  if (childIds.length === 0) return
  const day = sql`(${at}::timestamptz at time zone 'Europe/London')::date`
  await sql`
    with held as (
      select child_id, user_id from allocation
       where authority = ${tx.authority} and child_id = any(${childIds}::uuid[]) and to_on is null
         and role in ('social-worker', 'co-worker') and user_id is not null),
    managed as (
      select a.child_id, m.user_id from allocation a
        join access.membership m on m.authority = a.authority and m.team_id = a.team_id and m.seat = 'council'
         and 'team-manager' = any(m.roles) and m.from_on <= ${day} and (m.to_on is null or m.to_on >= ${day})
       where ${orManager} and a.authority = ${tx.authority} and a.child_id = any(${childIds}::uuid[]) and a.to_on is null
         and not exists (select from held h where h.child_id = a.child_id)),
    told as (
      select child_id, user_id from held
      union
      select child_id, user_id from managed
      union
      select h.child_id, c.covering_user from held h join cover c on c.authority = ${tx.authority} and c.absent_user = h.user_id
       where ${day} between c.from_on and c.to_on and c.ended_on is null
      union
      select child_id, ${also}::uuid from unnest(${childIds}::uuid[]) as about (child_id) where ${also}::uuid is not null)
    insert into notification (authority, id, user_id, kind, step_kind, step_id, child_id, at)
      select ${tx.authority}, gen_random_uuid(), user_id, ${kind}, ${step.kind}, ${step.id}::uuid, child_id, ${at}::timestamptz
        from told where user_id is distinct from ${but}::uuid`.execute(tx)
}

/** What this user was told, latest first; at most `limit`. Stands on notification_of. */
export async function noticesOf(tx: Tx, userId: string, limit: number): Promise<readonly Notice[]> {
  const rows = await tx
    .selectFrom('notification')
    .select(['id', 'userId', 'kind', 'stepKind', 'stepId', 'childId', 'at', 'readAt'])
    .where('authority', '=', tx.authority)
    .where('userId', '=', userId)
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(({ stepKind, stepId, ...notice }) => ({ ...notice, step: { kind: stepKind, id: stepId } }))
}

/** What the rules of these prompts look for, by the prompt, whose worry has its id. Stands on the key of worry. */
export async function titlesOfPatterns(tx: Tx, promptIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (promptIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('worry')
    .select(['id', 'title'])
    .where('authority', '=', tx.authority)
    .where('kind', '=', 'pattern-prompt')
    .where('id', 'in', promptIds)
    .execute()
  return new Map(rows.map(({ id, title }) => [id, title]))
}

/** How many acts this user was told of and has not read. Stands on notification_unread. */
export async function noticesUnread(tx: Tx, userId: string): Promise<number> {
  const { rows } = await sql<{ unread: number }>`
    select count(distinct (kind, step_id))::integer as unread from notification
     where authority = ${tx.authority} and user_id = ${userId}::uuid and read_at is null`.execute(tx)
  return rows[0]?.unread ?? 0
}

/** Marks what this user was told of one step, or of everything, as read. Stands on notification_unread. */
export async function markRead(tx: Tx, userId: string, stepId: string | 'all', at: Instant): Promise<void> {
  await tx
    .updateTable('notification')
    .set({ readAt: at })
    .where('authority', '=', tx.authority)
    .where('userId', '=', userId)
    .where('readAt', 'is', null)
    .$if(stepId !== 'all', (all) => all.where('stepId', '=', stepId))
    .execute()
}
