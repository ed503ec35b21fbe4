import type { CensusYear } from './model.ts'
import type { Written } from './model-record.ts'

/** Who made a return, and when. */
export type Made = {
  readonly authority: string
  readonly year: CensusYear
  /** The version of this program. */
  readonly release: string
  /** The number of this file among those of its collection, from 1. */
  readonly serial: number
  /** As the schema has it: 2026-04-20T09:00:00. */
  readonly at: string
}

/** The beginning of a census file, up to its first child. */
export function fileBegins({ authority, year, release, serial, at }: Made): string {
  const collection = group('CollectionDetails', { Collection: 'CIN', Year: `${year.year}`, ReferenceDate: year.to })
  const source = group('Source', {
    SourceLevel: 'L',
    LEA: authority,
    SoftwareCode: 'OpenICS',
    Release: release,
    SerialNo: `${serial}`.padStart(3, '0'),
    DateTime: at,
  })
  const header: Written = { name: 'Header', children: [collection, source] }
  return `<?xml version="1.0" encoding="utf-8"?>\n<Message>\n${xmlOf(header)}\n<Children>\n`
}

/** The end of a census file, after its last child. */
export const FILE_ENDS = '</Children>\n</Message>\n'

/** An element as it is written in a file. */
export function xmlOf(element: Written): string {
  const inside = 'text' in element ? escaped(element.text) : element.children.map(xmlOf).join('')
  return `<${element.name}>${inside}</${element.name}>`
}

function group(name: string, fields: Readonly<Record<string, string>>): Written {
  return { name, children: Object.entries(fields).map(([field, text]) => ({ name: field, text })) }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
