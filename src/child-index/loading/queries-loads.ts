import { sql } from 'kysely'
import type { Instant } from '../../kernel/instant.ts'
import type { IndexDatabase, IndexTx } from '../matching/queries.ts'
import type { Counts, Load, LoadFile, LoadStage, Refused, RefusedFor } from './model.ts'

type Reach = IndexDatabase | IndexTx

/** The load that is not finished, if there is one. Stands on load_under_way. */
export async function loadUnderWay(db: Reach): Promise<Load | undefined> {
  return db
    .selectFrom('childIndex.load')
    .select(['id', 'stage', 'way', 'rows', 'decidedTo', 'writtenTo', 'size'])
    .where('finishedAt', 'is', null)
    .executeTakeFirst()
}

/** Begins a load; there may be none under way. */
export async function beginLoad(db: Reach, id: string, at: Instant): Promise<Load> {
  await db.insertInto('childIndex.load').values({ id, begunAt: at }).execute()
  return { id, stage: 'reading', way: null, rows: 0, decidedTo: 0, writtenTo: 0, size: 0 }
}

/** Keeps how far a load is. */
export async function saveLoad(db: Reach, id: string, changed: Partial<Omit<Load, 'id'>>): Promise<void> {
  await db.updateTable('childIndex.load').set(changed).where('id', '=', id).execute()
}

/** Ends a load, and each of its files that was read. */
export async function finishLoad(db: Reach, id: string, at: Instant): Promise<void> {
  await db
    .updateTable('childIndex.loadFile')
    .set({ finishedAt: at })
    .where('loadId', '=', id)
    .where('finishedAt', 'is', null)
    .execute()
  const finished: LoadStage = 'finished'
  await db.updateTable('childIndex.load').set({ stage: finished, finishedAt: at }).where('id', '=', id).execute()
}

/** The files of a load, in their order; at most as many as a load may have. */
export async function filesOf(db: Reach, loadId: string): Promise<readonly LoadFile[]> {
  const { rows } = await sql<LoadFile>`
    select position, fingerprint, profile, authority, rows_read, read_at is not null as is_read
      from child_index.load_file where load_id = ${loadId} and (finished_at is null or counts is not null)
     order by position limit ${MOST_FILES}`.execute(db)
  return rows
}

/** Files a load may have. */
export const MOST_FILES = 10_000

/** Puts a file at the end of a load. */
export async function addFile(
  db: Reach,
  loadId: string,
  { fingerprint, profile, authority }: Pick<LoadFile, 'fingerprint' | 'profile' | 'authority'>,
): Promise<LoadFile> {
  const { rows } = await sql<LoadFile>`
    insert into child_index.load_file (load_id, position, fingerprint, profile, authority)
    select ${loadId}, coalesce(max(position), 0) + 1, ${fingerprint}, ${profile}, ${authority}
      from child_index.load_file where load_id = ${loadId}
    returning position, fingerprint, profile, authority, rows_read, false as is_read`.execute(db)
  return rows[0] as LoadFile
}

/** What was made of a file that was loaded to its end; undefined if it never was. Stands on load_file_by_fingerprint. */
export async function countsOfLoaded(
  db: Reach,
  { fingerprint, profile, authority }: Pick<LoadFile, 'fingerprint' | 'profile' | 'authority'>,
): Promise<Counts | undefined> {
  const { rows } = await sql<{ counts: Counts }>`
    select counts from child_index.load_file
     where fingerprint = ${fingerprint} and profile = ${profile} and authority is not distinct from ${authority}
       and finished_at is not null and counts is not null order by finished_at desc limit 1`.execute(db)
  return rows[0]?.counts
}

