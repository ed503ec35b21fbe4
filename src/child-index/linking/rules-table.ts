import { nameKey } from '../../kernel/person-name.ts'
import { isPlaceholder, nameForm } from '../matching/names/rules-forms.ts'
import type { LinkRow, Table } from './model.ts'
import { codeOf, NOTHINGS, readDate } from './rules-values.ts'

/** Gathers rows into the numbers that are compared; first all of one file, then all of the other. */
export type Gathering = {
  readonly add: (row: LinkRow) => void
  /** Says that the rows to come are the second file's. */
  readonly second: () => void
  readonly table: () => Table
}

/** An empty table to add rows to. */
export function gathering(): Gathering {
  const [names, postcodes, addresses, identifiers] = [vocabulary(), vocabulary(), vocabulary(), vocabulary()]
  const ids: string[] = []
  const columns = { given: [], family: [], birthDate: [], postcode: [], address: [], identifier: [] } as Record<
    'given' | 'family' | 'birthDate' | 'postcode' | 'address' | 'identifier',
    number[]
  >
  let second: number | undefined
  const add = (row: LinkRow) => {
    ids.push(row.id)
    columns.given.push(names.placeOf(row.given, nameText))
    columns.family.push(names.placeOf(row.surname, nameText))
    columns.birthDate.push(readDate(row['birth-date']))
    columns.postcode.push(postcodes.placeOf(row.postcode, codeOf))
    columns.address.push(addresses.placeOf(row.address, addressText))
    columns.identifier.push(identifiers.placeOf(row.identifier, codeOf))
  }
  const table = (): Table => ({
    ids,
    size: ids.length,
    second: second ?? ids.length,
    given: Int32Array.from(columns.given),
    family: Int32Array.from(columns.family),
    birthDate: Int32Array.from(columns.birthDate),
    postcode: Int32Array.from(columns.postcode),
    address: Int32Array.from(columns.address),
    identifier: Int32Array.from(columns.identifier),
    ...{ names: names.texts, postcodes: postcodes.texts, addresses: addresses.texts, identifiers: identifiers.texts },
  })
  return {
    add,
    second: () => {
      second = ids.length
    },
    table,
  }
}

/** The words of an address, parted by single spaces, without marks. */
function addressText(text: string): string {
  return text
    .split(/[\s,;/]+/)
    .map(nameKey)
    .filter(Boolean)
    .join(' ')
}

function nameText(text: string): string {
  const { given } = nameForm({ given: text, family: '' })
  return isPlaceholder(given) || NOTHINGS.has(given) ? '' : given
}

/** A growing list of different texts, by the forms in which they are compared. */
function vocabulary() {
  const texts: string[] = []
  const places = new Map<string, number>()
  const ofWritten = new Map<string, number>()
  const placeOfForm = (form: string): number => {
    if (form === '') return -1
    const held = places.get(form)
    if (held !== undefined) return held
    places.set(form, texts.length)
    texts.push(form)
    return texts.length - 1
  }
  const placeOf = (written: string, formOf: (text: string) => string): number => {
    const held = ofWritten.get(written)
    if (held !== undefined) return held
    const place = placeOfForm(formOf(written))
    if (ofWritten.size < MOST_WRITTEN) ofWritten.set(written, place)
    return place
  }
  return { texts, placeOf }
}

/** Writings whose form is remembered. */
const MOST_WRITTEN = 200_000
