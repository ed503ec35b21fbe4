import { addDays, asCalendarDay, type CalendarDay } from '../../../src/kernel/calendar-day.ts'
import { POPULATION_ON } from '../families.ts'
import type { Draft } from '../records.ts'
import type { MakeError } from './kinds.ts'
import { slipInPostcode, slipOfTheFinger } from './slips.ts'
import { spelledOtherwise } from './spellings.ts'

export const dayAndMonthSwapped: MakeError = (draft) => {
  if (draft.bornOn === null) return false
  const [year, month, day] = draft.bornOn.split('-')
  return putDate(draft, `${year}-${day}-${month}`)
}

/** One digit of the day, the month or the year's end, typed wrong. */
export const oneDigitOfDate: MakeError = (draft, { chance }) => {
  if (draft.bornOn === null) return false
  for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
    const at = chance.oneOf([3, 5, 6, 8, 9, 9, 9])
    const digit = (Number(draft.bornOn[at]) + chance.oneOf([1, 1, 9, 9, 3, 7])) % 10
    if (putDate(draft, draft.bornOn.slice(0, at) + digit + draft.bornOn.slice(at + 1))) return true
  }
  return false
}

export const firstOfJanuary: MakeError = (draft) =>
  draft.bornOn !== null && putDate(draft, `${draft.bornOn.slice(0, 4)}-01-01`)

export const yearOff: MakeError = (draft, { chance }) => {
  if (draft.bornOn === null) return false
  return putDate(draft, `${Number(draft.bornOn.slice(0, 4)) + chance.oneOf([-1, 1])}${draft.bornOn.slice(4)}`)
}

export const noBirthDate: MakeError = (draft) => {
  if (draft.bornOn === null) return false
  draft.bornOn = null
  return true
}

/** The record of a brother or sister was open: their date stands under this name. */
export const siblingsBirthDate: MakeError = (draft, { family, child, chance }) => {
  const others = family.children.filter(({ bornOn }) => bornOn !== child.bornOn)
  return others.length > 0 && putDate(draft, chance.oneOf(others).bornOn)
}

export const slipInHome: MakeError = (draft, { chance }) => {
  const postcode = slipInPostcode(draft.home.postcode, chance)
  if (postcode === draft.home.postcode) return false
  draft.home = { ...draft.home, postcode }
  return true
}

export const sexWrong: MakeError = (draft, { child }) => {
  if (draft.sex !== child.sex) return false
  draft.sex = child.sex === 'M' ? 'F' : 'M'
  return true
}

export const sexMissing: MakeError = (draft) => {
  if (draft.sex === 'U') return false
  draft.sex = 'U'
  return true
}

export const motherOtherwise: MakeError = (draft, { family, chance }) => {
  const { mother } = draft
  if (!mother) return false
  const given = chance.in100(50) ? spelledOtherwise(mother.given, chance) : slipOfTheFinger(mother.given, chance)
  const other = chance.in100(40)
    ? { ...mother, family: family.otherSurname }
    : { ...mother, given: given ?? mother.given }
  if (other.given === mother.given && other.family === mother.family) return false
  draft.mother = other
  return true
}

export const strangersNhsNumber: MakeError = (draft, { strangersNhs }) => putNhs(draft, strangersNhs())

export const siblingsNhsNumber: MakeError = (draft, { siblingsNhs }) => putNhs(draft, siblingsNhs())

const MOST_TRIES = 8

function putDate(draft: Draft, text: string): boolean {
  const day = asCalendarDay(text)
  if (day === undefined || day === draft.bornOn || !isOfAChild(day)) return false
  draft.bornOn = day
  return true
}

/** A form takes no birth date in the future, and none of a grown-up. */
function isOfAChild(day: CalendarDay): boolean {
  return day <= addDays(POPULATION_ON, 0) && day >= addDays(POPULATION_ON, -19 * 366)
}

function putNhs(draft: Draft, number: Draft['nhs']): boolean {
  if (number === null || number === draft.nhs) return false
  draft.nhs = number
  return true
}
