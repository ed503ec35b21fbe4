import { sql } from 'kysely'
import type { IndexTx } from '../matching/queries.ts'

/**
 * Puts the records that the index holds before the rows of the load, below 1, so that these are set against them as
 * against each other. Stands on nothing: all keys are read, twice. What an
 * earlier version said finds, and is not compared. Sealed and invalid numbers stay out.
 */
export async function stageHeld(tx: IndexTx): Promise<void> {
  const ranked = sql`(
    select k.*, -dense_rank() over (order by assertion_id)::int as seq from child_index.assertion_key k
     where id <= (select last_key from child_index.load where finished_at is null)) as k`
  await sql`
    insert into child_index.load_profile (seq, number, state, profile)
    select k.seq, now.number, now.state, k.profile from (
      select seq, min(number) as number, jsonb_build_object(
             'names', coalesce(jsonb_agg(distinct jsonb_build_object('given', given, 'family', family))
                               filter (where given <> '' or family <> ''), '[]'),
             'birthDate', min(birth_date), 'yearOnly', bool_and(year_only), 'sex', min(sex),
             'postcodes', coalesce(jsonb_agg(distinct postcode) filter (where postcode <> ''), '[]'),
             'nhs', min(nhs), 'nhsVerified', min(nhs_verified), 'upns', min(upns), 'mother', min(mother),
             'multiple', bool_or(multiple))::text as profile
        from ${ranked} where not past group by seq) as k
      join child_index.child c on c.number = k.number
      join child_index.child now on now.number = coalesce(c.survivor, c.number)
     where now.status not in ('sealed', 'invalid')`.execute(tx)
  await sql`
    insert into child_index.load_key (seq, given, family, given_sound, family_sound, birth_date, birth_year, birth_day, year_only, sex,
           postcode, nhs, nhs_verified, upns, mother, multiple, placeholder)
    select seq, given, family, given_sound, family_sound, birth_date, extract(year from birth_date),
           extract(month from birth_date) * 100 + extract(day from birth_date), year_only, sex, postcode, nhs,
           nhs_verified, upns, mother, multiple, false from ${ranked}`.execute(tx)
  await sql`
    insert into child_index.load_identifier (seq, value)
    select distinct seq, value from child_index.load_key
      cross join lateral unnest(upns || nhs) as value where seq < 1`.execute(tx)
}
