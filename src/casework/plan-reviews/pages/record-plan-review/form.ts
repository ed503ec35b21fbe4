import {
  choiceOf,
  choicesOf,
  dayFields,
  dayOf,
  type Fields,
  idIn,
  type Problem,
  type Read,
  textOf,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import { type PersonKnown, peopleFields, readPeople } from '../../../../entries/drafts/pages/form-page/people.ts'
import type { CalendarDay } from '../../../../kernel/calendar-day.ts'
import { displayName, type KnownPerson } from '../../../../people/model.ts'
import { REVIEW_OUTCOMES, type ReviewedChild, type ReviewPlan } from '../../model.ts'
import type { OutcomeToLook } from '../../rules-outcomes.ts'
import { CONTENT } from './content.ts'

/** How many people the form has room for, at least. */
export const ROWS = 8

/** The form before anyone typed: today, every child whose plan can be reviewed, who came last time, how the plan stands. */
export function reviewFields(
  today: CalendarDay,
  childIds: readonly string[],
  came: readonly PersonKnown[],
  outcomes: readonly OutcomeToLook[],
): Fields {
  return {
    ...dayFields('held', today),
    ...peopleFields(came),
    children: childIds.join('\n'),
    ...Object.fromEntries(outcomes.map(({ key, changed }) => [`changed-${key}`, changed ?? ''])),
    ...Object.fromEntries(outcomes.map(({ key, of }) => [`achieved-${key}`, achievedOf(of)])),
  }
}

/** Reads a review of these children's plans; where there is more than one, of those ticked. */
export function readReview(
  fields: Fields,
  children: readonly KnownPerson[],
  outcomes: readonly OutcomeToLook[],
): Read<ReviewPlan> {
  const problems: Problem[] = []
  const heldOn = dayOf(fields, 'held')
  if (!heldOn) problems.push({ field: 'held-day', text: CONTENT.heldInvalid })
  const came = readPeople(fields, problems).map(({ row, ...person }) => person)
  const ids = children.map(({ id }) => id)
  const chosen = children.length === 1 ? ids : choicesOf(fields, 'children', ids)
  const parts = children
    .filter(({ id }) => chosen.includes(id))
    .flatMap((child) => readChild(fields, child, outcomes, problems) ?? [])
  if (!heldOn || problems.length > 0) return { problems }
  const said = { summary: fields['summary'] ?? '', parentView: textOf(fields, 'parents') }
  return { act: { id: idIn(fields), heldOn, came, ...said, children: parts } }
}

function readChild(
  fields: Fields,
  child: KnownPerson,
  outcomes: readonly OutcomeToLook[],
  problems: Problem[],
): ReviewedChild | undefined {
  const of = (part: string) => `${part}-${child.id}`
  const outcome = choiceOf(fields, of('outcome'), REVIEW_OUTCOMES)
  const reason = textOf(fields, of('reason'))
  if (!outcome) problems.push({ field: of('outcome'), text: `${CONTENT.outcomeMissing} ${displayName(child)}` })
  if (!reason) problems.push({ field: of('reason'), text: `${CONTENT.reasonMissing} ${displayName(child)}` })
  if (!outcome || !reason) return undefined
  const childView = textOf(fields, of('view'))
  return { childId: child.id, outcome, reason, childView, outcomes: lookedAt(fields, child.id, outcomes) }
}

/** What was written of each outcome of this child's plan; one that came into the plan since the form was shown is left alone. */
function lookedAt(fields: Fields, childId: string, outcomes: readonly OutcomeToLook[]): ReviewedChild['outcomes'] {
  return outcomes.flatMap(({ key, of }) => {
    const own = of.find((one) => one.childId === childId)
    if (!own || fields[`changed-${key}`] === undefined) return []
    const achieved = choicesOf(fields, `achieved-${key}`, [childId]).length > 0
    return [{ id: own.outcomeId, changed: textOf(fields, `changed-${key}`), achieved }]
  })
}

function achievedOf(of: OutcomeToLook['of']): string {
  return of
    .filter(({ achieved }) => achieved)
    .map(({ childId }) => childId)
    .join('\n')
}
