import {
  dayOf,
  dayWasGiven,
  type Fields,
  type Problem,
  type Read,
  textOf,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import type { PeopleSearch } from '../../../contract-desk.ts'
import { REFUSALS } from '../content.ts'
import { CONTENT } from './content.ts'

/** What is looked for, besides who asks. */
export type Search = Omit<PeopleSearch, 'asked'>

/** Neither a number nor the beginning of a name. */
export const TOO_LITTLE = REFUSALS['too-little-to-go-by'] as Problem

/** A number with a wrong character in it. */
export const NUMBER_WRONG: Problem = { field: 'words', text: CONTENT.numberWrong }

/** Reads the form, or the one box of the header (`q`), which then fills the form. */
export function readSearch(fields: Fields): Read<Search> {
  const words = textOf(fields, 'words')
  const birthDate = dayOf(fields, 'birthDate')
  const problems: Problem[] = []
  if (!words) problems.push(TOO_LITTLE)
  if (birthDate === undefined && dayWasGiven(fields, 'birthDate')) {
    problems.push({ field: 'birthDate-day', text: CONTENT.dateWrong })
  }
  if (!words || problems.length > 0) return { problems }
  return { act: { words, birthDate: birthDate ?? null, postcode: textOf(fields, 'postcode') } }
}
