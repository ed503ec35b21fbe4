import { ageOn, type CalendarDay } from '../../../kernel/calendar-day.ts'
import type { Link } from '../../family/commands.ts'
import type { KnownPerson } from '../../model.ts'
import type { Registration } from '../../registration/model.ts'
import { AROUND_A_CHILD, AROUND_AN_ADULT, DATE_WRONG } from '../content.ts'
import { choiceOf, dayOf, type Fields, type Problem, textOf } from '../form.ts'
import { CONTENT } from './content.ts'

/** Rows' ids, made when the form is shown. */
export type FormIds = { readonly id: string; readonly linkId: string }

/** Someone to be added: as a new adult, or as a person already recorded whom the reader chose. */
export type PersonRead =
  | {
      readonly person: Registration
      readonly of: KnownPerson
      readonly link: Omit<Link, 'otherId'>
      readonly problems?: undefined
    }
  | { readonly person?: undefined; readonly problems: readonly Problem[] }

const CHILDREN: readonly Link['kind'][] = ['sibling', 'half-sibling', 'step-sibling', 'child']
const EVERY_KIND = [...new Set([...AROUND_A_CHILD, ...AROUND_AN_ADULT])]
const ADULT_AT = 18

/** The kinds of tie that somebody may have, as the form offers them. */
export function kindsFor({ kind }: Pick<KnownPerson, 'kind'>): readonly Link['kind'][] {
  return kind === 'child' ? AROUND_A_CHILD : AROUND_AN_ADULT
}

/**
 * Reads who is to be added, and to whom of these people they are tied. What must be put right here is only what cannot
 * be read; the rules say the rest.
 */
export function readPerson(fields: Fields, ids: FormIds, people: readonly KnownPerson[]): PersonRead {
  const [birthDate, fromOn] = [dayOf(fields, 'birthDate'), dayOf(fields, 'fromOn')]
  const of = people.find(({ id }) => id === (textOf(fields, 'of') || people[0]?.id))
  const kind = choiceOf(fields, 'kind', EVERY_KIND)
  const problems: Problem[] = []
  if (birthDate === 'wrong') problems.push({ field: 'birthDate-day', text: DATE_WRONG })
  if (fromOn === 'wrong') problems.push({ field: 'fromOn-day', text: DATE_WRONG })
  if (!kind) problems.push({ field: 'kind', text: CONTENT.kindMissing })
  if (!of) problems.push({ field: 'of', text: CONTENT.ofMissing })
  else if (kind && !kindsFor(of).includes(kind)) problems.push({ field: 'kind', text: CONTENT.kindOfAnAdult })
  if (birthDate === 'wrong' || fromOn === 'wrong' || !kind || !of || problems.length > 0) return { problems }
  const responsibility = textOf(fields, 'responsibility')
  return {
    of,
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
export function kindsMeant(kind: Link['kind']): readonly ('adult' | 'child')[] {
  return CHILDREN.includes(kind) ? ['child', 'adult'] : ['adult']
}

/** Whether someone new would be a child, who is registered by the search and not here. */
export function isChildFirst(kind: Link['kind'], birthDate: CalendarDay | null, today: CalendarDay): boolean {
  return CHILDREN.includes(kind) && (birthDate === null || ageOn(birthDate, today).years < ADULT_AT)
}
