// How rows of one table name rows of another.

/** The table whose rows a column names: of people and of steps. */
export const NAMED_TABLE: Readonly<Record<string, string>> = {
  cina_referral_id: 'ssd_cin_episodes',
  cinp_referral_id: 'ssd_cin_episodes',
  s47e_referral_id: 'ssd_cin_episodes',
  icpc_referral_id: 'ssd_cin_episodes',
  cppl_referral_id: 'ssd_cin_episodes',
  cinf_assessment_id: 'ssd_cin_assessments',
  icpc_s47_enquiry_id: 'ssd_s47_enquiry',
  cppl_icpc_id: 'ssd_initial_cp_conference',
  cppr_cp_plan_id: 'ssd_cp_plans',
  cppv_cp_plan_id: 'ssd_cp_plans',
  ehcr_send_table_id: 'ssd_send',
  ehca_ehcp_request_id: 'ssd_ehcp_requests',
  ehcp_ehcp_request_id: 'ssd_ehcp_requests',
  ehcn_ehcp_asmt_id: 'ssd_ehcp_assessment',
  senn_active_ehcp_id: 'ssd_ehcp_active_plans',
  s251_cla_placement_id: 'ssd_cla_placement',
  clar_cla_id: 'ssd_cla_episodes',
}

/** Tables whose rows name no person: the column by which they are someone’s. */
export const OWNED_THROUGH: Readonly<Record<string, string>> = {
  ssd_assessment_factors: 'cinf_assessment_id',
  ssd_ehcp_requests: 'ehcr_send_table_id',
  ssd_ehcp_assessment: 'ehca_ehcp_request_id',
  ssd_ehcp_active_plans: 'ehcp_ehcp_request_id',
  ssd_ehcp_named_plan: 'ehcn_ehcp_asmt_id',
  ssd_sen_need: 'senn_active_ehcp_id',
  ssd_s251_finance: 's251_cla_placement_id',
  ssd_cla_reviews: 'clar_cla_id',
}

/** Other columns than the key by which rows of a table are named. */
export const ALSO_NAMED_BY: Readonly<Record<string, string>> = { ssd_cla_episodes: 'clae_cla_id' }
