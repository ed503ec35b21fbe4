import { type CalendarDay, inWords } from '../../../kernel/calendar-day.ts'
import type { IdOf } from '../cin-census/laying-down/model.ts'
import type { Bundle, DatasetRow } from './model.ts'
import { textIn } from './rules-cells.ts'
import { rowId } from './rules-people.ts'

/** A child’s referral, or missing episode, that stands in the record. */
export type Standing = { readonly id: string; readonly childId: string; readonly on: CalendarDay }

/** The columns that name a referral, by table. */
const OF_REFERRAL: Readonly<Record<string, string>> = {
  ssd_cin_episodes: 'cine_referral_id',
  ssd_cin_assessments: 'cina_referral_id',
  ssd_cin_plans: 'cinp_referral_id',
  ssd_s47_enquiry: 's47e_referral_id',
  ssd_initial_cp_conference: 'icpc_referral_id',
  ssd_cp_plans: 'cppl_referral_id',
}

/**
 * The rows of a child without those that stand here already, from another import or from work here: a referral of the same
 * day and all that hangs on it, and a missing episode that has not ended here.
 *
 * @returns what is left, and what was left out, in words
 */
export function besideWhatStands(
  bundle: Bundle,
  here: { readonly referrals: readonly Standing[]; readonly missing: readonly Standing[] },
  idOf: IdOf,
): { readonly bundle: Bundle; readonly kept: readonly string[] } {
  const ours = (row: DatasetRow, column: string) => rowId(row.table, textIn(row, column) ?? '', idOf)
  const standing = (bundle.rows['ssd_cin_episodes'] ?? []).filter((row) => {
    const sameDay = here.referrals.filter(({ on }) => on === textIn(row, 'cine_referral_date'))
    return sameDay.length > 0 && !sameDay.some(({ id }) => id === ours(row, 'cine_referral_id'))
  })
  const isMissingHere = (row: DatasetRow) =>
    textIn(row, 'miss_missing_episode_end_date') === null &&
    here.missing.some(({ id }) => id !== ours(row, 'miss_table_id'))
  if (standing.length === 0 && !(bundle.rows['ssd_missing'] ?? []).some(isMissingHere)) return { bundle, kept: [] }
  const left = new Set(standing.map((row) => textIn(row, 'cine_referral_id')))
  const rows = Object.entries(bundle.rows).map(([table, all]) => {
    const column = OF_REFERRAL[table]
    const stay = column ? all.filter((row) => !left.has(textIn(row, column))) : all
    return [table, table === 'ssd_missing' ? stay.filter((row) => !isMissingHere(row)) : stay] as const
  })
  const kept = standing.map(
    (row) => `the referral of ${inWords(textIn(row, 'cine_referral_date') as CalendarDay)} and what followed from it`,
  )
  return { bundle: { ...bundle, rows: Object.fromEntries(rows) }, kept }
}
