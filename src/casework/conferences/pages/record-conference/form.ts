import {
  choiceOf,
  dayFields,
  dayOf,
  dayWasGiven,
  type Fields,
  type Problem,
  type Read,
  textOf,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import {
  type PersonKnown,
  peopleFields,
  readPeople,
  withRecorder,
} from '../../../../entries/drafts/pages/form-page/people.ts'
import type { CalendarDay } from '../../../../kernel/calendar-day.ts'
import { CATEGORIES } from '../../../plans/model.ts'
import {
  type Conference,
  type DecidedChild,
  INITIAL_OUTCOMES,
  REVIEW_OUTCOMES,
  type RecordConference,
} from '../../model.ts'
import { CONTENT } from './content.ts'

/** How many people the form has room for, at least. */
export const ROWS = 8

/**
 * The form before anyone typed: the day it was planned for, or today; the chair; and everyone who was asked, with what
 * they answered, or who met before.
 */
export function conferenceFields(heldOn: CalendarDay, chair: PersonKnown, known: readonly PersonKnown[]): Fields {
  return { ...dayFields('held', heldOn), ...peopleFields(withRecorder(chair, known)) }
}

/** Reads who came and what was decided for each child. */
export function readConference(fields: Fields, conference: Conference): Read<RecordConference> {
  const problems: Problem[] = []
  const heldOn = dayOf(fields, 'held')
  if (!heldOn) problems.push({ field: 'held-day', text: CONTENT.heldInvalid })
  const attended = readPeople(fields, problems).map(({ row, ...person }) => person)
  const [coreGroupOn, reviewOn] = NEXT_DAYS.map((name) => nextDay(fields, name, problems))
  const children = conference.children.flatMap(({ childId }) => readChild(fields, conference, childId, problems))
  if (!heldOn || problems.length > 0) return { problems }
  return {
    act: {
      heldOn,
      children,
      attended,
      ...{ coreGroupOn: coreGroupOn ?? null, reviewOn: reviewOn ?? null },
      reason: fields['reason'] ?? '',
      contingency: fields['contingency'] ?? '',
    },
  }
}

const NEXT_DAYS = ['core-group-on', 'review-on'] as const

/** A day that was agreed on, or null if none was. */
function nextDay(fields: Fields, name: (typeof NEXT_DAYS)[number], problems: Problem[]): CalendarDay | null {
  if (!dayWasGiven(fields, name)) return null
  const day = dayOf(fields, name)
  if (!day) problems.push({ field: `${name}-day`, text: CONTENT.nextInvalid })
  return day ?? null
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
