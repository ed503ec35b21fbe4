import { sql } from 'kysely'
import type { Instant } from '../../kernel/instant.ts'
import type { IndexTx } from '../matching/queries.ts'
import { homeAuthorityIn } from '../responsibility/queries.ts'

/** A slice of decided rows to be written, and what is put to them. */
export type Writing = {
  readonly from: number
  readonly to: number
  readonly at: Instant
  /** An id of version 7, made now: ids of the slice share its time, and so lie in order. */
  readonly newId: string
  readonly role: string
  readonly purpose: string
}

/** Numbers that a slice gave or linked to, and in whose name. */
export type Written = { readonly authority: string; readonly numbers: readonly string[] }

/**
 * Writes a slice, set-based: what registering each row would have written. Rows that nobody could have been taken for
 * share one decision of the kind `load` for each file. Rows kept for one after another are left out.
 */
export async function writeSlice(tx: IndexTx, writing: Writing): Promise<readonly Written[]> {
  await chooseRows(tx, writing)
  await writeChildren(tx, writing)
  await writeAssertions(tx, writing)
  await writeWhatTheySay(tx)
  await writeDecisions(tx, writing)
  await writeLinks(tx, writing)
  const { rows } = await sql<Written>`
    select r.authority, array_agg(s.number) as numbers
      from child_index.load_slice s join child_index.load_row r using (seq)
     group by 1 order by 1 limit ${writing.to - writing.from + 1}`.execute(tx)
  return rows
}

async function chooseRows(tx: IndexTx, { from, to, newId }: Writing): Promise<void> {
  const id = sql`(${newId.slice(0, 15)}::text || substr(gen_random_uuid()::text, 16))::uuid`
  await sql`truncate child_index.load_slice`.execute(tx)
  await sql`
    with chosen as materialized (
      select r.seq, r.position, d.number, d.is_new, d.candidates <> '[]' as weighed
        from child_index.load_row r join child_index.load_decision d using (seq)
       where r.seq between ${from} and ${to}
         and not exists (select from child_index.load_single s where s.seq = r.seq)),
    shared as materialized (select position, ${id} as decision_id from (select distinct position from chosen) as files)
    insert into child_index.load_slice (seq, position, assertion_id, decision_id, number, is_new, weighed)
    select seq, position, ${id}, case when weighed then ${id} else shared.decision_id end, number, is_new, weighed
      from chosen join shared using (position) order by seq`.execute(tx)
}

async function writeChildren(tx: IndexTx, { at }: Writing): Promise<void> {
  await sql`
    insert into child_index.child (number, state, responsible_authority, made_at)
    select s.number, r.state, coalesce(${homeAuthorityIn(sql`r.identity`, sql`r.node`)}, r.authority), ${at}
      from child_index.load_slice s join child_index.load_row r using (seq)
     where s.is_new order by s.number`.execute(tx)
}

async function writeAssertions(tx: IndexTx, { at }: Writing): Promise<void> {
  await sql`
    insert into child_index.assertion (id, node, local_reference, asserted_number, authority, version, content_hash,
           birth_date, birth_date_known, expected_on, sex, mother_given, mother_family, multiple_birth, recorded_at)
    select s.assertion_id, r.node, r.local_reference, s.number, r.authority, coalesce(r.version, 1), r.hash,
           (i->>'birthDate')::date, i->>'birthDateKnown', (i->>'expectedOn')::date, i->>'sex',
           i->'mother'->>'given', i->'mother'->>'family', (i->>'multipleBirth')::boolean, ${at}
      from child_index.load_slice s join child_index.load_row r using (seq) cross join lateral (select r.identity as i) as it
     order by s.seq`.execute(tx)
}

async function writeWhatTheySay(tx: IndexTx): Promise<void> {
  const each = (part: string) => sql`
      from child_index.load_slice s join child_index.load_row r using (seq)
      cross join lateral jsonb_array_elements(r.identity->${sql.lit(part)}) with ordinality as e(v, place) order by s.seq`
  const version = sql`coalesce(r.version, 1)`
  await sql`
    insert into child_index.assertion_name (assertion_id, version, position, use, given, family)
    select s.assertion_id, ${version}, place - 1, v->>'use', v->>'given', v->>'family' ${each('names')}`.execute(tx)
  await sql`
    insert into child_index.assertion_address (assertion_id, version, position, lines, postcode, from_on, to_on)
    select s.assertion_id, ${version}, place - 1, v->>'lines', v->>'postcode', (v->>'fromOn')::date, (v->>'toOn')::date
           ${each('addresses')}`.execute(tx)
  await sql`
    insert into child_index.assertion_identifier (assertion_id, version, system, value, verified)
    select s.assertion_id, ${version}, v->>'system', v->>'value', (v->>'verified')::boolean ${each('identifiers')}`.execute(
    tx,
  )
  await sql`
    insert into child_index.assertion_key (assertion_id, number, given, family, given_sound, family_sound, birth_date,
           year_only, sex, postcode, nhs, nhs_verified, upns, mother, multiple)
    select s.assertion_id, s.number, given, family, given_sound, family_sound, birth_date, year_only, sex,
           postcode, nhs, nhs_verified, upns, mother, multiple
      from child_index.load_slice s join child_index.load_key k using (seq) order by s.seq`.execute(tx)
}

async function writeDecisions(tx: IndexTx, { at, role, purpose }: Writing): Promise<void> {
  await sql`
    insert into child_index.decision (id, kind, number, assertion_id, outcome, inputs_hash, candidates, model_version,
           needs_review, authority, role, purpose, decided_at)
    select s.decision_id, 'registration', s.number, s.assertion_id, d.outcome, r.hash, d.candidates, d.model,
           d.outcome in ('PotentialMatch', 'ManyMatch'), r.authority, ${role}, ${purpose}, ${at}
      from child_index.load_slice s join child_index.load_row r using (seq) join child_index.load_decision d using (seq)
     where s.weighed order by s.seq`.execute(tx)
  await sql`
    insert into child_index.decision (id, kind, number, outcome, inputs_hash, model_version, authority, role, purpose, decided_at)
    select distinct on (s.decision_id) s.decision_id, 'load', '', 'NoMatch', f.fingerprint, d.model, r.authority,
           ${role}, ${purpose}, ${at}::timestamptz
      from child_index.load_slice s join child_index.load_row r using (seq) join child_index.load_decision d using (seq)
      join child_index.load l on l.finished_at is null
      join child_index.load_file f on f.load_id = l.id and f.position = s.position
     where not s.weighed order by s.decision_id, s.seq`.execute(tx)
}

async function writeLinks(tx: IndexTx, { newId }: Writing): Promise<void> {
  await sql`
    insert into child_index.link (id, assertion_id, number, kind, decision_id)
    select (${newId.slice(0, 15)}::text || substr(gen_random_uuid()::text, 16))::uuid, assertion_id, number,
           case when is_new then 'registered' else 'matched' end, decision_id
      from child_index.load_slice order by seq`.execute(tx)
  await sql`
    insert into child_index.feed (number, kind, assertion_id)
    select number, case when is_new then 'registered' else 'matched' end, assertion_id
      from child_index.load_slice order by seq`.execute(tx)
}
