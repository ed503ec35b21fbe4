import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { COLUMN_KINDS, type ColumnKind, type Columns, type ColumnsOutcome, type LinkRow } from './model.ts'

/**
 * Reads which columns are what: `id=rec_id,given=given_name,address=street+town`. Refuses what names no column, an
 * unknown kind, a kind said twice, columns without an id, and an id with nothing to compare beside it.
 */
export function readColumns(text: string): ColumnsOutcome {
  const columns: Partial<Record<ColumnKind, readonly string[]>> = {}
  for (const part of text.split(',')) {
    const at = part.indexOf('=')
    const kind = part.slice(0, Math.max(at, 0)).trim().toLowerCase()
    const names = part
      .slice(at + 1)
      .split('+')
      .map(tidied)
      .filter(Boolean)
    if (at < 1 || names.length === 0) return refused('not-name-equals-column')
    if (!isKind(kind)) return refused('kind-unknown')
    if (columns[kind]) return refused('kind-said-twice')
    columns[kind] = names
  }
  if (!columns.id) return refused('no-id-column')
  return Object.keys(columns).some((kind) => COMPARED_ALONE.has(kind)) ? accepted(columns) : refused('nothing-to-go-by')
}

/** Where each kind stands in the rows of a file. */
export type Places = Readonly<Record<ColumnKind, readonly number[]>>

/** Finds the columns in a file's header, whatever spaces and capitals it has. Refuses with the name that is not there. */
export function placesIn(
  header: readonly string[],
  columns: Columns,
): Outcome<Places, 'column-not-there'> & { readonly name?: string } {
  const found = header.map(tidied)
  const places: Partial<Record<ColumnKind, readonly number[]>> = {}
  for (const kind of COLUMN_KINDS) {
    const names = columns[kind] ?? []
    const missing = names.find((name) => !found.includes(name))
    if (missing !== undefined) return { ...refused('column-not-there'), name: missing }
    places[kind] = names.map((name) => found.indexOf(name))
  }
  return accepted(places as Places)
}

/** A row of a file as it is compared. */
export function rowFrom(values: readonly string[], places: Places): LinkRow {
  const of = (kind: ColumnKind) => joined(values, places[kind])
  return {
    id: of('id'),
    given: of('given'),
    surname: of('surname'),
    'birth-date': of('birth-date'),
    postcode: of('postcode'),
    address: of('address'),
    identifier: of('identifier'),
  }
}

/** Of these, one alone can tell people from each other; a postcode alone cannot. */
const COMPARED_ALONE: ReadonlySet<string> = new Set(['given', 'surname', 'birth-date', 'address', 'identifier'])

function joined(values: readonly string[], places: readonly number[]): string {
  const [only] = places
  if (only !== undefined && places.length === 1) return (values[only] ?? '').trim()
  return places
    .map((place) => (values[place] ?? '').trim())
    .filter(Boolean)
    .join(' ')
}

function isKind(text: string): text is ColumnKind {
  return (COLUMN_KINDS as readonly string[]).includes(text)
}

function tidied(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase()
}
