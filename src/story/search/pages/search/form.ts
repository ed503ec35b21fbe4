import { z } from 'zod'
import {
  choicesOf,
  dayOf,
  dayWasGiven,
  type Fields,
  type Problem,
  textOf,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import { asCalendarDay, type CalendarDay } from '../../../../kernel/calendar-day.ts'
import { FOUND_KINDS, type SearchPlace, type WordsSought } from '../../model.ts'
import { MOST_CHARACTERS } from '../../rules.ts'
import { CONTENT } from './content.ts'

/** What is sought, or what must be put right before it can be. */
export type SoughtRead =
  | { readonly sought: WordsSought; readonly problems?: undefined }
  | { readonly sought?: undefined; readonly problems: readonly Problem[] }

/** Reads the search: from the page's form, or from the one box in the header. */
export function readSought(fields: Fields): SoughtRead {
  const words = (textOf(fields, 'q') ?? '').replaceAll('\0', '')
  const [from, to] = [readDay(fields, 'from'), readDay(fields, 'to')]
  const problems: Problem[] = []
  if (words === '') problems.push({ field: 'q', text: CONTENT.nothing })
  if (words.length > MOST_CHARACTERS) problems.push({ field: 'q', text: CONTENT.tooLong })
  if (from === 'wrong') problems.push({ field: 'from-day', text: CONTENT.dateWrong })
  if (to === 'wrong') problems.push({ field: 'to-day', text: CONTENT.dateWrong })
  if (from !== null && to !== null && from > to) problems.push({ field: 'from-day', text: CONTENT.fromAfterTo })
  if (problems.length > 0 || from === 'wrong' || to === 'wrong') return { problems }
  return { sought: { words, kinds: choicesOf(fields, 'kind', FOUND_KINDS), from, to, place: placeIn(fields) } }
}

/** The fields that carry a place in the list to the next page. */
export function placeFields({ after, before }: SearchPlace): Fields {
  return { after: after ?? '', beforeOn: before?.on ?? '', before: before?.sourceId ?? '' }
}

const Id = z.uuid().nullable().catch(null)

/** From where the list goes on; from its beginning if that is not said, or said wrongly. */
function placeIn(fields: Fields): SearchPlace {
  const [after, sourceId] = [Id.parse(fields['after']), Id.parse(fields['before'])]
  const on = asCalendarDay(fields['beforeOn'] ?? '')
  return { after, before: on && sourceId ? { on, sourceId } : null }
}

function readDay(fields: Fields, name: string): CalendarDay | null | 'wrong' {
  return dayWasGiven(fields, name) ? (dayOf(fields, name) ?? 'wrong') : null
}
