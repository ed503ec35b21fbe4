import { ageOn, type CalendarDay } from '../../../kernel/calendar-day.ts'
import type { Link } from '../../family/commands.ts'
import type { RelationshipKind } from '../../model.ts'
import type { Registration } from '../../registration/model.ts'
import { AROUND_A_CHILD, DATE_WRONG } from '../content.ts'
import { choiceOf, dayOf, type Fields, type Problem, textOf } from '../form.ts'
import { CONTENT } from './content.ts'

/** Rows' ids, made when the form is shown. */
export type FormIds = { readonly id: string; readonly linkId: string }

/** Someone to be added: as a new adult, or as a person already recorded whom the reader chose. */
export type PersonRead =
  | { readonly person: Registration; readonly link: Omit<Link, 'otherId'>; readonly problems?: undefined }
  | { readonly person?: undefined; readonly problems: readonly Problem[] }

const SIBLINGS: readonly RelationshipKind[] = ['sibling', 'half-sibling', 'step-sibling']
const ADULT_AT = 18

/** Reads who is to be added. What must be put right here is only what cannot be read; the rules say the rest. */
export function readPerson(fields: Fields, ids: FormIds): PersonRead {
  const [birthDate, fromOn] = [dayOf(fields, 'birthDate'), dayOf(fields, 'fromOn')]
  const kind = choiceOf(fields, 'kind', AROUND_A_CHILD)
  const problems: Problem[] = []
  if (birthDate === 'wrong') problems.push({ field: 'birthDate-day', text: DATE_WRONG })
  if (fromOn === 'wrong') problems.push({ field: 'fromOn-day', text: DATE_WRONG })
  if (!kind) problems.push({ field: 'kind', text: CONTENT.kindMissing })
  if (birthDate === 'wrong' || fromOn === 'wrong' || !kind) return { problems }
  const responsibility = textOf(fields, 'responsibility')
  return {
    person: {
      ...{ id: ids.id, given: textOf(fields, 'given'), family: textOf(fields, 'family'), birthDate },
      ...{ expectedOn: null, birthDateKnown: 'exact', sex: 'U', lines: '', postcode: '', identifiers: [] },
    },
    link: {
      ...{ id: ids.linkId, kind, fromOn, words: textOf(fields, 'words') || null },
      parentalResponsibility: responsibility === 'yes' ? true : responsibility === 'no' ? false : null,
      atHome: textOf(fields, 'atHome') === 'yes',
    },
  }
}

/** Which kinds of people of this name could be meant: brothers and sisters may be children, others are adults. */
export function kindsMeant(kind: RelationshipKind): readonly ('adult' | 'child')[] {
  return SIBLINGS.includes(kind) ? ['child', 'adult'] : ['adult']
}

/** Whether someone new would be a child, who is registered by the search and not here. */
export function isChildFirst(kind: RelationshipKind, birthDate: CalendarDay | null, today: CalendarDay): boolean {
  return SIBLINGS.includes(kind) && (birthDate === null || ageOn(birthDate, today).years < ADULT_AT)
}
