import type { RelationshipKind } from '../../model.ts'
import type { RegisterChild } from '../../registration/commands.ts'
import type { GivenIdentifier } from '../../registration/model.ts'
import { nameToPrefill } from '../../search/rules.ts'
import { AROUND_A_CHILD, DATE_WRONG } from '../content.ts'
import { choiceOf, dayOf, type Fields, type Problem, textOf } from '../form.ts'
import { CONTENT } from './content.ts'

/** The ids of the rows, made when the form is first shown. */
export type FormIds = { readonly id: string; readonly carerId: string }

export type RegistrationRead =
  | { readonly child: RegisterChild; readonly problems?: undefined }
  | { readonly child?: undefined; readonly problems: readonly Problem[] }

/** The form as it is first shown: what was searched for, so that nothing is typed twice, and new ids. */
export function prefilled(fields: Fields, ids: FormIds): Fields {
  const { given, family } = nameToPrefill(textOf(fields, 'name'))
  return { ...fields, given, family, ...ids }
}

/** Reads the registration. What must be put right here is only what cannot be read; the rules say the rest. */
export function readRegistration(fields: Fields, ids: FormIds): RegistrationRead {
  const [birthDate, expectedOn] = [dayOf(fields, 'birthDate'), dayOf(fields, 'expectedOn')]
  const carer = textOf(fields, 'carer')
  const carerKind = choiceOf(fields, 'carerKind', AROUND_A_CHILD)
  const problems: Problem[] = []
  if (birthDate === 'wrong') problems.push({ field: 'birthDate-day', text: DATE_WRONG })
  if (expectedOn === 'wrong') problems.push({ field: 'expectedOn-day', text: DATE_WRONG })
  if (carer !== '' && !carerKind) problems.push({ field: 'carerKind', text: CONTENT.carerKindMissing })
  if (birthDate === 'wrong' || expectedOn === 'wrong' || problems.length > 0) return { problems }
  return {
    child: {
      ...{ id: ids.id, searchId: textOf(fields, 'search') },
      ...{ given: textOf(fields, 'given'), family: textOf(fields, 'family') },
      ...{ birthDate, expectedOn, birthDateKnown: 'exact' },
      sex: choiceOf(fields, 'sex', ['F', 'M', 'U']) ?? 'U',
      ...{ lines: textOf(fields, 'lines'), postcode: textOf(fields, 'postcode') },
      identifiers: identifierGiven(textOf(fields, 'number')),
      carers: carersGiven(ids.carerId, carer, carerKind),
    },
  }
}

/** A number typed into one box: a UPN begins with a letter, an NHS number does not. */
export function identifierGiven(text: string): readonly GivenIdentifier[] {
  if (text === '') return []
  return [{ system: /^[a-z]/i.test(text) ? 'upn' : 'nhs', value: text }]
}

function carersGiven(id: string, carer: string, kind: RelationshipKind | undefined): RegisterChild['carers'] {
  return carer === '' || !kind ? [] : [{ id, kind, ...nameToPrefill(carer) }]
}
