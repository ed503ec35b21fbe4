import { type CalendarDay, calendarDay } from '../../kernel/calendar-day.ts'
import type { Around, CensusYear, Failure, ReturnedChild, ReturnedHeader } from './model.ts'

// The rules about a return as a whole, and those about a child beside the others. They are counted as the children pass,
// so that a file of any size is read once.

/** What is remembered of the children that have passed. */
export type Passed = {
  readonly references: Set<string>
  readonly upns: Set<string>
  readonly disabilities: Set<string>
  born: number
  withoutSex: number
  disabled: number
  disabledTwice: number
}

export function nobodyYet(): Passed {
  return {
    references: new Set(),
    upns: new Set(),
    disabilities: new Set(),
    born: 0,
    withoutSex: 0,
    disabled: 0,
    disabledTwice: 0,
  }
}

/** Counts a child in, and says what is wrong with it beside those that passed before. */
export function countIn(passed: Passed, child: ReturnedChild, { edition, isCode }: Around): readonly Failure[] {
  const codes = child.disabilities.map(({ written }) => written ?? '').filter((code) => isCode('disability', code))
  for (const code of codes) passed.disabilities.add(code)
  const isBorn = child.bornOn.day !== null
  passed.born += isBorn ? 1 : 0
  passed.withoutSex += isBorn && child.sex.written === 'U' ? 1 : 0
  const others = new Set(codes.filter((code) => code !== 'NONE')).size
  passed.disabled += others > 0 ? 1 : 0
  passed.disabledTwice += others > 1 ? 1 : 0
  const { laChildId, upn } = child
  const failures = [
    ...(isSecond(passed.references, laChildId.written) ? [said('8510', laChildId.path, child)] : []),
    ...(isSecond(passed.upns, upn.written) ? [said('1520', upn.path, child)] : []),
  ]
  return failures.filter(({ code }) => edition.rules.has(code))
}

/** What is wrong with a return as a whole, once all children have passed. */
export function failuresOfWhole(
  passed: Passed,
  header: ReturnedHeader | null,
  { year, edition }: Around,
): readonly Failure[] {
  const whole = 'Message/Children'
  const reference = header?.referenceOn
  const failures = [
    ...(reference?.day === year.to ? [] : [said('100', reference?.path ?? 'Message/Header')]),
    ...(passed.withoutSex * 50 > passed.born ? [said('2886Q', whole)] : []),
    ...(passed.disabilities.size < LEAST_CODES ? [said('2887Q', whole)] : []),
    ...(passed.disabled > 0 && passed.disabledTwice === 0 ? [said('2888Q', whole)] : []),
  ]
  return failures.filter(({ code }) => edition.rules.has(code))
}

/**
 * The census year a file is checked as: the one asked for, else as its head says, else as its reference date does, else
 * the usual one.
 */
export function yearOf(
  header: ReturnedHeader | null,
  { asked, usual }: { readonly asked: number | null; readonly usual: number },
): CensusYear {
  const [written] = /^20\d{2}$/.exec(header?.year.written ?? '') ?? []
  return censusYear(asked ?? Number(written ?? header?.referenceOn.day?.slice(0, 4) ?? usual))
}

/** 1 April to 31 March. @param year the one it ends in */
export function censusYear(year: number): CensusYear {
  return { year, from: day(`${year - 1}-04-01`), to: day(`${year}-03-31`) }
}

/**
 * The year as far as it has gone on a day, so that nobody is asked today for what is owed in March: what is checked of the
 * record before its year is over. The whole year, once it is.
 */
export function yearSoFar(whole: CensusYear, today: CalendarDay): CensusYear {
  return today < whole.to ? { ...whole, to: today } : whole
}

/** What the rules about a whole return say, by code. */
export const WHOLE_MESSAGES = {
  '100': 'The reference date is not 31 March of the census year.',
  '1520': 'Another child of the return has the same UPN.',
  '8510': 'Another child of the return has the same reference.',
  '2886Q': 'More than 2 in 100 children who are born have no sex recorded (U).',
  '2887Q': 'Fewer than 8 codes of disability are used in the whole return.',
  '2888Q': 'No child of the return has more than one disability: where there are several, each is given.',
} as const

/** Codes of disability that a whole return uses at least. */
const LEAST_CODES = 8

function day(text: string): CalendarDay {
  return calendarDay(text)
}

function isSecond(seen: Set<string>, written: string | null): boolean {
  if (written === null) return false
  const isSeen = seen.has(written)
  if (!isSeen) seen.add(onItsOwn(written))
  return isSeen
}

/** The same text, by itself: one that was cut out of a piece of a file would keep the whole piece in memory. */
function onItsOwn(text: string): string {
  return Array.from(text).join('')
}

function said(code: keyof typeof WHOLE_MESSAGES, path: string, child?: ReturnedChild): Failure {
  const severity = code.endsWith('Q') ? 'query' : 'error'
  return { code, severity, message: WHOLE_MESSAGES[code], child: child?.laChildId.written ?? null, path }
}
