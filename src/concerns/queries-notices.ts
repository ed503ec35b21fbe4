import { sql } from 'kysely'
import type { CalendarDay } from '../kernel/calendar-day.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Tx } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'
import type { NoticeKind, PartnerNotice, PartnerSetting } from './model-notices.ts'

/** What somebody in a partner agency is told of. */
export type NewPartnerNotice = {
  readonly agencyId: string
  readonly userId: string
  readonly kind: NoticeKind
  readonly about: { readonly kind: string; readonly id: string }
  readonly at: Instant
}

/**
 * Tells somebody in a partner agency, in the act's own transaction, and by e-mail a little later. From the council's
 * seat or from the agency's own. The same thing at the same instant is told once.
 */
export async function tellPartner(tx: Tx, { agencyId, userId, kind, about, at }: NewPartnerNotice): Promise<void> {
  await tx
    .insertInto('partnerNotice')
    .values({
      ...{ authority: tx.authority, id: newId(), agencyId, userId, kind },
      ...{ aboutKind: about.kind, aboutId: about.id, at },
    })
    // Without naming columns: the council may tell, and not read what it told.
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await mailLater(tx, { agencyId, userId }, at)
}

/** When the acting agency's people were last told of each of these things, in this kind of notice. Stands on partner_notice_about. */
export async function lastTold(
  tx: Tx,
  agencyId: string,
  kind: NoticeKind,
  aboutIds: readonly string[],
): Promise<ReadonlyMap<string, Instant>> {
  if (aboutIds.length === 0) return new Map()
  const { rows } = await sql<{ aboutId: string; at: Instant }>`
    select about_id, max(at) as at from partner_notice
     where authority = ${tx.authority} and agency_id = ${agencyId} and kind = ${kind} and about_id = any(${aboutIds}::uuid[])
     group by about_id`.execute(tx)
  return new Map(rows.map(({ aboutId, at }) => [aboutId, at]))
}

/** Queues the e-mail about somebody's notices, not before an instant. */
export async function mailLater(
  tx: Tx,
  { agencyId, userId }: { readonly agencyId: string; readonly userId: string },
  notBefore: Instant,
): Promise<void> {
  const payload = JSON.stringify({ agencyId, userId })
  await sql`select public.enqueue_for('mail-partner-notices', ${payload}::jsonb, ${notBefore}::timestamptz)`.execute(tx)
}

/** What this user was told of, newest first; at most `limit`. Stands on partner_notice_of. */
export async function noticesFor(tx: Tx, userId: string, limit: number): Promise<readonly PartnerNotice[]> {
  return tx
    .selectFrom('partnerNotice')
    .select(['id', 'kind', 'aboutKind', 'aboutId', 'at', 'readAt'])
    .where('authority', '=', tx.authority)
    .where('userId', '=', userId)
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** How many notices this user of the acting agency has not read. Stands on partner_notice_unread. */
export async function unreadBy(tx: Tx, agencyId: string, userId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from partner_notice
     where authority = ${tx.authority} and agency_id = ${agencyId} and user_id = ${userId} and read_at is null`.execute(
    tx,
  )
  return rows[0]?.count ?? 0
}

/** Marks what this user was told of one thing, or of everything, as read. Stands on partner_notice_unread. */
export async function saveRead(
  tx: Tx,
  { agencyId, userId }: { readonly agencyId: string; readonly userId: string },
  what: string | 'all',
  at: Instant,
): Promise<void> {
  await tx
    .updateTable('partnerNotice')
    .set({ readAt: at })
    .where('authority', '=', tx.authority)
    .where('agencyId', '=', agencyId)
    .where('userId', '=', userId)
    .where('readAt', 'is', null)
    .$if(what !== 'all', (all) => all.where('aboutId', '=', what))
    .execute()
}

/** How this user wants to be told; what usually holds, until they say otherwise. By the key of user and agency. */
export async function settingOf(tx: Tx, agencyId: string, userId: string): Promise<PartnerSetting> {
  const row = await tx
    .selectFrom('partnerSetting')
    .select(['mail', 'quietFrom', 'quietTo'])
    .where('authority', '=', tx.authority)
    .where('agencyId', '=', agencyId)
    .where('userId', '=', userId)
    .executeTakeFirst()
  return row ?? { mail: true, quietFrom: 20, quietTo: 7 }
}

/** Keeps how this user wants to be told. */
export async function saveSetting(
  tx: Tx,
  { agencyId, userId }: { readonly agencyId: string; readonly userId: string },
  setting: PartnerSetting,
): Promise<void> {
  await tx
    .insertInto('partnerSetting')
    .values({ authority: tx.authority, id: newId(), agencyId, userId, ...setting })
    .onConflict((conflict) => conflict.columns(['authority', 'userId', 'agencyId']).doUpdateSet(setting))
    .execute()
}

/** Marks what this user has not read and was not written to about as written to. @returns how many there were */
export async function saveMailed(tx: Tx, agencyId: string, userId: string, at: Instant): Promise<number> {
  const { rows } = await sql`
    update partner_notice set mailed_at = ${at}::timestamptz
     where authority = ${tx.authority} and agency_id = ${agencyId} and user_id = ${userId} and read_at is null
       and mailed_at is null returning 1`.execute(tx)
  return rows.length
}

/** Where this user of the acting agency reads e-mail; undefined where they have no address, or no seat on this day. */
export async function partnerAddress(tx: Tx, userId: string, day: CalendarDay): Promise<string | undefined> {
  const { rows } = await sql<{ email: string | null }>`
    select access.partner_email_of(${userId}::uuid, ${day}::date) as email`.execute(tx)
  return rows[0]?.email ?? undefined
}

/** A notice that nobody read in time. */
export type Unread = { readonly id: string; readonly userId: string; readonly aboutId: string }

/** Marks the notices of the acting agency that were told by an instant and nobody read as passed on, and gives them. */
export async function saveEscalated(
  tx: Tx,
  agencyId: string,
  toldBy: Instant,
  at: Instant,
): Promise<readonly Unread[]> {
  const { rows } = await sql<Unread>`
    update partner_notice set escalated_at = ${at}::timestamptz
     where authority = ${tx.authority} and agency_id = ${agencyId} and read_at is null and escalated_at is null
       and kind <> 'unread-by-colleague' and at <= ${toldBy}::timestamptz
    returning id, user_id, about_id`.execute(tx)
  return rows
}
