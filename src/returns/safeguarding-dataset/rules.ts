import { OUTCOMES, outcomeJson } from '../../exchange/import/safeguarding-dataset/model-outcomes.ts'
import type { SafeguardingTable } from '../../exchange/import/safeguarding-dataset/model-tables.ts'

type Row = { readonly said?: Readonly<Record<string, string>> | null; readonly [column: string]: unknown }

/**
 * The cells of a row in the order of the table’s columns: what the record says, else what another system said of it
 * beyond the record; empty where neither says anything.
 */
export function cellsOf(
  { columns }: SafeguardingTable,
  row: Row,
  referenceOf: (personId: string) => string,
): readonly (string | null)[] {
  return columns.map((column) => {
    const value = row[column] ?? row.said?.[column] ?? null
    if (value === null) return null
    const text = String(value)
    if (row[column] !== null && row[column] !== undefined && column in OUTCOMES) return outcomeJson(column, text)
    return text.replace(MADE_REFERENCE, (_, id: string) => referenceOf(id))
  })
}

/** Where a person has no reference of the authority: one is made of their id, as in every return. */
const MADE_REFERENCE = /^#([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?=$|-SEND$|-INDEX$|-[A-Z]+$)/
