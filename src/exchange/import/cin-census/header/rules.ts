import { newJotter, openGroup, shown } from '../group/rules.ts'
import { type CensusReturn, type FileRefusal, type FileRefusalReason, type RawElement, YEARS } from '../model.ts'
import { readDate } from '../values/rules.ts'

/**
 * Reads the header and decides whether the file may be taken in by this authority: a census of children in need, of a
 * year whose structure is known, made by the authority itself. A file that does not say whose it is is refused, since
 * children laid down in the wrong authority's record could be seen by the wrong people.
 *
 * @param headers every Header of the file; there should be one
 * @param authority the department's three-digit code of the authority that imports
 */
export function readHeader(
  headers: readonly RawElement[],
  authority: string,
): FileRefusal | { readonly ok: true; readonly value: CensusReturn } {
  const line = headers[0]?.line ?? null
  const one = (...names: readonly string[]) => textsOf(headers, names)[0] ?? null
  const collection = one('Collection')
  if (collection && !/^CIN$/i.test(collection)) {
    return refuse(
      'wrong-collection',
      line,
      `The file is a return of the collection ${shown(collection)}, not of the children in need census (CIN).`,
    )
  }
  const year = readYear(one('Year'), one('ReferenceDate'))
  if (year !== null && (year < YEARS.first || year > YEARS.last)) {
    return refuse(
      'year-not-supported',
      line,
      `The file is for the collection year ${one('Year')}. Years ${YEARS.first} to ${YEARS.last} can be read.`,
    )
  }
  const codes = textsOf(headers, ['LEA', 'LA'])
  if (codes.length === 0)
    return refuse('authority-missing', line, 'The file does not say which authority made it (LEA in its header).')
  const other = codes.find((code) => code !== authority)
  if (other) {
    return refuse('another-authority', line, `The file was made by authority ${shown(other)}, not by ${authority}.`)
  }
  const reference = readDate(one('ReferenceDate') ?? '')
  const value = {
    year,
    referenceOn: typeof reference === 'string' ? null : reference.value,
    authority,
    softwareCode: one('SoftwareCode'),
    release: one('Release'),
    serialNumber: one('SerialNo'),
    writtenAt: one('DateTime'),
  }
  return { ok: true, value }
}

function refuse(refusal: FileRefusalReason, line: number | null, words: string): FileRefusal {
  return { ok: false, refusal, line, words }
}

/** A year that cannot be read is 0, which no census has. Without one the reference date, 31 March of it, tells. */
function readYear(year: string | null, referenceDate: string | null): number | null {
  if (year) return /^\d{4}$/.test(year) ? Number(year) : 0
  const reference = referenceDate ? readDate(referenceDate) : 'impossible'
  return typeof reference === 'string' ? null : Number(reference.value.slice(0, 4))
}

/** The texts of these elements anywhere in the headers: vendors differ in how deep they put them. */
function textsOf(elements: readonly RawElement[], names: readonly string[]): readonly string[] {
  return elements.flatMap((element) => [
    ...openGroup({ element, path: element.name }, { fields: names }, newJotter())
      .fields(...names)
      .map((field) => field.text),
    ...textsOf(element.children, names),
  ])
}
