import type { DatasetRow, RowNote, Seen, Settled, Whole } from './model.ts'
import { NAMED_TABLE, OWNED_THROUGH } from './model-naming.ts'
import type { SafeguardingTable } from './model-tables.ts'

/**
 * Settles a row against all others: whose it is, whether another says the same or something else by the same key, and
 * whether what it names is there. A row of nobody in the files is left out; a step that names no referral hangs on the one
 * that was open on its day, if there was one.
 */
export function settle(row: DatasetRow, table: SafeguardingTable, whole: Whole): Settled {
  const owner = ownerOf(row, table, whole)
  const notes: RowNote[] = []
  const say = (kind: RowNote['kind'], column: string | null, words: string) =>
    void notes.push({ kind, file: `${table.name}.csv`, row: row.line, column, words })
  const end = (outcome: Settled['outcome'], cells = row.cells): Settled => ({
    outcome,
    row: { ...row, cells },
    owner: owner.of,
    notes,
  })

  const first = table.key === null ? undefined : whole.seen.get(table.name)?.get(row.cells[table.key] ?? '')
  if (first?.differs) {
    const where = first.line === row.line ? 'again further down' : `in row ${first.line} too`
    say(
      'refusal',
      table.key,
      `The id “${row.cells[table.key ?? '']}” stands ${where}, and the rows differ: none of them is taken.`,
    )
    return end('refused')
  }
  if (first && first.line < row.line) {
    say('correction', table.key, `The same row stands in row ${first.line}: it is taken once.`)
    return end('merged')
  }
  if (owner.missing) {
    say(
      'refusal',
      owner.missing,
      `${NOBODY[owner.missing.includes('person') ? 'person' : 'other']}: “${row.cells[owner.missing]}”.`,
    )
    return end('refused')
  }
  const cells = named(row, table, whole, say)
  const placed = placedIn(cells, table, owner.of, whole, say)
  return placed ? end('taken', placed) : end('refused')
}

const NOBODY = {
  person: 'No row of ssd_person.csv that can be taken has this person',
  other: 'No row that can be taken has what is named here',
}

function ownerOf({ cells }: DatasetRow, { name, person }: SafeguardingTable, { seen }: Whole) {
  const through = OWNED_THROUGH[name]
  const column = through ?? person
  if (column === undefined || column === null) return { of: '', missing: undefined }
  const found = seen.get(through ? (NAMED_TABLE[through] ?? '') : 'ssd_person')?.get(cells[column] ?? '')
  const isThere = found !== undefined && !found.differs
  return { of: isThere ? found.owner : '', missing: isThere ? undefined : column }
}

/** What else the row names must be there, and the same person’s; what is not is left empty. */
function named(
  { cells }: DatasetRow,
  { columns, name }: SafeguardingTable,
  { seen }: Whole,
  say: (kind: RowNote['kind'], column: string | null, words: string) => void,
): Readonly<Record<string, string>> {
  const wrong = columns.filter((column) => {
    const table = column === 'moth_person_id' ? 'ssd_person' : NAMED_TABLE[column]
    return (
      table !== undefined &&
      column !== OWNED_THROUGH[name] &&
      cells[column] &&
      !isThere(seen.get(table)?.get(cells[column]))
    )
  })
  for (const column of wrong)
    say('correction', column, `What is named here, “${cells[column]}”, is in no row that can be taken: left empty.`)
  return wrong.length === 0 ? cells : { ...cells, ...Object.fromEntries(wrong.map((column) => [column, ''])) }
}

function isThere(found: Seen | undefined): boolean {
  return found !== undefined && !found.differs
}

/** The steps that hang on a referral: the columns that name it, and those of the day they began. */
const HANGS: Readonly<Record<string, readonly [referral: string, ...days: readonly string[]]>> = {
  ssd_cin_assessments: ['cina_referral_id', 'cina_assessment_start_date'],
  ssd_cin_plans: ['cinp_referral_id', 'cinp_cin_plan_start_date'],
  ssd_s47_enquiry: ['s47e_referral_id', 's47e_s47_start_date'],
  ssd_initial_cp_conference: ['icpc_referral_id', 'icpc_icpc_date', 'icpc_icpc_target_date'],
  ssd_cp_plans: ['cppl_referral_id', 'cppl_cp_plan_start_date'],
}

/** The cells with the referral that the step hangs on; null where there is none. */
function placedIn(
  cells: Readonly<Record<string, string>>,
  { name }: SafeguardingTable,
  owner: string,
  { referrals }: Whole,
  say: (kind: RowNote['kind'], column: string | null, words: string) => void,
): Readonly<Record<string, string>> | null {
  const [column, ...days] = HANGS[name] ?? ['']
  if (name === 'ssd_mother' && cells['moth_person_id'] === '') {
    say('refusal', 'moth_person_id', 'Without her row in ssd_person.csv she cannot be written down as the mother.')
    return null
  }
  if (column === '' || cells[column]) return cells
  const day = days.map((one) => cells[one]).find((one) => one) ?? ''
  const open = (referrals.get(owner) ?? []).findLast(
    ({ from, to }) => day !== '' && from <= day && (to === '' || day <= to),
  )
  if (!open) {
    say('refusal', column, 'It names no referral, and none of the child’s was open on its day: it cannot be kept.')
    return null
  }
  say('correction', column, `It names no referral: taken as of the one of ${open.from}, which was open on its day.`)
  return { ...cells, [column]: open.id }
}
