import { type Copying, inTransaction } from './queries-copying.ts'

/**
 * Puts aside the indexes and foreign keys of the tables that a load fills, each with the statement that brings it back:
 * an empty index is filled several times quicker without them, and nobody can find anything there yet. What keeps rows
 * unique stays.
 */
export async function putAside(client: Copying): Promise<void> {
  await client.query(
    `
    insert into child_index.load_put_aside (name, place, away, back)
    select relname, 1, format('drop index %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
      from pg_index join pg_class on pg_class.oid = indexrelid where indrelid = any($1::regclass[]) and not indisunique
    union all
    select conname, 2, format('alter table %s drop constraint %I', conrelid::regclass, conname),
           format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
      from pg_constraint where conrelid = any($1::regclass[]) and contype = 'f'`,
    [TABLES],
  )
  const { rows } = await client.query<{ away: string }>('select away from child_index.load_put_aside order by name')
  for (const { away } of rows) await client.query(away)
}

/** Brings back what was put aside, one a transaction; broken off, the rest of it when called again. */
export async function bringBack(pool: Parameters<typeof inTransaction>[0]): Promise<void> {
  while (await inTransaction(pool, bringOneBack));
}

async function bringOneBack(client: Copying): Promise<boolean> {
  const { rows } = await client.query<{ name: string; back: string }>(
    'select name, back from child_index.load_put_aside order by place, name limit 1',
  )
  const [next] = rows
  if (!next) return false
  await client.query(`set local maintenance_work_mem = '512MB'`)
  await client.query(next.back)
  await client.query('delete from child_index.load_put_aside where name = $1', [next.name])
  return true
}

const TABLES = [
  'child_index.child',
  'child_index.assertion',
  'child_index.assertion_name',
  'child_index.assertion_address',
  'child_index.assertion_identifier',
  'child_index.assertion_key',
  'child_index.link',
  'child_index.feed',
  'child_index.decision',
]
