import type { NewEntry } from '../../entries/model.ts'
import { paragraphs, titleOf } from '../../entries/rules.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { isBeforeBirth, type Person } from '../../people/model.ts'
import type { PlanStatus } from '../plans/model.ts'
import type { RecordVisit, VisitedChild, VisitKind, VisitRefusal } from './model.ts'

/**
 * Whether a visit may be recorded. A visit at which nobody was seen is one too, with why; a late one is late, never
 * refused.
 *
 * @source Working Together to Safeguard Children 2023, chapter 3: the child is seen, and seen alone
 */
export function recordVisit(act: RecordVisit, today: CalendarDay): Outcome<RecordVisit, VisitRefusal> {
  if (act.children.length === 0) return refused('nobody-chosen')
  if (act.happenedOn > today) return refused('in-the-future')
  if (act.children.some(({ seen, seenAlone }) => seenAlone && !seen)) return refused('seen-alone-but-not-seen')
  if (act.children.some(({ seen, whyNotSeen }) => !seen && !whyNotSeen?.trim())) return refused('not-seen-without-why')
  if (act.summary.trim() === '') return refused('no-summary')
  return accepted(act)
}

/**
 * Whether a child would be visited before their birth. A visit to a family that expected a child stands, late recorded or
 * not, as long as the child is not said to have been seen.
 */
export function isVisitBeforeBirth(
  { happenedOn, children }: RecordVisit,
  people: ReadonlyMap<string, Pick<Person, 'birthDate' | 'birthDateKnown' | 'expectedOn'>>,
): boolean {
  return children.some(({ childId, seen }) => {
    const child = people.get(childId)
    return child !== undefined && isBeforeBirth(child, happenedOn) && (seen || child.expectedOn === null)
  })
}

type Status = Pick<PlanStatus, 'kind' | 'fromOn' | 'toOn'>

/** What a visit on this day was for, by the plans of the children visited; the strongest counts. */
export function kindOfVisit(statuses: readonly Status[], isAssessed: boolean, on: CalendarDay): VisitKind {
  const kinds = statuses.filter(({ fromOn, toOn }) => fromOn <= on && (toOn === null || on <= toOn))
  if (kinds.some(({ kind }) => kind === 'child-protection')) return 'child-protection'
  if (kinds.some(({ kind }) => kind === 'child-in-need')) return 'child-in-need'
  return isAssessed ? 'assessment' : 'other'
}

/** How a child was seen, as their part of the visit says it. */
export function seenInWords({ seen, seenAlone, bedroomSeen, whyNotSeen }: VisitedChild): string {
  const bedroom = bedroomSeen ? '; bedroom seen' : ''
  if (!seen) return `Not seen: ${whyNotSeen?.trim()}${bedroom}`
  return `${seenAlone ? 'Seen alone' : 'Seen, but not alone'}${bedroom}`
}

export type Told = {
  readonly visitor: { readonly name: string; readonly jobTitle: string }
  readonly nameOf: (childId: string) => string
  readonly newId: () => string
}

/** What a visit adds to the story: what happened, once about all; and what each child said, in their own words. */
export function entriesOfVisit(visit: RecordVisit, { visitor, nameOf, newId }: Told): readonly NewEntry[] {
  const { children, happenedOn, place, summary } = visit
  const always = {
    happenedOn,
    saidBy: visitor.name,
    saidByRole: visitor.jobTitle,
    step: { kind: 'visit', id: visit.id },
  } as const
  const names = children.map(({ childId }) => nameOf(childId)).join(', ')
  const unseen = children.every(({ seen }) => !seen) ? ': not seen' : ''
  const spoke = children.filter(({ words }) => words?.trim())
  return [
    {
      ...{ ...always, id: newId(), kind: 'fact', title: `Visit to ${names}${unseen}` },
      body: paragraphs(place ? `${summary}\n\nWhere: ${place}.` : summary),
      about: children.map((child) => ({ personId: child.childId, part: seenInWords(child) })),
    },
    ...spoke.map(({ childId, words }) => ({
      ...{ ...always, id: newId(), kind: 'child-words' as const, title: titleOf(words ?? '') },
      body: paragraphs(words ?? ''),
      about: [{ personId: childId }],
    })),
  ]
}
