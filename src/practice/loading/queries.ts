import { sql } from 'kysely'
import type { Database, Tx } from '../../platform/db.ts'
import type { ConcernRow } from './concerns.ts'
import type { LoadedTable, Row } from './rows.ts'
import type { StaffRows } from './staff.ts'

/** What this database is for; undefined if nobody has said. */
export async function modeOf(db: Database): Promise<string | undefined> {
  const { rows } = await sql<{ mode: string }>`select mode from public.installation`.execute(db)
  return rows[0]?.mode
}

/** Whether a county was loaded into this database before, if not to its end. */
export async function hasStaff(owner: Database): Promise<boolean> {
  const { rows } = await sql`select 1 from access.app_user where issuer = 'practice' limit 1`.execute(owner)
  return rows.length === 1
}

/** Waits for whoever else loads a county into this authority: one at a time, until the transaction ends. */
export async function oneLoaderAtATime(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(7264010, ${Number(tx.authority)}::int)`.execute(tx)
}

/** The index numbers of those of these people who are there; null for one who has none yet. Stands on the key of person. */
export async function numbersOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('person')
    .select(['id', 'indexNumber'])
    .where('authority', '=', tx.authority)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, indexNumber }) => [id, indexNumber]))
}

/** Adds rows, many in one statement. A row that is there already is a fault: families are loaded once. */
export async function addRows<Table extends LoadedTable>(
  tx: Tx,
  table: Table,
  rows: readonly Row<Table>[],
): Promise<void> {
  if (rows.length === 0) return
  const columns = columnsOf(rows)
  const target = sql.table(`public.${snake(table)}`)
  await sql`
    insert into ${target} (authority, ${columns}) select ${tx.authority}, ${columns}
      from jsonb_populate_recordset(null::${target}, ${asJson(rows)}::jsonb)`.execute(tx)
}

/** Adds an agency's concerns, from its own seat. One that is there already stays as it is. @returns how many are new */
export async function addConcerns(tx: Tx, rows: readonly ConcernRow[]): Promise<number> {
  if (rows.length === 0) return 0
  const columns = columnsOf(rows)
  const { numAffectedRows } = await sql`
    insert into public.concern (authority, ${columns}) select ${tx.authority}, ${columns}
      from jsonb_populate_recordset(null::public.concern, ${asJson(rows)}::jsonb)
    on conflict (authority, id) do nothing`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}

/** Adds those of the staff who are not there yet, as the owner: the application cannot write users. */
export async function addStaff(owner: Database, staff: StaffRows): Promise<void> {
  await owner.transaction().execute(async (tx) => {
    for (const table of ['appUser', 'agency', 'team', 'membership'] as const) {
      const columns = columnsOf(staff[table])
      const target = sql.table(`access.${snake(table)}`)
      await sql`
        insert into ${target} (${columns}) select ${columns}
          from jsonb_populate_recordset(null::${target}, ${asJson(staff[table])}::jsonb)
        on conflict do nothing`.execute(tx)
    }
  })
}

/** Empties a practice database, as its owner: every record, session and number. What it is and its migrations stay. */
export async function emptyPractice(owner: Database): Promise<void> {
  await sql`
    do $$ begin
      if not exists (select from public.installation where mode = 'practice') then
        raise exception 'only a practice database is emptied';
      end if;
      execute (select 'truncate ' || string_agg(format('%I.%I', schemaname, tablename), ', ') || ' restart identity'
                 from pg_tables
                where schemaname in ('public', 'access', 'history', 'child_index')
                  and (schemaname, tablename) not in (('public', 'migration'), ('public', 'installation')));
      if to_regclass('graphile_worker._private_jobs') is not null then
        delete from graphile_worker._private_jobs;
      end if;
    end $$`.execute(owner)
}

function columnsOf(rows: readonly object[]) {
  return sql.join(Object.keys(rows[0] ?? {}).map((name) => sql.ref(snake(name))))
}

function asJson(rows: readonly object[]): string {
  return JSON.stringify(
    rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [snake(name), value]))),
  )
}

/** `section47Enquiry` is `section_47_enquiry`; but `sha256` is one word. */
function snake(name: string): string {
  return name === 'sha256' ? name : name.replace(/[A-Z]|\d+/g, (part) => `_${part.toLowerCase()}`)
}
