import { execute } from '../../testing/database.ts'

/**
 * Makes of what searches stand on, children and their keys, so many times as much: each copy bears the same names, was
 * born on other days and lives at other postcodes. A copy's number is none that could be given.
 *
 * @param admin the database's address as its superuser
 * @param times 2 to 20
 */
export async function multiply(admin: string, times: number): Promise<void> {
  const { rows: indexes } = await execute<{ name: string; definition: string }>(
    admin,
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
       from pg_index where indrelid = 'child_index.assertion_key'::regclass and not indisprimary`,
  )
  const last = await execute<{ id: string }>(admin, 'select max(id)::text as id from child_index.assertion_key')
  for (const { name } of indexes) await execute(admin, `drop index ${name}`)
  for (let copy = 1; copy < times; copy += 1) await addCopy(admin, copy, last.rows[0]?.id ?? '0')
  for (const { definition } of indexes) await execute(admin, definition)
}

async function addCopy(admin: string, copy: number, lastId: string): Promise<void> {
  await execute(
    admin,
    `insert into child_index.child (number, state, responsible_authority)
     select ${NUMBER}, state, responsible_authority from child_index.child where number = upper(number)`,
    [copy],
  )
  await execute(
    admin,
    `insert into child_index.assertion_key (assertion_id, number, given, family, given_sound, family_sound, birth_date,
            year_only, sex, postcode, nhs, nhs_verified, upns, mother, multiple)
     select gen_random_uuid(), ${NUMBER}, given, family, given_sound, family_sound, birth_date + 61 * $1::integer,
            year_only, sex, case when postcode = '' then '' else 'Z' || $1::integer || postcode end, '{}', '{}', '{}',
            mother, multiple
       from child_index.assertion_key where id <= ${Number(lastId)}`,
    [copy],
  )
}

/** A copy's number ends in a small letter. */
const NUMBER = 'left(number, 9) || chr(96 + $1::integer)'
