import type { Completion, Move, RecordBirth } from '../../identity/commands.ts'
import type { NameChange } from '../../identity/rules.ts'
import { DATE_WRONG } from '../content.ts'
import { choiceOf, dayOf, type Fields, type Problem, textOf, textsOf } from '../form.ts'
import { identifierGiven } from '../register-child/form.ts'
import { CONTENT } from './content.ts'

/** The forms of the page. Each is sent by itself. */
export const FORMS = ['complete', 'name', 'move', 'birth', 'number'] as const
export type FormName = (typeof FORMS)[number]

/** What one form of the page asks to be done. */
export type IdentityAct =
  | { readonly form: 'complete' | 'number'; readonly change: Completion }
  | { readonly form: 'name'; readonly change: NameChange }
  | { readonly form: 'move'; readonly change: Move }
  | { readonly form: 'birth'; readonly change: RecordBirth }

export type IdentityRead = { readonly act: IdentityAct } | { readonly problems: readonly Problem[] }

/** Ids of the rows that may be written, made when the page is shown. */
export type FormIds = { readonly nameId: string; readonly addressId: string }

/** Reads the form that was sent. */
export function readIdentity(form: FormName, fields: Fields, ids: FormIds): IdentityRead {
  if (form === 'complete') return readCompletion(fields, ids)
  if (form === 'number') return readNumber(fields, ids)
  return form === 'birth' ? readBirth(fields, ids) : readChange(form, fields, ids)
}

function readCompletion(fields: Fields, ids: FormIds): IdentityRead {
  const change = completionOf(fields, ids)
  const { given, family, lines, postcode, identifiers, sex } = change
  const empty = [given, family, lines, postcode].every((text) => text === '') && identifiers.length === 0 && sex === 'U'
  if (empty) return { problems: [{ field: 'given', text: CONTENT.nothingGiven }] }
  return { act: { form: 'complete', change } }
}

function readNumber(fields: Fields, ids: FormIds): IdentityRead {
  const { identifiers, ...rest } = completionOf(fields, ids)
  if (identifiers.length === 0) return { problems: [{ field: 'number', text: CONTENT.numberMissing }] }
  return { act: { form: 'number', change: { ...rest, identifiers } } }
}

function completionOf(fields: Fields, { nameId, addressId }: FormIds): Completion {
  return {
    ...{ nameId, given: textOf(fields, 'given'), family: textOf(fields, 'family') },
    ...{ addressId, lines: textOf(fields, 'lines'), postcode: textOf(fields, 'postcode') },
    sex: sexOf(fields),
    identifiers: identifierGiven(textOf(fields, 'number')),
  }
}

function readChange(form: 'name' | 'move', fields: Fields, { nameId, addressId }: FormIds): IdentityRead {
  const fromOn = dayOf(fields, 'fromOn')
  if (fromOn === 'wrong') return { problems: [{ field: 'fromOn-day', text: DATE_WRONG }] }
  if (form === 'name') {
    const change = { id: nameId, given: textOf(fields, 'given'), family: textOf(fields, 'family'), fromOn }
    return { act: { form, change } }
  }
  const [lines, postcode] = [textOf(fields, 'lines'), textOf(fields, 'postcode')]
  return { act: { form, change: { id: addressId, lines, postcode, fromOn, together: textsOf(fields, 'together') } } }
}

function readBirth(fields: Fields, { nameId }: FormIds): IdentityRead {
  const birthDate = dayOf(fields, 'birthDate')
  if (birthDate === 'wrong') return { problems: [{ field: 'birthDate-day', text: DATE_WRONG }] }
  if (birthDate === null) return { problems: [{ field: 'birthDate-day', text: CONTENT.birthDateMissing }] }
  const named = { nameId, given: textOf(fields, 'given'), family: textOf(fields, 'family') }
  return { act: { form: 'birth', change: { birthDate, sex: sexOf(fields), ...named } } }
}

function sexOf(fields: Fields) {
  return choiceOf(fields, 'sex', ['F', 'M', 'U']) ?? 'U'
}
