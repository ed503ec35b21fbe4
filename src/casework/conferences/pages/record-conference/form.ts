import {
  choiceOf,
  dayFields,
  dayOf,
  type Fields,
  type Problem,
  type Read,
  textOf,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import { type PersonThere, peopleFields, readPeople } from '../../../../entries/drafts/pages/form-page/people.ts'
import type { CalendarDay } from '../../../../kernel/calendar-day.ts'
import { CATEGORIES } from '../../../plans/model.ts'
import {
  type Attended,
  type Conference,
  type DecidedChild,
  INITIAL_OUTCOMES,
  REVIEW_OUTCOMES,
  type RecordConference,
} from '../../model.ts'
import type { TookPart } from '../../queries.ts'
import { CONTENT } from './content.ts'

/** How many people the form has room for. */
export const ROWS = 8

/** The form before anyone typed: today, the chair, and everyone who met before. */
export function conferenceFields(today: CalendarDay, chair: TookPart, met: readonly TookPart[]): Fields {
  const people = [chair, ...met.filter(({ name }) => name !== chair.name)]
  return { ...dayFields('held', today), ...peopleFields(people, ROWS) }
}

/** Reads who came and what was decided for each child. */
export function readConference(fields: Fields, conference: Conference): Read<RecordConference> {
  const problems: Problem[] = []
  const heldOn = dayOf(fields, 'held')
  if (!heldOn) problems.push({ field: 'held-day', text: CONTENT.heldInvalid })
  const attended = readPeople(fields, ROWS, problems).map((person) => readPerson(fields, person))
  const children = conference.children.flatMap(({ childId }) => readChild(fields, conference, childId, problems))
  if (!heldOn || problems.length > 0) return { problems }
  return {
    act: {
      heldOn,
      children,
      attended,
      reason: fields['reason'] ?? '',
      contingency: fields['contingency'] ?? '',
    },
  }
}

function readPerson(fields: Fields, { row, ...person }: PersonThere & { readonly row: number }): Attended {
  return {
    ...person,
    presence: choiceOf(fields, `presence-${row}`, ['attended', 'apologies', 'absent'] as const) ?? 'attended',
    dissents: fields[`dissents-${row}`] === 'yes',
  }
}

function readChild(fields: Fields, { kind }: Conference, childId: string, problems: Problem[]): DecidedChild[] {
  const outcome = choiceOf(fields, `outcome-${childId}`, kind === 'initial' ? INITIAL_OUTCOMES : REVIEW_OUTCOMES)
  if (!outcome) {
    problems.push({ field: `outcome-${childId}`, text: CONTENT.outcomeMissing })
    return []
  }
  const named = outcome === 'protection-plan' || outcome === 'change-category'
  const category = named ? (choiceOf(fields, `category-${childId}`, CATEGORIES) ?? null) : null
  if (named && !category) problems.push({ field: `category-${childId}`, text: CONTENT.categoryMissing })
  return [
    {
      ...{ childId, outcome, view: textOf(fields, `view-${childId}`) },
      category,
      stepsDown: outcome === 'end' && fields[`steps-down-${childId}`] === 'yes',
    },
  ]
}
