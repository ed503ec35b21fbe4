import { type Counts, type FileLoaded, NOTHING } from '../model.ts'

/** What was made of all files together; rows of files left alone are not among them. */
export function sumOf(files: readonly FileLoaded[]): Counts {
  return files.filter(({ how }) => how === 'loaded').reduce((sum, { counts }) => added(sum, counts), NOTHING)
}

/** A file in the report: what was made of it, and of its refused rows the reasons and the first lines. */
export function fileWords({ name, profile, how, counts, refusals, unread }: FileLoaded): string {
  const head = `${name ?? 'A file of a load broken off earlier'} (${profile}): `
  if (how === 'before') return `${head}loaded before, and the same since. Nothing was done.\n`
  if (how === 'same-as-another') return `${head}the same as another of these files. It was loaded once.\n`
  const columns = unread.length > 0 ? `  Columns not read, because none is called so: ${unread.join(', ')}.\n` : ''
  const refused = refusals.map(({ reason, times, lines }) => {
    const more = times > lines.length ? ', …' : ''
    return `  Refused, ${times}: ${reasonWords(reason)}. ${lines.length === 1 ? 'Line' : 'Lines'} ${lines.join(', ')}${more}\n`
  })
  return `${head}${countWords(counts)}\n${columns}${refused.join('')}`
}

/** What a file needs said plainly, for it was not loaded as whoever gave it must think; undefined if nothing. */
export function warningWords({ name, how, counts, refusals }: FileLoaded): string | undefined {
  if (how !== 'loaded') return undefined
  const file = name ?? 'A file of a load broken off earlier'
  const unclosed = refusals.find(({ reason }) => reason === 'quotation-mark-not-closed')
  if (unclosed) {
    return `${file}: a quotation mark in line ${unclosed.lines[0]} is never closed. Nothing from there on was read or loaded. Close it and load the file again.`
  }
  const isNothing = counts.rows > 0 && counts.refused === counts.rows
  return isNothing ? `${file}: every row was refused. Nothing of it was loaded.` : undefined
}

/** The counts in one line. */
export function countWords({ rows, new: fresh, linked, updated, repeated, refused, review }: Counts): string {
  return `${rows} ${rows === 1 ? 'row' : 'rows'}. New ${fresh}, linked ${linked}, updated ${updated}, known already ${repeated}, refused ${refused}. For a person to look at: ${review}.`
}

/** Why a row was refused, in words. */
export function reasonWords(reason: string): string {
  return REASONS[reason] ?? reason.replace(/^return-/, '').replaceAll('-', ' ')
}

const REASONS: Readonly<Record<string, string>> = {
  'wrong-number-of-columns': 'another number of columns than the first line has',
  'quotation-mark-not-closed': 'a quotation mark is never closed, so nothing after this line could be read',
  'reference-missing': 'no reference of the record',
  'authority-missing': 'no authority, and none was given with --authority',
  'nothing-known-of-the-child': 'neither a name nor a birth date nor a number',
  'number-of-births-not-understood': 'the multiple birth is neither yes, no nor a number',
  'reference-twice-with-other-content': 'a row above has the same reference and says something else',
  'not-your-node': 'the authority is not three digits',
  'local-reference-not-usable': 'the reference is longer than 100 characters or not readable',
  'version-not-usable': 'the version is not a whole number from 1',
  'name-too-long': 'a name is longer than 200 characters',
  'name-not-readable': 'a name holds signs that no name has',
  'not-a-date': 'a date that does not exist',
  'birth-date-in-the-future': 'the birth date is in the future',
  'birth-date-too-long-ago': 'the birth date is too long ago',
  'nhs-number-not-valid': 'the NHS number’s check digit is wrong',
  'upn-not-valid': 'the UPN’s check letter is wrong',
  'same-version-other-content': 'this version is held already and says something else',
  'older-than-held': 'a later version is held',
}

function added(a: Counts, b: Counts): Counts {
  return {
    rows: a.rows + b.rows,
    new: a.new + b.new,
    linked: a.linked + b.linked,
    updated: a.updated + b.updated,
    repeated: a.repeated + b.repeated,
    refused: a.refused + b.refused,
    review: a.review + b.review,
  }
}
