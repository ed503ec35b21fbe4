import { dayOf, dayWasGiven, type Fields, type Read } from '../../../entries/drafts/pages/form-page/form.ts'
import { asCalendarDay } from '../../../kernel/calendar-day.ts'
import type { PartnerMatch } from '../../../people/search/commands.ts'
import type { ChildAsGiven, ConcernedChild } from '../../model.ts'
import { CONTENT } from './content.ts'

/** Reads the child as typed. */
export function readChild(fields: Fields): Read<ChildAsGiven> {
  const birthDate = dayOf(fields, 'birth') ?? null
  if (birthDate === null && dayWasGiven(fields, 'birth')) {
    return { problems: [{ field: 'birth-day', text: CONTENT.dateWrong }] }
  }
  const text = (name: string) => fields[name] ?? ''
  const [given, family] = [text('given'), text('family')]
  return { act: { given, family, birthDate, postcode: text('postcode'), number: text('number') } }
}

/** The child of a concern that is being written, as its draft keeps it; `shown` is the one the index was certain of. */
export type ChildOfDraft = ConcernedChild & {
  readonly shown: Pick<ChildAsGiven, 'given' | 'family' | 'birthDate'> | null
}

/** The draft in which the child of a concern waits. */
export function childDraftOf(concernId: string): string {
  return `concern-child:${concernId}`
}

/** The child as a draft keeps it: what was not typed is taken from the one certain match. */
export function childFields(typed: ChildAsGiven, match: PartnerMatch | undefined): Fields {
  const { summary } = match ?? {}
  return {
    given: typed.given || summary?.given || '',
    family: typed.family || summary?.family || '',
    birthDate: typed.birthDate ?? summary?.birthDate ?? '',
    postcode: typed.postcode,
    number: typed.number,
    ...(match ? { indexNumber: match.number } : {}),
    ...(summary
      ? { shownGiven: summary.given, shownFamily: summary.family, shownBirthDate: summary.birthDate ?? '' }
      : {}),
  }
}

/** The child that a draft keeps. */
export function childOfDraft(fields: Fields): ChildOfDraft {
  const text = (name: string) => fields[name] ?? ''
  const day = (name: string) => asCalendarDay(text(name)) ?? null
  const indexNumber = fields['indexNumber'] ?? null
  return {
    asGiven: {
      ...{ given: text('given'), family: text('family'), birthDate: day('birthDate') },
      ...{ postcode: text('postcode'), number: text('number') },
    },
    indexNumber,
    shown:
      indexNumber === null
        ? null
        : { given: text('shownGiven'), family: text('shownFamily'), birthDate: day('shownBirthDate') },
  }
}
