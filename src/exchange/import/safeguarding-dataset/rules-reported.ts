import type { IdOf } from '../cin-census/laying-down/model.ts'
import type { Bundle, DatasetRow, ReportedRow } from './model.ts'
import { TABLES } from './model-tables.ts'
import { textIn } from './rules-cells.ts'
import { missingOf } from './rules-laying.ts'
import { numbersOf, rowId, SYSTEMS } from './rules-people.ts'
import { planOfReview } from './rules-protection.ts'

/**
 * What of a person’s rows the record has no place for, and is kept beside it as it was said: cells of rows that are laid
 * down, and whole rows of things that the record has no table for.
 */
export function reportedOf(bundle: Bundle, personId: string, idOf: IdOf): readonly ReportedRow[] {
  const all = Object.values(bundle.rows).flat()
  return all.flatMap((row) => {
    if (isAlone(row, bundle, idOf)) return aloneOf(row, personId, idOf)
    const columns = BESIDE[row.table] ?? []
    const said = Object.fromEntries(
      columns.flatMap((column) => (row.cells[column] ? [[column, row.cells[column]]] : [])),
    )
    if (Object.keys(said).length === 0) return []
    return { ofTable: row.table, rowId: besideId(row, personId, idOf), childId: personId, alone: false, said }
  })
}

/** A row that stands for itself, as it was said: of a person, or of nobody. */
export function aloneOf(row: DatasetRow, childId: string | null, idOf: IdOf): ReportedRow {
  const table = TABLES.find(({ name }) => name === row.table)
  const key = table?.key ? row.cells[table.key] : undefined
  const id = rowId(row.table, key || JSON.stringify(row.cells), idOf)
  const said = Object.fromEntries(
    Object.entries(row.cells).filter(([column, cell]) => cell !== '' && column !== table?.person),
  )
  return { ofTable: row.table, rowId: id, childId, alone: true, said }
}

/** Cells that the record has no column for, by table. A table that is not here is kept whole. */
const BESIDE: Readonly<Record<string, readonly string[]>> = {
  ssd_person: ['pers_gender', 'pers_legacy_id', 'pers_send_flag', 'pers_nationality', 'pers_common_child_id'],
  ssd_address: ['addr_address_type'],
  ssd_contacts: ['cont_contact_outcome_json'],
  ssd_cin_episodes: ['cine_referral_outcome_json', 'cine_referral_team', 'cine_referral_worker_id'],
  ssd_cin_assessments: [
    ...['cina_assessment_child_seen', 'cina_assessment_outcome_json', 'cina_assessment_outcome_nfa'],
    ...['cina_assessment_team', 'cina_assessment_worker_id'],
  ],
  ssd_assessment_factors: [],
  ssd_cin_plans: ['cinp_cin_plan_team', 'cinp_cin_plan_worker_id'],
  ssd_cin_visits: [],
  ssd_s47_enquiry: [
    ...['s47e_s47_nfa', 's47e_s47_outcome_json', 's47e_s47_completed_by_worker_id', 's47e_s47_completed_by_team'],
  ],
  ssd_initial_cp_conference: [
    ...[
      'icpc_icpc_transfer_in',
      'icpc_icpc_target_date',
      'icpc_icpc_outcome_json',
      'icpc_icpc_team',
      'icpc_icpc_worker_id',
    ],
  ],
  ssd_cp_plans: ['cppl_cp_plan_ola'],
  ssd_cp_reviews: ['cppr_cp_review_due', 'cppr_cp_review_quorate', 'cppr_cp_review_participation'],
  ssd_cp_visits: [],
  ssd_disability: [],
  ssd_mother: [],
  ssd_missing: ['miss_missing_rhi_offered', 'miss_missing_rhi_accepted'],
  ssd_send: ['send_uln', 'send_upn'],
  ssd_linked_identifiers: [],
}

function isAlone(row: DatasetRow, bundle: Bundle, idOf: IdOf): boolean {
  if (!(row.table in BESIDE)) return true
  if (row.table === 'ssd_missing') return !missingOf(bundle).includes(row)
  if (row.table === 'ssd_cp_reviews') {
    const plan = planOfReview(row, bundle)
    return plan === undefined || textIn(plan, 'cppl_referral_id') === null
  }
  if (row.table !== 'ssd_linked_identifiers') return false
  const [type, value] = [row.cells['link_identifier_type'] ?? '', row.cells['link_identifier_value'] ?? '']
  // The index gives its number by itself, here as there.
  if (type === 'Index number') return false
  return !numbersOf(bundle, '', idOf).some((number) => number.system === SYSTEMS[type] && number.value === value)
}

/** The row of the record that a row of a table is laid down as. */
function besideId(row: DatasetRow, personId: string, idOf: IdOf): string {
  if (row.table === 'ssd_person' || row.table === 'ssd_send') return personId
  const key = TABLES.find(({ name }) => name === row.table)?.key ?? ''
  return rowId(row.table, row.cells[key] ?? '', idOf)
}