/** Counts what was made of each file's rows and keeps it with the file, before the staging is emptied. */
export async function countFiles(db: IndexTx, loadId: string): Promise<void> {
  await sql`
    with made as (
      select r.position, coalesce(s.answer, case when d.is_new then 'new' else 'linked' end) as answer,
             coalesce(s.review, d.outcome in ('PotentialMatch', 'ManyMatch')) as review
        from child_index.load_row r left join child_index.load_decision d using (seq) left join child_index.load_single s using (seq)),
    counted as (
      select position, count(*) filter (where answer = 'new') as new, count(*) filter (where answer = 'linked') as linked,
             count(*) filter (where answer = 'updated') as updated, count(*) filter (where answer = 'repeated') as repeated,
             count(*) filter (where review) as review
        from made group by position),
    refused as (
      select position, count(*) as refused from child_index.load_refusal where load_id = ${loadId} group by position)
    update child_index.load_file f set counts = jsonb_build_object('rows', f.rows_read, 'new', coalesce(c.new, 0),
           'linked', coalesce(c.linked, 0), 'updated', coalesce(c.updated, 0), 'repeated', coalesce(c.repeated, 0),
           'refused', coalesce(r.refused, 0), 'review', coalesce(c.review, 0))
      from child_index.load_file g left join counted c using (position) left join refused r using (position)
     where g.load_id = ${loadId} and f.load_id = g.load_id and f.position = g.position and f.finished_at is null`.execute(
    db,
  )
}

/** What is kept of finished files of a load, by position. */
export async function countsOf(db: Reach, loadId: string): Promise<ReadonlyMap<number, Counts>> {
  const { rows } = await sql<{ position: number; counts: Counts }>`
    select position, counts from child_index.load_file
     where load_id = ${loadId} and counts is not null limit ${MOST_FILES}`.execute(db)
  return new Map(rows.map(({ position, counts }) => [position, counts]))
}

/** Begins a load anew, its files to be read again: what it had read was lost with the database's memory. */
export async function beginAgain(db: IndexTx, loadId: string): Promise<void> {
  await sql`delete from child_index.load_refusal where load_id = ${loadId}`.execute(db)
  await sql`update child_index.load_file set rows_read = 0, read_at = null
             where load_id = ${loadId} and finished_at is null`.execute(db)
  await sql`update child_index.load set stage = 'reading', way = null, rows = 0, decided_to = 0, written_to = 0
             where id = ${loadId}`.execute(db)
}

/** Gives up a file half read: none of it was written to the index, and none will be. */
export async function giveUpFile(db: IndexTx, loadId: string, position: number, at: Instant): Promise<void> {
  await sql`with given_up as (delete from child_index.load_row where position = ${position} returning seq),
      p as (delete from child_index.load_profile where seq in (select seq from given_up)),
      k as (delete from child_index.load_key where seq in (select seq from given_up))
    delete from child_index.load_identifier where seq in (select seq from given_up)`.execute(db)
  await sql`update child_index.load_file set finished_at = ${at}
             where load_id = ${loadId} and position = ${position}`.execute(db)
}

/** Every row a load refused, in the order kept; 10,000 at a time. Stands on load_refusal's key. */
export async function* allRefusals(db: Reach, loadId: string): AsyncGenerator<Refused> {
  for (let after = '0'; ; ) {
    const { rows } = await sql<Refused & { id: string }>`
      select id, position, line, reason from child_index.load_refusal
       where id > ${after} and load_id = ${loadId} order by id limit 10000`.execute(db)
    yield* rows
    const last = rows.at(-1)
    if (!last) return
    after = last.id
  }
}

/** How many rows of each file were refused for each reason, with the first lines of each. */
export async function refusalsByReason(db: Reach, loadId: string, firstLines: number): Promise<readonly RefusedFor[]> {
  const { rows } = await sql<RefusedFor>`
    select position, reason, count(*)::int as times, (array_agg(line order by line))[1:${sql.lit(firstLines)}] as lines
      from child_index.load_refusal where load_id = ${loadId}
     group by 1, 2 order by 1, 3 desc, 2 limit 100000`.execute(db)
  return rows
}
