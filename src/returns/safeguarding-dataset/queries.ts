import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../platform/db.ts'
import { dayOfInstant, flag, isInTables, isMother, reference, said, type TableRow } from './queries-parts.ts'
import { STEP_TABLES } from './queries-steps.ts'

// Each table is one query over the authority's record, read through a cursor. What is asked of each row stands on its
// table's index by person or by step.

export type TableQuery = (tx: Tx) => RawBuilder<TableRow>

/** The rows of a table that the record holds; undefined of a table that the record has nothing of. */
export function rowsOfTable(tx: Tx, table: string): RawBuilder<TableRow> | undefined {
  return (PEOPLE_TABLES[table] ?? STEP_TABLES[table])?.(tx)
}

/** The rows of a table that another system reported, of things that the record has no table for. Stands on reported_row_alone. */
export function rowsReported(tx: Tx, table: string, personColumn: string | null): RawBuilder<TableRow> {
  const person = personColumn === null ? sql`` : sql`${reference(tx, sql`rr.child_id`)} as ${sql.id(personColumn)},`
  return sql`select ${person} rr.said from reported_row rr
    where rr.authority = ${tx.authority} and rr.of_table = ${table} and rr.alone order by rr.row_id`
}

const PEOPLE_TABLES: Readonly<Record<string, TableQuery>> = {
  ssd_person: (tx) => sql`
    select ${reference(tx, sql`p.id`)} as pers_person_id, n.given as pers_forename, n.family as pers_surname,
           p.sex as pers_sex, p.ethnicity as pers_ethnicity, p.birth_date as pers_dob, p.upn_unknown as pers_upn_unknown,
           (select i.value from person_identifier i where i.authority = p.authority and i.person_id = p.id
               and i.system = 'nhs' order by i.verified desc, i.recorded_at desc, i.value limit 1) as pers_common_child_id,
           p.expected_on as pers_expected_dob, p.died_on as pers_death_date,
           ${flag(isMother(tx, sql`p.id`))} as pers_is_mother, ${said(tx, 'ssd_person', sql`p.id`)}
      from person p
      left join lateral (select n.given, n.family from person_name n where n.authority = p.authority and n.person_id = p.id
           and n.use = 'current' order by n.to_on is null desc, n.from_on desc nulls last, n.id limit 1) n on true
     where p.authority = ${tx.authority} and ${isInTables(tx, sql`p`)} order by p.id`,

  ssd_professionals: (tx) => sql`
    select distinct on (m.user_id) m.user_id as prof_professional_id, access.name_of(m.user_id) as prof_professional_name,
           m.job_title as prof_professional_job_title, t.name as prof_professional_department,
           (select count(distinct a.child_id) from allocation a where a.authority = m.authority and a.user_id = m.user_id
               and a.to_on is null and a.role = 'social-worker') as prof_professional_caseload
      from access.membership m left join access.team t on t.authority = m.authority and t.id = m.team_id
     where m.authority = ${tx.authority} and m.seat = 'council' order by m.user_id, m.to_on is null desc, m.from_on desc`,

  ssd_department: (tx) => sql`
    select t.id as dept_team_id, t.name as dept_team_name from access.team t where t.authority = ${tx.authority} order by t.id`,

  ssd_address: (tx) => sql`
    select a.id as addr_table_id, jsonb_build_object('ADDRESS', a.lines)::text as addr_address_json,
           ${reference(tx, sql`p.id`)} as addr_person_id, a.from_on as addr_address_start_date,
           a.to_on as addr_address_end_date, a.postcode as addr_address_postcode, ${said(tx, 'ssd_address', sql`a.id`)}
      from person_address a join person p on p.authority = a.authority and p.id = a.person_id
     where a.authority = ${tx.authority} and ${isInTables(tx, sql`p`)} order by a.person_id, a.id`,

  ssd_disability: (tx) => sql`
    select ${reference(tx, sql`p.id`)} as disa_person_id, ${reference(tx, sql`p.id`)} || '-' || code as disa_table_id,
           code as disa_disability_code
      from person p, unnest(p.disabilities) as code
     where p.authority = ${tx.authority} and p.kind = 'child' order by p.id, code`,

  ssd_mother: (tx) => sql`
    select r.id as moth_table_id, ${reference(tx, sql`r.other_id`)} as moth_person_id,
           ${reference(tx, sql`r.person_id`)} as moth_childs_person_id, p.birth_date as moth_childs_dob
      from relationship r join person p on p.authority = r.authority and p.id = r.person_id and p.kind = 'child'
     where r.authority = ${tx.authority} and r.kind = 'mother' order by r.id`,

  ssd_family: (tx) => sql`
    select m.id as fami_table_id, m.household_id as fami_family_id, ${reference(tx, sql`p.id`)} as fami_person_id
      from household_member m join person p on p.authority = m.authority and p.id = m.person_id
     where m.authority = ${tx.authority} and ${isInTables(tx, sql`p`)} order by m.household_id, m.id`,

  ssd_send: (tx) => sql`
    select ${reference(tx, sql`p.id`)} || '-SEND' as send_table_id, upn.value as send_upn, p.upn_unknown as send_upn_unknown,
           ${reference(tx, sql`p.id`)} as send_person_id, ${said(tx, 'ssd_send', sql`p.id`)}
      from person p left join lateral (select i.value from person_identifier i where i.authority = p.authority
           and i.person_id = p.id and i.system = 'upn' order by i.recorded_at desc, i.value limit 1) upn on true
     where p.authority = ${tx.authority} and p.kind = 'child' and (upn.value is not null or p.upn_unknown is not null)
     order by p.id`,

  ssd_linked_identifiers: (tx) => sql`
    select i.id::text as link_table_id, ${reference(tx, sql`p.id`)} as link_person_id,
           case i.system when 'nhs' then 'NHS Number' when 'upn' then 'Unique Pupil Number'
             when 'former-upn' then 'Former Unique Pupil Number' else 'Earlier index number' end as link_identifier_type,
           i.value as link_identifier_value
      from person_identifier i join person p on p.authority = i.authority and p.id = i.person_id
     where i.authority = ${tx.authority} and i.system <> 'local' and ${isInTables(tx, sql`p`)}
    union all
    select ${reference(tx, sql`p.id`)} || '-INDEX', ${reference(tx, sql`p.id`)}, 'Index number', p.index_number
      from person p where p.authority = ${tx.authority} and p.index_number is not null and p.kind = 'child' order by 2, 1`,

  ssd_involvements: (tx) => sql`
    select a.id as invo_involvements_id, a.user_id as invo_professional_id, a.role as invo_professional_role_id,
           a.team_id as invo_professional_team, a.from_on as invo_involvement_start_date,
           a.to_on as invo_involvement_end_date, ${reference(tx, sql`a.child_id`)} as invo_person_id
      from allocation a where a.authority = ${tx.authority} order by a.child_id, a.from_on, a.id`,

  ssd_missing: (tx) => sql`
    select m.id as miss_table_id, ${reference(tx, sql`m.child_id`)} as miss_person_id,
           ${dayOfInstant(sql`m.missing_from`)} as miss_missing_episode_start_date,
           case m.kind when 'missing' then 'M' else 'A' end as miss_missing_episode_type,
           ${dayOfInstant(sql`m.returned_at`)} as miss_missing_episode_end_date,
           case when m.interview_offered_on is not null or m.interviewed_on is not null then 'Y' end as miss_missing_rhi_offered,
           case when m.interviewed_on is not null then 'Y' when m.interview_refused_why is not null then 'N' end
             as miss_missing_rhi_accepted, ${said(tx, 'ssd_missing', sql`m.id`)}
      from missing_episode m where m.authority = ${tx.authority} and m.withdrawn_on is null order by m.child_id, m.id`,
}
