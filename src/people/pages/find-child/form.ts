import type { Search } from '../../search/model.ts'
import { criteriaOf, isSearchable, quickSearch } from '../../search/rules.ts'
import { DATE_WRONG } from '../content.ts'
import { dayFields, dayOf, type Fields, type Problem, textOf } from '../form.ts'
import { CONTENT } from './content.ts'

/** What the form asks for, with what must be put right before it can be looked up. */
export type SearchRead = { readonly search: Search; readonly fields: Fields; readonly problems: readonly Problem[] }

/** Reads the search: from the form, or from the one box in the header (`q`), which then fills the form. */
export function readSearch(fields: Fields): SearchRead {
  const line = textOf(fields, 'q')
  if (line !== '') {
    const search = quickSearch(line)
    return { search, fields: searchFields(search), problems: problemsOf(search) }
  }
  const birthDate = dayOf(fields, 'birthDate')
  const search: Search = {
    name: textOf(fields, 'name'),
    number: textOf(fields, 'number'),
    birthDate: birthDate === 'wrong' ? null : birthDate,
    postcode: textOf(fields, 'postcode'),
  }
  if (birthDate === 'wrong') return { search, fields, problems: [{ field: 'birthDate-day', text: DATE_WRONG }] }
  return { search, fields, problems: problemsOf(search) }
}

/** A search as the fields that the form and the registration carry. */
export function searchFields({ name, number, birthDate, postcode }: Search): Fields {
  return { name, number, postcode, ...dayFields('birthDate', birthDate) }
}

function problemsOf(search: Search): readonly Problem[] {
  return isSearchable(criteriaOf(search)) ? [] : [{ field: 'name', text: CONTENT.nothing }]
}
