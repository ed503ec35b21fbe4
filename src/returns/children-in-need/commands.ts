import { type FileRefusal, LIMITS, type Limits, YEARS } from '../../exchange/import/cin-census/model.ts'
import { partsOf } from '../../exchange/import/cin-census/parsing.ts'
import { refuseFile, UnreadableReturn } from '../../exchange/import/cin-census/refusal.ts'
import type { ReturnSource } from '../../exchange/import/cin-census/source.ts'
import { addWorkingDays } from '../../kernel/calendar-day.ts'
import { authorityByCode } from '../../statute/authorities.ts'
import { BANK_HOLIDAYS } from '../../statute/bank-holidays.ts'
import type { Around, CensusYear, Failure, ReturnedHeader } from './model.ts'
import { failuresOfChild } from './rules-check.ts'
import { returnedChild, returnedHeader } from './rules-reading.ts'
import { countIn, failuresOfWhole, nobodyYet, yearOf } from './rules-whole.ts'
import { editionOf, LAST_KNOWN_YEAR } from './years/rules.ts'

/** What a file was checked as. */
export type Checked = { readonly year: CensusYear; readonly children: number }

/** Census years, as the year they end in: the one the file must be of, if any, and the one to take if it does not say. */
export type Years = { readonly asked: number | null; readonly usual: number }

export type CheckOptions = {
  readonly years: Years
  readonly onFailure: (failure: Failure) => void
  readonly onProgress?: (bytesRead: number) => void
  readonly limits?: Limits
}

/**
 * Checks a file of the children in need census by the department's rules, child by child; memory does not grow with the
 * children but for their references. Everything wrong is said, in the order of the file, what is wrong with the whole
 * last. A file that is no census is refused with its line.
 */
export async function checkFile(
  source: ReturnSource,
  options: CheckOptions,
): Promise<FileRefusal | { readonly ok: true; readonly value: Checked }> {
  try {
    return { ok: true, value: await check(source, options) }
  } catch (fault) {
    if (fault instanceof UnreadableReturn) return fault.refusal
    throw fault
  }
}

async function check(source: ReturnSource, { years, onFailure, onProgress, limits }: CheckOptions) {
  let header: ReturnedHeader | null = null
  let around = aroundYear(yearOf(null, years))
  let [children, bytesRead] = [0, 0]
  const passed = nobodyYet()
  const onPiece = ({ length }: Uint8Array) => {
    bytesRead += length
    onProgress?.(bytesRead)
  }
  for await (const { kind, element } of partsOf(source, limits ?? LIMITS, onPiece)) {
    if (kind === 'header') {
      header = returnedHeader(element)
      refuseAnother(header)
      around = aroundYear(yearOf(header, years))
    }
    if (kind !== 'child') continue
    children += 1
    const child = returnedChild(element, children, around.edition)
    for (const failure of failuresOfChild(child, around)) onFailure(failure)
    for (const failure of countIn(passed, child, around)) onFailure(failure)
  }
  if (children === 0) throw new UnreadableReturn(refuseFile('no-children', null, 'The file holds no children.'))
  for (const failure of failuresOfWhole(passed, header, around)) onFailure(failure)
  return { year: around.year, children }
}

/** Another collection's file, and one of a year that no rules are known for, is no census to check. */
function refuseAnother({ collection, year, line }: ReturnedHeader): void {
  if (collection.written !== null && !/^CIN$/i.test(collection.written)) {
    const words = `The file is a return of the collection “${collection.written}”, not of the children in need census (CIN).`
    throw new UnreadableReturn(refuseFile('wrong-collection', line, words))
  }
  const written = Number(year.written ?? LAST_KNOWN_YEAR)
  if (written >= YEARS.first && written <= LAST_KNOWN_YEAR) return
  const words = `The file is for the collection year ${year.written}. Years ${YEARS.first} to ${LAST_KNOWN_YEAR} can be checked.`
  throw new UnreadableReturn(refuseFile('year-not-supported', line, words))
}

/** What the rules of a census year need to know. */
export function aroundYear(year: CensusYear): Around {
  const edition = editionOf(year.year)
  return {
    ...{ year, edition },
    isCode: (set, code) => edition.codes[set].has(code),
    workingDaysBefore: (count, day) => addWorkingDays(day, -count, BANK_HOLIDAYS),
    isAuthority: (code) => authorityByCode(code) !== undefined,
  }
}
