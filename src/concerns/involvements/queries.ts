import { sql } from 'kysely'
import type { Actor } from '../../access/actor.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { json, type Tx } from '../../platform/db.ts'
import type { ChildShown, NewInvolvement, OwnInvolvement } from './model.ts'

const COLUMNS = [
  ...(['id', 'userId', 'agencyId', 'userName', 'indexNumber', 'childShown', 'kind', 'role', 'contact'] as const),
  ...(['sinceOn', 'shown', 'consent', 'renewedOn', 'endedOn'] as const),
] as const

/** Writes that the actor works with a child. @returns whether it is new */
export async function addInvolvement(
  tx: Tx,
  actor: Pick<Actor, 'userId' | 'agencyId' | 'name'>,
  { child, ...said }: NewInvolvement,
  today: CalendarDay,
): Promise<boolean> {
  const [agencyId, userId] = [actor.agencyId ?? '', actor.userId ?? '']
  const added = await tx
    .insertInto('involvement')
    .values({
      ...{ authority: tx.authority, ...said, agencyId, sealedTo: agencyId, userId, userName: actor.name },
      ...{ childShown: json(child), renewedOn: today, endedOn: null },
    })
    .onConflict((the) => the.columns(['authority', 'id']).doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}

/** With whom this user works or worked, newest first; at most `limit`. Stands on involvement_of_user. */
export async function involvementsOfUser(tx: Tx, userId: string, limit: number): Promise<readonly OwnInvolvement[]> {
  const rows = await tx
    .selectFrom('involvement')
    .select(COLUMNS)
    .where('authority', '=', tx.authority)
    .where('userId', '=', userId)
    .orderBy('sinceOn', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(asOwn)
}

/** What the acting agency said under this id, locked until the transaction ends; undefined if it said nothing so. */
export async function lockInvolvement(tx: Tx, id: string): Promise<OwnInvolvement | undefined> {
  const row = await tx
    .selectFrom('involvement')
    .select(COLUMNS)
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && asOwn(row)
}

/** The ids under which the acting agency says that it works with this child. Stands on involvement_of_agency. */
export async function ownReferences(tx: Tx, indexNumber: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from involvement where authority = ${tx.authority} and agency_id = public.acting_agency()
       and index_number = ${indexNumber} and ended_on is null order by id limit 100`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}

/** Writes that it goes on, or that it ended. */
export async function saveChanged(
  tx: Tx,
  { id, renewedOn, endedOn }: Pick<OwnInvolvement, 'id' | 'renewedOn' | 'endedOn'>,
): Promise<void> {
  await tx
    .updateTable('involvement')
    .set({ renewedOn, endedOn })
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .execute()
}

/** What kind of agency the acting one is, and its telephone number. By the key of agency. */
export async function actingAgency(
  tx: Tx,
): Promise<{ readonly kind: string; readonly phone: string | null } | undefined> {
  const { rows } = await sql<{ kind: string; phone: string | null }>`
    select kind, phone from access.agency where authority = ${tx.authority} and id = public.acting_agency()`.execute(tx)
  return rows[0]
}

/** What the acting agency is called. */
export async function actingAgencyName(tx: Tx): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select name from access.agency where authority = ${tx.authority} and id = public.acting_agency()`.execute(tx)
  return rows[0]?.name ?? ''
}

function asOwn<Row extends { readonly childShown: unknown }>({ childShown, ...row }: Row) {
  return { ...row, child: childShown as ChildShown }
}
