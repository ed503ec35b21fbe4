import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { TABLES } from '../src/exchange/import/safeguarding-dataset/model-tables.ts'
import { csvLine } from '../src/platform/csv.ts'

type Cells = Readonly<Record<string, string>>

/** A folder of tables of the Standard Safeguarding Dataset, each with its headings; rows are given by column. */
export async function aDataset(rows: Readonly<Record<string, readonly Cells[]>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'openics-dataset-'))
  for (const [name, given] of Object.entries(rows)) {
    const columns = TABLES.find((table) => table.name === name)?.columns ?? []
    const lines = [columns, ...given.map((cells) => columns.map((column) => cells[column] ?? ''))]
    await writeFile(join(folder, `${name}.csv`), lines.map(csvLine).join(''))
  }
  return folder
}

/** Two children of one mother, another system's: one protected, seen and once missing, one referred with nothing further. */
export const CALLOWAYS: Readonly<Record<string, readonly Cells[]>> = {
  ssd_person: [
    {
      ...{
        pers_person_id: '1001',
        pers_forename: 'Niamh',
        pers_surname: 'Calloway',
        pers_sex: 'F',
        pers_ethnicity: 'WBRI',
      },
      ...{
        pers_dob: '2018-11-08',
        pers_common_child_id: '9990000018',
        pers_is_mother: 'N',
        pers_nationality: 'British',
      },
    },
    {
      pers_person_id: '1002',
      pers_forename: '-Ada',
      pers_surname: 'Calloway',
      pers_sex: 'F',
      pers_dob: '2020-02-29 00:00:00',
    },
    {
      pers_person_id: '2001',
      pers_forename: 'Kerry',
      pers_surname: 'Calloway',
      pers_sex: 'F',
      pers_dob: '1992-04-17',
      pers_is_mother: 'Y',
    },
  ],
  ssd_mother: [
    { moth_table_id: 'm1', moth_person_id: '2001', moth_childs_person_id: '1001', moth_childs_dob: '2018-11-08' },
  ],
  ssd_address: [
    {
      ...{
        addr_table_id: 'a1',
        addr_person_id: '1001',
        addr_address_start_date: '2019-01-01',
        addr_address_postcode: 'AL4 2QR',
      },
      addr_address_json: '{"HOUSE":"12","STREET":"Marsh Lane","TOWN":"Aldermere","FLAT":""}',
    },
  ],
  ssd_professionals: [
    { prof_professional_id: 'w7', prof_professional_name: 'Asha Verma', prof_professional_caseload: '14' },
  ],
  ssd_department: [{ dept_team_id: 't3', dept_team_name: 'Safeguarding South' }],
  ssd_involvements: [
    {
      invo_involvements_id: 'i1',
      invo_professional_id: 'w7',
      invo_person_id: '1001',
      invo_involvement_start_date: '2025-01-10',
    },
  ],
  ssd_contacts: [
    {
      cont_contact_id: 'c1',
      cont_person_id: '1001',
      cont_contact_date: '2025-01-09',
      cont_contact_source_code: '6',
      cont_contact_outcome_json: '{"NEW_REFERRAL_FLAG":"Y"}',
    },
  ],
  ssd_cin_episodes: [
    {
      ...{
        cine_referral_id: 'r1',
        cine_person_id: '1001',
        cine_referral_date: '10/01/2025',
        cine_cin_primary_need_code: 'N1',
      },
      ...{
        cine_referral_source_code: '6',
        cine_referral_nfa: 'N',
        cine_referral_worker_id: 'w7',
        cine_referral_team: 't3',
      },
    },
    {
      cine_referral_id: 'r2',
      cine_person_id: '1002',
      cine_referral_date: '2025-01-10',
      cine_referral_source_code: '6',
      cine_referral_nfa: 'Y',
    },
  ],
  ssd_cin_assessments: [
    {
      ...{
        cina_assessment_id: 's1',
        cina_person_id: '1001',
        cina_referral_id: 'r1',
        cina_assessment_start_date: '2025-01-10',
      },
      ...{
        cina_assessment_auth_date: '2025-02-20',
        cina_assessment_child_seen: 'Y',
        cina_assessment_outcome_json: '{"STRATEGY_DISCUSSION_FLAG":"Y"}',
      },
    },
  ],
  ssd_assessment_factors: [
    { cinf_table_id: 's1', cinf_assessment_id: 's1', cinf_assessment_factors_json: '["2B","3B"]' },
  ],
  ssd_s47_enquiry: [
    {
      ...{
        s47e_s47_enquiry_id: 'e1',
        s47e_referral_id: 'r1',
        s47e_person_id: '1001',
        s47e_s47_start_date: '2025-02-21',
      },
      ...{ s47e_s47_end_date: '2025-03-03', s47e_s47_outcome_json: '{"OUTCOME_CP_CONFERENCE_FLAG":"Y"}' },
    },
  ],
  ssd_initial_cp_conference: [
    {
      ...{
        icpc_icpc_id: 'k1',
        icpc_icpc_meeting_id: 'g1',
        icpc_s47_enquiry_id: 'e1',
        icpc_person_id: '1001',
        icpc_referral_id: 'r1',
      },
      ...{ icpc_icpc_target_date: '2025-03-14', icpc_icpc_date: '2025-03-12', icpc_icpc_outcome_cp_flag: 'Y' },
    },
  ],
  ssd_cp_plans: [
    {
      ...{
        cppl_cp_plan_id: 'p1',
        cppl_referral_id: 'r1',
        cppl_icpc_id: 'k1',
        cppl_person_id: '1001',
        cppl_cp_plan_start_date: '2025-03-12',
      },
      ...{ cppl_cp_plan_initial_category: 'NEG', cppl_cp_plan_latest_category: 'Emotional abuse' },
    },
  ],
  ssd_cp_reviews: [
    {
      ...{ cppr_cp_review_id: 'v1', cppr_person_id: '1001', cppr_cp_plan_id: 'p1', cppr_cp_review_due: '2025-06-12' },
      ...{ cppr_cp_review_date: '2025-06-10', cppr_cp_review_outcome_continue_cp: 'Y', cppr_cp_review_quorate: 'Y' },
    },
  ],
  ssd_cp_visits: [
    {
      cppv_cp_visit_id: 'x1',
      cppv_person_id: '1001',
      cppv_cp_plan_id: 'p1',
      cppv_cp_visit_date: '2025-03-20',
      cppv_cp_visit_seen: 'Y',
      cppv_cp_visit_seen_alone: 'Y',
      cppv_cp_visit_bedroom: 'N',
    },
  ],
  ssd_missing: [
    {
      miss_table_id: 'z1',
      miss_person_id: '1001',
      miss_missing_episode_start_date: '2025-05-01',
      miss_missing_episode_end_date: '2025-05-02',
      miss_missing_episode_type: 'M',
      miss_missing_rhi_offered: 'Y',
    },
  ],
  ssd_disability: [{ disa_table_id: 'd1', disa_person_id: '1001', disa_disability_code: 'LD' }],
  ssd_send: [{ send_table_id: 'n1', send_person_id: '1001', send_upn: 'B801200005001', send_uln: '1234567890' }],
  ssd_immigration_status: [
    {
      immi_immigration_status_id: 'q1',
      immi_person_id: '1001',
      immi_immigration_status: 'British citizen',
      immi_immigration_status_start_date: '2018-11-08',
    },
  ],
}
