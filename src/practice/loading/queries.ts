import { sql } from 'kysely'
import { systemActor } from '../../access/actor.ts'
import { practicePeople } from '../../access/sessions/queries.ts'
import { type CalendarDay, calendarDay } from '../../kernel/calendar-day.ts'
import { type Database, inSeat, type Tx } from '../../platform/db.ts'
import { AUTHORITIES } from '../authorities.ts'
import { callowayFamilies } from '../calloway/family.ts'
import type { ConcernRow } from './concerns.ts'
import { idsOf } from './ids.ts'
import type { IdOf, LoadedTable, Row } from './rows.ts'
import type { StaffRows } from './staff.ts'

/** What this database is for; undefined if nobody has said. */
export async function modeOf(db: Database): Promise<string | undefined> {
  const { rows } = await sql<{ mode: string }>`select mode from public.installation`.execute(db)
  return rows[0]?.mode
}

/**
 * Whether the usual county of this seed is to be loaded: nobody can sign in, or nobody but the hand-written family is
 * there, or the first of its families is, so that what a broken-off start left out is made good.
 */
export async function isToBeFilled(db: Database, seed: number, today: CalendarDay): Promise<boolean> {
  if ((await practicePeople(db, today)).length === 0) return true
  const id = idsOf(seed)
  const [ours, first] = [handWritten(id), id('f0001-c1')]
  const found = await Promise.all(
    AUTHORITIES.map(({ code }) =>
      inSeat(db, systemActor(code, 'practice'), async (tx) => {
        const others = await tx
          .selectFrom('person')
          .select('id')
          .where('authority', '=', tx.authority)
          .where('id', 'not in', ours)
          .limit(1)
          .execute()
        return { others: others.length > 0, first: (await numbersOf(tx, [first])).size > 0 }
      }),
    ),
  )
  return found.every(({ others }) => !others) || found.some((one) => one.first)
}

function handWritten(id: IdOf): readonly string[] {
  const people = [...callowayFamilies(calendarDay('2026-03-19'))].flatMap((family) => family.people)
  return people.map((person) => id(person.id))
}

/** Waits for whoever else loads a county into this authority: one at a time, until the transaction ends. */
export async function oneLoaderAtATime(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(7264010, ${Number(tx.authority)}::int)`.execute(tx)
}

/** Leaves what is written in this transaction out of what the rules are set to work on: a county is looked at as a whole. */
export async function noticeAfterwards(tx: Tx): Promise<void> {
  await sql`select set_config('app.noticed', 'afterwards', true)`.execute(tx)
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

const ANSWERS = ['receivedAt', 'decideBy', 'outcome', 'outcomeReason', 'outcomeByName', 'outcomeAt'] as const

/** Adds an agency's concerns, from its own seat. One that is there already stays as it is. @returns how many are new */
export async function addConcerns(tx: Tx, rows: readonly ConcernRow[]): Promise<number> {
  if (rows.length === 0) return 0
  const raised = rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !isAnswer(name))))
  const columns = columnsOf(raised)
  const { numAffectedRows } = await sql`
    insert into public.concern (authority, ${columns}) select ${tx.authority}, ${columns}
      from jsonb_populate_recordset(null::public.concern, ${asJson(raised)}::jsonb)
    on conflict (authority, id) do nothing`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}

/** Writes what the front door answered on concerns that have no answer yet, from the council's seat. */
export async function answerConcerns(tx: Tx, rows: readonly ConcernRow[]): Promise<void> {
  const received = rows.filter(({ receivedAt }) => receivedAt !== null)
  if (received.length === 0) return
  const columns = ANSWERS.map((name) => sql`${sql.id(snake(name))} = given.${sql.id(snake(name))}`)
  await sql`
    update public.concern set ${sql.join(columns)}
      from jsonb_populate_recordset(null::public.concern, ${asJson(received)}::jsonb) given
     where concern.authority = ${tx.authority} and concern.id = given.id and concern.received_at is null`.execute(tx)
}

function isAnswer(name: string): boolean {
  return ANSWERS.some((answer) => answer === name)
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

/** Empties a practice database, as its owner: every record, session, number and job. Live is refused. */
export async function emptyPractice(owner: Database): Promise<void> {
  await sql`
    do $$ begin
      if not exists (select from public.installation where mode = 'practice') then
        raise exception 'Only a practice database can be emptied. Nothing was changed.';
      end if;
      execute (select 'truncate ' || string_agg(format('%I.%I', schemaname, tablename), ', ') || ' restart identity'
                 from pg_tables
                where schemaname in ('public', 'access', 'history', 'child_index')
                  and (schemaname, tablename) not in (('public', 'migration'), ('public', 'installation')));
      if to_regclass('graphile_worker.jobs') is not null then
        perform graphile_worker.complete_jobs(array(select id from graphile_worker.jobs));
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
