import { sql } from 'kysely'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Asked } from '../contract-asked.ts'
import type { Lifecycle } from '../contract-lifecycle.ts'
import type { IndexTx } from '../matching/queries.ts'
import type { Birth } from './rules.ts'

/** How a number stands in its life, and the birth dates its records have. */
export type HeldLifecycle = Pick<Lifecycle, 'diedOn' | 'staysOpenWhy' | 'closedWhy'> & {
  readonly number: string
  readonly births: readonly Birth[]
}

/** How one number stands. Stands on lifecycle's key and link_of_child. */
export async function lifecycleOf(tx: IndexTx, number: string): Promise<HeldLifecycle | undefined> {
  const { rows } = await sql<HeldLifecycle>`
    select ${COLUMNS} from child_index.child c left join child_index.lifecycle y on y.number = c.number
     where c.number = ${number}`.execute(tx)
  return rows[0]
}

/** Open numbers of which some record has one of these birth dates, as they stand, locked. Stands on key_by_birth_and_family. */
export async function openNumbersBornOn(
  tx: IndexTx,
  birthDates: readonly CalendarDay[],
): Promise<readonly HeldLifecycle[]> {
  const { rows } = await sql<HeldLifecycle>`
    select ${COLUMNS} from (select distinct number from child_index.assertion_key where birth_date = any(${birthDates}::date[])) as born
      join child_index.child c on c.number = born.number and c.status = 'active'
      left join child_index.lifecycle y on y.number = c.number
     order by c.number for no key update of c`.execute(tx)
  return rows
}

/** Writes how a number stands from now on. */
export async function saveLifecycle(
  tx: IndexTx,
  { number, diedOn, staysOpenWhy, closedWhy }: Omit<HeldLifecycle, 'births'>,
  closedOn: CalendarDay | null,
  decisionId: string,
): Promise<void> {
  const values = { diedOn, staysOpenWhy, closedWhy, closedOn, decisionId }
  await tx
    .insertInto('childIndex.lifecycle')
    .values({ number, ...values })
    .onConflict((conflict) => conflict.column('number').doUpdateSet(values))
    .execute()
}

/** Closes the numbers of those who have grown up, all at once: status, decision and news. */
export async function saveGrown(
  tx: IndexTx,
  numbers: readonly string[],
  decisionIds: readonly string[],
  { authority, userId, role, purpose }: Asked,
  on: CalendarDay,
  at: Instant,
): Promise<void> {
  if (numbers.length === 0) return
  await sql`update child_index.child set status = 'closed' where number = any(${numbers})`.execute(tx)
  await sql`
    insert into child_index.lifecycle (number, closed_why, closed_on, decision_id)
    select number, 'grown', ${on}, decision_id from unnest(${numbers}::text[], ${decisionIds}::uuid[]) as grown(number, decision_id)
    on conflict (number) do update
       set closed_why = excluded.closed_why, closed_on = excluded.closed_on, decision_id = excluded.decision_id`.execute(
    tx,
  )
  await sql`
    insert into child_index.decision (id, kind, number, inputs_hash, model_version, authority, user_id, role, purpose, reason, decided_at)
    select decision_id, 'close', number, '', 'people', ${authority}, ${userId}, ${role}, ${purpose}, 'grown up', ${at}
      from unnest(${numbers}::text[], ${decisionIds}::uuid[]) as grown(number, decision_id)`.execute(tx)
  await sql`
    insert into child_index.feed (kind, number, at) select 'closed', number, ${at} from unnest(${numbers}::text[]) as number`.execute(
    tx,
  )
}

/** The last day of which those who grew up were closed; undefined before the first night. */
export async function lastClosingRun(tx: IndexTx): Promise<CalendarDay | undefined> {
  const run = await tx
    .selectFrom('childIndex.closingRun')
    .select('day')
    .orderBy('day', 'desc')
    .limit(1)
    .executeTakeFirst()
  return run?.day
}

/** Writes that those of a day are closed; nothing if it is written already. */
export async function saveClosingRun(tx: IndexTx, day: CalendarDay, closed: number, ranAt: Instant): Promise<void> {
  await tx
    .insertInto('childIndex.closingRun')
    .values({ day, closed, ranAt })
    .onConflict((conflict) => conflict.column('day').doNothing())
    .execute()
}

const COLUMNS = sql`
  c.number, y.died_on, y.stays_open_why, y.closed_why,
  (select coalesce(jsonb_agg(jsonb_build_object('birthDate', a.birth_date, 'birthDateKnown', a.birth_date_known)), '[]')
     from child_index.link l join child_index.assertion a on a.id = l.assertion_id
    where l.number = c.number and l.known_to is null and l.valid_to is null) as births`
