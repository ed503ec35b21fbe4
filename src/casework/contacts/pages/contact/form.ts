import { choiceOf, choicesOf, type Fields, idIn, type Read } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { Search } from '../../../../people/search/model.ts'
import { type ChildAsGiven, CONTACT_DECISIONS, type DecideContact } from '../../model.ts'
import { MISSING } from './content.ts'

/** Reads the decision. The id was put into the form when it was first shown. */
export function readDecision(fields: Fields, siblingIds: readonly string[]): Read<DecideContact> {
  const decision = choiceOf(fields, 'decision', CONTACT_DECISIONS)
  if (!decision) return { problems: [{ field: 'decision', text: MISSING }] }
  const reason = fields['reason'] ?? ''
  return { act: { id: idIn(fields), decision, reason, siblingIds: choicesOf(fields, 'siblings', siblingIds) } }
}

/** What is looked for when the child of a contact is. */
export function searchFor({ given, family, birthDate, postcode, number }: ChildAsGiven): Search {
  const name = given === '' && family === '' ? '' : `${family}, ${given}`
  return { name, number, birthDate, postcode }
}
