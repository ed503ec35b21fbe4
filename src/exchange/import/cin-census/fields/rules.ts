import type { CalendarDay } from '../../../../kernel/calendar-day.ts'
import { upnFault } from '../../../../kernel/upn.ts'
import { type Field, type Jotter, jot, lastName, shown } from '../group/rules.ts'
import type { CensusSex, CodedValue, WrittenUpn } from '../model.ts'
import { readBoolean, readCode, readCount, readDate, readSex } from '../values/rules.ts'

/**
 * The day of a field; null where the file gives none. A day that does not exist refuses the whole row: left out,
 * it would turn an ended plan into an open one.
 */
export function dayOf(field: Field | null, jotter: Jotter, today: CalendarDay): CalendarDay | null {
  if (!field) return null
  const name = lastName(field.path)
  const reading = readDate(field.text)
  if (reading === 'impossible') {
    jot(jotter, 'refusal', 'date-impossible', field, `${name} is ${shown(field.text)}, which is not a date.`)
    return null
  }
  if (reading === 'placeholder') {
    jot(
      jotter,
      'correction',
      'date-placeholder',
      field,
      `${name} is ${shown(field.text)}, which software writes when there is no date: read as none.`,
    )
    return null
  }
  if (reading.rewritten) {
    jot(
      jotter,
      'correction',
      'date-rewritten',
      field,
      `${name} is written ${shown(field.text)}: read as ${reading.value}.`,
    )
  }
  if (reading.value > today && !MAY_BE_AHEAD.has(name.toLowerCase())) {
    jot(jotter, 'remark', 'date-in-future', field, `${name} is ${reading.value}, which has not come yet.`)
  }
  return reading.value
}

/** The code of a field; null where the file gives none. A code outside the list is kept as text. */
export function codeOf(field: Field | null, codes: ReadonlySet<string>, jotter: Jotter): CodedValue | null {
  if (!field) return null
  const { value, rewritten } = readCode(field.text, codes)
  const name = lastName(field.path)
  if (!value.recognised) {
    jot(
      jotter,
      'correction',
      'code-unrecognised',
      field,
      `${name} ${shown(field.text)} is not one of the department’s codes: kept as the authority wrote it.`,
    )
  }
  if (rewritten)
    jot(
      jotter,
      'correction',
      'code-rewritten',
      field,
      `${name} is written ${shown(field.text)}: read as ${value.code}.`,
    )
  return value
}

/** The codes of a repeated field, each once. */
export function codesOf(fields: readonly Field[], codes: ReadonlySet<string>, jotter: Jotter): readonly CodedValue[] {
  const found = new Map<string, CodedValue>()
  for (const field of fields) {
    const value = codeOf(field, codes, jotter)
    if (!value) continue
    if (found.has(value.code)) {
      jot(
        jotter,
        'correction',
        'given-twice',
        field,
        `${lastName(field.path)} ${shown(value.code)} is given twice: kept once.`,
      )
    }
    found.set(value.code, value)
  }
  return [...found.values()]
}

/** Yes or no of a field; null where the file does not say, or not in words that are understood. */
export function booleanOf(field: Field | null, jotter: Jotter): boolean | null {
  if (!field) return null
  const name = lastName(field.path)
  const reading = readBoolean(field.text)
  if (!reading) {
    jot(
      jotter,
      'correction',
      'boolean-not-understood',
      field,
      `${name} is ${shown(field.text)}, neither yes nor no: read as not said.`,
    )
    return null
  }
  if (reading.rewritten) {
    jot(
      jotter,
      'correction',
      'boolean-reworded',
      field,
      `${name} is written ${shown(field.text)}: read as ${reading.value ? 'yes' : 'no'}.`,
    )
  }
  return reading.value
}

/** A count of a field; null where the file gives none that is a whole number from 0 to 99. */
export function countOf(field: Field | null, jotter: Jotter): number | null {
  if (!field) return null
  const count = readCount(field.text)
  if (count !== undefined) return count
  jot(
    jotter,
    'correction',
    'count-not-understood',
    field,
    `${lastName(field.path)} is ${shown(field.text)}, not a count: read as not said.`,
  )
  return null
}

/** The sex of a field, U where the file gives none. Codes of before 2024-25 are read as today's. */
export function sexOf(field: Field | null, jotter: Jotter): CensusSex {
  if (!field) return 'U'
  const name = lastName(field.path)
  const reading = readSex(field.text)
  if (!reading) {
    jot(
      jotter,
      'correction',
      'sex-not-understood',
      field,
      `${name} is ${shown(field.text)}, not a code for sex: read as U, unknown.`,
    )
    return 'U'
  }
  if (reading.rewritten)
    jot(jotter, 'correction', 'sex-rewritten', field, `${name} ${field.text}: read as ${reading.value}.`)
  return reading.value
}

/**
 * The UPN of a field, kept as the authority wrote it. Only one with a sound check letter identifies a child: a slip in a
 * UPN would otherwise join two children. Its authority is not asked for, since a UPN outlives the authority that gave it.
 */
export function upnOf(field: Field | null, jotter: Jotter): WrittenUpn | null {
  if (!field) return null
  const name = lastName(field.path)
  const fault = upnFault(field.text)
  if (fault) {
    jot(
      jotter,
      'correction',
      'upn-not-valid',
      field,
      `${name} ${shown(field.text)}: ${UPN_FAULTS[fault]}. Kept as the authority wrote it, not used as an identifier.`,
    )
    return { written: field.text, identifies: false }
  }
  const written = field.text.replace(/\s/g, '').toUpperCase()
  if (written !== field.text)
    jot(jotter, 'correction', 'upn-rewritten', field, `${name} is written ${shown(field.text)}: read as ${written}.`)
  return { written, identifies: true }
}

/** Targets, and the birth of a child not yet born, lie ahead by their nature. */
const MAY_BE_AHEAD: ReadonlySet<string> = new Set(['initialcpctarget', 'expectedpersonbirthdate', 'personbirthdate'])

const UPN_FAULTS: Readonly<Record<NonNullable<ReturnType<typeof upnFault>>, string>> = {
  'not-thirteen-characters': 'it does not have thirteen characters',
  'wrong-check-letter': 'the check letter is wrong',
  'unknown-authority': 'characters 2 to 4 are not an authority’s code',
  'not-all-digits': 'characters 5 to 12 are not all digits',
  'wrong-last-character': 'the last character is neither a digit nor one of the letters used',
}
