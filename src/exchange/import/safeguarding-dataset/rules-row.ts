import { asCalendarDay, type CalendarDay } from '../../../kernel/calendar-day.ts'
import type { DatasetRow, RowNote, RowRead } from './model.ts'
import { isDayColumn, type SafeguardingTable } from './model-tables.ts'

/** What is wrong with the headings of a file; those that are not known are no fault, and are not read. */
export function headingFaults(
  headings: readonly string[],
  { name, columns }: SafeguardingTable,
): readonly { readonly column: string; readonly words: string }[] {
  const missing = columns.filter((column) => !headings.includes(column))
  const twice = headings.filter((heading, at) => heading !== '' && headings.indexOf(heading) !== at)
  return [
    ...missing.map((column) => ({
      column,
      words: `The heading “${column}” is missing: ${name} has ${columns.length} columns.`,
    })),
    ...twice.map((column) => ({
      column,
      words: `The heading “${column}” stands twice: it cannot be told which is meant.`,
    })),
  ]
}

/**
 * Reads a row by itself: what a spreadsheet put before a cell is taken away, days are read, and what must be there is
 * there. A row with a day that does not exist, or without what it cannot be laid down without, is left out.
 *
 * @param unescaped takes away an apostrophe that was put before a cell
 * @param cellCount what is said where the row has another number of cells than there are headings
 */
export function readRow(
  row: DatasetRow,
  table: SafeguardingTable,
  {
    today,
    unescaped,
    cellCount,
  }: {
    readonly today: CalendarDay
    readonly unescaped: (cell: string) => string
    readonly cellCount: string | undefined
  },
): RowRead {
  const notes: RowNote[] = []
  const say = (kind: RowNote['kind'], column: string | null, words: string) =>
    void notes.push({ kind, file: `${table.name}.csv`, row: row.line, column, words })
  if (cellCount !== undefined)
    say('refusal', null, `The row has ${cellCount} cells: it cannot be told which belongs where.`)
  const cells: Record<string, string> = {}
  for (const column of table.columns) {
    const cell = unescaped(row.cells[column] ?? '')
    const text = /^null$/i.test(cell) ? '' : cell
    if (text.includes('\0')) say('refusal', column, 'The cell has a sign that no text has (NUL).')
    cells[column] = isDayColumn(column) ? readDay(text, (kind, words) => say(kind, column, words)) : text
    if (MUST[table.name]?.includes(column) && cells[column] === '' && text === '')
      say('refusal', column, 'Nothing stands here, and without it the row cannot be kept.')
    const isBirth = column === 'pers_dob'
    if (isBirth && (cells[column] ?? '') > today)
      say('refusal', column, `The birth date, ${cells[column]}, has not come yet.`)
  }
  if (table.name === 'ssd_person' && !cells['pers_dob'] && !cells['pers_expected_dob'])
    say('remark', 'pers_dob', 'Neither a birth date nor an expected one is given.')
  return { row: notes.some(({ kind }) => kind === 'refusal') ? null : { ...row, cells }, notes }
}

/** Columns without which a row cannot be kept, besides the key. */
const MUST: Readonly<Record<string, readonly string[]>> = {
  ssd_person: ['pers_person_id'],
  ssd_professionals: ['prof_professional_id'],
  ssd_department: ['dept_team_id'],
  ssd_cin_episodes: ['cine_referral_id', 'cine_person_id', 'cine_referral_date'],
  ssd_cin_assessments: ['cina_assessment_id', 'cina_person_id', 'cina_assessment_start_date'],
  ssd_assessment_factors: ['cinf_table_id', 'cinf_assessment_id'],
  ssd_cin_plans: ['cinp_cin_plan_id', 'cinp_person_id', 'cinp_cin_plan_start_date'],
  ssd_cin_visits: ['cinv_cin_visit_id', 'cinv_person_id', 'cinv_cin_visit_date'],
  ssd_s47_enquiry: ['s47e_s47_enquiry_id', 's47e_person_id', 's47e_s47_start_date'],
  ssd_initial_cp_conference: ['icpc_icpc_id', 'icpc_person_id'],
  ssd_cp_plans: ['cppl_cp_plan_id', 'cppl_person_id', 'cppl_cp_plan_start_date'],
  ssd_cp_reviews: ['cppr_cp_review_id', 'cppr_person_id', 'cppr_cp_review_date'],
  ssd_cp_visits: ['cppv_cp_visit_id', 'cppv_person_id', 'cppv_cp_visit_date'],
  ssd_contacts: ['cont_contact_id', 'cont_person_id', 'cont_contact_date'],
  ssd_missing: ['miss_table_id', 'miss_person_id', 'miss_missing_episode_start_date'],
  ssd_mother: ['moth_person_id', 'moth_childs_person_id'],
  ssd_address: ['addr_table_id', 'addr_person_id'],
  ssd_disability: ['disa_person_id', 'disa_disability_code'],
  ssd_send: ['send_table_id', 'send_person_id'],
}

/** A day as databases and spreadsheets write it, as `YYYY-MM-DD`; a time of day is left out. */
function readDay(text: string, say: (kind: RowNote['kind'], words: string) => void): string {
  if (text === '') return ''
  const [, iso] = /^(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$/.exec(text) ?? []
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: 00:00(?::00)?)?$/.exec(text) ?? []
  const written = iso ?? (year && `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  if (!asCalendarDay(written)) {
    say('refusal', `“${text.slice(0, 40)}” is no day. Days are written as 2026-03-31.`)
    return ''
  }
  if (iso === undefined) say('correction', `“${text}” is read as ${written}: day, month, year.`)
  return written
}
