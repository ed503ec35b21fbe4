import {
  choiceOf,
  dayFields,
  dayOf,
  type Fields,
  type Problem,
  type Read,
  textOf,
} from '../../../../entries/drafts/pages/form-page/form.ts'
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
  const people = [chair, ...met.filter(({ name }) => name !== chair.name)].slice(0, ROWS)
  const rows = people.flatMap(({ name, role, agency }, index) => [
    [`name-${index + 1}`, name],
    [`role-${index + 1}`, role],
    [`agency-${index + 1}`, agency ?? ''],
  ])
  return { ...dayFields('held', today), ...Object.fromEntries(rows) }
}

/** Reads who came and what was decided for each child. */
export function readConference(fields: Fields, conference: Conference): Read<RecordConference> {
  const problems: Problem[] = []
  const heldOn = dayOf(fields, 'held')
  if (!heldOn) problems.push({ field: 'held-day', text: CONTENT.heldInvalid })
  const attended = Array.from({ length: ROWS }, (_, index) => readPerson(fields, index + 1, problems))
  const children = conference.children.flatMap(({ childId }) => readChild(fields, conference, childId, problems))
  if (!heldOn || problems.length > 0) return { problems }
  return {
    act: {
      heldOn,
      children,
      attended: attended.flatMap((person) => person ?? []),
      reason: fields['reason'] ?? '',
      contingency: fields['contingency'] ?? '',
    },
  }
}

function readPerson(fields: Fields, row: number, problems: Problem[]): Attended | undefined {
  const of = (part: string) => textOf(fields, `${part}-${row}`)
  const name = of('name')
  if (!name) {
    if (of('role') || of('agency') || of('view')) problems.push({ field: `name-${row}`, text: CONTENT.nameless })
    return undefined
  }
  return {
    ...{ name, role: of('role') ?? 'took part', agency: of('agency'), view: of('view') },
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
  return [
    {
      ...{ childId, outcome, view: textOf(fields, `view-${childId}`) },
      category: named ? (choiceOf(fields, `category-${childId}`, CATEGORIES) ?? null) : null,
      stepsDown: outcome === 'end' && fields[`steps-down-${childId}`] === 'yes',
    },
  ]
}
